//! Which encoding a text file is in, by samples of its bytes.

use encoding_rs as rs;

use super::judge::{Judged, judge};
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
    /// Whether the letters seem to be others than the encoding makes of them: it is likely one that is not read.
    pub doubtful: bool,
}

/// Detects the encoding: by byte order mark, then by form, then by Swedish letters.
///
/// The samples are parts of one file in order; the first is its start, the others may begin inside a character.
/// `whole` says that the one sample is all of the file.
#[must_use]
pub fn detect(samples: &[&[u8]], whole: bool) -> Detected {
    let judged = encoding(samples, whole);
    Detected {
        encoding: judged.encoding,
        reason: judged.reason,
        twice: twice(samples, judged.encoding),
        doubtful: judged.doubtful,
    }
}

fn encoding(samples: &[&[u8]], whole: bool) -> Judged {
    let start = samples.first().copied().unwrap_or_default();
    let behind = start.get(byte_order_mark(start)..).unwrap_or_default();
    let marked = marked(start);
    if let Some(encoding @ (Encoding::Utf16Le | Encoding::Utf16Be)) = marked
        && !is_no_pairs(behind, encoding)
    {
        return Judged::sure(encoding, EncodingReason::Mark);
    }
    if let Some(encoding) = pairs_of_bytes(behind) {
        return Judged::sure(encoding, EncodingReason::Zeroes);
    }
    let mut form = Form::of(&[behind], whole);
    form.add_parts(samples.get(1..).unwrap_or_default());
    match form.reason() {
        Some(_) if marked == Some(Encoding::Utf8) => {
            Judged::sure(Encoding::Utf8, EncodingReason::Mark)
        }
        Some(reason) => Judged::sure(Encoding::Utf8, reason),
        None => form.judge(samples),
    }
}

/// Whether samples from within a file bear out the encoding that its beginning spoke for. What has only ASCII does.
#[must_use]
pub fn is_borne_out(encoding: Encoding, samples: &[&[u8]]) -> bool {
    let mut form = Form::default();
    form.add_parts(samples);
    match form.reason() {
        Some(EncodingReason::Assumed) => true,
        Some(_) => encoding == Encoding::Utf8,
        None => form.judge(samples).encoding == encoding,
    }
}

/// The encoding that a mark at a file's beginning names.
#[must_use]
pub fn marked(start: &[u8]) -> Option<Encoding> {
    let (found, _) = rs::Encoding::for_bom(start)?;
    [Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Utf8]
        .into_iter()
        .find(|each| each.name().eq_ignore_ascii_case(found.name()))
}

/// Whether what stands behind a mark of UTF-16 is text of one byte a letter, or pairs the other way round.
fn is_no_pairs(behind: &[u8], encoding: Encoding) -> bool {
    if let Some(other) = pairs_of_bytes(behind) {
        return other != encoding;
    }
    let sample = behind.get(..SAMPLE).unwrap_or(behind);
    let ascii = sample
        .iter()
        .filter(|byte| matches!(byte, b'\t' | b'\n' | b'\r' | b' '..=b'~'));
    // A line end alone has a zero in each pair.
    !sample.contains(&0) && sample.len() > 8 && ascii.count() * 10 > sample.len() * 7
}

/// How well samples are UTF-8.
#[derive(Default)]
struct Form {
    /// Well-formed characters of more than one byte.
    characters: usize,
    /// Places that are not well-formed.
    malformed: usize,
    /// Lines that are well-formed and more than ASCII.
    lines: usize,
    /// Lines that are not well-formed, as far as there are any.
    foreign: Vec<u8>,
    foreign_lines: usize,
}

impl Form {
    fn of(samples: &[&[u8]], whole: bool) -> Self {
        let mut form = Self::default();
        for sample in samples {
            form.add(sample, !whole);
        }
        form
    }

    /// Adds samples from within the file.
    fn add_parts(&mut self, samples: &[&[u8]]) {
        for sample in samples {
            self.add(after_cut(sample), true);
        }
    }

    fn add(&mut self, sample: &[u8], ends_cut: bool) {
        let leads = |text: &str| text.bytes().filter(|byte| *byte >= 0xC0).count();
        if let Ok(text) = simdutf8::basic::from_utf8(sample) {
            self.characters += leads(text);
            self.lines += text.lines().filter(|line| !line.is_ascii()).count();
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
        for line in sample.split(|byte| matches!(byte, b'\n' | b'\r')) {
            match std::str::from_utf8(line) {
                Ok(text) => self.lines += usize::from(!text.is_ascii()),
                Err(error) if ends_cut && error.error_len().is_none() => {}
                Err(_) => {
                    self.foreign.extend_from_slice(line);
                    self.foreign.push(b'\n');
                    self.foreign_lines += 1;
                }
            }
        }
    }

    /// Why the text is UTF-8; nothing where it is not.
    const fn reason(&self) -> Option<EncodingReason> {
        if self.malformed == 0 && self.characters == 0 {
            // ASCII, which all but UTF-16 read the same. Where the samples have missed something, today it is UTF-8.
            Some(EncodingReason::Assumed)
        } else if self.malformed == 0 {
            Some(EncodingReason::WellFormed)
        } else if self.malformed * CHARACTERS_TO_AN_ERROR <= self.characters
            || (self.lines > 0 && self.lines >= self.foreign_lines)
        {
            // Other encodings hardly ever spell what is well-formed. Programs do cut UTF-8 within a character, and
            // lines of another file are put into one; they are read by themselves.
            Some(EncodingReason::NearlyWellFormed)
        } else {
            None
        }
    }

    /// What the text is in that is not UTF-8, by the lines that are not.
    fn judge(&self, samples: &[&[u8]]) -> Judged {
        if self.lines > 0 {
            judge(&[&self.foreign])
        } else {
            judge(samples)
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
