//! The files of the draft: reading, checking, confirming.

use leptos::prelude::*;

use crate::browser::fragment;
use crate::model::{Fingerprint, SourceState};
use crate::ui::app::{Progress, focus};
use crate::ui::components::{drop_zone, file_card, ledger_table, matches, units};
use crate::ui::i18n::td_string;
use crate::ui::language::{self, use_locale};
use crate::ui::live::{each, part, when, words};
use crate::ui::markup::{Markup, button, group, tag};
use crate::ui::numbers;
use crate::ui::route::{DraftPage, Route};
use crate::ui::workspace::{Workspace, use_workspace};

/// The page of files.
pub fn files_page() -> Markup {
    let locale = use_locale();
    let workspace = use_workspace();
    let has_files = Memo::new(move |_| workspace.state.with(|state| !state.sources.is_empty()));
    let fingerprints = move || {
        workspace.state.with(|state| {
            let sources = state.sources.iter();
            sources
                .map(|each| each.source.fingerprint.0.clone())
                .collect::<Vec<_>>()
        })
    };
    group()
        .child(
            tag("h1")
                .attr("tabindex", "-1")
                .child(td_string!(locale, files.title)),
        )
        .child(tag("p").class("lead").child(td_string!(locale, files.lead)))
        .child(drop_zone(
            move |files| workspace.add_files(files),
            move || has_files.get(),
        ))
        .child(reading_status())
        .child(refused())
        .child(not_kept())
        .child(each(fingerprints, |fingerprint| {
            file_card(Fingerprint(fingerprint))
        }))
        .child(when(
            move || has_files.get(),
            move || {
                group()
                    .child(matches())
                    .child(units())
                    .child(ledger_table())
                    .child(confirm())
            },
        ))
}

fn reading_status() -> Markup {
    let locale = use_locale();
    let workspace = use_workspace();
    tag("div")
        .attr("role", "status")
        .class("progress")
        .child(part(move || {
            workspace.reading.get().map(|reading| {
                let text = td_string!(
                    locale,
                    drop.reading_of,
                    number = reading.number,
                    total = reading.total,
                    name = reading.name
                );
                tag("p").child(text)
            })
        }))
        .child(when(
            move || workspace.reading.with(Option::is_some),
            move || file_progress(workspace),
        ))
}

/// How far the file that is being read has come, in bytes and rows, and a way to stop. Not read aloud: it changes
/// several times a second.
fn file_progress(workspace: Workspace) -> Markup {
    let locale = use_locale();
    let progress = workspace.engine().progress;
    let bytes = move |read: fn(&Progress) -> u64| {
        move || {
            progress
                .with(|progress| progress.as_ref().map_or(0, read))
                .to_string()
        }
    };
    let told = move || {
        progress.with(|progress| {
            let Some(Progress {
                done, total, rows, ..
            }) = progress
            else {
                return String::new();
            };
            let (done, total) = (numbers::size(*done), numbers::size(*total));
            if *rows == 0 {
                return td_string!(locale, drop.progress, done = done, total = total);
            }
            let rows = numbers::grouped(*rows);
            td_string!(
                locale,
                drop.progress_rows,
                done = done,
                total = total,
                rows = rows
            )
        })
    };
    group()
        .child(
            tag("progress")
                .attr("aria-hidden", "true")
                .attr_from("max", bytes(|progress| progress.total.max(1)))
                .attr_from("value", bytes(|progress| progress.done)),
        )
        .child(
            tag("p")
                .class("soft")
                .attr("aria-hidden", "true")
                .child(words(told)),
        )
        .child(button(
            "quiet",
            td_string!(locale, drop.cancel),
            move |_| {
                workspace.cancel();
                focus("main h1");
            },
        ))
}

/// Files that could not be taken in, each with its reason, until they are dismissed.
fn refused() -> Markup {
    let locale = use_locale();
    let workspace = use_workspace();
    let any = move || workspace.refused.with(|refused| !refused.is_empty());
    tag("div").attr("role", "alert").child(when(any, move || {
        tag("section")
            .class("notice notice--alarm")
            .id("refused")
            .child(tag("h2").child(td_string!(locale, files.problems)))
            .child(tag("ul").child(part(move || {
                let line = |(name, problem): (String, _)| {
                    let text = language::problem(locale, &problem);
                    tag("li")
                        .child(tag("strong").child(name))
                        .child(": ")
                        .child(text)
                };
                workspace
                    .refused
                    .get()
                    .into_iter()
                    .map(line)
                    .collect::<Vec<_>>()
            })))
            .child(button(
                "quiet",
                td_string!(locale, files.dismiss),
                move |_| {
                    workspace.refused.set(Vec::new());
                    focus("main h1");
                },
            ))
    }))
}

fn not_kept() -> Markup {
    let locale = use_locale();
    let workspace = use_workspace();
    tag("div").attr("role", "status").child(each(
        move || workspace.engine().not_kept.get(),
        move |name| {
            let text = td_string!(locale, problem.not_kept, name = name);
            tag("p").class("notice").child(text)
        },
    ))
}

/// Whether a file still needs an answer before its cases can be counted.
fn lacks_answers(source: &SourceState) -> bool {
    source
        .sheets
        .iter()
        .any(|sheet| sheet.lacks_kind() || sheet.lacks_unit() || sheet.lacks_year())
}

fn confirm() -> Markup {
    let locale = use_locale();
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
    tag("div")
        .class("confirm")
        .child(tag("div").attr("role", "alert").child(when(
            move || asked.get() && lacking.get(),
            move || {
                tag("p")
                    .class("error")
                    .child(td_string!(locale, files.missing_answers))
            },
        )))
        .child(button(
            "button button--primary",
            words(move || {
                if confirmed.get() {
                    td_string!(locale, files.show_account)
                } else {
                    td_string!(locale, files.confirm_all)
                }
            }),
            go_on,
        ))
}
