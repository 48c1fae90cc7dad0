//! Small things that the page remembers of its user, in local storage, a key each.

use gloo_storage::{LocalStorage, Storage};

/// The key of the initials that steps are signed with.
pub const INITIALS: &str = "lardom.initials";

/// The key of when a copy of a draft was last saved.
#[must_use]
pub fn copied_key(draft: &str) -> String {
    format!("lardom.copied.{draft}")
}

/// What is remembered under a key.
#[must_use]
pub fn read(key: &str) -> Option<String> {
    web_sys::window()?.local_storage().ok()??;
    LocalStorage::raw().get_item(key).ok()?
}

/// Forgets something.
pub fn remove(key: &str) {
    if web_sys::window().is_some_and(|window| matches!(window.local_storage(), Ok(Some(_)))) {
        LocalStorage::delete(key);
    }
}

/// Remembers something. What the browser does not take is not remembered, and nothing is lost by it.
pub fn write(key: &str, text: &str) {
    if read(key).as_deref() != Some(text)
        && web_sys::window().is_some_and(|window| matches!(window.local_storage(), Ok(Some(_))))
    {
        let _ = LocalStorage::raw().set_item(key, text);
    }
}
