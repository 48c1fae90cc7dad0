//! The drafts in this browser: open, rename, delete after a question.

use leptos::prelude::*;
use web_sys::Event;
use web_sys::HtmlDialogElement;

use crate::browser::clock;
use crate::browser::draft_store;
use crate::model::{DraftEntry, Fingerprint};
use crate::protocol::Request;
use crate::ui::app::{Engine, focus};
use crate::ui::language::{Locale, plural, use_locale};
use crate::ui::live::{each, when, words};
use crate::ui::markup::{Markup, button, tag};
use crate::ui::route::{DraftPage, Route};
use crate::ui::texts::text;

/// The list of drafts.
pub fn draft_list() -> Markup {
    let locale = use_locale();
    let engine = expect_context::<Engine>();
    let drafts = RwSignal::new(draft_store::list());
    let renaming = RwSignal::new(None::<String>);
    let deleting = RwSignal::new(None::<DraftEntry>);
    let dialog = tag("dialog");
    let shown = StoredValue::new_local(dialog.node::<HtmlDialogElement>().clone());
    let ask = move |entry: DraftEntry| {
        deleting.set(Some(entry));
        // Fails only where it is open already.
        let _ = shown.with_value(HtmlDialogElement::show_modal);
    };
    let close = move || shown.with_value(HtmlDialogElement::close);
    let delete = move || {
        if let Some(entry) = deleting.get_untracked() {
            // A draft that cannot be deleted stays in the list.
            let _ = draft_store::delete(&entry.id);
            drafts.set(draft_store::list());
            forget_files(engine);
        }
        close();
        focus("main h1");
    };
    let entries = move || drafts.with(|drafts| drafts.as_ref().cloned().unwrap_or_default());
    let storage_off = move || drafts.with(Result::is_err);
    tag("section")
        .attr("aria-labelledby", "drafts")
        .child(tag("h2").id("drafts").child(text!(locale, start.drafts)))
        .child(when(storage_off, move || {
            tag("p")
                .class("notice notice--alarm")
                .attr("role", "alert")
                .child(text!(locale, start.storage_off))
        }))
        .child(when(
            move || entries().is_empty(),
            move || tag("p").child(text!(locale, start.no_drafts)),
        ))
        .child(when(
            move || !entries().is_empty(),
            move || {
                tag("p")
                    .class("soft")
                    .child(text!(locale, start.drafts_lead))
            },
        ))
        .child(tag("ul").class("drafts").child(each(
            move || {
                let key = |entry: DraftEntry| format!("{} {}", entry.id, entry.name);
                entries().into_iter().map(key).collect()
            },
            move |key| {
                let id = key.split(' ').next().unwrap_or_default().to_owned();
                let entry = untrack(entries).into_iter().find(|entry| entry.id == id)?;
                let on_renamed = move || drafts.set(draft_store::list());
                Some(
                    // A draft that gets another name has its row made anew.
                    draft_row(entry, renaming, on_renamed, ask),
                )
            },
        )))
        .child(
            dialog
                .attr("aria-labelledby", "delete-title")
                .child(
                    tag("h2")
                        .id("delete-title")
                        .child(text!(locale, start.delete_title)),
                )
                .child(tag("p").child(words(move || {
                    let name = deleting
                        .get()
                        .map_or_else(String::new, |entry| shown_name(locale, &entry));
                    text!(locale, start.delete_text, name = name)
                })))
                .child(
                    tag("div")
                        .class("actions")
                        .child(button("button", text!(locale, start.cancel), move |_| {
                            close();
                        }))
                        .child(button(
                            "button button--alarm",
                            text!(locale, start.delete_yes),
                            move |_| delete(),
                        )),
                ),
        )
}

fn shown_name(locale: Locale, entry: &DraftEntry) -> String {
    if entry.name.is_empty() {
        text!(locale, start.unnamed).to_owned()
    } else {
        entry.name.clone()
    }
}

/// Removes the kept files that no draft names any more.
fn forget_files(engine: Engine) {
    let drafts = draft_store::list().unwrap_or_default();
    let opened: Vec<_> = drafts
        .iter()
        .map(|entry| draft_store::open(&entry.id))
        .collect();
    // A draft that cannot be read now may be readable later: its files stay.
    if opened.iter().any(Result::is_err) {
        return;
    }
    let fingerprints: Vec<Fingerprint> = opened
        .into_iter()
        .flatten()
        .flat_map(|opened| opened.draft.state().sources)
        .map(|source| source.source.fingerprint)
        .collect();
    engine.inform(&Request::Keep { fingerprints });
}

/// One draft. `renaming` has the id of the draft whose name is being changed.
fn draft_row(
    entry: DraftEntry,
    renaming: RwSignal<Option<String>>,
    on_renamed: impl Fn() + Copy + Send + Sync + 'static,
    on_delete: impl Fn(DraftEntry) + Copy + Send + Sync + 'static,
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
    let new_name = RwSignal::new(entry.with_value(|entry| entry.name.clone()));
    let begin = move |_| {
        renaming.set(Some(id()));
        let selector = selector.clone();
        request_animation_frame(move || focus(&selector));
    };
    let rename = move |event: Event| {
        event.prevent_default();
        let wanted = new_name.get_untracked().trim().to_owned();
        if let Ok(mut opened) = draft_store::open(&id())
            && !wanted.is_empty()
        {
            opened.draft.name = wanted;
            // A failed save leaves the old name in the list, where it can be seen.
            let _ = draft_store::save(&opened.draft, opened.revision, clock::now_ms());
        }
        renaming.set(None);
        on_renamed();
    };
    tag("li")
        .class("draft")
        .child(
            tag("div")
                .class("draft__name")
                .child(tag("a").attr("href", href).child(name()))
                .child(tag("p").class("soft").child({
                    let (when, files) = entry
                        .with_value(|entry| (clock::local_minute(entry.saved_ms), entry.files));
                    let files = plural!(locale, files, start.files_single, start.files_several);
                    let saved = text!(locale, start.saved, when = when);
                    format!("{files} · {saved}")
                })),
        )
        .child(when(
            move || !is_renaming.get(),
            move || {
                let rename_of = text!(locale, start.rename_of, name = name());
                let delete_of = text!(locale, start.delete_of, name = name());
                tag("div")
                    .class("actions")
                    .child(
                        button("quiet", text!(locale, start.rename), begin.clone())
                            .attr("aria-label", rename_of),
                    )
                    .child(
                        button("quiet", text!(locale, start.delete), move |_| {
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
                            .child(text!(locale, start.name_label)),
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
                            .child(text!(locale, start.save_name)),
                    )
                    .child(button("quiet", text!(locale, start.cancel), move |_| {
                        renaming.set(None);
                    }))
            },
        ))
}
