//! Drafts in the browser's local storage: one key for each draft, and a list of them.
//!
//! A draft is written in one call and read back. It never replaces one that another tab has saved since: every
//! save names the revision it builds on.

use gloo_storage::errors::StorageError;
use gloo_storage::{LocalStorage, Storage};
use thiserror::Error;

use crate::model::{Draft, DraftEntry, Envelope, EnvelopeError};

const LIST: &str = "lardom.drafts";
const DRAFT: &str = "lardom.draft.";

/// Why a draft could not be saved or opened. What was stored before is as it was.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The browser has no local storage for this page, or it is turned off.
    #[error("local storage is not available")]
    Unavailable,
    /// There is no room, or the browser refused for a reason of its own.
    #[error("local storage refused: {0}")]
    Refused(String),
    /// Another tab has saved the draft since it was opened here.
    #[error("the draft was saved in another tab")]
    NewerElsewhere,
    /// There is no draft of that id.
    #[error("no such draft")]
    NotFound,
    /// The stored draft cannot be read.
    #[error(transparent)]
    Envelope(#[from] EnvelopeError),
}

impl From<StorageError> for StoreError {
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::KeyNotFound(_) => Self::NotFound,
            StorageError::SerdeError(_) => Self::Envelope(EnvelopeError::Damaged),
            StorageError::JsError(error) => Self::Refused(error.to_string()),
        }
    }
}

/// The drafts, those saved last first.
///
/// # Errors
/// `Unavailable` without local storage.
pub fn list() -> Result<Vec<DraftEntry>, StoreError> {
    available()?;
    let mut entries = match LocalStorage::get::<Vec<DraftEntry>>(LIST) {
        Ok(entries) => entries,
        // A list that is missing or damaged is made anew from the drafts themselves.
        Err(_) => relist(),
    };
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.saved_ms));
    Ok(entries)
}

/// Opens a draft; its revision stands beside.
///
/// # Errors
/// When there is none of that id, or it cannot be read.
pub fn open(id: &str) -> Result<(Draft, u64), StoreError> {
    available()?;
    let envelope: Envelope = LocalStorage::get(key(id))?;
    Ok((envelope.open()?, envelope.revision))
}

/// Saves a draft that was opened or last saved at `revision` (0 for a new one); returns its new revision.
///
/// # Errors
/// `NewerElsewhere` when another tab has saved it since, `Refused` when there is no room.
pub fn save(draft: &Draft, revision: u64, now_ms: u64) -> Result<u64, StoreError> {
    available()?;
    let stored = LocalStorage::get::<Envelope>(key(&draft.id));
    let stored_revision = stored.map_or(0, |envelope| envelope.revision);
    if stored_revision > revision {
        return Err(StoreError::NewerElsewhere);
    }
    let next = revision + 1;
    LocalStorage::set(key(&draft.id), Envelope::seal(draft, next, now_ms)?)?;
    let (read_back, _) = open(&draft.id)?;
    if read_back != *draft {
        return Err(EnvelopeError::Damaged.into());
    }
    let mut entries = list()?;
    entries.retain(|entry| entry.id != draft.id);
    entries.insert(0, entry(draft, now_ms));
    LocalStorage::set(LIST, &entries)?;
    Ok(next)
}

/// Deletes a draft.
///
/// # Errors
/// `Unavailable` without local storage, `Refused` when the list cannot be written.
pub fn delete(id: &str) -> Result<(), StoreError> {
    let mut entries = list()?;
    LocalStorage::delete(key(id));
    entries.retain(|entry| entry.id != id);
    LocalStorage::set(LIST, &entries)?;
    Ok(())
}

fn key(id: &str) -> String {
    format!("{DRAFT}{id}")
}

fn entry(draft: &Draft, saved_ms: u64) -> DraftEntry {
    DraftEntry {
        id: draft.id.clone(),
        name: draft.name.clone(),
        saved_ms,
        files: draft.state().sources.len(),
    }
}

/// Asks for local storage without the panic that the library has where a browser denies it.
fn available() -> Result<web_sys::Storage, StoreError> {
    web_sys::window()
        .and_then(|window| window.local_storage().ok().flatten())
        .ok_or(StoreError::Unavailable)
}

fn relist() -> Vec<DraftEntry> {
    let Ok(storage) = available() else {
        return Vec::new();
    };
    let length = storage.length().unwrap_or(0);
    (0..length)
        .filter_map(|index| storage.key(index).ok().flatten())
        .filter(|key| key.starts_with(DRAFT))
        .filter_map(|key| {
            let envelope: Envelope = LocalStorage::get(&key).ok()?;
            let draft = envelope.open().ok()?;
            Some(entry(&draft, envelope.saved_ms))
        })
        .collect()
}
