//! The figures that are others in a version than in the draft as it is now.

use leptos::prelude::*;

use crate::draft::FigureDifference;
use crate::ui::i18n::{Locale, t, td_string, use_i18n};
use crate::ui::language;

/// How many figures are shown.
const MOST_FIGURES: usize = 200;

/// A table of them, and how many more there are.
#[component]
pub fn FigureDifferences(
    /// The figures.
    figures: Vec<FigureDifference>,
) -> impl IntoView {
    let i18n = use_i18n();
    let more = figures.len().saturating_sub(MOST_FIGURES);
    let rows = figures.into_iter().take(MOST_FIGURES);
    let rows = rows
        .map(|figure| view! { <FigureRow figure /> })
        .collect_view();
    let more = (more > 0).then(|| {
        view! { <p class="soft">{t!(i18n, version.more, count = more)}</p> }
    });
    view! {
        <div class="scroll" role="group" tabindex="0" aria-label=t!(i18n, version.figures)>
            <table>
                <caption>{t!(i18n, version.figures)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t!(i18n, version.what)}</th>
                        <th scope="col" class="number">
                            {t!(i18n, version.then)}
                        </th>
                        <th scope="col" class="number">
                            {t!(i18n, version.now)}
                        </th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {more}
    }
}

/// A figure in both versions.
#[component]
fn FigureRow(
    /// The figure.
    figure: FigureDifference,
) -> impl IntoView {
    let i18n = use_i18n();
    let (one, two) = (figure.one, figure.two);
    view! {
        <tr>
            <th scope="row">{move || counted(i18n.get_locale(), &figure)}</th>
            <td class="number">{move || language::count(i18n.get_locale(), one)}</td>
            <td class="number">{move || language::count(i18n.get_locale(), two)}</td>
        </tr>
    }
}

/// What a figure counts, in words.
fn counted(locale: Locale, figure: &FigureDifference) -> String {
    let unit = figure.unit.as_deref();
    let unit = unit.unwrap_or(td_string!(locale, account.no_unit));
    let kind = language::kinds_lower(locale, figure.kind);
    let year = figure.year;
    match &figure.category {
        None => format!("{unit}, {kind} {year}"),
        Some(category) => {
            let category = category.as_deref();
            let category = category.unwrap_or(td_string!(locale, account.no_category));
            format!("{unit}, {kind} {year}, {category}")
        }
    }
}
