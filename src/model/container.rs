//! The one form of everything that Lärdom stores and hands on: `MAGIC VERSION LENGTH CHECKSUM CONTENT`.
//!
//! `MAGIC` says what it is, `VERSION` in which form the content is, `LENGTH` how many characters or bytes the content
//! has, and `CHECKSUM` is the CRC-32, in eight hexadecimal digits, of all the rest: magic, version and length with the
//! spaces after them, and the content. The content is any bytes: as base64 without padding where the container is a text
//! (local storage, files that go by mail), and as it is where it is bytes (`IndexedDB`, copies).
//!
//! The checksum is looked at before the version, so that a version that was damaged is not taken for a newer one. It
//! tells damage, not tampering.

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use crc::{CRC_32_ISO_HDLC, Crc};
use serde::Serialize;
use serde::de::DeserializeOwned;
use thiserror::Error;

const CHECKSUM: Crc<u32> = Crc::<u32>::new(&CRC_32_ISO_HDLC);

/// The most bytes of a container that is a text: a sample of 100 cases told at length has a tenth of it, and local storage
/// holds less.
pub const LARGEST_SHARED: usize = 16 * 1024 * 1024;

/// Why a container cannot be opened.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum ContainerError {
    /// It is not what was looked for.
    #[error("not a container of this kind")]
    Foreign,
    /// It was written by a newer version of the program.
    #[error("written in version {0}, which is newer than this program")]
    Newer(u32),
    /// It is not what was written.
    #[error("damaged")]
    Damaged,
}

/// One kind of container.
#[derive(Clone, Copy, Debug)]
pub struct Container {
    /// The word that it begins with.
    pub magic: &'static str,
    /// The version that this program writes, and the newest that it reads.
    pub version: u32,
    /// The first version that is a container. Those before are lines without a length, `MAGIC VERSION … CHECKSUM CONTENT`,
    /// whose checksum is of the content alone.
    pub first: u32,
}

/// What was in a container.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The version of the content's form.
    pub version: u32,
    /// The content.
    pub content: Vec<u8>,
}

impl Container {
    /// Puts a content of the newest version in a container that is a text.
    #[must_use]
    pub fn write(&self, content: &[u8]) -> String {
        let content = STANDARD_NO_PAD.encode(content);
        let head = self.head(content.len());
        let sum = checksum(&[head.as_bytes(), content.as_bytes()]);
        format!("{head}{sum} {content}")
    }

    /// Puts a content of the newest version in a container of bytes.
    #[must_use]
    pub fn write_bytes(&self, content: &[u8]) -> Vec<u8> {
        let head = self.head(content.len());
        let sum = checksum(&[head.as_bytes(), content]);
        let mut bytes = format!("{head}{sum} ").into_bytes();
        bytes.extend_from_slice(content);
        bytes
    }

    /// Opens a container that is a text; white space around it is no part of it.
    ///
    /// # Errors
    /// `Foreign` when it is something else, `Newer` when a newer program wrote it, `Damaged` when it is not what was
    /// written.
    pub fn open(&self, text: &str) -> Result<Opened, ContainerError> {
        let text = text.trim();
        if text.len() > LARGEST_SHARED {
            return Err(ContainerError::Damaged);
        }
        if let Some(old) = self.open_line(text) {
            return old;
        }
        let (version, content) = self.parts(text.as_bytes())?;
        let content = STANDARD_NO_PAD.decode(content);
        let content = content.map_err(|_| ContainerError::Damaged)?;
        Ok(Opened { version, content })
    }

    /// Opens a container of bytes.
    ///
    /// # Errors
    /// As for [`open`](Self::open).
    pub fn open_bytes(&self, bytes: &[u8]) -> Result<Opened, ContainerError> {
        let (version, content) = self.parts(bytes)?;
        Ok(Opened {
            version,
            content: content.to_vec(),
        })
    }

    /// Whether something begins as a container of this kind does.
    #[must_use]
    pub fn is_in(&self, bytes: &[u8]) -> bool {
        bytes
            .strip_prefix(self.magic.as_bytes())
            .is_some_and(|rest| rest.first() == Some(&b' '))
    }

    fn head(&self, length: usize) -> String {
        format!("{} {} {length} ", self.magic, self.version)
    }

    fn parts<'a>(&self, bytes: &'a [u8]) -> Result<(u32, &'a [u8]), ContainerError> {
        if !self.is_in(bytes) {
            return Err(ContainerError::Foreign);
        }
        let mut parts = bytes.splitn(5, |byte| *byte == b' ').skip(1);
        let mut part = || parts.next().ok_or(ContainerError::Damaged);
        let (version, length, sum) = (part()?, part()?, part()?);
        // Of an empty content the space before it may have been trimmed.
        let content = parts.next().unwrap_or_default();
        let head = bytes
            .get(..self.magic.len() + version.len() + length.len() + 3)
            .ok_or(ContainerError::Damaged)?;
        let whole = number(length)? == content.len();
        if !whole || checksum(&[head, content]).as_bytes() != sum {
            return Err(ContainerError::Damaged);
        }
        let version = u32::try_from(number(version)?).map_err(|_| ContainerError::Damaged)?;
        if version > self.version {
            return Err(ContainerError::Newer(version));
        }
        Ok((version, content))
    }

    /// Opens a line of a version before containers; `None` where it is none.
    fn open_line(&self, text: &str) -> Option<Result<Opened, ContainerError>> {
        let mut parts = text.split(' ');
        if parts.next() != Some(self.magic) {
            return None;
        }
        let version = parts.next()?.parse().ok()?;
        (version < self.first).then(|| {
            // Between the version and the checksum a draft told more, which its content tells now.
            let content = parts.next_back().ok_or(ContainerError::Damaged)?;
            let sum = parts.next_back().ok_or(ContainerError::Damaged)?;
            if checksum(&[content.as_bytes()]) != sum {
                return Err(ContainerError::Damaged);
            }
            let content = STANDARD_NO_PAD.decode(content);
            let content = content.map_err(|_| ContainerError::Damaged)?;
            Ok(Opened { version, content })
        })
    }
}

