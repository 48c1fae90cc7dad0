//! The page of a shared report, as far as it has come.

use leptos::prelude::*;

use super::open_report::OpenReport;
use super::reading::Reader;
use super::refused::Refused;
use super::sealed::Sealed;
use super::state::State;
use crate::ui::handover::OpenedShare;
use crate::ui::i18n::{t, use_i18n};
use crate::ui::route::Shared;

/// The page of a shared report.
#[component]
pub fn ReaderPage(
    /// Where the report is.
    shared: Shared,
) -> impl IntoView {
    let i18n = use_i18n();
    let reader = Reader::new();
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
