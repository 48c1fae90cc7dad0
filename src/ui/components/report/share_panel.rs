//! Handing a report on: frozen by the engine, made a link or a file here, sealed where a passphrase is chosen.

use leptos::prelude::*;

use super::checks::{UndecidedNotice, undecided_words};
use super::share_form::ShareForm;
use super::shared_copy::{SharedCopy, SharedCopyView};
use crate::protocol::NotFrozen;
use crate::ui::i18n::{Locale, t, td_string, use_i18n};
use crate::ui::report_desk::{ReportDesk, use_report_desk};

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
    fn words(self, locale: Locale) -> String {
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
    fn new(desk: ReportDesk) -> Self {
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
    fn get(self) -> Made {
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

/// The panel of the draft's report.
#[component]
pub fn SharePanel() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_report_desk();
    let sharing = Sharing::new(desk);
    let count = Signal::derive(move || desk.undecided());
    let is_free = Memo::new(move |_| count.get() == 0);
    let made = Memo::new(move |_| {
        // What was made before something was written that is to be decided on stays away.
        if is_free.get() {
            sharing.get()
        } else {
            Made::Nothing
        }
    });
    let shown = move || match made.get() {
        Made::Nothing => None,
        Made::Asked => Some(view! { <p>{t!(i18n, sharing.making)}</p> }.into_any()),
        Made::Failed(why) => {
            let why = move || why.words(i18n.get_locale());
            Some(view! { <p class="notice notice--alarm">{why}</p> }.into_any())
        }
        Made::Copy(copy) => {
            let year = untrack(|| desk.view(|view| view.report.year)).unwrap_or_default();
            Some(view! { <SharedCopyView shared=copy year /> }.into_any())
        }
    };
    view! {
        <section class="sharing" aria-labelledby="sharing">
            <h2 id="sharing" tabindex="-1">
                {t!(i18n, sharing.title)}
            </h2>
            <p>{t!(i18n, sharing.lead)}</p>
            <Show
                when=move || is_free.get()
                fallback=move || view! { <UndecidedNotice count /> }
            >
                <ShareForm sharing />
            </Show>
            <div role="status">{shown}</div>
        </section>
    }
}
