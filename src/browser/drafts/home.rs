//! Drafts in the browser's local storage, each under a key of its own.
//!
//! The texts go through gloo's handle to the storage as they are: its own JSON would be a second wrapping. Nothing lists
//! the drafts but their keys.

use gloo_storage::{LocalStorage, Storage};
use wasm_bindgen::JsValue;

const DRAFT: &str = "lardom.draft.";

/// A list of drafts that earlier versions kept.
const OLD_LIST: &str = "lardom.drafts";

/// Why local storage did not take a draft. What stood there before is as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HomeError {
    /// The browser has no local storage for this page, or it is turned off.
    Unavailable,
    /// There is no room, or the browser refused for a reason of its own.
    Refused,
    /// What was written could not be read back.
    Damaged,
    /// Another tab has written since.
    Behind,
}

impl From<JsValue> for HomeError {
    fn from(_: JsValue) -> Self {
        Self::Refused
    }
}

/// The text that is kept of a draft.
#[must_use]
pub fn read(id: &str) -> Option<String> {
    storage().ok()?.get_item(&key(id)).ok().flatten()
}

/// Keeps a text of a draft.
///
/// # Errors
/// When it is not there afterwards.
pub fn write(id: &str, text: &str) -> Result<(), HomeError> {
    let storage = storage()?;
    storage.set_item(&key(id), text)?;
    match storage.get_item(&key(id))? {
        Some(there) if there == text => Ok(()),
        _ => Err(HomeError::Damaged),
    }
}

/// Removes what is kept of a draft.
pub fn delete(id: &str) {
    if storage().is_ok() {
        LocalStorage::delete(key(id));
    }
}

/// The ids of all drafts that something is kept of.
///
/// # Errors
/// `Unavailable` without local storage.
pub fn ids() -> Result<Vec<String>, HomeError> {
    let storage = storage()?;
    if storage.get_item(OLD_LIST)?.is_some() {
        LocalStorage::delete(OLD_LIST);
    }
    let keys = (0..storage.length()?).filter_map(|index| storage.key(index).ok().flatten());
    let id = |key: String| key.strip_prefix(DRAFT).map(str::to_owned);
    Ok(keys.filter_map(id).collect())
}

/// Removes everything that the page keeps in local storage.
///
/// # Errors
/// `Unavailable` without local storage.
pub fn wipe() -> Result<(), HomeError> {
    let storage = storage()?;
    let keys = (0..storage.length()?).filter_map(|index| storage.key(index).ok().flatten());
    let ours: Vec<String> = keys.filter(|key| key.starts_with("lardom.")).collect();
    for key in ours {
        LocalStorage::delete(key);
    }
    Ok(())
}

/// Whether the page keeps nothing in local storage.
#[must_use]
pub fn is_wiped() -> bool {
    let Ok(storage) = storage() else {
        return false;
    };
    let keys = 0..storage.length().unwrap_or(u32::MAX);
    let mut keys = keys.filter_map(|index| storage.key(index).ok().flatten());
    !keys.any(|key| key.starts_with("lardom."))
}

fn key(id: &str) -> String {
    format!("{DRAFT}{id}")
}

/// Asks for local storage without the panic that the library has where a browser denies it.
fn storage() -> Result<web_sys::Storage, HomeError> {
    web_sys::window()
        .and_then(|window| window.local_storage().ok().flatten())
        .map(|_| LocalStorage::raw())
        .ok_or(HomeError::Unavailable)
}
