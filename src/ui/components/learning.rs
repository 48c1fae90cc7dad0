//! How far the reading of the cases is that suggestions come from, and the way to leave it off.

use leptos::prelude::*;

use crate::protocol::Request;
use crate::ui::app::{Engine, focus};
use crate::ui::language::use_locale;
use crate::ui::live::{when, words};
use crate::ui::markup::{Markup, button, tag};
use crate::ui::texts::text;
use crate::ui::workspace::use_workspace;

/// The line beside the case at a place among all; nothing where all is read.
pub fn learning(at: Memo<Option<u32>>) -> Markup {
    let (engine, workspace) = (expect_context::<Engine>(), use_workspace());
    let locale = use_locale();
    // Where it was left off: with another case it goes on.
    let left_at = RwSignal::new(None);
    when(
        move || {
            let (done, total) = engine.learnt.get();
            done < total && left_at.get() != at.get()
        },
        move || {
            let told = words(move || {
                let (done, total) = engine.learnt.get();
                let share = u64::from(done) * 100 / u64::from(total.max(1));
                text!(locale, coding.learning, share = share)
            });
            let leave_off = move |_| {
                let Some(at) = at.get_untracked() else { return };
                left_at.set(Some(at));
                let request = Request::LeaveOff { at };
                workspace.engine().ask(&request, None, |_| {});
                focus("#case-title");
            };
            tag("div")
                .class("learning")
                .child(tag("p").class("soft").child(told))
                .child(button("button", text!(locale, coding.leave_off), leave_off))
        },
    )
}
