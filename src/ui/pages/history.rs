//! Everything that was done in the draft, and the way back to any point of it.

use leptos::prelude::*;

use crate::ui::components::{CopyPanel, HistorySteps, MergePanel, OtherLines, Versions};
use crate::ui::i18n::{t, use_i18n};

/// The history, the newest first.
#[component]
pub fn HistoryPage() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <h1 tabindex="-1">{t!(i18n, pages.history)}</h1>
        <p class="lead">{t!(i18n, history.lead)}</p>
        <MergePanel />
        <Versions />
        <h2 id="steps">{t!(i18n, history.title)}</h2>
        <HistorySteps />
        <OtherLines />
        <CopyPanel />
    }
}
