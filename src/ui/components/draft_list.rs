//! The drafts in this browser: open, rename, delete after a question.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::Event;
use web_sys::HtmlDialogElement;

use crate::browser::clock;
use crate::browser::drafts::shelf::{self, Entry, Shelf};
use crate::browser::drafts::tabs;
use crate::draft::Summary;
use crate::model::ContainerError;
use crate::protocol::Request;
use crate::ui::app::{Engine, focus};
use crate::ui::i18n::td_string;
use crate::ui::language::{Locale, plural, use_locale};
use crate::ui::live::{each, when, words};
use crate::ui::markup::{Markup, button, tag};
use crate::ui::route::{DraftPage, Route};

/// The list of drafts.
pub fn draft_list() -> Markup {
    let locale = use_locale();
    let engine = expect_context::<Engine>();
    let shelf = RwSignal::new(None::<Shelf>);
    let look = move || {
        spawn_local(async move {
            let listed = shelf::list().await;
            let _ = shelf.try_set(Some(listed));
        });
    };
    look();
    let renaming = RwSignal::new(None::<String>);
    let deleting = RwSignal::new(None::<Entry>);
    let not_deleted = RwSignal::new(false);
    let dialog = tag("dialog");
    let shown = StoredValue::new_local(dialog.node::<HtmlDialogElement>().clone());
    let ask = move |entry: Entry| {
        deleting.set(Some(entry));
        // Fails only where it is open already.
        let _ = shown.with_value(HtmlDialogElement::show_modal);
    };
    let close = move || shown.with_value(HtmlDialogElement::close);
    let delete = move || {
        if let Some(entry) = deleting.get_untracked() {
            spawn_local(async move {
                if shelf::delete(&entry.id).await.is_err() {
                    // It stays in the list.
                    let _ = not_deleted.try_set(true);
                    return;
                }
                let open_elsewhere = tabs::tell_of_deletion(&entry.id).await;
                look();
                // Another tab may want to keep it, and then its files.
                if !open_elsewhere {
                    forget_files(engine).await;
                }
            });
        }
        close();
        focus("main h1");
    };
    let entries = move || {
        shelf.with(|shelf| {
            let entries = shelf.as_ref().map(|shelf| shelf.entries.clone());
            entries.unwrap_or_default()
        })
    };
    let is = move |test: fn(&Shelf) -> bool| shelf.with(|shelf| shelf.as_ref().is_some_and(test));
    let storage_off = move || is(|shelf| shelf.no_home && shelf.no_journal.is_some());
    let journal_off = move || is(|shelf| !shelf.no_home && shelf.no_journal.is_some());
    tag("section")
        .attr("aria-labelledby", "drafts")
        .child(
            tag("h2")
                .id("drafts")
                .child(td_string!(locale, start.drafts)),
        )
        .child(when(storage_off, move || {
            tag("p")
                .class("notice notice--alarm")
                .attr("role", "alert")
                .child(td_string!(locale, start.storage_off))
        }))
        .child(when(
            move || not_deleted.get(),
            move || {
                tag("p")
                    .class("notice notice--alarm")
                    .attr("role", "alert")
                    .child(td_string!(locale, rescue.failed))
            },
        ))
        .child(when(journal_off, move || {
            tag("p")
                .class("notice")
                .attr("role", "status")
                .child(td_string!(locale, start.journal_off))
        }))
        .child(when(
            move || is(|shelf| shelf.entries.is_empty()),
            move || tag("p").child(td_string!(locale, start.no_drafts)),
        ))
        .child(when(
            move || !entries().is_empty(),
            move || {
                tag("p")
                    .class("soft")
                    .child(td_string!(locale, start.drafts_lead))
            },
        ))
        .child(tag("ul").class("drafts").child(each(
            move || {
                let name = |entry: &Entry| {
                    let name = |summary: &Summary| summary.name.clone();
                    entry.summary.as_ref().map(name).unwrap_or_default()
                };
                let key = move |entry: Entry| format!("{} {}", entry.id, name(&entry));
                entries().into_iter().map(key).collect()
            },
            move |key| {
                let id = key.split(' ').next().unwrap_or_default().to_owned();
                let entry = untrack(entries).into_iter().find(|entry| entry.id == id)?;
                Some(
                    // A draft that gets another name has its row made anew.
                    draft_row(entry, renaming, look, ask),
                )
            },
        )))
        .child(
            dialog
                .attr("aria-labelledby", "delete-title")
                .child(
                    tag("h2")
                        .id("delete-title")
                        .child(td_string!(locale, start.delete_title)),
                )
                .child(tag("p").child(words(move || {
                    let name = deleting
                        .get()
                        .map_or_else(String::new, |entry| shown_name(locale, &entry));
                    td_string!(locale, start.delete_text, name = name)
                })))
                .child(
                    tag("div")
                        .class("actions")
                        .child(button(
                            "button",
                            td_string!(locale, start.cancel),
                            move |_| {
                                close();
                            },
                        ))
                        .child(button(
                            "button button--alarm",
                            td_string!(locale, start.delete_yes),
                            move |_| delete(),
                        )),
                ),
        )
}

