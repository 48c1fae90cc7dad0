//! Everything that was done to a draft, and the way back to any point of it.

use leptos::prelude::*;

use crate::ui::components::told;
use crate::ui::language::use_locale;
use crate::ui::live::part;
use crate::ui::markup::{Markup, button, group, tag};
use crate::ui::texts::text;
use crate::ui::workspace::use_workspace;

/// The history, the newest first.
pub fn history_page() -> Markup {
    let locale = use_locale();
    let workspace = use_workspace();
    let steps = move || {
        workspace.draft.with(|draft| {
            let done = draft.operations.len();
            let all = draft.operations.iter().chain(draft.undone.iter().rev());
            let told = all.map(|operation| told(locale, operation, draft, workspace));
            let lines = (1..).zip(told).map(|(place, told)| {
                let line = tag("li").child(tag("span").child(told));
                if place == done {
                    line.attr("aria-current", "step")
                        .child(tag("span").class("soft").child(text!(locale, history.here)))
                } else {
                    line.class_if("soft", place > done).child(button(
                        "quiet",
                        text!(locale, history.go),
                        move |_| workspace.go_to(place),
                    ))
                }
            });
            let mut lines: Vec<Markup> = lines.collect();
            lines.reverse();
            lines
        })
    };
    group()
        .child(
            tag("h1")
                .attr("tabindex", "-1")
                .child(text!(locale, pages.history)),
        )
        .child(tag("p").class("lead").child(text!(locale, history.lead)))
        .child(part(move || {
            tag("ol")
                .attr("reversed", "")
                .class("history")
                .children(steps())
        }))
}
