//! A case in the list of cases.

use leptos::either::Either;
use leptos::prelude::*;

use super::personal_data::shown_line;
use crate::model::{CaseRow, NotationRow, written_date};
use crate::ui::case_browser::use_case_browser;
use crate::ui::i18n::{t, t_string, use_i18n};
use crate::ui::language;

/// How many letters of a text stand in a row at the most; the style cuts it to its width.
const LETTERS: usize = 240;

/// The row of a case, which may not have come yet.
#[component]
pub fn ListedCase(
    /// Its place in the list.
    case: u32,
) -> impl IntoView {
    let i18n = use_i18n();
    let browser = use_case_browser();
    let all = untrack(|| browser.sums()).map_or(0, |(cases, _)| cases);
    let row = untrack(|| browser.row(case, |row, _| row.clone()));
    let is_coming = row.is_none();
    let is_cursor = move || browser.cursor.get() == case;
    let is_open = move || is_cursor() && browser.open.get();
    let lines = match row {
        Some(row) => Either::Left(view! { <CaseLines row /> }),
        None => Either::Right(view! {
            <span class="visually-hidden">{t!(i18n, cases.loading)}</span>
        }),
    };
    view! {
        <div
            id=format!("case-{case}")
            class="case-row"
            class:case-row--cursor=is_cursor
            class:case-row--coming=is_coming
            role="option"
            aria-setsize=all.to_string()
            aria-posinset=(case + 1).to_string()
            aria-selected=move || is_open().to_string()
        >
            {lines}
        </div>
    }
}

/// Two lines: what it is, and how its text begins. Rows are made while the list scrolls, so only words that are not the
/// case's own follow the language.
#[component]
fn CaseLines(
    /// The case.
    row: CaseRow,
) -> impl IntoView {
    let i18n = use_i18n();
    let number = match row.number {
        Some(number) => Either::Left(number),
        None => Either::Right(t!(i18n, cases.no_number)),
    };
    let date = match row.date {
        Some(date) => Either::Left(written_date(date)),
        None => Either::Right(t!(i18n, cases.month_none)),
    };
    let unit = match row.unit {
        Some(unit) => Either::Left(unit),
        None => Either::Right(t!(i18n, account.no_unit)),
    };
    let named = row.notations.iter().all(|each| each.category.is_some());
    let text = row.notations.iter().find_map(|each| each.text.clone());
    let text = text.unwrap_or_default();
    let notations = row.notations;
    let categories = if named {
        Either::Left(categories(&notations, ""))
    } else {
        let none = move || t_string!(i18n, account.no_category);
        Either::Right(move || categories(&notations, none()))
    };
    view! {
        <span class="case-row__head">
            <span class="case-row__number">{number}</span>
            " "
            <span class="case-row__date">{date}</span>
            " "
            <span class="case-row__unit">{unit}</span>
            " "
            <span class="case-row__kind">
                {move || language::kind(i18n.get_locale(), row.kind)}
            </span>
            " "
            <span class="case-row__categories">{categories}</span>
        </span>
        " "
        <span class="case-row__text">{move || shown_line(&text, LETTERS)}</span>
    }
}

/// The categories of notations, each once; `none` is what those are called that have none.
fn categories(notations: &[NotationRow], none: &str) -> String {
    let mut categories: Vec<&str> = Vec::new();
    for notation in notations {
        let category = notation.category.as_deref().unwrap_or(none);
        if !categories.contains(&category) {
            categories.push(category);
        }
    }
    categories.join(", ")
}
