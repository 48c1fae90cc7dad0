//! Where drafts are kept: snapshots in local storage, the journal in `IndexedDB`, and the line between tabs.

pub mod home;
pub mod journal;
pub mod keeper;
pub mod shelf;
pub mod tabs;
