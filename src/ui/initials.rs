//! The initials that steps are signed with.

use crate::browser::local;

/// The initials that steps are signed with; empty where none are given.
#[must_use]
pub fn initials() -> String {
    local::read(local::INITIALS).unwrap_or_default()
}
