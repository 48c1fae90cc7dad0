//! The start page: what this is, a place to drop files, and the drafts.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use crate::browser::drafts::shelf;
use crate::browser::{clock, samples};
use crate::draft::Draft;
use crate::ui::app::{Handover, go_to_draft};
use crate::ui::components::{damaged_notice, draft_list, drop_zone, profile_list, wipe};
use crate::ui::copies::use_copies;
use crate::ui::i18n::td_string;
use crate::ui::language::{Locale, use_locale};
use crate::ui::late_pages::{DraftDeed, DraftPart, do_with_draft, late_part, part_not_fetched};
use crate::ui::live::{part, when};
use crate::ui::markup::{Markup, button, group, tag};
use crate::ui::route::{DraftPage, Route};
use crate::ui::second_coder::use_second_coder;

/// How long it is said that all is gone before the page begins anew, in milliseconds.
const AFTER_WIPING_MS: i32 = 4_000;

/// The start page.
pub fn start() -> Markup {
    let locale = use_locale();
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
    group()
        .child(
            tag("div")
                .class("opening")
                .child(
                    tag("h1")
                        .attr("tabindex", "-1")
                        .child(td_string!(locale, start.title)),
                )
                .child(tag("p").class("lead").child(td_string!(locale, start.lead))),
        )
        .child(when(
            move || copies.opened.with(Option::is_some),
            || late_part(DraftPart::OpenedCopy),
        ))
        .child(drop_zone(begin, || false))
        .child(
            tag("p")
                .class("samples")
                .child(button(
                    "button",
                    td_string!(locale, start.try_samples),
                    try_samples,
                ))
                .child(
                    tag("span")
                        .class("soft")
                        .child(td_string!(locale, start.samples_note)),
                ),
        )
        .child(
            tag("div")
                .attr("role", "status")
                .child(when(
                    move || failed.get(),
                    move || {
                        tag("p")
                            .class("notice notice--alarm")
                            .child(td_string!(locale, start.samples_failed))
                    },
                ))
                .child(when(
                    move || storage_off.get(),
                    move || {
                        tag("p")
                            .class("notice notice--alarm")
                            .child(td_string!(locale, start.cannot_begin))
                    },
                )),
        )
        .child(sample_begun(locale))
        .child(when(move || not_fetched.get(), part_not_fetched))
        .child(late_part(DraftPart::List))
}

/// Keeps a new draft. Says whether it could.
pub async fn begin_draft(id: String, now_ms: u64) -> bool {
    let draft = Draft::new(id, String::new(), now_ms);
    shelf::put(&draft, now_ms).await.is_ok()
}

/// The drafts that are kept, and what clears them and all else away.
pub fn drafts_kept() -> Markup {
    group()
        .child(damaged_notice())
        .child(draft_list())
        .child(profile_list())
        .child(wipe(|| {
            // What the page still holds is of what is gone.
            clock::after(AFTER_WIPING_MS, || {
                let _ = window().location().reload();
            });
        }))
}

/// The way back to a sample that is being sorted.
fn sample_begun(locale: Locale) -> Markup {
    let second = use_second_coder();
    part(move || {
        let title = second
            .sample
            .with(|sample| sample.as_ref().map(|each| each.title.clone()));
        title.map(|title| {
            let (decided, total) = untrack(|| second.progress());
            let begun = td_string!(
                locale,
                second.begun,
                title = title,
                decided = decided,
                total = total
            );
            tag("p").child(begun).child(" ").child(
                tag("a")
                    .attr("href", Route::Sample.href())
                    .child(td_string!(locale, second.resume)),
            )
        })
    })
}
