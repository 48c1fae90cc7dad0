//! What has been made of the report to be handed on, for the form that makes it and the panel that shows it.

use leptos::prelude::*;

use super::checks::undecided_words;
use super::shared_copy::SharedCopy;
use crate::protocol::NotFrozen;
use crate::ui::i18n::{Locale, td_string};
use crate::ui::report_desk::ReportDesk;

/// What the panel shows below its form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Made {
    Nothing,
    Asked,
    Failed(Failure),
    Copy(SharedCopy),
}

/// What went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// The passphrase is not taken; why, in words.
    Passphrase(&'static str),
    NotFrozen(NotFrozen),
    NotMade,
}

impl Failure {
    /// It in words.
    pub(super) fn words(self, locale: Locale) -> String {
        match self {
            Self::Passphrase(why) => why.to_owned(),
            Self::NotFrozen(NotFrozen::Undecided(count)) => undecided_words(locale, count),
            Self::NotFrozen(NotFrozen::TooLarge) => {
                td_string!(locale, sharing.too_large).to_owned()
            }
            Self::NotFrozen(NotFrozen::NoAccount) | Self::NotMade => {
                td_string!(locale, sharing.failed).to_owned()
            }
        }
    }
}

/// What has been made of the report, which goes when the report is composed anew. Copies are the same.
#[derive(Clone, Copy)]
pub(super) struct Sharing {
    /// It, and of which report it was made.
    made: RwSignal<(u32, Made)>,
    /// Counts the reports.
    composed: Memo<u32>,
}

impl Sharing {
    /// Nothing has been made of the desk's report yet.
    pub(super) fn new(desk: ReportDesk) -> Self {
        Self {
            made: RwSignal::new((0, Made::Nothing)),
            composed: Memo::new(move |before: Option<&u32>| {
                let _ = desk.view(|_| ());
                before.map_or(0, |before| before.wrapping_add(1))
            }),
        }
    }

    /// The number of the report as it is now.
    pub(super) fn now(self) -> u32 {
        self.composed.get_untracked()
    }

    /// Tells what was made of a report; the page may have been left meanwhile.
    pub(super) fn tell(self, report: u32, made: Made) {
        let _ = self.made.try_set((report, made));
    }

    /// What has been made of the report as it is now.
    pub(super) fn get(self) -> Made {
        let now = self.composed.get();
        self.made.with(|(report, made)| {
            if *report == now {
                made.clone()
            } else {
                Made::Nothing
            }
        })
    }
}
