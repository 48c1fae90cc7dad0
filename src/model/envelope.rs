//! How a draft is kept in storage: one line of text with a version, a revision, a checksum and the draft.
//!
//! Version 1: `lardom-draft 1 REVISION SAVED_MS CHECKSUM DRAFT`, where `DRAFT` is the [`Draft`] in postcard's form
//! as base64, and `CHECKSUM` the CRC-32 of that base64 in eight hexadecimal digits. The form has no field names:
//! every change of a type that a draft is made of makes a new version, and each version that was ever released is
//! read by a branch of [`Envelope::open`].

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use crc::{CRC_32_ISO_HDLC, Crc, NoTable};
use thiserror::Error;

use super::Draft;

/// The version that this program writes.
pub const DRAFT_VERSION: u32 = 1;

const FORMAT: &str = "lardom-draft";

/// Without a table: a draft is a few kilobytes, the table would be as large.
const CHECKSUM: Crc<u32, NoTable> = Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC);

/// A stored draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    version: u32,
    /// How many times the draft has been saved: tells an older tab from a newer one.
    pub revision: u64,
    /// When it was saved, in milliseconds since 1970 (UTC).
    pub saved_ms: u64,
    checksum: String,
    draft: String,
}

/// A line of the list of drafts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftEntry {
    /// The draft's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// When it was saved, in milliseconds since 1970 (UTC).
    pub saved_ms: u64,
    /// How many files it has.
    pub files: u32,
}

/// Why a stored draft cannot be opened.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum EnvelopeError {
    /// It is not a draft of this program.
    #[error("not a draft of Lärdom")]
    Foreign,
    /// It was written by a newer version of the program.
    #[error("the draft has version {0}, this program reads up to {DRAFT_VERSION}")]
    Newer(u32),
    /// What is stored is not what was saved.
    #[error("the stored draft is damaged")]
    Damaged,
}

impl Envelope {
    /// Puts a draft in an envelope.
    ///
    /// # Errors
    /// `Damaged` when the draft has no stored form, which plain data always has.
    pub fn seal(draft: &Draft, revision: u64, saved_ms: u64) -> Result<Self, EnvelopeError> {
        let bytes = postcard::to_allocvec(draft).map_err(|_| EnvelopeError::Damaged)?;
        let draft = STANDARD_NO_PAD.encode(bytes);
        Ok(Self {
            version: DRAFT_VERSION,
            revision,
            saved_ms,
            checksum: checksum(&draft),
            draft,
        })
    }

    /// The envelope as the line that is stored.
    #[must_use]
    pub fn write(&self) -> String {
        let Self {
            version,
            revision,
            saved_ms,
            checksum,
            draft,
        } = self;
        format!("{FORMAT} {version} {revision} {saved_ms} {checksum} {draft}")
    }

    /// Reads the stored line.
    ///
    /// # Errors
    /// `Foreign` when it does not begin as one, `Damaged` when a part is missing.
    pub fn read(line: &str) -> Result<Self, EnvelopeError> {
        let mut parts = line.split(' ');
        if parts.next() != Some(FORMAT) {
            return Err(EnvelopeError::Foreign);
        }
        let mut part = || parts.next().ok_or(EnvelopeError::Damaged);
        Ok(Self {
            version: number(part()?)?,
            revision: number(part()?)?,
            saved_ms: number(part()?)?,
            checksum: part()?.to_owned(),
            draft: part()?.to_owned(),
        })
    }

    /// Takes the draft out, in this version's form.
    ///
    /// # Errors
    /// When the envelope is newer than this program or its checksum does not hold.
    pub fn open(&self) -> Result<Draft, EnvelopeError> {
        if self.checksum != checksum(&self.draft) {
            return Err(EnvelopeError::Damaged);
        }
        match self.version {
            DRAFT_VERSION => {
                let bytes = STANDARD_NO_PAD.decode(&self.draft);
                let bytes = bytes.map_err(|_| EnvelopeError::Damaged)?;
                postcard::from_bytes(&bytes).map_err(|_| EnvelopeError::Damaged)
            }
            newer if newer > DRAFT_VERSION => Err(EnvelopeError::Newer(newer)),
            _ => Err(EnvelopeError::Foreign),
        }
    }
}

fn number<T: std::str::FromStr>(text: &str) -> Result<T, EnvelopeError> {
    text.parse().map_err(|_| EnvelopeError::Damaged)
}

/// The CRC-32 of a text in eight hexadecimal digits.
pub(super) fn checksum(draft: &str) -> String {
    format!("{:08x}", CHECKSUM.checksum(draft.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> Draft {
        Draft {
            id: "abc".to_owned(),
            name: "Redovisning 2022".to_owned(),
            created_ms: 1,
            operations: Vec::new(),
            undone: Vec::new(),
        }
    }

    fn stored(change: impl Fn(&str) -> String) -> Result<Draft, EnvelopeError> {
        let envelope = Envelope::seal(&draft(), 3, 2).unwrap();
        Envelope::read(&change(&envelope.write()))?.open()
    }

    #[test]
    fn a_draft_comes_out_as_it_went_in() {
        assert_eq!(stored(str::to_owned), Ok(draft()));
    }

    #[test]
    fn what_is_damaged_foreign_or_newer_is_refused_with_its_reason() {
        let damaged = stored(|line| line.replace(" A", " B"));
        assert_eq!(damaged, Err(EnvelopeError::Damaged));
        let cut = stored(|line| line.get(..20).unwrap_or_default().to_owned());
        assert_eq!(cut, Err(EnvelopeError::Damaged));
        let foreign = stored(|line| line.replace("lardom-draft", "other"));
        assert_eq!(foreign, Err(EnvelopeError::Foreign));
        let newer = stored(|line| line.replace("lardom-draft 1 ", "lardom-draft 99 "));
        assert_eq!(newer, Err(EnvelopeError::Newer(99)));
    }
}
