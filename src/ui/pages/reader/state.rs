//! How far a shared report has come: on its way, refused, sealed or open.

use crate::browser::published::Unpublished;
use crate::model::FrozenReport;
use crate::share::{Package, ShareError, check_words};

/// How far the reader has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// The file is being fetched.
    Coming,
    /// It cannot be shown.
    Refused(Refusal),
    /// It needs its passphrase.
    Sealed(Package),
    /// It is open.
    Open(Box<Opened>),
}

/// An opened report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Opened {
    /// It.
    pub(super) frozen: FrozenReport,
    /// The words that tell whether it is what was sent.
    pub(super) check_words: String,
}

/// Why a report cannot be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// What was given is none, or broken.
    Share(ShareError),
    /// The address names no file beside the page.
    Name,
    /// The file beside the page cannot be had.
    Fetch(Unpublished),
    /// Nothing was given: the page was loaded again.
    Nothing,
}

/// The contents of a plain package, and their words.
pub(super) fn opened(package: &Package) -> State {
    let contents = package.contents::<FrozenReport>();
    match contents.and_then(|frozen| Ok((frozen, check_words(package)?))) {
        Ok((frozen, check_words)) => State::Open(Box::new(Opened {
            frozen,
            check_words,
        })),
        Err(error) => State::Refused(Refusal::Share(error)),
    }
}
