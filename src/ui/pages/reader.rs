//! A report that somebody has shared, as its readers see it: from a link, from a file beside the page or from one that
//! they open. Nothing of it needs the engine.

mod open_report;
mod refused;
mod sealed;

use leptos::prelude::*;
use leptos::task::spawn_local_scoped_with_cancellation;

use self::open_report::OpenReport;
use self::refused::Refused;
use self::sealed::Sealed;
use crate::browser::published::{self, Unpublished};
use crate::model::{FrozenReport, LARGEST_SHARED};
use crate::share::{
    FileName, PACKAGE_WORD, Package, ShareError, check_words, read_file, read_link,
};
use crate::ui::handover::OpenedShare;
use crate::ui::i18n::{t, use_i18n};
use crate::ui::route::Shared;

/// How far the reader has come.
#[derive(Clone, Debug, PartialEq, Eq)]
enum State {
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
struct Opened {
    frozen: FrozenReport,
    check_words: String,
}

/// Why a report cannot be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Refusal {
    /// What was given is none, or broken.
    Share(ShareError),
    /// The address names no file beside the page.
    Name,
    /// The file beside the page cannot be had.
    Fetch(Unpublished),
    /// Nothing was given: the page was loaded again.
    Nothing,
}

/// A shared report, copies of which are the same.
#[derive(Clone, Copy)]
struct Reader {
    state: RwSignal<State>,
    /// Whether it came by a link that had to be mended.
    was_repaired: RwSignal<bool>,
}

/// The page of a shared report.
#[component]
pub fn ReaderPage(
    /// Where the report is.
    shared: Shared,
) -> impl IntoView {
    let i18n = use_i18n();
    let reader = Reader {
        state: RwSignal::new(State::Coming),
        was_repaired: RwSignal::new(false),
    };
    match shared {
        Shared::Link(fragment) => reader.read_link(&fragment),
        Shared::File(name) => reader.fetch(&name),
        Shared::Opened => {
            let opened: OpenedShare = expect_context();
            reader.read(&opened.0.get_untracked());
            // Another may be opened while this one is shown.
            Effect::watch(
                move || opened.0.get(),
                move |text, _, _| reader.read(text),
                false,
            );
        }
    }
    move || match reader.state.get() {
        State::Coming => view! { <h1 tabindex="-1">{t!(i18n, app.loading)}</h1> }.into_any(),
        State::Refused(refusal) => view! { <Refused refusal /> }.into_any(),
        State::Sealed(package) => view! { <Sealed package reader /> }.into_any(),
        State::Open(opened) => {
            let was_repaired = reader.was_repaired.get_untracked();
            view! { <OpenReport opened=*opened was_repaired /> }.into_any()
        }
    }
}

impl Reader {
    fn read(self, text: &str) {
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

    fn read_link(self, text: &str) {
        let link = read_link(text);
        self.was_repaired
            .set(link.as_ref().is_ok_and(|link| link.was_repaired));
        self.take(link.map(|link| link.package));
    }

    fn fetch(self, name: &str) {
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

/// The contents of a plain package, and their words.
fn opened(package: &Package) -> State {
    let contents = package.contents::<FrozenReport>();
    match contents.and_then(|frozen| Ok((frozen, check_words(package)?))) {
        Ok((frozen, check_words)) => State::Open(Box::new(Opened {
            frozen,
            check_words,
        })),
        Err(error) => State::Refused(Refusal::Share(error)),
    }
}
