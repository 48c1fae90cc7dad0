//! The files of the draft: reading, checking, confirming.

use leptos::prelude::*;

use crate::browser::fragment;
use crate::model::SourceState;
use crate::ui::components::{
    DropZone, FileCard, LedgerTable, Matches, NotKept, ReadingStatus, RefusedFiles, Units,
};
use crate::ui::going::focus;
use crate::ui::i18n::{t, t_string, use_i18n};
use crate::ui::route::{DraftPage, Route};
use crate::ui::workspace::use_workspace;

/// The page of files.
#[component]
pub fn FilesPage() -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let has_files = Memo::new(move |_| workspace.state.with(|state| !state.sources.is_empty()));
    let fingerprints = move || {
        workspace.state.with(|state| {
            let sources = state.sources.iter();
            sources
                .map(|each| each.source.fingerprint.clone())
                .collect::<Vec<_>>()
        })
    };
    view! {
        <h1 tabindex="-1">{t!(i18n, files.title)}</h1>
        <p class="lead">{t!(i18n, files.lead)}</p>
        <DropZone on_files=move |files| workspace.add_files(files) small=has_files />
        <ReadingStatus />
        <RefusedFiles />
        <NotKept />
        <For each=fingerprints key=Clone::clone let:fingerprint>
            <FileCard fingerprint />
        </For>
        <Show when=move || has_files.get()>
            <Matches />
            <Units />
            <LedgerTable />
            <Confirm />
        </Show>
    }
}

/// Whether a file still needs an answer before its cases can be counted.
fn lacks_answers(source: &SourceState) -> bool {
    source
        .sheets
        .iter()
        .any(|sheet| sheet.lacks_kind() || sheet.lacks_unit() || sheet.lacks_year())
}

/// The button that confirms the files and goes on to the account, when no answer is lacking.
#[component]
fn Confirm() -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let confirmed = Memo::new(move |_| {
        let all = |sources: &[SourceState]| sources.iter().all(|each| each.confirmed);
        workspace.state.with(|state| all(&state.sources))
    });
    let lacking = Memo::new(move |_| {
        let any = |sources: &[SourceState]| sources.iter().any(lacks_answers);
        workspace.state.with(|state| any(&state.sources))
    });
    let asked = RwSignal::new(false);
    let go_on = move |_| {
        if lacking.get_untracked() {
            asked.set(true);
            focus("[aria-invalid=true]");
            return;
        }
        if !confirmed.get_untracked() {
            workspace.confirm_all();
        }
        let id = workspace.draft.with_untracked(|draft| draft.id.clone());
        let page = DraftPage::Account;
        fragment::go(&Route::Draft { id, page }.href());
    };
    let name = move || {
        if confirmed.get() {
            t_string!(i18n, files.show_account)
        } else {
            t_string!(i18n, files.confirm_all)
        }
    };
    view! {
        <div class="confirm">
            <div role="alert">
                <Show when=move || asked.get() && lacking.get()>
                    <p class="error">{t!(i18n, files.missing_answers)}</p>
                </Show>
            </div>
            <button type="button" class="button button--primary" on:click=go_on>
                {name}
            </button>
        </div>
    }
}
