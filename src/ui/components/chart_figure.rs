//! A chart: the picture, what it says in words, and the table that says the same.

use leptos::html::Div;
use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::browser::chart_surface::{self, Drawing};
use crate::browser::timing;
use crate::model::{Chart, ChartPart, Count};
use crate::ui::language::{self, Locale, use_locale};
use crate::ui::live::{part, when};
use crate::ui::numbers;

/// One chart.
#[component]
pub fn ChartFigure(
    chart: Chart,
    /// The account's year.
    year: i32,
) -> impl IntoView {
    let locale = use_locale();
    let chart = StoredValue::new(chart);
    let surface = NodeRef::<Div>::new();
    let failed = RwSignal::new(false);
    let drawing = StoredValue::new_local(None::<Drawing>);
    Effect::new(move |_| {
        if surface.get().is_none() {
            return;
        }
        chart_surface::load(move |loaded| {
            // The page may have been left while the bundle was on its way.
            let Some(Some(element)) = surface.try_get_untracked() else {
                return;
            };
            let start = timing::now();
            let option = chart.with_value(|chart| chart.option.clone());
            match Drawing::new(&element, &option) {
                Ok(drawn) if loaded => {
                    drawing.set_value(Some(drawn));
                    timing::measure("chart", start, &[("charts", 1)]);
                }
                _ => failed.set(true),
            }
        });
    });
    let title = move || chart.with_value(|chart| title(locale, &chart.part, year));
    let alternative =
        move || chart.with_value(|chart| format!("{}. {}", title(), alternative(locale, chart)));
    let height = chart.with_value(|chart| format!("block-size: {}px", chart.height_px));
    view! {
        <figure class="chart">
            <figcaption>{title}</figcaption>
            <div role="img" aria-label=alternative>
                <div node_ref=surface class="chart__surface" style=height aria-hidden="true"></div>
            </div>
            {when(
                move || failed.get(),
                move || view! { <p class="notice">{td_string!(locale, account.chart_failed)}</p> },
            )}
            <details>
                <summary>{td_string!(locale, account.chart_table)}</summary>
                <div class="scroll" role="group" tabindex="0" aria-label=title>
                    {part(move || chart.with_value(|chart| table(locale, chart)))}
                </div>
            </details>
        </figure>
    }
}

fn title(locale: Locale, part: &ChartPart, year: i32) -> String {
    match part {
        ChartPart::UnitsAndKinds => {
            td_string!(locale, account.chart_units, year = year).to_string()
        }
        ChartPart::Categories { unit } => {
            let unit = unit
                .clone()
                .unwrap_or_else(|| td_string!(locale, account.no_unit).to_owned());
            td_string!(locale, account.chart_categories, year = year, unit = unit).to_string()
        }
        ChartPart::Months => td_string!(locale, account.chart_months, year = year).to_string(),
    }
}

/// What a person would say who looks at the chart and sees the tallest bar of the year.
fn alternative(locale: Locale, chart: &Chart) -> String {
    let rows = chart.table.rows.len();
    let mut text = td_string!(locale, account.chart_alt_rows, rows = rows).to_string();
    let latest = |counts: &[Count]| counts.last().and_then(|count| count.number());
    let most = chart
        .table
        .rows
        .iter()
        .filter_map(|(name, counts)| Some((name, latest(counts)?)))
        .rev()
        .max_by_key(|(_, number)| *number);
    if let Some((name, number)) = most {
        let number = numbers::grouped(number);
        let most = td_string!(
            locale,
            account.chart_alt_most,
            name = name.clone(),
            number = number
        )
        .to_string();
        text = format!("{text} {most}");
    }
    let same = td_string!(locale, account.chart_table);
    format!("{text} {same}.")
}

fn table(locale: Locale, chart: &Chart) -> impl IntoView + use<> {
    let table = &chart.table;
    let columns = table.columns.iter().map(|column| {
        view! {
            <th scope="col" class="number">
                {column.clone()}
            </th>
        }
    });
    let rows = table.rows.iter().map(|(name, counts)| {
        let counts = counts.iter().map(|count| {
            let lack = count.number().is_none();
            view! {
                <td class="number" class:lack=lack>
                    {language::count(locale, *count)}
                </td>
            }
        });
        view! {
            <tr>
                <th scope="row">{name.clone()}</th>
                {counts.collect_view()}
            </tr>
        }
    });
    view! {
        <table class="narrow">
            <thead>
                <tr>
                    <th scope="col">{table.row_header.clone()}</th>
                    {columns.collect_view()}
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
}
