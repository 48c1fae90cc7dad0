//! Whether the open draft is kept.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::clock;
use crate::browser::drafts::home::HomeError;
use crate::browser::drafts::journal::JournalError;
use crate::ui::app::go_to_start;
use crate::ui::components::{copy_reminder, forget_files, reload_button};
use crate::ui::i18n::td_string;
use crate::ui::keeping::Saving;
use crate::ui::language::{Locale, use_locale};
use crate::ui::live::{shown, when, words};
use crate::ui::markup::{Markup, button, group, tag};
use crate::ui::workspace::{Workspace, use_workspace};

/// "Sparat 2022-03-15 09:42", or why not; and whether another tab writes.
pub fn save_status() -> Markup {
    let locale = use_locale();
    let workspace = use_workspace();
    let said = move || match workspace.saving.get() {
        Saving::Underway => td_string!(locale, draft.saving).to_owned(),
        Saving::Saved(ms) | Saving::AtHome(ms, _) => {
            td_string!(locale, draft.saved_at, when = clock::local_minute(ms))
        }
        Saving::Lost(..) | Saving::Deleted | Saving::Apart => {
            td_string!(locale, draft.not_saved).to_owned()
        }
    };
    // Being written for a moment takes no notice away.
    let trouble = Memo::new(
        move |before: Option<&Option<Saving>>| match workspace.saving.get() {
            Saving::Underway => before.cloned().flatten(),
            Saving::Saved(_) => None,
            Saving::AtHome(_, error) => Some(Saving::AtHome(0, error)),
            other => Some(other),
        },
    );
    group()
        .child(tag("p").class("saved soft").child(words(said)))
        .child(copy_reminder())
        .child(when(
            move || workspace.is_elsewhere(),
            move || {
                tag("p")
                    .class("saved soft")
                    .child(td_string!(locale, draft.elsewhere))
            },
        ))
        .child(when(
            move || workspace.following.get() && trouble.with(Option::is_none),
            move || {
                tag("p")
                    .class("notice")
                    .attr("role", "status")
                    .child(td_string!(locale, draft.following))
                    .child(" ")
                    .child(button(
                        "quiet",
                        td_string!(locale, draft.write_here),
                        move |_| {
                            workspace.take_the_pen();
                        },
                    ))
            },
        ))
        .child(when(
            move || workspace.not_again.get(),
            move || {
                tag("p")
                    .class("notice")
                    .attr("role", "status")
                    .child(td_string!(locale, draft.not_again))
            },
        ))
        .child(shown(
            move || trouble.get(),
            move |trouble| {
                trouble
                    .as_ref()
                    .map(|trouble| notice(locale, workspace, trouble))
            },
        ))
}

fn notice(locale: Locale, workspace: Workspace, trouble: &Saving) -> Markup {
    let again = || {
        button("button", td_string!(locale, draft.try_again), move |_| {
            workspace.try_again();
        })
    };
    let copy = || {
        button("button", td_string!(locale, draft.keep_copy), move |_| {
            let name = workspace.draft.with_untracked(|draft| draft.name.clone());
            workspace.keep_as_copy(td_string!(locale, draft.copy_name, name = name));
        })
    };
    let (class, words, ways) = match trouble {
        Saving::AtHome(_, JournalError::Full) => (
            "notice",
            td_string!(locale, draft.journal_full),
            group().child(again()),
        ),
        Saving::AtHome(..) => ("notice", td_string!(locale, draft.journal_off), group()),
        Saving::Deleted => (
            "notice notice--alarm",
            td_string!(locale, draft.deleted_elsewhere),
            group().child(copy()).child(button(
                "quiet",
                td_string!(locale, app.to_start),
                move |_| {
                    // The tab that deleted it left its files for whoever might keep it.
                    spawn_local(forget_files(workspace.engine()));
                    go_to_start();
                },
            )),
        ),
        Saving::Apart => (
            "notice notice--alarm",
            td_string!(locale, draft.save_apart),
            group().child(copy()).child(reload_button()),
        ),
        Saving::Lost(_, HomeError::Unavailable) => (
            "notice notice--alarm",
            td_string!(locale, draft.save_unavailable),
            group().child(again()),
        ),
        Saving::Lost(_, HomeError::Damaged) => (
            "notice notice--alarm",
            td_string!(locale, draft.save_damaged),
            group().child(again()),
        ),
        Saving::Lost(_, HomeError::Refused | HomeError::Behind)
        | Saving::Underway
        | Saving::Saved(_) => (
            "notice notice--alarm",
            td_string!(locale, draft.save_full),
            group().child(again()),
        ),
    };
    let alarms = class != "notice";
    tag("section")
        .class(class)
        .attr("role", if alarms { "alert" } else { "status" })
        .child(tag("p").child(words))
        .child(tag("p").class("actions").child(ways))
}
