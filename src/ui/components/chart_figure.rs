//! A chart: the picture, what it says in words, and the table that says the same.

use leptos::prelude::*;
use web_sys::HtmlElement;

use crate::browser::chart_surface::{self, Drawing};
use crate::browser::timing;
use crate::model::{Chart, ChartPart, Count};
use crate::ui::i18n::td_string;
use crate::ui::language::{self, Locale, use_locale};
use crate::ui::live::{afterwards, when};
use crate::ui::markup::{Markup, column_head, row_head, scroll, tag};
use crate::ui::numbers;

/// One chart of a year's account.
pub fn chart_figure(chart: &Chart, year: i32) -> Markup {
    let locale = use_locale();
    let surface = tag("div")
        .class("chart__surface")
        .attr("style", format!("block-size: {}px", chart.height_px))
        .attr("aria-hidden", "true");
    let element = StoredValue::new_local(surface.node::<HtmlElement>().clone());
    let failed = RwSignal::new(false);
    let drawing = StoredValue::new_local(None::<Drawing>);
    let option = chart.option.clone();
    afterwards(move || {
        let option = option.clone();
        chart_surface::load(move |loaded| {
            // The page may have been left while the bundle was on its way.
            let Some(element) = element.try_get_value() else {
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
    let title = title(locale, &chart.part, year);
    let alternative = format!("{title}. {}", alternative(locale, chart));
    tag("figure")
        .class("chart")
        .child(tag("figcaption").child(title.as_str()))
        .child(
            tag("div")
                .attr("role", "img")
                .attr("aria-label", alternative)
                .child(surface),
        )
        .child(when(
            move || failed.get(),
            move || {
                tag("p")
                    .class("notice")
                    .child(td_string!(locale, account.chart_failed))
            },
        ))
        .child(
            tag("details")
                .child(tag("summary").child(td_string!(locale, account.chart_table)))
                .child(scroll(title).child(table(locale, chart))),
        )
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

fn table(locale: Locale, chart: &Chart) -> Markup {
    let table = &chart.table;
    let columns = table
        .columns
        .iter()
        .map(|column| column_head(column.as_str()).class("number"));
    let rows = table.rows.iter().map(|(name, counts)| {
        let counts = counts.iter().map(|count| {
            let lack = count.number().is_none();
            tag("td")
                .class("number")
                .class_if("lack", lack)
                .child(language::count(locale, *count))
        });
        tag("tr").child(row_head(name.as_str())).children(counts)
    });
    tag("table")
        .class("narrow")
        .child(
            tag("thead").child(
                tag("tr")
                    .child(column_head(table.row_header.as_str()))
                    .children(columns),
            ),
        )
        .child(tag("tbody").children(rows))
}
