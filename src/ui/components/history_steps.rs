//! What was done in the draft, the newest first.

use std::collections::HashMap;

use leptos::prelude::*;

use super::history_line::{HistoryLine, Line, Numbers, lines};
use crate::model::CaseKey;
use crate::protocol::{Request, Response};
use crate::ui::draft_place::place_of;
use crate::ui::i18n::{t, use_i18n};
use crate::ui::workspace::{Workspace, use_workspace};

/// How many lines are shown at first, and how many more each time.
pub const WINDOW: usize = 100;

/// The steps of the line that the draft stands in.
#[component]
pub fn HistorySteps() -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let most = RwSignal::new(WINDOW);
    let numbers = RwSignal::new(HashMap::new());
    let place = place_of(workspace);
    // The newest lines, and whether there are more.
    let shown = Memo::new(move |_| {
        place.with(|_| ());
        let (locale, most) = (i18n.get_locale(), most.get());
        let draft = workspace.draft;
        draft.with_untracked(|draft| lines(locale, draft, workspace, most))
    });
    Effect::new(move |_| shown.with(|(lines, _)| ask_numbers(workspace, lines, numbers)));
    view! {
        <ol class="history">
            <For each=move || shown.with(|(lines, _)| lines.clone()) key=Line::key let:line>
                <HistoryLine line numbers />
            </For>
        </ol>
        <Show when=move || shown.with(|(_, more)| *more)>
            <button
                type="button"
                class="button"
                on:click=move |_| most.update(|most| *most += WINDOW)
            >
                {t!(i18n, history.older)}
            </button>
        </Show>
    }
}

/// Asks for the numbers of the cases that are told by them and not known yet.
fn ask_numbers(workspace: Workspace, lines: &[Line], numbers: Numbers) {
    let named = lines.iter().flat_map(Line::named);
    let cases: Vec<CaseKey> = numbers.with_untracked(|known| {
        named
            .filter(|key| !known.contains_key(key))
            .copied()
            .collect()
    });
    if cases.is_empty() {
        return;
    }
    let asked = cases.clone();
    let request = Request::Numbers { cases };
    workspace.engine().ask(&request, None, move |reply| {
        if let Ok((Response::Numbers(found), _)) = reply {
            let found = asked.into_iter().zip(found);
            let found = found.filter_map(|(key, number)| Some((key, number?)));
            let _ = numbers.try_update(|known| known.extend(found));
        }
    });
}