fn number(digits: &[u8]) -> Result<usize, ContainerError> {
    let digits = std::str::from_utf8(digits).map_err(|_| ContainerError::Damaged)?;
    digits.parse().map_err(|_| ContainerError::Damaged)
}

fn checksum(parts: &[&[u8]]) -> String {
    let mut digest = CHECKSUM.digest();
    for part in parts {
        digest.update(part);
    }
    format!("{:08x}", digest.finalize())
}

/// Plain data in postcard's form. The form has no field names: once a version is released, every change of the data's
/// types makes a new one, and each that ever was is read by a branch of its own.
#[must_use]
pub fn to_content(data: &(impl Serialize + ?Sized)) -> Vec<u8> {
    // Plain data always has a form.
    postcard::to_allocvec(data).unwrap_or_default()
}

/// Reads data in the types of today.
///
/// # Errors
/// `Damaged` when it is not of that type, or something follows it.
pub fn from_content<T: DeserializeOwned>(content: &[u8]) -> Result<T, ContainerError> {
    match postcard::take_from_bytes(content) {
        Ok((data, [])) => Ok(data),
        Ok(_) | Err(_) => Err(ContainerError::Damaged),
    }
}

/// The checksum of data: names what is handed on.
pub(super) fn checksum_of(data: &impl Serialize) -> String {
    checksum(&[STANDARD_NO_PAD.encode(to_content(data)).as_bytes()])
}

#[cfg(test)]
mod tests {
    use super::*;

    const NUMBERS: Container = Container {
        magic: "lardom-numbers",
        version: 2,
        first: 2,
    };

    fn opened(text: &str) -> Result<Vec<u8>, ContainerError> {
        NUMBERS.open(text).map(|opened| opened.content)
    }

    #[test]
    fn what_is_put_in_comes_out_again() {
        let content = [0, 7, 255, b' ', b'\n'];
        let text = NUMBERS.write(&content);
        assert_eq!(opened(&format!("\r\n{text}\n")), Ok(content.to_vec()));
        let bytes = NUMBERS.write_bytes(&content);
        let content = content.to_vec();
        let version = 2;
        assert_eq!(NUMBERS.open_bytes(&bytes), Ok(Opened { version, content }));
        assert_eq!(opened(&NUMBERS.write(&[])), Ok(Vec::new()));
    }

    #[test]
    fn every_flipped_bit_and_every_cut_is_noticed() {
        let text = NUMBERS.write(b"some numbers");
        let bytes = NUMBERS.write_bytes(b"some numbers");
        for bit in 0..bytes.len() * 8 {
            let mut flipped = bytes.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            let error = NUMBERS.open_bytes(&flipped).unwrap_err();
            assert!(!matches!(error, ContainerError::Newer(_)), "bit {bit}");
        }
        for bit in 0..text.len() * 8 {
            let mut flipped = text.clone().into_bytes();
            flipped[bit / 8] ^= 1 << (bit % 8);
            let flipped = String::from_utf8_lossy(&flipped).into_owned();
            let error = NUMBERS.open(&flipped).unwrap_err();
            assert!(!matches!(error, ContainerError::Newer(_)), "{flipped}");
        }
        for length in 0..text.len() {
            assert!(NUMBERS.open(&text[..length]).is_err());
        }
        for length in 0..bytes.len() {
            assert!(NUMBERS.open_bytes(&bytes[..length]).is_err());
        }
    }

    #[test]
    fn what_is_foreign_or_newer_says_so() {
        assert_eq!(opened("Nr;Datum"), Err(ContainerError::Foreign));
        assert_eq!(opened(""), Err(ContainerError::Foreign));
        assert_eq!(opened("lardom-numbersmore 1"), Err(ContainerError::Foreign));
        let newer = Container {
            version: 9,
            ..NUMBERS
        };
        assert_eq!(opened(&newer.write(&[1])), Err(ContainerError::Newer(9)));
    }

    #[test]
    fn a_line_of_before_is_read_by_its_own_checksum() {
        let content = STANDARD_NO_PAD.encode([7]);
        let sum = checksum(&[content.as_bytes()]);
        let line = format!("lardom-numbers 1 {sum} {content}");
        let expected = Opened {
            version: 1,
            content: vec![7],
        };
        assert_eq!(NUMBERS.open(&line), Ok(expected.clone()));
        let told = format!("lardom-numbers 1 3 1700000000000 {sum} {content}");
        assert_eq!(NUMBERS.open(&told), Ok(expected));
        let damaged = line.replace(&content, "BA");
        assert_eq!(opened(&damaged), Err(ContainerError::Damaged));
        assert_eq!(opened("lardom-numbers 1 "), Err(ContainerError::Damaged));
        assert_eq!(opened("lardom-numbers"), Err(ContainerError::Foreign));
    }

    #[test]
    fn what_follows_the_data_is_damage() {
        assert_eq!(from_content::<u32>(&[7]), Ok(7));
        assert_eq!(from_content::<u32>(&[7, 0]), Err(ContainerError::Damaged));
    }
}
