//! How a draft is kept in storage: a version, a checksum and the draft's own JSON.
//!
//! Version 1 of the format:
//! `{"format":"lardom-draft","version":1,"revision":3,"saved_ms":…,"checksum":"crc32 of draft, 8 hex","draft":{…}}`

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use thiserror::Error;

use super::Draft;

/// The version that this program writes.
pub const DRAFT_VERSION: u32 = 1;

const FORMAT: &str = "lardom-draft";

/// A stored draft.
#[derive(Debug, Serialize, Deserialize)]
pub struct Envelope {
    format: String,
    version: u32,
    /// How many times the draft has been saved: tells an older tab from a newer one.
    pub revision: u64,
    /// When it was saved, in milliseconds since 1970 (UTC).
    pub saved_ms: u64,
    checksum: String,
    draft: Box<RawValue>,
}

/// A line of the list of drafts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftEntry {
    /// The draft's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// When it was saved, in milliseconds since 1970 (UTC).
    pub saved_ms: u64,
    /// How many files it has.
    pub files: usize,
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
    /// `Damaged` when the draft has no JSON form, which plain data always has.
    pub fn seal(draft: &Draft, revision: u64, saved_ms: u64) -> Result<Self, EnvelopeError> {
        let text = serde_json::value::to_raw_value(draft).map_err(|_| EnvelopeError::Damaged)?;
        Ok(Self {
            format: FORMAT.to_owned(),
            version: DRAFT_VERSION,
            revision,
            saved_ms,
            checksum: checksum(&text),
            draft: text,
        })
    }

    /// Takes the draft out, in this version's form.
    ///
    /// # Errors
    /// When the envelope is not one, is newer than this program, or its checksum does not hold.
    pub fn open(&self) -> Result<Draft, EnvelopeError> {
        if self.format != FORMAT {
            return Err(EnvelopeError::Foreign);
        }
        if self.checksum != checksum(&self.draft) {
            return Err(EnvelopeError::Damaged);
        }
        match self.version {
            DRAFT_VERSION => {
                serde_json::from_str(self.draft.get()).map_err(|_| EnvelopeError::Damaged)
            }
            newer if newer > DRAFT_VERSION => Err(EnvelopeError::Newer(newer)),
            _ => Err(EnvelopeError::Foreign),
        }
    }
}

fn checksum(draft: &RawValue) -> String {
    format!("{:08x}", crc32fast::hash(draft.get().as_bytes()))
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
        }
    }

    fn stored(change: impl Fn(&str) -> String) -> Result<Draft, EnvelopeError> {
        let envelope = Envelope::seal(&draft(), 3, 2).unwrap();
        let text = change(&serde_json::to_string(&envelope).unwrap());
        serde_json::from_str::<Envelope>(&text).unwrap().open()
    }

    #[test]
    fn a_draft_comes_out_as_it_went_in() {
        assert_eq!(stored(str::to_owned), Ok(draft()));
    }

    #[test]
    fn what_is_damaged_foreign_or_newer_is_refused_with_its_reason() {
        let damaged = stored(|text| text.replace("Redovisning 2022", "Redovisning 2023"));
        assert_eq!(damaged, Err(EnvelopeError::Damaged));
        let foreign = stored(|text| text.replace("lardom-draft", "other"));
        assert_eq!(foreign, Err(EnvelopeError::Foreign));
        let newer = stored(|text| text.replace("\"version\":1", "\"version\":99"));
        assert_eq!(newer, Err(EnvelopeError::Newer(99)));
    }
}
