//! Whether the draft is saved, and what to do when it is not.

use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::language::use_locale;
use crate::ui::live::{shown, words};
use crate::ui::markup::{Markup, button, group, tag};
use crate::ui::texts::text;
use crate::ui::workspace::{Saving, use_workspace};

/// "Sparat 2022-03-15 09:42", or why not.
pub fn save_status() -> Markup {
    let locale = use_locale();
    let workspace = use_workspace();
    let failure = move || match workspace.saving.get() {
        Saving::Saved(_) => None,
        failed => Some(failed),
    };
    group()
        .child(
            tag("p")
                .class("saved soft")
                .child(words(move || match workspace.saving.get() {
                    Saving::Saved(ms) => {
                        text!(locale, draft.saved_at, when = clock::local_minute(ms))
                    }
                    _ => text!(locale, draft.not_saved).to_owned(),
                })),
        )
        .child(shown(failure, move |failed| {
            failed.map(|failed| {
                tag("section")
                    .class("notice notice--alarm")
                    .attr("role", "alert")
                    .child(tag("p").child(match failed {
                        Saving::Unavailable => {
                            text!(locale, draft.save_unavailable)
                        }
                        Saving::NewerElsewhere => {
                            text!(locale, draft.save_newer)
                        }
                        Saving::Damaged => text!(locale, draft.save_damaged),
                        Saving::Refused | Saving::Saved(_) => {
                            text!(locale, draft.save_full)
                        }
                    }))
                    .child(if failed == Saving::NewerElsewhere {
                        button("button", text!(locale, engine.reload), |_| {
                            let _ = window().location().reload();
                        })
                    } else {
                        button("button", text!(locale, draft.try_again), move |_| {
                            workspace.save();
                        })
                    })
            })
        }))
}
