//! The head of a column of a sheet: its header, the choice of its meaning, and why it was guessed.

use leptos::prelude::*;

use crate::model::Meaning;
use crate::ui::i18n::{t_string, use_i18n};
use crate::ui::language;
use crate::ui::workspace::Sheet;

/// A column's header, the choice of its meaning, and why it was guessed.
#[component]
pub fn ColumnHead(
    /// The sheet.
    sheet: Sheet,
    /// The column, from 0.
    column: usize,
) -> impl IntoView {
    let i18n = use_i18n();
    let guess = Memo::new(move |_| {
        let guess = sheet.view(|view| view.columns.get(column).cloned());
        guess.flatten()
    });
    let meaning = Memo::new(move |_| {
        let meaning = sheet.mapping(|mapping| mapping.columns.get(column).copied());
        meaning.flatten()
    });
    let header = move || {
        guess
            .get()
            .map(|guess| guess.header)
            .filter(|header| !header.is_empty())
            .unwrap_or_else(|| t_string!(i18n, files.unnamed_column, number = column + 1))
    };
    let choose = move |place: String| {
        let place = place.parse::<usize>().ok();
        if let Some(chosen) = place.and_then(|place| Meaning::ALL.get(place).copied()) {
            choose_meaning(sheet, column, chosen);
        }
    };
    let why = move || {
        let Some(guess) = guess.get() else {
            return String::new();
        };
        if Some(guess.guess) != meaning.get() {
            let of_profile = sheet.is(|mapping| mapping.profile.is_some());
            let reason = if of_profile {
                t_string!(i18n, files.guess_profile)
            } else {
                t_string!(i18n, files.guess_changed)
            };
            return reason.to_owned();
        }
        let locale = i18n.get_locale();
        let reason = language::guess_reason(locale, guess.reason);
        match language::doubt(locale, guess.confidence, guess.guess) {
            Some(doubt) => format!("{reason}, {doubt}"),
            None => reason.to_owned(),
        }
    };
    let choices = Meaning::ALL.into_iter().enumerate().map(|(place, each)| {
        view! {
            <option value=place.to_string() prop:selected=move || meaning.get() == Some(each)>
                {move || language::meaning(i18n.get_locale(), each)}
            </option>
        }
    });
    view! {
        <th scope="col">
            <span class="column-name">{header}</span>
            <select
                aria-label=move || t_string!(i18n, files.meaning_of, column = header())
                class:unused=move || meaning.get() == Some(Meaning::Ignore)
                on:change:target=move |event| choose(event.target().value())
            >
                {choices.collect_view()}
            </select>
            <span class="hint">{why}</span>
        </th>
    }
}

/// Says what a column of a sheet means.
fn choose_meaning(sheet: Sheet, column: usize, chosen: Meaning) {
    sheet.change(|mapping| {
        mapping.profile = None;
        // Who says what a column of the sheet means wants it counted.
        mapping.left_out &= chosen == Meaning::Ignore;
        for (place, other) in mapping.columns.iter_mut().enumerate() {
            if place == column {
                *other = chosen;
            } else if *other == chosen && !chosen.may_repeat() {
                // A meaning is one column's: the column that had it is not used any more.
                *other = Meaning::Ignore;
            }
        }
    });
}
