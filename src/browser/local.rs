//! The texts that the page keeps in the browser's local storage, under a key each: everything that goes there goes through
//! here.
//!
//! The texts are as they are written: gloo's own JSON would be a second wrapping. Its handle is asked for only where the
//! browser has the storage, since the library panics where it is denied.

use gloo_storage::{LocalStorage, Storage};

/// How returning files are read.
pub const PROFILES: &str = "lardom.profiles";
/// The sample that is being sorted here.
pub const SAMPLE: &str = "lardom.sample";
/// What was decided of it.
pub const CODINGS: &str = "lardom.codings";
/// The initials that steps are signed with.
pub const INITIALS: &str = "lardom.initials";

/// The key of when a copy of a draft was last saved.
#[must_use]
pub fn copied_key(draft: &str) -> String {
    format!("lardom.copied.{draft}")
}

/// The storage; `None` where the browser has none for this page, or it is turned off.
#[must_use]
pub fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()??;
    Some(LocalStorage::raw())
}

/// The text under a key.
#[must_use]
pub fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Keeps a text. Says whether there was room; where there was none, what stood there stays.
#[must_use]
pub fn write(key: &str, text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(key, text).is_ok())
}

/// Removes a text.
pub fn remove(key: &str) {
    if storage().is_some() {
        LocalStorage::delete(key);
    }
}

/// Every key of the page's; none where there is no storage.
#[must_use]
pub fn keys() -> Vec<String> {
    let Some(storage) = storage() else {
        return Vec::new();
    };
    let all = 0..storage.length().unwrap_or_default();
    let all = all.filter_map(|index| storage.key(index).ok().flatten());
    all.filter(|key| key.starts_with("lardom.")).collect()
}
