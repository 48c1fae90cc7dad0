//! Everything that was done in the draft, and the way back to any point of it.

use leptos::prelude::*;

use crate::ui::components::{CopyPanel, HistorySteps, MergePanel, OtherLines, Versions};
use crate::ui::i18n::{t, use_i18n};
use crate::ui::workspace::Workspace;

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

/// Where the draft stands among its steps and versions: what is typed and its name change nothing of it. To be read, and not
/// only tracked: a memo that nobody has read follows nothing.
pub fn place_of(workspace: Workspace) -> Memo<impl PartialEq + Clone + Send + Sync + 'static> {
    Memo::new(move |_| {
        workspace.draft.with(|draft| {
            let count = (draft.steps().len(), draft.versions().len());
            (draft.head(), draft.tip(), count)
        })
    })
}
