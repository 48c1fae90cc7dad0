//! The start page: what this is, a place to drop files, and the drafts.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use crate::browser::{clock, samples};
use crate::ui::components::DropZone;
use crate::ui::copies::use_copies;
use crate::ui::going::go_to_draft;
use crate::ui::handover::Handover;
use crate::ui::i18n::{t, t_string, use_i18n};
use crate::ui::late::{DraftDeed, DraftPart, LatePart, PartNotFetched, do_with_draft};
use crate::ui::route::{DraftPage, Route};
use crate::ui::second_coder::use_second_coder;

/// The start page.
#[component]
pub fn StartPage() -> impl IntoView {
    let i18n = use_i18n();
    let handover = expect_context::<Handover>();
    let failed = RwSignal::new(false);
    let storage_off = RwSignal::new(false);
    let not_fetched = RwSignal::new(false);
    let copies = use_copies();
    let begin = move |files: Vec<File>| {
        if files.is_empty() {
            return;
        }
        let now = clock::now_ms();
        let id = clock::new_id();
        spawn_local(async move {
            match do_with_draft(DraftDeed::Begin(id.clone(), now)).await {
                Some(true) => {}
                Some(false) => return storage_off.set(true),
                None => return not_fetched.set(true),
            }
            handover.give(id.clone(), files);
            go_to_draft(id, DraftPage::Files);
        });
    };
    let try_samples = move |_| {
        failed.set(false);
        spawn_local(async move {
            match samples::fetch().await {
                Ok(files) => begin(files),
                Err(_) => failed.set(true),
            }
        });
    };
    view! {
        <div class="opening">
            <h1 tabindex="-1">{t!(i18n, start.title)}</h1>
            <p class="lead">{t!(i18n, start.lead)}</p>
        </div>
        <Show when=move || copies.opened.with(Option::is_some)>
            <LatePart part=DraftPart::OpenedCopy />
        </Show>
        <DropZone on_files=begin small=false />
        <p class="samples">
            <button type="button" class="button" on:click=try_samples>
                {t!(i18n, start.try_samples)}
            </button>
            <span class="soft">{t!(i18n, start.samples_note)}</span>
        </p>
        <div role="status">
            <Show when=move || failed.get()>
                <p class="notice notice--alarm">{t!(i18n, start.samples_failed)}</p>
            </Show>
            <Show when=move || storage_off.get()>
                <p class="notice notice--alarm">{t!(i18n, start.cannot_begin)}</p>
            </Show>
        </div>
        <SampleBegun />
        <Show when=move || not_fetched.get()>
            <PartNotFetched />
        </Show>
        <LatePart part=DraftPart::List />
    }
}

/// The way back to a sample that is being sorted.
#[component]
fn SampleBegun() -> impl IntoView {
    let i18n = use_i18n();
    let second = use_second_coder();
    let title = Memo::new(move |_| {
        let sample = second.sample;
        sample.with(|sample| sample.as_ref().map(|each| each.title.clone()))
    });
    let begun = move || {
        let (decided, total) = second.progress();
        let begun = |title| {
            t_string!(
                i18n,
                second.begun,
                title = title,
                decided = decided,
                total = total
            )
        };
        title.get().map(begun)
    };
    view! {
        <Show when=move || title.with(Option::is_some)>
            <p>
                {begun} " " <a href=Route::Sample.href()>{t!(i18n, second.resume)}</a>
            </p>
        </Show>
    }
}
