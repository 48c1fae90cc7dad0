//! How far what is on screen is kept.

use crate::browser::drafts::home::HomeError;
use crate::browser::drafts::journal::JournalError;

/// Whether what is on screen is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saving {
    /// It is being written.
    Underway,
    /// It has been on the disk since this moment, in milliseconds since 1970.
    Saved(u64),
    /// It is in local storage, since the journal failed; since this moment.
    AtHome(u64, JournalError),
    /// It is kept nowhere.
    Lost(JournalError, HomeError),
    /// Another tab has deleted the draft.
    Deleted,
    /// What is kept now does not fit what is here.
    Apart,
}
