//! What the case on the desk may be about.

use leptos::prelude::*;

use super::desk::Desk;
use crate::model::{CaseDetail, CategoryId, Certainty, Means};
use crate::ui::i18n::{Locale, t, td_string, use_i18n};

/// Its suggestions, likeliest first; nothing where there are none.
#[component]
pub fn Suggestions(
    /// The desk.
    desk: Desk,
) -> impl IntoView {
    let i18n = use_i18n();
    let any = move || desk.read(|detail| !detail.suggestions.is_empty());
    let lines = move || desk.read(|detail| lines(desk, detail)).unwrap_or_default();
    view! {
        <Show when=move || any().unwrap_or_default()>
            <h3>{t!(i18n, coding.suggestions)}</h3>
            <ol class="suggestions">
                <For each=lines key=Line::key let:line>
                    <Suggestion desk line />
                </For>
            </ol>
        </Show>
    }
}

/// A suggestion with its category's name.
struct Line {
    category: CategoryId,
    name: String,
    certainty: Certainty,
}

impl Line {
    fn key(&self) -> (CategoryId, String, u8) {
        (
            self.category.clone(),
            self.name.clone(),
            self.certainty as u8,
        )
    }
}

/// A suggestion, to be taken, and how sure it is.
#[component]
fn Suggestion(
    /// The desk.
    desk: Desk,
    /// The suggestion.
    line: Line,
) -> impl IntoView {
    let i18n = use_i18n();
    let Line {
        category,
        name,
        certainty,
    } = line;
    view! {
        <li>
            <button
                type="button"
                class="suggestion"
                on:click=move |_| desk.set(vec![category.clone()], Means::Suggestion)
            >
                {name}
            </button>
            " "
            <span class="soft">{move || how_sure(i18n.get_locale(), certainty)}</span>
        </li>
    }
}

fn lines(desk: Desk, detail: &CaseDetail) -> Vec<Line> {
    let names = desk.names(detail);
    let lines = detail.suggestions.iter().filter_map(|suggestion| {
        let name = names.iter().find(|each| each.id == suggestion.category)?;
        Some(Line {
            category: suggestion.category.clone(),
            name: name.name.clone(),
            certainty: suggestion.certainty,
        })
    });
    lines.collect()
}

fn how_sure(locale: Locale, certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Sure => td_string!(locale, coding.sure),
        Certainty::Likely => td_string!(locale, coding.likely),
        Certainty::Unsure => td_string!(locale, coding.unsure),
    }
}
