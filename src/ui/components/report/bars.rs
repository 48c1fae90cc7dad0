//! A chart of the report as plain bars: no script draws it, so that it prints and can be read as soon as it is there.

use leptos::prelude::*;

use crate::model::{ChartTable, Count};
use crate::ui::i18n::{Locale, t, td_string, use_i18n};
use crate::ui::numbers::grouped;

/// The bars, for those who see them, and the table that says the same, for all.
#[component]
pub fn Bars(
    /// The numbers: for each row one for each column.
    table: ChartTable,
    /// What the chart shows, in words.
    alternative: String,
) -> impl IntoView {
    let counts = table.rows.iter().flat_map(|(_, counts)| counts);
    let longest = counts.filter_map(|count| count.number()).max();
    let longest = longest.unwrap_or_default().max(1);
    let rows = table.rows.iter().map(|(name, counts)| {
        let lines = counts.iter().enumerate().map(|(column, count)| {
            let is_previous = column + 1 < counts.len();
            view! { <Bar count=*count longest is_previous /> }
        });
        let lines = lines.collect_view();
        view! {
            <div class="bars__row">
                <span class="bars__name">{name.clone()}</span>
                <span class="bars__lines">{lines}</span>
            </div>
        }
    });
    let rows = rows.collect_view();
    let columns = table.columns.clone();
    view! {
        <div class="bars" role="img" aria-label=alternative.clone()>
            {(columns.len() > 1).then(|| view! { <Legend columns /> })}
            {rows}
        </div>
        <Numbers table name=alternative />
    }
}

/// A bar with its number.
#[component]
fn Bar(
    /// The number.
    count: Count,
    /// The largest number of the chart.
    longest: u32,
    /// Whether it is of an earlier year.
    is_previous: bool,
) -> impl IntoView {
    let per_cent = f64::from(count.number().unwrap_or_default()) / f64::from(longest) * 100.0;
    // Set as a property: a policy that forbids styles in the document lets it through.
    view! {
        <span class="bar" class:bar--previous=is_previous>
            <span class="bar__length" style:--length=format!("{per_cent:.1}%")></span>
            {written(count)}
        </span>
    }
}

/// Which bar is which column.
#[component]
fn Legend(
    /// Their names; the last is this year's.
    columns: Vec<String>,
) -> impl IntoView {
    let last = columns.len().saturating_sub(1);
    let names = columns.into_iter().enumerate().map(|(column, name)| {
        view! {
            <span class="bar bar--legend" class:bar--previous=column != last>
                <span class="bar__length"></span>
                {name}
            </span>
        }
    });
    view! { <p class="bars__legend">{names.collect_view()}</p> }
}

/// The numbers as a table, folded.
#[component]
fn Numbers(
    /// The numbers.
    table: ChartTable,
    /// What the chart shows, in words.
    name: String,
) -> impl IntoView {
    let i18n = use_i18n();
    let columns = table.columns.into_iter().map(|column| {
        view! {
            <th scope="col" class="number">
                {column}
            </th>
        }
    });
    let rows = table.rows.into_iter().map(|(name, counts)| {
        let counts = counts
            .into_iter()
            .map(|count| view! { <td class="number">{written(count)}</td> });
        view! {
            <tr>
                <th scope="row">{name}</th>
                {counts.collect_view()}
            </tr>
        }
    });
    view! {
        <details>
            <summary lang=move || i18n.get_locale().code()>{t!(i18n, paper.chart_table)}</summary>
            <div class="scroll" role="group" tabindex="0" aria-label=name>
                <table class="narrow">
                    <thead>
                        <tr>
                            <th scope="col">{table.row_header}</th>
                            {columns.collect_view()}
                        </tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        </details>
    }
}

/// A report is in Swedish, whatever language the page around it has.
fn written(count: Count) -> String {
    match count {
        Count::Reported(number) => grouped(number),
        Count::Missing => td_string!(Locale::Sv, paper.missing).to_owned(),
        Count::NotReported => td_string!(Locale::Sv, paper.not_reported).to_owned(),
    }
}
