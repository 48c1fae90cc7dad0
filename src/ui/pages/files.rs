//! The files of the draft: reading, checking, confirming.

use leptos::prelude::*;

use crate::ui::components::{
    DropZone, FileCard, FilesBar, LedgerTable, Matches, NotKept, ReadingStatus, RefusedFiles, Units,
};
use crate::ui::i18n::{t, use_i18n};
use crate::ui::lingering::Lingering;
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
            <Lingering>
                <FileCard fingerprint />
            </Lingering>
        </For>
        <Show when=move || has_files.get()>
            <Matches />
            <Units />
            <LedgerTable />
            <FilesBar />
        </Show>
    }
}
