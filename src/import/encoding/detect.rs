//! Which encoding a text file is in, by samples of its bytes.

use encoding_rs as rs;

use super::judge::judge;
use super::mojibake::looks_doubled;
use super::pairs::pairs_of_bytes;
use super::{byte_order_mark, text_of};
use crate::model::{Encoding, EncodingReason};

/// How many bytes of a sample are read as text to see whether it was encoded twice.
const SAMPLE: usize = 1 << 16;

/// One malformed place to so many well-formed characters is damage; more is another encoding.
const CHARACTERS_TO_AN_ERROR: usize = 10;

/// What a file's bytes seem to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Detected {
    /// The encoding.
    pub encoding: Encoding,
    /// Why it was taken.
    pub reason: EncodingReason,
    /// Whether the text seems to have been encoded twice, so that å is `Ã¥`: [`mend`](super::mend) repairs it,
    /// once the user has agreed.
    pub twice: bool,
}

/// Detects the encoding: by byte order mark, then by form, then by Swedish letters.
///
/// The samples are parts of one file in order; the first is its start, the others may begin inside a character.
/// `whole` says that the one sample is all of the file.
#[must_use]
pub fn detect(samples: &[&[u8]], whole: bool) -> Detected {
    let (encoding, reason) = encoding(samples, whole);
    Detected {
        encoding,
        reason,
        twice: twice(samples, encoding),
    }
}

fn encoding(samples: &[&[u8]], whole: bool) -> (Encoding, EncodingReason) {
    let start = samples.first().copied().unwrap_or_default();
    if let Some(encoding) = marked(start) {
        return (encoding, EncodingReason::Mark);
    }
    if let Some(encoding) = pairs_of_bytes(start) {
        return (encoding, EncodingReason::Zeroes);
    }
    let form = Form::of(samples, whole);
    if form.malformed == 0 && form.characters == 0 {
        // ASCII, which all but UTF-16 read the same. Where the samples have missed something, today it is UTF-8.
        (Encoding::Utf8, EncodingReason::Assumed)
    } else if form.malformed == 0 {
        (Encoding::Utf8, EncodingReason::WellFormed)
    } else if form.malformed * CHARACTERS_TO_AN_ERROR <= form.characters {
        // Other encodings hardly ever spell what is well-formed; programs do cut UTF-8 within a character.
        (Encoding::Utf8, EncodingReason::NearlyWellFormed)
    } else {
        judge(samples)
    }
}

/// Whether samples from within a file bear out the encoding that its beginning spoke for. What has only ASCII does.
#[must_use]
pub fn is_borne_out(encoding: Encoding, samples: &[&[u8]]) -> bool {
    let mut form = Form::default();
    for sample in samples {
        form.add(after_cut(sample), true);
    }
    if form.malformed == 0 && form.characters == 0 {
        true
    } else if form.malformed * CHARACTERS_TO_AN_ERROR <= form.characters {
        encoding == Encoding::Utf8
    } else {
        judge(samples).0 == encoding
    }
}

fn marked(start: &[u8]) -> Option<Encoding> {
    let (found, _) = rs::Encoding::for_bom(start)?;
    [Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Utf8]
        .into_iter()
        .find(|each| each.name().eq_ignore_ascii_case(found.name()))
}

/// How well the samples are UTF-8.
#[derive(Default)]
struct Form {
    /// Well-formed characters of more than one byte.
    characters: usize,
    /// Places that are not well-formed.
    malformed: usize,
}

impl Form {
    fn of(samples: &[&[u8]], whole: bool) -> Self {
        let mut form = Self::default();
        for (place, sample) in samples.iter().enumerate() {
            form.add(
                if place == 0 {
                    sample
                } else {
                    after_cut(sample)
                },
                !whole,
            );
        }
        form
    }

    fn add(&mut self, sample: &[u8], ends_cut: bool) {
        let leads = |text: &str| text.bytes().filter(|byte| *byte >= 0xC0).count();
        if let Ok(text) = simdutf8::basic::from_utf8(sample) {
            self.characters += leads(text);
            return;
        }
        let mut chunks = sample.utf8_chunks().peekable();
        while let Some(chunk) = chunks.next() {
            self.characters += leads(chunk.valid());
            let cut = ends_cut && chunks.peek().is_none() && is_beginning(chunk.invalid());
            if !chunk.invalid().is_empty() && !cut {
                self.malformed += 1;
            }
        }
    }
}

/// A sample without the end of a character whose beginning was left outside.
fn after_cut(sample: &[u8]) -> &[u8] {
    let inside = |byte: &&u8| matches!(**byte, 0x80..=0xBF);
    let cut = sample.iter().take(3).take_while(inside).count();
    sample.get(cut..).unwrap_or_default()
}

/// Whether bytes are the beginning of a character that could have gone on.
fn is_beginning(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none())
}

/// Whether the text of samples seems to have been encoded twice.
///
/// Only Unicode can hold what UTF-8 read as Windows-1252 looks like, since it has signs of every kind.
#[must_use]
pub fn twice(samples: &[&[u8]], encoding: Encoding) -> bool {
    let texts = samples
        .iter()
        .map(|sample| sample.get(..SAMPLE).unwrap_or(sample));
    match encoding {
        Encoding::Utf8 => {
            let texts: Vec<_> = texts.map(|sample| text_of(sample, encoding)).collect();
            looks_doubled(texts.iter().map(AsRef::as_ref))
        }
        Encoding::Utf16Le | Encoding::Utf16Be => {
            // Another sample may begin between the two bytes of a pair, and be nonsense.
            let start = texts.take(1).next().unwrap_or_default();
            let start = start.get(byte_order_mark(start)..).unwrap_or_default();
            looks_doubled([text_of(start, encoding).as_ref()])
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests;
