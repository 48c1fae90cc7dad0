//! The start page: what this is, a place to drop files, and the drafts.

use leptos::prelude::*;
use leptos_i18n::td_string;
use web_sys::File;

use crate::browser::draft_store;
use crate::browser::{clock, fragment, samples};
use crate::model::Draft;
use crate::ui::app::Handover;
use crate::ui::components::{DraftList, DropZone};
use crate::ui::language::use_locale;
use crate::ui::live::when;
use crate::ui::route::{DraftPage, Route};

/// The start page.
#[component]
pub fn Start() -> impl IntoView {
    let locale = use_locale();
    let handover = expect_context::<Handover>();
    let failed = RwSignal::new(false);
    let storage_off = RwSignal::new(false);
    let begin = move |files: Vec<File>| {
        if files.is_empty() {
            return;
        }
        let now = clock::now_ms();
        let draft = Draft {
            id: clock::new_id(),
            name: String::new(),
            created_ms: now,
            operations: Vec::new(),
        };
        if draft_store::save(&draft, 0, now).is_err() {
            storage_off.set(true);
            return;
        }
        handover.0.set_value(files);
        let page = DraftPage::Files;
        fragment::go(&Route::Draft { id: draft.id, page }.href());
    };
    let try_samples = move |_| {
        failed.set(false);
        leptos::task::spawn_local(async move {
            match samples::fetch().await {
                Ok(files) => begin(files),
                Err(_) => failed.set(true),
            }
        });
    };
    view! {
        <div class="opening">
            <h1 tabindex="-1">{td_string!(locale, start.title)}</h1>
            <p class="lead">{td_string!(locale, start.lead)}</p>
        </div>
        <DropZone on_files=begin small=false />
        <p class="samples">
            <button type="button" class="button" on:click=try_samples>
                {td_string!(locale, start.try_samples)}
            </button>
            <span class="soft">{td_string!(locale, start.samples_note)}</span>
        </p>
        <div role="status">
            {when(
                move || failed.get(),
                move || {
                    view! {
                        <p class="notice notice--alarm">
                            {td_string!(locale, start.samples_failed)}
                        </p>
                    }
                },
            )}
            {when(
                move || storage_off.get(),
                move || {
                    view! {
                        <p class="notice notice--alarm">{td_string!(locale, start.cannot_begin)}</p>
                    }
                },
            )}
        </div>
        <DraftList />
    }
}
