//! Everything away from this computer.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::drafts::tabs::{self, Said};
use crate::browser::drafts::{home, journal, shelf};
use crate::browser::{blob_store, clock};
use crate::ui::i18n::td_string;
use crate::ui::language::use_locale;
use crate::ui::live::{shown, when};
use crate::ui::markup::{Markup, button, tag};

/// How long other tabs are given to hear that the drafts are gone, in milliseconds.
const HEARD_MS: i32 = 200;

/// How the wiping went.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wiped {
    /// Nothing is left, as has been looked up afterwards.
    All,
    /// Something is.
    NotAll,
}

/// The button that removes all drafts, files, profiles and choices, after a question. `done` is called afterwards.
pub fn wipe(done: impl Fn() + Copy + 'static) -> Markup {
    let locale = use_locale();
    let asked = RwSignal::new(false);
    let wiped = RwSignal::new(None::<Wiped>);
    let yes = move |_| {
        asked.set(false);
        spawn_local(async move {
            let outcome = if remove_all().await {
                Wiped::All
            } else {
                Wiped::NotAll
            };
            let _ = wiped.try_set(Some(outcome));
            done();
        });
    };
    tag("details")
        .child(tag("summary").child(td_string!(locale, wipe.title)))
        .child(tag("p").class("soft").child(td_string!(locale, wipe.lead)))
        .child(button("button", td_string!(locale, wipe.wipe), move |_| {
            asked.set(true);
        }))
        .child(when(
            move || asked.get(),
            move || {
                tag("div")
                    .class("notice notice--alarm")
                    .attr("role", "alert")
                    .child(tag("p").child(td_string!(locale, wipe.question)))
                    .child(
                        tag("div")
                            .class("actions")
                            .child(button(
                                "button button--alarm",
                                td_string!(locale, wipe.yes),
                                yes,
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
        .child(tag("div").attr("role", "status").child(shown(
            move || wiped.get(),
            move |wiped| {
                wiped.map(|wiped| match wiped {
                    Wiped::All => tag("p").child(td_string!(locale, wipe.done)),
                    Wiped::NotAll => tag("p")
                        .class("notice notice--alarm")
                        .child(td_string!(locale, wipe.not_done)),
                })
            },
        )))
}

/// Removes everything and looks whether it is gone.
async fn remove_all() -> bool {
    // A tab that has a draft open would keep it again.
    for entry in shelf::list().await.entries {
        tabs::say_once(Said::Deleted, &entry.id);
    }
    clock::wait(HEARD_MS).await;
    let files = blob_store::wipe().await;
    let drafts = journal::wipe().await;
    let rest = home::wipe();
    let left = shelf::list().await;
    let kept = blob_store::count().await.unwrap_or_default();
    files.is_ok() && drafts.is_ok() && rest.is_ok() && left.entries.is_empty() && kept == 0
}
