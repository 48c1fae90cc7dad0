//! The form of what is stored and handed on as one line of text: `FORMAT VERSION CHECKSUM CONTENTS`.
//!
//! `CONTENTS` is plain data in postcard's form as base64 without padding, `CHECKSUM` the CRC-32 of that base64 in eight
//! hexadecimal digits. The form has no field names: once a version is released, every change of the data's types makes
//! a new one, and each that ever was is read by a branch of its own.

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::EnvelopeError;
use super::envelope::checksum;

/// The most bytes that such a line has: a sample of 100 cases told at length has a tenth of it.
pub const LARGEST_SHARED: usize = 16 * 1024 * 1024;

/// One kind of such lines.
pub(crate) struct SharedLine {
    /// The word that it begins with.
    pub word: &'static str,
    /// The version that this program writes, and the newest that it reads.
    pub version: u32,
}

impl SharedLine {
    /// Writes data of the newest version.
    pub(crate) fn write(&self, data: &(impl Serialize + ?Sized)) -> String {
        let Self { word, version } = self;
        let contents = contents(data);
        format!("{word} {version} {} {contents}", checksum(&contents))
    }

    /// The version of a line and its contents' bytes.
    ///
    /// # Errors
    /// `Foreign` when it is something else, `Newer` when a newer program wrote it, `Damaged` when it is not what was
    /// written or larger than anything that is.
    pub(crate) fn open(&self, line: &str) -> Result<(u32, Vec<u8>), EnvelopeError> {
        let mut parts = line.trim().split(' ');
        if parts.next() != Some(self.word) {
            return Err(EnvelopeError::Foreign);
        }
        if line.len() > LARGEST_SHARED {
            return Err(EnvelopeError::Damaged);
        }
        let mut part = || parts.next().ok_or(EnvelopeError::Damaged);
        let version = part()?.parse().map_err(|_| EnvelopeError::Damaged)?;
        if version > self.version {
            return Err(EnvelopeError::Newer(version));
        }
        let (sum, text) = (part()?, part()?);
        if sum != checksum(text) {
            return Err(EnvelopeError::Damaged);
        }
        let bytes = STANDARD_NO_PAD.decode(text);
        Ok((version, bytes.map_err(|_| EnvelopeError::Damaged)?))
    }
}

/// The checksum that data's line has: names what is handed on.
pub(super) fn checksum_of(data: &impl Serialize) -> String {
    checksum(&contents(data))
}

/// Reads contents in the types of today.
///
/// # Errors
/// `Damaged` when they are not of that type.
pub(crate) fn from_contents<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, EnvelopeError> {
    postcard::from_bytes(bytes).map_err(|_| EnvelopeError::Damaged)
}

fn contents(data: &(impl Serialize + ?Sized)) -> String {
    // Plain data always has a form.
    STANDARD_NO_PAD.encode(postcard::to_allocvec(data).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NUMBERS: SharedLine = SharedLine {
        word: "lardom-numbers",
        version: 2,
    };

    #[track_caller]
    fn check(line: &str, expected: &Result<Vec<u32>, EnvelopeError>) {
        let opened = NUMBERS.open(line);
        assert_eq!(
            &opened.and_then(|(_, bytes)| from_contents(&bytes)),
            expected
        );
    }

    #[test]
    fn a_line_is_opened_or_refused_with_its_reason() {
        let line = NUMBERS.write(&vec![7_u32, 300]);
        check(&line, &Ok(vec![7, 300]));
        check(&format!("{line}\r\n"), &Ok(vec![7, 300]));
        check("Nr;Datum", &Err(EnvelopeError::Foreign));
        check("", &Err(EnvelopeError::Foreign));
        check("lardom-numbers", &Err(EnvelopeError::Damaged));
        check("lardom-numbers 3 what ever", &Err(EnvelopeError::Newer(3)));
        check("lardom-numbers x y z", &Err(EnvelopeError::Damaged));
        check(&line[..line.len() - 1], &Err(EnvelopeError::Damaged));
        let noise = "å".repeat(100);
        let line = format!("lardom-numbers 2 {} {noise}", checksum(&noise));
        check(&line, &Err(EnvelopeError::Damaged));
        // The sum holds, but there are fewer numbers than are announced.
        let short = STANDARD_NO_PAD.encode([255, 255, 255, 255, 15]);
        let line = format!("lardom-numbers 2 {} {short}", checksum(&short));
        check(&line, &Err(EnvelopeError::Damaged));
    }

    #[test]
    fn what_is_too_large_is_refused_unread() {
        let large = "A".repeat(50_000_000);
        let line = format!("lardom-numbers 2 {} {large}", checksum(&large));
        check(&line, &Err(EnvelopeError::Damaged));
    }
}
