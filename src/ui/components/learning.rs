//! How far the reading of the cases is that suggestions come from, and the way to leave it off.

use leptos::prelude::*;

use crate::ui::app::{Engine, focus};
use crate::ui::i18n::td_string;
use crate::ui::language::use_locale;
use crate::ui::live::{when, words};
use crate::ui::markup::{Markup, button, tag};

/// The line beside the case at a place among all; nothing where all is read.
pub fn learning(at: Memo<Option<u32>>) -> Markup {
    let engine = expect_context::<Engine>();
    let locale = use_locale();
    when(
        move || engine.is_learning(),
        move || {
            let told = words(move || {
                let share = engine.share_learnt();
                td_string!(locale, coding.learning, share = share)
            });
            let leave_off = move |_| {
                if let Some(at) = at.get_untracked() {
                    engine.leave_off(at);
                    focus("#case-title");
                }
            };
            tag("div")
                .class("learning")
                .child(tag("p").class("soft").child(told))
                .child(button(
                    "button",
                    td_string!(locale, coding.leave_off),
                    leave_off,
                ))
        },
    )
}
