//! Lines that are in another encoding than their file, on its way to becoming text.

use std::ops::Range;

use memchr::{memchr2, memrchr2};

use crate::import::encoding::{self, Letters};

/// A line that has not ended after so many bytes is none.
const LONGEST: usize = 1 << 20;

/// Reads lines, each in its own encoding, and counts those that are in another than the rest.
pub struct Lines {
    /// Whether such lines are looked for: the user's choice is for all.
    looked_for: bool,
    first: Option<u32>,
    count: u32,
    damaged: bool,
}

impl Lines {
    /// At the beginning of a file.
    pub const fn new(looked_for: bool) -> Self {
        Self {
            looked_for,
            first: None,
            count: 0,
            damaged: false,
        }
    }

    /// Whether lines of other encodings are looked for.
    pub const fn are_looked_for(&self) -> bool {
        self.looked_for
    }

    /// Whether some bytes were no letters in any encoding.
    pub const fn are_damaged(&self) -> bool {
        self.damaged
    }

    /// The first line that was in another encoding, and how many there were.
    pub fn foreign(&self) -> Option<(u32, u32)> {
        self.first.map(|first| (first, self.count))
    }

    /// Moves the whole lines of a UTF-8 file to its text; `number` is the first one's.
    pub fn utf_8(&mut self, pending: &mut Vec<u8>, number: u32, last: bool, text: &mut String) {
        let end = whole_lines(pending, last);
        let lines = pending.get(..end).unwrap_or_default();
        if let Ok(well_formed) = simdutf8::basic::from_utf8(lines) {
            text.push_str(well_formed);
        } else {
            for (line, number) in each_line(lines).zip(number..) {
                let line = lines.get(line).unwrap_or_default();
                if let Ok(well_formed) = std::str::from_utf8(line) {
                    text.push_str(well_formed);
                } else if !self.looked_for {
                    self.damaged = true;
                    text.push_str(&String::from_utf8_lossy(line));
                } else if encoding::push_line(line, text) {
                    self.add(number);
                } else {
                    self.damaged = true;
                }
            }
        }
        pending.drain(..end);
    }

    /// Moves the whole lines of a file of one byte a letter to its text. `number` is the first one's, where some may be
    /// UTF-8.
    pub fn letters(
        &mut self,
        letters: &Letters,
        pending: &mut Vec<u8>,
        number: Option<u32>,
        last: bool,
        text: &mut String,
    ) {
        let end = if self.looked_for {
            whole_lines(pending, last)
        } else {
            pending.len()
        };
        let lines = pending.get(..end).unwrap_or_default();
        match number {
            None => letters.decode_into(lines, text),
            Some(number) => {
                for (line, number) in each_line(lines).zip(number..) {
                    let line = lines.get(line).unwrap_or_default();
                    if let Some(unicode) = encoding::as_utf_8(line) {
                        text.push_str(unicode);
                        self.add(number);
                    } else {
                        letters.decode_into(line, text);
                    }
                }
            }
        }
        pending.drain(..end);
    }

    fn add(&mut self, number: u32) {
        self.first.get_or_insert(number);
        self.count = self.count.saturating_add(1);
    }
}

/// Where the last line ends of which all is there. A line feed that belongs to a last return may come later.
fn whole_lines(bytes: &[u8], last: bool) -> usize {
    if last || bytes.last() == Some(&b'\n') || bytes.len() > LONGEST {
        return bytes.len();
    }
    let before = bytes.split_last().map_or(bytes, |(_, before)| before);
    memrchr2(b'\n', b'\r', before).map_or(0, |at| at + 1)
}

/// The places of lines with their ends: LF, CRLF or a lone CR.
fn each_line(bytes: &[u8]) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = bytes.get(start..).filter(|rest| !rest.is_empty())?;
        let end = memchr2(b'\n', b'\r', rest).map_or(rest.len(), |at| {
            if rest.get(at..at + 2) == Some(b"\r\n") {
                at + 2
            } else {
                at + 1
            }
        });
        let line = start..start + end;
        start = line.end;
        Some(line)
    })
}
