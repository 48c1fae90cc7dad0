//! The order of day and month in the columns whose dates do not say it themselves.

use leptos::prelude::*;

use crate::model::{DateColumn, DateEvidence, DateOrder};
use crate::ui::i18n::td_string;
use crate::ui::language::{Locale, use_locale};
use crate::ui::live::shown;
use crate::ui::markup::{Markup, answer, choice, group, tag};
use crate::ui::workspace::Sheet;

/// A choice for each such column of a sheet.
pub fn date_orders(sheet: Sheet) -> Markup {
    let columns = move || {
        let named = sheet.view(|view| {
            let name = |column: usize| view.columns.get(column).map(|each| each.header.clone());
            let columns = view.date_columns.iter();
            columns
                .map(|each| (*each, name(each.column).unwrap_or_default()))
                .collect::<Vec<_>>()
        });
        named.unwrap_or_default()
    };
    shown(columns, move |columns| {
        group().children(
            columns
                .iter()
                .map(|(column, name)| one(sheet, *column, name)),
        )
    })
}

fn one(sheet: Sheet, column: DateColumn, name: &str) -> Markup {
    let locale = use_locale();
    let chosen = move |event| {
        let place = event_target_value(&event).parse::<usize>().ok();
        let Some(order) = place.and_then(|place| DateOrder::ALL.get(place).copied()) else {
            return;
        };
        sheet.change(|mapping| {
            mapping
                .date_orders
                .retain(|(other, _)| *other != column.column);
            mapping.date_orders.push((column.column, order));
        });
    };
    let field =
        tag("select")
            .on("change", chosen)
            .children(DateOrder::ALL.into_iter().enumerate().map(|(place, each)| {
                choice(place.to_string(), order_name(locale, each))
                    .selected_while(move || column.order == each)
            }));
    let label = td_string!(locale, files.date_order, column = name);
    answer(sheet.id(&format!("order-{}", column.column)), label, field).child(
        tag("p")
            .class("hint")
            .child(evidence(locale, column.evidence)),
    )
}

fn order_name(locale: Locale, order: DateOrder) -> &'static str {
    match order {
        DateOrder::DayFirst => td_string!(locale, files.date_day_first),
        DateOrder::MonthFirst => td_string!(locale, files.date_month_first),
        DateOrder::YearFirst => td_string!(locale, files.date_year_first),
    }
}

fn evidence(locale: Locale, evidence: Option<DateEvidence>) -> &'static str {
    match evidence {
        None => td_string!(locale, files.delimiter_chosen),
        Some(DateEvidence::Unneeded | DateEvidence::Decided) => {
            td_string!(locale, files.date_decided)
        }
        Some(DateEvidence::Assumed) => td_string!(locale, files.date_assumed),
        Some(DateEvidence::Contradictory) => td_string!(locale, files.date_contradictory),
    }
}
