//! The records that binary Excel's parts are made of: a number that says what it is, a length, and so many bytes.

use super::super::super::limits;
use super::super::super::unpack::{Part, broken, too_large};
use crate::model::Problem;

/// As much as is unpacked at once.
const PIECE: usize = 1 << 16;

/// Reads a part record by record.
pub struct Records<'p> {
    part: Part<'p>,
    buffer: Vec<u8>,
    at: usize,
    end: usize,
    complete: bool,
}

impl<'p> Records<'p> {
    /// Begins a part.
    pub fn new(part: Part<'p>) -> Self {
        Self {
            part,
            buffer: vec![0; PIECE],
            at: 0,
            end: 0,
            complete: false,
        }
    }

    /// How many bytes of the file have been read.
    pub fn taken(&self) -> u64 {
        self.part.taken()
    }

    /// The next record's kind and content; nothing at the end.
    ///
    /// # Errors
    /// Those of unpacking; `Broken` where the part ends within a record; `TooLarge` for a record beyond measure.
    pub fn next(&mut self) -> Result<Option<(u16, &[u8])>, Problem> {
        self.have(1)?;
        if self.at == self.end {
            return Ok(None);
        }
        let kind = self.number(2)?;
        let length = usize::try_from(self.number(4)?).unwrap_or(usize::MAX);
        if length > limits::MARKUP_BYTES {
            return Err(too_large(self.part.name()));
        }
        self.have(length)?;
        let start = self.at;
        let end = start + length;
        if end > self.end {
            return Err(self.cut_off());
        }
        self.at = end;
        let content = self.buffer.get(start..end).unwrap_or_default();
        Ok(Some((u16::try_from(kind).unwrap_or(u16::MAX), content)))
    }

    /// A number of at most so many bytes, each with seven bits and one that says whether another follows.
    fn number(&mut self, bytes: usize) -> Result<u32, Problem> {
        let mut number = 0;
        for place in 0..bytes {
            self.have(1)?;
            let rest = self.buffer.get(self.at..self.end).unwrap_or_default();
            let Some(byte) = rest.first() else {
                return Err(self.cut_off());
            };
            self.at += 1;
            number |= u32::from(byte & 0x7F) << (7 * place);
            if byte & 0x80 == 0 {
                break;
            }
        }
        Ok(number)
    }

    /// Unpacks until so many bytes are there, or all.
    fn have(&mut self, count: usize) -> Result<(), Problem> {
        if self.end - self.at >= count || self.complete {
            return Ok(());
        }
        self.buffer.copy_within(self.at..self.end, 0);
        self.end -= self.at;
        self.at = 0;
        while self.end < count && !self.complete {
            // Room is made for what has come, not for what a record only says.
            if self.end == self.buffer.len() {
                self.buffer.resize(self.end * 2, 0);
            }
            let room = self.buffer.get_mut(self.end..).unwrap_or_default();
            let filled = self.part.fill(room)?;
            self.end += filled;
            self.complete = filled == 0;
        }
        Ok(())
    }

    fn cut_off(&self) -> Problem {
        broken(format!("{} ends within a record", self.part.name()))
    }
}

/// What stands in a record, from its beginning on.
#[derive(Clone, Copy)]
pub struct Content<'a>(pub &'a [u8]);

impl Content<'_> {
    /// The next byte.
    pub fn byte(&mut self) -> Option<u8> {
        self.take().map(|[byte]| byte)
    }

    /// The next two bytes as a number.
    pub fn short(&mut self) -> Option<u16> {
        self.take().map(u16::from_le_bytes)
    }

    /// The next four bytes as a number.
    pub fn long(&mut self) -> Option<u32> {
        self.take().map(u32::from_le_bytes)
    }

    /// The next eight bytes as a number.
    pub fn float(&mut self) -> Option<f64> {
        self.take().map(f64::from_le_bytes)
    }

    /// The next bytes.
    pub fn take<const COUNT: usize>(&mut self) -> Option<[u8; COUNT]> {
        let (bytes, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*bytes)
    }

    /// A text behind its length; nothing where it says that there is none.
    pub fn text(&mut self) -> Option<String> {
        const NONE: u32 = u32::MAX;
        let length = self.long()?;
        if length == NONE {
            return Some(String::new());
        }
        let bytes = usize::try_from(length).ok()?.checked_mul(2)?;
        let (text, rest) = self.0.split_at_checked(bytes)?;
        self.0 = rest;
        let units = text.as_chunks().0.iter().copied();
        Some(
            char::decode_utf16(units.map(u16::from_le_bytes))
                .map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER))
                .collect(),
        )
    }
}