fn shown_name(locale: Locale, entry: &Entry) -> String {
    match &entry.summary {
        Ok(summary) if summary.name.is_empty() => td_string!(locale, start.unnamed).to_owned(),
        Ok(summary) => summary.name.clone(),
        Err(_) => td_string!(locale, start.unreadable, id = entry.id),
    }
}

/// Removes the kept files that no draft names any more. Where a draft cannot be read, which may name any, all stay.
pub async fn forget_files(engine: Engine) {
    if let Some(fingerprints) = shelf::files().await {
        engine.inform(&Request::Keep { fingerprints });
    }
}

/// One draft. `renaming` has the id of the draft whose name is being changed.
fn draft_row(
    entry: Entry,
    renaming: RwSignal<Option<String>>,
    on_renamed: impl Fn() + Copy + Send + Sync + 'static,
    on_delete: impl Fn(Entry) + Copy + Send + Sync + 'static,
) -> Markup {
    let locale = use_locale();
    let entry = StoredValue::new(entry);
    let id = move || entry.with_value(|entry| entry.id.clone());
    let name = move || entry.with_value(|entry| shown_name(locale, entry));
    let href = Route::Draft {
        id: id(),
        page: DraftPage::Files,
    }
    .href();
    let field = format!("name-{}", id());
    let selector = format!("#{field}");
    let field = StoredValue::new(field);
    let is_renaming = Memo::new(move |_| renaming.get() == Some(id()));
    let summary = entry.with_value(|entry| entry.summary.clone());
    let is_readable = summary.is_ok();
    let now_called = summary.as_ref().map(|summary| summary.name.clone());
    let new_name = RwSignal::new(now_called.unwrap_or_default());
    let not_renamed = RwSignal::new(false);
    let begin = move |_| {
        renaming.set(Some(id()));
        let selector = selector.clone();
        request_animation_frame(move || focus(&selector));
    };
    let rename = move |event: Event| {
        event.prevent_default();
        let wanted = new_name.get_untracked().trim().to_owned();
        renaming.set(None);
        if !wanted.is_empty() {
            spawn_local(async move {
                let renamed = shelf::rename(&id(), wanted, clock::now_ms()).await;
                let _ = not_renamed.try_set(renamed.is_err());
                on_renamed();
            });
        }
    };
    let told = match summary {
        Ok(summary) => {
            let files = u32::try_from(summary.files.len()).unwrap_or(u32::MAX);
            let files = plural!(locale, files, start.files_single, start.files_several);
            let when = clock::local_minute(summary.saved_ms);
            let saved = td_string!(locale, start.saved, when = when);
            format!("{files} · {saved}")
        }
        Err(ContainerError::Newer(_)) => td_string!(locale, draft.newer_version).to_owned(),
        Err(_) => td_string!(locale, start.damaged).to_owned(),
    };
    tag("li")
        .class("draft")
        .child(
            tag("div")
                .class("draft__name")
                .child(tag("a").attr("href", href).child(name()))
                .child(tag("p").class("soft").child(told))
                .child(when(
                    move || not_renamed.get(),
                    move || {
                        tag("p")
                            .class("error")
                            .attr("role", "alert")
                            .child(td_string!(locale, start.not_renamed))
                    },
                )),
        )
        .child(when(
            move || !is_renaming.get(),
            move || {
                let rename_of = td_string!(locale, start.rename_of, name = name());
                let delete_of = td_string!(locale, start.delete_of, name = name());
                tag("div")
                    .class("actions")
                    .child(is_readable.then(|| {
                        button("quiet", td_string!(locale, start.rename), begin.clone())
                            .attr("aria-label", rename_of)
                    }))
                    .child(
                        button("quiet", td_string!(locale, start.delete), move |_| {
                            on_delete(entry.get_value());
                        })
                        .attr("aria-label", delete_of),
                    )
            },
        ))
        .child(when(
            move || is_renaming.get(),
            move || {
                tag("form")
                    .class("actions")
                    .on("submit", rename)
                    .child(
                        tag("label")
                            .class("visually-hidden")
                            .attr("for", field.get_value())
                            .child(td_string!(locale, start.name_label)),
                    )
                    .child(
                        tag("input")
                            .id(field.get_value())
                            .attr("type", "text")
                            .attr("maxlength", "120")
                            .value_from(move || new_name.get())
                            .on("input", move |event| {
                                new_name.set(event_target_value(&event));
                            }),
                    )
                    .child(
                        tag("button")
                            .attr("type", "submit")
                            .class("button")
                            .child(td_string!(locale, start.save_name)),
                    )
                    .child(button(
                        "quiet",
                        td_string!(locale, start.cancel),
                        move |_| {
                            renaming.set(None);
                        },
                    ))
            },
        ))
}
