//! Drafts in the browser's local storage: one key for each draft, and a list of them.
//!
//! The texts go through gloo's handle to the storage as they are: its own JSON would be a second wrapping.
//! A draft is written in one call and read back. It never replaces one that another tab has saved since: every
//! save names the revision it builds on.

use gloo_storage::{LocalStorage, Storage};
use thiserror::Error;
use wasm_bindgen::JsValue;

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

impl From<JsValue> for StoreError {
    fn from(error: JsValue) -> Self {
        let error = js_sys::Error::from(error);
        Self::Refused(error.message().into())
    }
}

/// The drafts, those saved last first.
///
/// # Errors
/// `Unavailable` without local storage.
pub fn list() -> Result<Vec<DraftEntry>, StoreError> {
    let storage = storage()?;
    let list = storage.get_item(LIST)?.and_then(|list| read_list(&list));
    // A list that is missing or damaged is made anew from the drafts themselves.
    let mut entries = list.unwrap_or_else(|| relist(&storage));
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.saved_ms));
    Ok(entries)
}

/// A draft as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The draft.
    pub draft: Draft,
    /// How many times it has been saved.
    pub revision: u64,
    /// When it was saved last, in milliseconds since 1970 (UTC).
    pub saved_ms: u64,
}

/// Opens a draft.
///
/// # Errors
/// When there is none of that id, or it cannot be read.
pub fn open(id: &str) -> Result<Opened, StoreError> {
    let stored = storage()?.get_item(&key(id))?.ok_or(StoreError::NotFound)?;
    let envelope = Envelope::read(&stored)?;
    Ok(Opened {
        draft: envelope.open()?,
        revision: envelope.revision,
        saved_ms: envelope.saved_ms,
    })
}

/// Saves a draft that was opened or last saved at `revision` (0 for a new one); returns its new revision.
///
/// # Errors
/// `NewerElsewhere` when another tab has saved it since, `Refused` when there is no room.
pub fn save(draft: &Draft, revision: u64, now_ms: u64) -> Result<u64, StoreError> {
    let storage = storage()?;
    let stored = storage.get_item(&key(&draft.id))?;
    let stored = stored.and_then(|line| Envelope::read(&line).ok());
    if stored.is_some_and(|envelope| envelope.revision > revision) {
        return Err(StoreError::NewerElsewhere);
    }
    let next = revision + 1;
    let line = Envelope::seal(draft, next, now_ms)?.write();
    storage.set_item(&key(&draft.id), &line)?;
    if open(&draft.id)?.draft != *draft {
        return Err(EnvelopeError::Damaged.into());
    }
    let mut entries = list()?;
    entries.retain(|entry| entry.id != draft.id);
    entries.insert(0, entry(draft, now_ms));
    if storage.set_item(LIST, &write_list(&entries)).is_err() {
        // The draft itself is saved; a list that lacks it is worse than none, which is made anew.
        LocalStorage::delete(LIST);
    }
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
    storage()?.set_item(LIST, &write_list(&entries))?;
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
        files: u32::try_from(draft.state().sources.len()).unwrap_or(u32::MAX),
    }
}

/// Asks for local storage without the panic that the library has where a browser denies it.
fn storage() -> Result<web_sys::Storage, StoreError> {
    web_sys::window()
        .and_then(|window| window.local_storage().ok().flatten())
        .map(|_| LocalStorage::raw())
        .ok_or(StoreError::Unavailable)
}

/// A line for each draft: id, when saved, how many files, name.
fn write_list(entries: &[DraftEntry]) -> String {
    let lines: Vec<String> = entries
        .iter()
        .map(|each| {
            let name = each.name.replace(['\n', '\t'], " ");
            format!("{}\t{}\t{}\t{name}", each.id, each.saved_ms, each.files)
        })
        .collect();
    lines.join("\n")
}

fn read_list(list: &str) -> Option<Vec<DraftEntry>> {
    let entry = |line: &str| {
        let mut parts = line.splitn(4, '\t');
        Some(DraftEntry {
            id: parts.next()?.to_owned(),
            saved_ms: parts.next()?.parse().ok()?,
            files: parts.next()?.parse().ok()?,
            name: parts.next()?.to_owned(),
        })
    };
    list.lines().map(entry).collect()
}

fn relist(storage: &web_sys::Storage) -> Vec<DraftEntry> {
    let length = storage.length().unwrap_or(0);
    (0..length)
        .filter_map(|index| storage.key(index).ok().flatten())
        .filter(|key| key.starts_with(DRAFT))
        .filter_map(|key| {
            let envelope = Envelope::read(&storage.get_item(&key).ok()??).ok()?;
            let draft = envelope.open().ok()?;
            Some(entry(&draft, envelope.saved_ms))
        })
        .collect()
}
