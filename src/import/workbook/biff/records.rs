//! The records that the stream of an older workbook is made of: a kind, a length, and so many bytes.

use super::bytes::short;

/// Goes on where the record before had no more room.
const CONTINUED: u16 = 0x003C;

/// A record.
#[derive(Clone, Copy)]
pub struct Record<'a> {
    /// What it is.
    pub kind: u16,
    /// What it says.
    pub body: &'a [u8],
    /// What comes after it in the stream.
    pub rest: &'a [u8],
}

impl<'a> Record<'a> {
    /// The record that stands here.
    pub fn at(stream: &'a [u8]) -> Option<Self> {
        let kind = short(stream, 0)?;
        let end = usize::from(short(stream, 2)?) + 4;
        Some(Self {
            kind,
            body: stream.get(4..end)?,
            rest: stream.get(end..)?,
        })
    }

    /// The number in the two bytes of its body from a place on.
    pub fn short(&self, at: usize) -> Option<u16> {
        short(self.body, at)
    }

    /// What it says from a place on, and what records say that go on with it.
    pub fn from(&self, at: usize) -> Continued<'a> {
        Continued {
            here: self.body.get(at..).unwrap_or_default(),
            rest: self.rest,
        }
    }
}

/// The records that stand one behind the other.
pub fn all(stream: &[u8]) -> impl Iterator<Item = Record<'_>> {
    let mut rest = stream;
    std::iter::from_fn(move || {
        let record = Record::at(rest)?;
        rest = record.rest;
        Some(record)
    })
}

/// What is written in a record and those that go on with it.
#[derive(Clone, Copy)]
pub struct Continued<'a> {
    here: &'a [u8],
    rest: &'a [u8],
}

impl<'a> Continued<'a> {
    /// Goes on with the next record, where this one has been read to its end.
    fn go_on(&mut self) -> Option<()> {
        while self.here.is_empty() {
            let next = Record::at(self.rest).filter(|next| next.kind == CONTINUED)?;
            (self.here, self.rest) = (next.body, next.rest);
        }
        Some(())
    }

    /// The next byte.
    pub fn byte(&mut self) -> Option<u8> {
        self.go_on()?;
        let (byte, here) = self.here.split_first()?;
        self.here = here;
        Some(*byte)
    }

    /// The next two bytes as a number.
    pub fn short(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    /// The next four bytes as a number.
    pub fn long(&mut self) -> Option<u32> {
        let (low, high) = (self.short()?, self.short()?);
        Some(u32::from(low) | u32::from(high) << 16)
    }

    /// As many of the next bytes, at most, as stand in one record.
    pub fn some(&mut self, most: usize) -> Option<&'a [u8]> {
        self.go_on()?;
        let (some, here) = self.here.split_at(most.min(self.here.len()));
        self.here = here;
        Some(some)
    }

    /// Passes over bytes.
    pub fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            count -= self.some(count)?.len();
        }
        Some(())
    }

    /// Whether the record that is being read has nothing left.
    pub const fn at_border(&self) -> bool {
        self.here.is_empty()
    }
}
