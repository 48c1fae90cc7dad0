//! Contents made small: raw deflate (RFC 1951) that may refer back to a dictionary, the template's own sentences.
//!
//! `miniz_oxide` expands into a buffer that already holds the dictionary, and is the smallest decoder that can: 7 KiB of
//! the page when compressed, where zlib-rs has 24 and ruzstd 18. The browser's own decoder takes no dictionary. Only
//! the engine compresses.

use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

use super::ShareError;

/// What version 1 refers back to; at most 32 KiB reach. Released, it never changes.
const DICTIONARY: &[u8] = include_bytes!("dictionary_v1.txt");

/// The most bytes of contents.
const LARGEST_CONTENTS: usize = 1024 * 1024;

/// What a byte may expand to: reports have 3 to 10, and deflate can a thousand.
const LARGEST_RATIO: usize = 100;

/// What a few bytes may expand to: a dictionary says much in little.
const ALWAYS_ALLOWED: usize = 16 * 1024;

/// Expands compressed contents.
///
/// # Errors
/// `CutOff` when they end too early, `TooLarge` when there is more in them than they may hold, `Unreadable` when they
/// are not compressed data or something stands behind them.
pub(super) fn expand(compressed: &[u8]) -> Result<Vec<u8>, ShareError> {
    let most = LARGEST_CONTENTS.min(ALWAYS_ALLOWED + LARGEST_RATIO * compressed.len());
    let mut output = DICTIONARY.to_vec();
    output.resize(DICTIONARY.len() + most, 0);
    let (status, read, written) = decompress(
        &mut DecompressorOxide::new(),
        compressed,
        &mut output,
        DICTIONARY.len(),
        TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF,
    );
    match status {
        TINFLStatus::Done if read == compressed.len() => {
            output.truncate(DICTIONARY.len() + written);
            Ok(output.split_off(DICTIONARY.len()))
        }
        TINFLStatus::HasMoreOutput => Err(ShareError::TooLarge),
        TINFLStatus::NeedsMoreInput | TINFLStatus::FailedCannotMakeProgress => {
            Err(ShareError::CutOff)
        }
        _ => Err(ShareError::Unreadable),
    }
}

/// Compresses contents.
///
/// # Errors
/// `TooLarge` when they could not be expanded again.
#[cfg(feature = "engine")]
pub(super) fn compress(contents: &[u8]) -> Result<Vec<u8>, ShareError> {
    use flate2::{Compress, Compression, FlushCompress, Status};

    let mut compress = Compress::new(Compression::best(), false);
    let unusable = |_| ShareError::Unreadable;
    compress.set_dictionary(DICTIONARY).map_err(unusable)?;
    // What cannot be compressed grows by five bytes for each 64 KiB.
    let mut compressed = Vec::with_capacity(contents.len() + contents.len() / 1024 + 64);
    let finish = FlushCompress::Finish;
    let status = compress.compress_vec(contents, &mut compressed, finish);
    let done = status.is_ok_and(|status| status == Status::StreamEnd);
    match expand(&compressed) {
        Ok(expanded) if done && expanded == contents => Ok(compressed),
        _ => Err(ShareError::TooLarge),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(contents: &[u8]) {
        let compressed = compress(contents).unwrap();
        assert_eq!(expand(&compressed).as_deref(), Ok(contents));
        for cut in 0..compressed.len().min(200) {
            assert_eq!(expand(&compressed[..cut]), Err(ShareError::CutOff), "{cut}");
        }
        let longer = [&compressed[..], &[0]].concat();
        assert_eq!(expand(&longer), Err(ShareError::Unreadable));
    }

    #[test]
    fn contents_come_back_as_they_were() {
        check(b"");
        check(b"a");
        check("Inga synpunkter har inkommit.".as_bytes());
        let noise: Vec<u8> = (0_u32..100_000)
            .map(|at| at.wrapping_mul(2_654_435_761).to_be_bytes()[0])
            .collect();
        check(&noise);
        check(DICTIONARY);
    }

    #[test]
    fn the_template_costs_next_to_nothing() {
        let half = &DICTIONARY[..DICTIONARY.len() / 2];
        let compressed = compress(half).unwrap();
        assert!(compressed.len() * 20 < half.len(), "{}", compressed.len());
    }

    #[test]
    fn what_expands_beyond_measure_is_refused() {
        let mut bomb = flate2::Compress::new(flate2::Compression::best(), false);
        let mut bytes = Vec::with_capacity(100_000);
        let zeros = vec![0; 50_000_000];
        bomb.compress_vec(&zeros, &mut bytes, flate2::FlushCompress::Finish)
            .unwrap();
        assert_eq!(expand(&bytes), Err(ShareError::TooLarge));
        // So much is no report, and what cannot be opened is not written.
        assert_eq!(compress(&zeros[..2_000_000]), Err(ShareError::TooLarge));
    }

    #[test]
    fn the_dictionary_is_within_reach() {
        assert!(DICTIONARY.len() <= 32 * 1024, "{}", DICTIONARY.len());
    }
}
