//! One step back, one step forth, and the way to the whole history.

use leptos::prelude::*;

use super::told_step;
use crate::browser::keys;
use crate::draft::Draft;
use crate::ui::language::use_locale;
use crate::ui::live::part;
use crate::ui::markup::{Markup, button, tag};
use crate::ui::route::{DraftPage, Route};
use crate::ui::texts::text;
use crate::ui::workspace::use_workspace;

/// "Ångra" and "Gör om", by button and by Ctrl+Z and Ctrl+Y.
pub fn undo() -> Markup {
    let locale = use_locale();
    let workspace = use_workspace();
    let places = move || {
        let of = |draft: &Draft| (draft.count_done(), draft.count_undone());
        workspace.draft.with(of)
    };
    let back = move || workspace.undo();
    let forth = move || workspace.redo();
    let listener = keys::on_key(move |pressed| {
        let mut taken = pressed.commanded && !pressed.in_field;
        match pressed.key.as_str() {
            "z" if taken => back(),
            "y" | "Z" if taken => forth(),
            _ => taken = false,
        }
        taken
    });
    // The keys are heard for as long as the buttons are there.
    let kept = StoredValue::new_local(listener);
    on_cleanup(move || kept.dispose());
    let id = workspace.draft.with_untracked(|draft| draft.id.clone());
    let page = DraftPage::History;
    tag("p")
        .class("undo")
        .child(part(move || {
            let (done, undone) = places();
            let what = |undone| {
                workspace.draft.with(|draft| {
                    let step = if undone {
                        draft.undone().next()
                    } else {
                        draft.done().next_back()
                    };
                    step.map_or_else(String::new, |step| {
                        told_step(locale, step, draft, workspace)
                    })
                })
            };
            tag("span")
                .child(
                    button("quiet", text!(locale, history.undo), move |_| back())
                        .attr("title", what(false))
                        .attr_if("disabled", done == 0),
                )
                .child(
                    button("quiet", text!(locale, history.redo), move |_| forth())
                        .attr("title", what(true))
                        .attr_if("disabled", undone == 0),
                )
        }))
        .child(
            tag("a")
                .attr("href", Route::Draft { id, page }.href())
                .child(text!(locale, pages.history)),
        )
}
