//! Drafts in the browser's local storage, each under a key of its own. Nothing lists the drafts but their keys.

use crate::browser::local;

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

/// The text that is kept of a draft.
#[must_use]
pub fn read(id: &str) -> Option<String> {
    local::read(&key(id))
}

/// Keeps a text of a draft.
///
/// # Errors
/// When it is not there afterwards.
pub fn write(id: &str, text: &str) -> Result<(), HomeError> {
    if local::storage().is_none() {
        return Err(HomeError::Unavailable);
    }
    if !local::write(&key(id), text) {
        return Err(HomeError::Refused);
    }
    match read(id) {
        Some(there) if there == text => Ok(()),
        _ => Err(HomeError::Damaged),
    }
}

/// Removes what is kept of a draft.
pub fn delete(id: &str) {
    local::remove(&key(id));
}

/// The ids of all drafts that something is kept of.
///
/// # Errors
/// `Unavailable` without local storage.
pub fn ids() -> Result<Vec<String>, HomeError> {
    local::storage().ok_or(HomeError::Unavailable)?;
    local::remove(OLD_LIST);
    let keys = local::keys().into_iter();
    let id = |key: String| key.strip_prefix(DRAFT).map(str::to_owned);
    Ok(keys.filter_map(id).collect())
}

/// Removes everything that the page keeps in local storage.
///
/// # Errors
/// `Unavailable` without local storage, `Refused` where something is left.
pub fn wipe() -> Result<(), HomeError> {
    local::storage().ok_or(HomeError::Unavailable)?;
    for key in local::keys() {
        local::remove(&key);
    }
    if local::keys().is_empty() {
        Ok(())
    } else {
        Err(HomeError::Refused)
    }
}

fn key(id: &str) -> String {
    format!("{DRAFT}{id}")
}
