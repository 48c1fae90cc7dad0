//! A draft that is damaged: it can be saved as it is, opened as far as it is whole, or removed.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::drafts::shelf;
use crate::browser::{clock, download};
use crate::draft::{Draft, Recovered};
use crate::ui::app::{go_to_draft, go_to_start};
use crate::ui::i18n::td_string;
use crate::ui::language::{plural, use_locale};
use crate::ui::live::when;
use crate::ui::markup::{Markup, button, group, tag};
use crate::ui::route::{DraftPage, Route};

/// What can be done with a damaged draft. `whole` is what could be put together, with how much is missing.
pub fn rescue(id: String, whole: Option<Recovered>) -> Markup {
    let locale = use_locale();
    let failed = RwSignal::new(false);
    let asked = RwSignal::new(false);
    let id = StoredValue::new(id);
    let save = move |_| {
        let id = id.get_value();
        spawn_local(async move {
            let bytes = shelf::raw(&id).await;
            let name = format!("lardom-{id}.skadat");
            let saved = download::save_bytes(&name, &bytes);
            let _ = failed.try_set(saved.is_err());
        });
    };
    let remove = move |_| {
        let id = id.get_value();
        spawn_local(async move {
            match shelf::delete(&id).await {
                Ok(()) => go_to_start(),
                Err(_) => {
                    let _ = failed.try_set(true);
                }
            }
        });
    };
    let lead = match &whole {
        Some(whole) => {
            let missing = u32::try_from(whole.missing).unwrap_or(u32::MAX);
            plural!(locale, missing, rescue.part_single, rescue.part_several)
        }
        None => td_string!(locale, rescue.nothing).to_owned(),
    };
    let open = whole.map(|whole| {
        let draft = StoredValue::new(whole.draft);
        button(
            "button button--primary",
            td_string!(locale, rescue.open),
            move |_| {
                open_as_copy(draft.get_value(), failed);
            },
        )
    });
    group()
        .child(
            tag("h1")
                .attr("tabindex", "-1")
                .child(td_string!(locale, rescue.title)),
        )
        .child(tag("p").class("lead").child(lead))
        .child(tag("p").child(td_string!(locale, rescue.others)))
        .child(
            tag("div")
                .class("actions")
                .child(open)
                .child(button("button", td_string!(locale, rescue.save), save))
                .child(button(
                    "button",
                    td_string!(locale, rescue.remove),
                    move |_| {
                        asked.set(true);
                    },
                )),
        )
        .child(when(
            move || asked.get(),
            move || {
                tag("section")
                    .class("notice notice--alarm")
                    .attr("role", "alert")
                    .child(tag("p").child(td_string!(locale, rescue.remove_question)))
                    .child(
                        tag("div")
                            .class("actions")
                            .child(button(
                                "button button--alarm",
                                td_string!(locale, rescue.remove_yes),
                                remove,
                            ))
                            .child(button(
                                "quiet",
                                td_string!(locale, start.cancel),
                                move |_| {
                                    asked.set(false);
                                },
                            )),
                    )
            },
        ))
        .child(when(
            move || failed.get(),
            move || {
                tag("p")
                    .class("error")
                    .attr("role", "alert")
                    .child(td_string!(locale, rescue.failed))
            },
        ))
        .child(
            tag("p").child(
                tag("a")
                    .attr("href", Route::Start.href())
                    .child(td_string!(locale, app.to_start)),
            ),
        )
}

/// What is whole becomes a draft of its own, so that what is damaged stays as it is.
fn open_as_copy(draft: Draft, failed: RwSignal<bool>) {
    let id = clock::new_id();
    let copy = draft.under(id.clone());
    spawn_local(async move {
        match shelf::put(&copy, clock::now_ms()).await {
            Ok(()) => go_to_draft(id, DraftPage::Files),
            Err(_) => failed.set(true),
        }
    });
}
