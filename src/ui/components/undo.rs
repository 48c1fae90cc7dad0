//! One step back, one step forth, and the way to the whole history.

use leptos::prelude::*;

use super::told_step;
use crate::browser::keys;
use crate::draft::{Draft, Step};
use crate::ui::i18n::{t, use_i18n};
use crate::ui::route::DraftPage;
use crate::ui::workspace::use_workspace;

/// "Ångra" and "Gör om", by button and by Ctrl+Z and Ctrl+Y.
#[component]
pub fn Undo() -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let listener = keys::on_key(move |pressed| {
        let mut taken = pressed.commanded && !pressed.in_field;
        match pressed.key.as_str() {
            "z" if taken => workspace.undo(),
            "y" | "Z" if taken => workspace.redo(),
            _ => taken = false,
        }
        taken
    });
    // The keys are heard for as long as the buttons are there.
    let kept = StoredValue::new_local(listener);
    on_cleanup(move || kept.dispose());
    // What would be undone and done again, in words.
    let told = move |step: fn(&Draft) -> Option<&Step>| {
        workspace.draft.with(|draft| {
            step(draft).map(|step| told_step(i18n.get_locale(), step, draft, workspace))
        })
    };
    let last = move || told(|draft| draft.done().next_back());
    let next = move || told(|draft| draft.undone().next());
    let count = move |count: fn(&Draft) -> usize| workspace.draft.with(count);
    view! {
        <p class="undo">
            <button
                type="button"
                class="quiet"
                title=last
                disabled=move || count(Draft::count_done) == 0
                on:click=move |_| workspace.undo()
            >
                {t!(i18n, history.undo)}
            </button>
            <button
                type="button"
                class="quiet"
                title=next
                disabled=move || count(Draft::count_undone) == 0
                on:click=move |_| workspace.redo()
            >
                {t!(i18n, history.redo)}
            </button>
            <a href=workspace.href(DraftPage::History)>{t!(i18n, pages.history)}</a>
        </p>
    }
}
