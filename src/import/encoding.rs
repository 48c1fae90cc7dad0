//! Bytes to text: which encoding a text file is in, and why.

use encoding_rs as rs;

use crate::model::{Encoding, EncodingReason};

/// How many bytes the guess between one-byte encodings looks at.
const SAMPLE: usize = 1 << 20;

/// Detects the encoding, byte order mark first, then form, then Swedish letters.
#[must_use]
pub fn detect(bytes: &[u8]) -> (Encoding, EncodingReason) {
    if let Some((encoding, _)) = rs::Encoding::for_bom(bytes) {
        let found = Encoding::ALL
            .into_iter()
            .find(|each| table(*each) == encoding);
        return (found.unwrap_or(Encoding::Utf8), EncodingReason::Mark);
    }
    if let Some(encoding) = pairs_of_bytes(bytes) {
        return (encoding, EncodingReason::Zeroes);
    }
    if std::str::from_utf8(bytes).is_ok() {
        return (Encoding::Utf8, EncodingReason::WellFormed);
    }
    (swedish_letters(bytes), EncodingReason::SwedishLetters)
}

/// Decodes the whole file. What is malformed becomes U+FFFD; a byte order mark is left out.
#[must_use]
pub fn decode(bytes: &[u8], encoding: Encoding) -> String {
    table(encoding)
        .decode_with_bom_removal(bytes)
        .0
        .into_owned()
}

const fn table(encoding: Encoding) -> &'static rs::Encoding {
    match encoding {
        Encoding::Utf8 => rs::UTF_8,
        Encoding::Utf16Le => rs::UTF_16LE,
        Encoding::Utf16Be => rs::UTF_16BE,
        Encoding::Windows1252 => rs::WINDOWS_1252,
        Encoding::Iso8859_15 => rs::ISO_8859_15,
        Encoding::Macintosh => rs::MACINTOSH,
    }
}

/// How many zeroes stand first in a pair of bytes, and how many second.
pub(super) fn zeroes_in_pairs(sample: &[u8]) -> (usize, usize) {
    let zeroes = |offset: usize| {
        sample
            .iter()
            .skip(offset)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    (zeroes(0), zeroes(1))
}

/// Western text in pairs of bytes has a zero in nearly every pair, always on the same side.
fn pairs_of_bytes(bytes: &[u8]) -> Option<Encoding> {
    let sample = bytes.get(..4096).unwrap_or(bytes);
    let (first, second) = zeroes_in_pairs(sample);
    let pairs = sample.len() / 2;
    if pairs == 0 {
        None
    } else if second * 10 > pairs * 7 && first * 10 < pairs {
        Some(Encoding::Utf16Le)
    } else if first * 10 > pairs * 7 && second * 10 < pairs {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

/// å ä ö Å Ä Ö stand at other places in Macintosh than in Windows-1252.
fn swedish_letters(bytes: &[u8]) -> Encoding {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let count = |letters: [u8; 6]| sample.iter().filter(|byte| letters.contains(byte)).count();
    let windows = count([0xE5, 0xE4, 0xF6, 0xC5, 0xC4, 0xD6]);
    let macintosh = count([0x8C, 0x8A, 0x9A, 0x81, 0x80, 0x85]);
    if macintosh > windows {
        Encoding::Macintosh
    } else {
        Encoding::Windows1252
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Ärende;Åtgärd;Område\r\nFörsörjning;på väg;\r\n";

    #[track_caller]
    fn check(bytes: &[u8], encoding: Encoding, reason: EncodingReason) {
        assert_eq!(detect(bytes), (encoding, reason));
        assert_eq!(decode(bytes, encoding), TEXT);
    }

    fn pairs(order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        TEXT.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn every_encoding_is_found_and_gives_the_same_text() {
        check(TEXT.as_bytes(), Encoding::Utf8, EncodingReason::WellFormed);
        let marked = format!("\u{FEFF}{TEXT}");
        check(marked.as_bytes(), Encoding::Utf8, EncodingReason::Mark);
        let little = pairs(u16::to_le_bytes);
        check(&little, Encoding::Utf16Le, EncodingReason::Zeroes);
        let big = pairs(u16::to_be_bytes);
        check(&big, Encoding::Utf16Be, EncodingReason::Zeroes);
        let marked: Vec<u8> = [vec![0xFF, 0xFE], little].concat();
        check(&marked, Encoding::Utf16Le, EncodingReason::Mark);
        let windows = rs::WINDOWS_1252.encode(TEXT).0;
        check(
            &windows,
            Encoding::Windows1252,
            EncodingReason::SwedishLetters,
        );
    }

    #[test]
    fn macintosh_letters_are_told_from_windows_letters() {
        let bytes = b"\x80rende;\x81tg\x8Ard;Omr\x8Cde\r\nF\x9Ars\x9Arjning;p\x8C v\x8Ag;\r\n";
        check(bytes, Encoding::Macintosh, EncodingReason::SwedishLetters);
    }
}
