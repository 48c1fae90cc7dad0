//! A copy of the draft as a file: to keep, or to take to another computer.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::Event;

use super::report::seal_fields;
use crate::browser::{clock, local};
use crate::ui::app::focus;
use crate::ui::copies::{CopySaved, copied_ms, save_copy};
use crate::ui::i18n::td_string;
use crate::ui::language::use_locale;
use crate::ui::live::words;
use crate::ui::markup::{Markup, answer, tag};
use crate::ui::route::{DraftPage, Route};
use crate::ui::workspace::{Workspace, use_workspace};

/// After how many days a copy is old.
const OLD_DAYS: u64 = 14;

const DAY_MS: u64 = 24 * 60 * 60 * 1000;

/// How many steps a draft has before a first copy is called for.
const WORTH_A_COPY: usize = 50;

/// The form that saves a copy, and whose initials the history has.
pub fn copy_panel() -> Markup {
    let locale = use_locale();
    let workspace = use_workspace();
    let with_files = RwSignal::new(true);
    let (fields, chosen) = seal_fields(locale, move || known_of(workspace));
    let said = RwSignal::new(String::new());
    let id = workspace.draft.with_untracked(|draft| draft.id.clone());
    let last = RwSignal::new(copied_ms(&id));
    let save = move |event: Event| {
        event.prevent_default();
        let passphrase = match chosen() {
            Ok(passphrase) => passphrase,
            Err(refused) => {
                said.set(refused.why.to_owned());
                focus(refused.field);
                return;
            }
        };
        said.set(td_string!(locale, copy.saving).to_owned());
        let id = id.clone();
        spawn_local(async move {
            let with_files = with_files.get_untracked();
            let saved = save_copy(workspace, with_files, passphrase.as_ref()).await;
            let words = match saved {
                CopySaved::Saved(missing) if missing.is_empty() => {
                    td_string!(locale, copy.saved).to_owned()
                }
                CopySaved::Saved(missing) => {
                    td_string!(locale, copy.saved_without, names = missing.join(", "))
                }
                CopySaved::TooLarge => td_string!(locale, copy.too_large).to_owned(),
                CopySaved::NotSealed => td_string!(locale, copy.not_sealed).to_owned(),
                CopySaved::Refused => td_string!(locale, copy.refused).to_owned(),
            };
            let _ = said.try_set(words);
            let _ = last.try_set(copied_ms(&id));
        });
    };
    tag("section")
        .attr("aria-labelledby", "copy")
        .child(tag("h2").id("copy").child(td_string!(locale, copy.title)))
        .child(tag("p").child(td_string!(locale, copy.lead)))
        .child(
            tag("form")
                .class("stack")
                .on("submit", save)
                .child(
                    tag("label")
                        .child(
                            tag("input")
                                .attr("type", "checkbox")
                                .checked_while(move || with_files.get())
                                .on("change", move |event| {
                                    with_files.set(event_target_checked(&event));
                                }),
                        )
                        .child(td_string!(locale, copy.with_files)),
                )
                .child(fields)
                .child(
                    tag("p").child(
                        tag("button")
                            .attr("type", "submit")
                            .class("button")
                            .child(td_string!(locale, copy.save)),
                    ),
                ),
        )
        .child(tag("p").class("soft").child(words(move || {
            last.get().map_or_else(
                || td_string!(locale, copy.none_yet).to_owned(),
                |ms| td_string!(locale, copy.last, when = clock::local_minute(ms)),
            )
        })))
        .child(
            tag("p")
                .attr("role", "status")
                .child(words(move || said.get())),
        )
        .child(initials())
}

/// What whoever has a copy may know of the draft: its name, its files' and its units'.
fn known_of(workspace: Workspace) -> Vec<String> {
    workspace.draft.with_untracked(|draft| {
        let state = draft.state();
        let files = state.sources.iter().map(|file| file.source.name.clone());
        let units = state.links.iter().map(|link| link.unit.clone());
        let names = [draft.name.clone()].into_iter().chain(files).chain(units);
        names.collect()
    })
}

/// Whose initials the steps are signed with.
fn initials() -> Markup {
    let locale = use_locale();
    let now = local::read(local::INITIALS).unwrap_or_default();
    answer(
        "initials",
        td_string!(locale, history.initials),
        tag("input")
            .attr("type", "text")
            .attr("maxlength", "8")
            .attr("autocomplete", "off")
            .attr("aria-describedby", "initials-hint")
            .attr("value", now)
            .on("input", |event| {
                let initials = event_target_value(&event);
                // Where there is no room the field keeps them until the page is left.
                let _ = local::write(local::INITIALS, initials.trim());
            }),
    )
    .child(
        tag("p")
            .class("hint")
            .id("initials-hint")
            .child(td_string!(locale, history.initials_hint)),
    )
}

/// A calm line where the last copy of the draft is old, or there is none of much work.
pub fn copy_reminder() -> Option<Markup> {
    let locale = use_locale();
    let workspace = use_workspace();
    let (id, created, steps, last) = workspace.draft.with_untracked(|draft| {
        let last = draft.steps().iter().filter_map(|step| step.at_ms).max();
        (
            draft.id.clone(),
            draft.created_ms,
            draft.steps().len(),
            last,
        )
    });
    let copied = copied_ms(&id);
    let since = copied.unwrap_or(created);
    let old = clock::now_ms().saturating_sub(since) > OLD_DAYS * DAY_MS;
    let worked = last.is_some_and(|last| last > since);
    let wanted = old && worked && (copied.is_some() || steps >= WORTH_A_COPY);
    wanted.then(|| {
        let says = copied.map_or_else(
            || td_string!(locale, copy.remind_none).to_owned(),
            |ms| td_string!(locale, copy.remind_old, when = clock::local_minute(ms)),
        );
        let page = DraftPage::History;
        tag("p").class("soft").child(says).child(" ").child(
            tag("a")
                .attr("href", Route::Draft { id, page }.href())
                .child(td_string!(locale, copy.save)),
        )
    })
}
