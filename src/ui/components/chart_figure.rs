//! A chart: the picture, what it says in words, and the table that says the same.

use leptos::html::Div;
use leptos::prelude::*;

use crate::browser::chart_surface::{self, Drawing};
use crate::browser::timing;
use crate::model::{Chart, ChartPart, ChartTable, Count};
use crate::ui::i18n::{Locale, t, td_string, use_i18n};
use crate::ui::language;
use crate::ui::numbers;

/// One chart of a year's account.
#[component]
pub fn ChartFigure(
    /// The chart.
    chart: Chart,
    /// The account's year.
    year: Memo<i32>,
) -> impl IntoView {
    let i18n = use_i18n();
    let surface = NodeRef::<Div>::new();
    let failed = RwSignal::new(false);
    let drawing = StoredValue::new_local(None::<Drawing>);
    let option = chart.option.clone();
    Effect::new(move |_| {
        let option = option.clone();
        chart_surface::load(move |loaded| {
            // The page may have been left while the bundle was on its way.
            let Some(element) = surface.try_get_untracked().flatten() else {
                return;
            };
            let start = timing::now();
            match Drawing::new(&element, &option) {
                Ok(drawn) if loaded => {
                    drawing.set_value(Some(drawn));
                    timing::measure("chart", start, &[("charts", 1)]);
                }
                _ => failed.set(true),
            }
        });
    });
    let block_size = format!("block-size: {}px", chart.height_px);
    let table = chart.table.clone();
    let part = chart.part.clone();
    let title = Signal::derive(move || title(i18n.get_locale(), &part, year.get()));
    let alternative = move || {
        let alternative = alternative(i18n.get_locale(), &chart);
        title.with(|title| format!("{title}. {alternative}"))
    };
    view! {
        <figure class="chart">
            <figcaption>{title}</figcaption>
            <div role="img" aria-label=alternative>
                <div node_ref=surface class="chart__surface" style=block_size aria-hidden="true"></div>
            </div>
            <Show when=move || failed.get()>
                <p class="notice">{t!(i18n, account.chart_failed)}</p>
            </Show>
            <details>
                <summary>{t!(i18n, account.chart_table)}</summary>
                <div class="scroll" role="group" tabindex="0" aria-label=title>
                    <ChartNumbers table />
                </div>
            </details>
        </figure>
    }
}

fn title(locale: Locale, part: &ChartPart, year: i32) -> String {
    match part {
        ChartPart::UnitsAndKinds => {
            td_string!(locale, account.chart_units, year = year)
        }
        ChartPart::Categories { unit } => {
            let unit = unit
                .clone()
                .unwrap_or_else(|| td_string!(locale, account.no_unit).to_owned());
            td_string!(locale, account.chart_categories, year = year, unit = unit)
        }
        ChartPart::Months => td_string!(locale, account.chart_months, year = year),
    }
}

/// What a person would say who looks at the chart and sees the tallest bar of the year.
fn alternative(locale: Locale, chart: &Chart) -> String {
    let rows = chart.table.rows.len();
    let mut text = td_string!(locale, account.chart_alt_rows, rows = rows);
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
        );
        text = format!("{text} {most}");
    }
    let same = td_string!(locale, account.chart_table);
    format!("{text} {same}.")
}

/// The table that says the same as the picture.
#[component]
fn ChartNumbers(
    /// The chart's numbers.
    table: ChartTable,
) -> impl IntoView {
    let i18n = use_i18n();
    let columns = table.columns.into_iter().map(|column| {
        view! {
            <th scope="col" class="number">
                {column}
            </th>
        }
    });
    let columns = columns.collect_view();
    let cell = move |count: Count| {
        view! {
            <td class="number" class:lack=count.number().is_none()>
                {move || language::count(i18n.get_locale(), count)}
            </td>
        }
    };
    let rows = table.rows.into_iter().map(|(name, counts)| {
        view! {
            <tr>
                <th scope="row">{name}</th>
                {counts.into_iter().map(cell).collect_view()}
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <table class="narrow">
            <thead>
                <tr>
                    <th scope="col">{table.row_header}</th>
                    {columns}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}
