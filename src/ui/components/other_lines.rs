//! What was done in the draft, undone, and left for something else.

use leptos::prelude::*;

use super::history_line::{GoTo, signed};
use super::history_steps::WINDOW;
use super::told_step;
use crate::draft::Step;
use crate::ui::draft_place::place_of;
use crate::ui::i18n::{t, use_i18n};
use crate::ui::workspace::use_workspace;

/// The ends of the lines that the draft does not stand in; nothing where there are none.
#[component]
pub fn OtherLines() -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let place = place_of(workspace);
    let ends = Memo::new(move |_| {
        place.with(|_| ());
        let locale = i18n.get_locale();
        workspace.draft.with_untracked(|draft| {
            let told = |step: &Step| (step.clone(), told_step(locale, step, draft, workspace));
            let ends = draft.other_ends().into_iter();
            ends.take(WINDOW).map(told).collect::<Vec<_>>()
        })
    });
    view! {
        <Show when=move || !ends.with(Vec::is_empty)>
            <details>
                <summary>{t!(i18n, history.others)}</summary>
                <p class="hint">{t!(i18n, history.others_lead)}</p>
                <ul class="history">
                    <For
                        each=move || ends.get()
                        key=|(step, told)| (step.id, told.clone())
                        let((step, told))
                    >
                        <li>
                            <span class="history__told">{told}</span>
                            <span class="history__when soft">{signed(&step)}</span>
                            <GoTo step=step.id />
                        </li>
                    </For>
                </ul>
            </details>
        </Show>
    }
}
