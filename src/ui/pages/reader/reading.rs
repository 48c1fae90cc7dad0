//! How a shared report is got: out of a link, out of a file beside the page, or out of one that was opened.

use leptos::prelude::*;
use leptos::task::spawn_local_scoped_with_cancellation;

use super::state::{Refusal, State, opened};
use crate::browser::published;
use crate::model::LARGEST_SHARED;
use crate::share::{FileName, PACKAGE_WORD, Package, ShareError, read_file, read_link};

/// A shared report, copies of which are the same.
#[derive(Clone, Copy)]
pub(super) struct Reader {
    /// How far it has come.
    pub(super) state: RwSignal<State>,
    /// Whether it came by a link that had to be mended.
    pub(super) was_repaired: RwSignal<bool>,
}

impl Reader {
    /// A report that is on its way.
    pub(super) fn new() -> Self {
        Self {
            state: RwSignal::new(State::Coming),
            was_repaired: RwSignal::new(false),
        }
    }

    /// Reads what was opened: a file, or a text with a link.
    pub(super) fn read(self, text: &str) {
        if text.is_empty() {
            self.state.set(State::Refused(Refusal::Nothing));
        } else if text
            .trim_start_matches('\u{feff}')
            .starts_with(PACKAGE_WORD)
        {
            self.take(read_file(text));
        } else {
            self.read_link(text);
        }
    }

    /// Reads a link.
    pub(super) fn read_link(self, text: &str) {
        let link = read_link(text);
        self.was_repaired
            .set(link.as_ref().is_ok_and(|link| link.was_repaired));
        self.take(link.map(|link| link.package));
    }

    /// Fetches a file that lies beside the page, and reads it.
    pub(super) fn fetch(self, name: &str) {
        let Ok(name) = FileName::parse(name) else {
            self.state.set(State::Refused(Refusal::Name));
            return;
        };
        spawn_local_scoped_with_cancellation(async move {
            match published::text(&name.address(), LARGEST_SHARED as f64).await {
                Ok(text) => self.take(read_file(&text)),
                Err(why) => self.state.set(State::Refused(Refusal::Fetch(why))),
            }
        });
    }

    fn take(self, package: Result<Package, ShareError>) {
        self.state.set(match package {
            Ok(package) if package.is_sealed() => State::Sealed(package),
            Ok(package) => opened(&package),
            Err(error) => State::Refused(Refusal::Share(error)),
        });
    }
}
