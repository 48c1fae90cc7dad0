//! The order of day and month in the columns whose dates do not say it themselves.

use leptos::prelude::*;

use crate::model::{DateColumn, DateEvidence, DateOrder};
use crate::ui::i18n::{Locale, t, td_string, use_i18n};
use crate::ui::workspace::Sheet;

/// A choice for each such column of a sheet.
#[component]
pub fn DateOrders(
    /// The sheet.
    sheet: Sheet,
) -> impl IntoView {
    // A choice stays while its column is there, so that who chooses by the keyboard stays in it.
    let columns = move || {
        let named = sheet.view(|view| {
            let name = |column: usize| view.columns.get(column).map(|each| each.header.clone());
            let columns = view.date_columns.iter();
            columns
                .map(|each| (each.column, name(each.column).unwrap_or_default()))
                .collect::<Vec<_>>()
        });
        named.unwrap_or_default()
    };
    view! {
        <For each=columns key=Clone::clone let((column, name))>
            <DateOrderChoice sheet column name />
        </For>
    }
}

/// The order in one column, and how it is known.
#[component]
fn DateOrderChoice(
    /// The sheet.
    sheet: Sheet,
    /// The column, from 0.
    column: usize,
    /// Its header.
    name: String,
) -> impl IntoView {
    let i18n = use_i18n();
    let now = Memo::new(move |_| {
        let find = |each: &&DateColumn| each.column == column;
        let found = sheet.view(|view| view.date_columns.iter().find(find).copied());
        found.flatten()
    });
    let order = Memo::new(move |_| now.get().map(|now| now.order));
    let choose = move |place: String| {
        let place = place.parse::<usize>().ok();
        let Some(order) = place.and_then(|place| DateOrder::ALL.get(place).copied()) else {
            return;
        };
        sheet.change(|mapping| {
            mapping.date_orders.retain(|(other, _)| *other != column);
            mapping.date_orders.push((column, order));
        });
    };
    let choices = DateOrder::ALL.into_iter().enumerate().map(|(place, each)| {
        view! {
            <option value=place.to_string() prop:selected=move || order.get() == Some(each)>
                {move || order_name(i18n.get_locale(), each)}
            </option>
        }
    });
    let known = move || {
        let told = |now: DateColumn| evidence(i18n.get_locale(), now.evidence);
        now.get().map_or("", told)
    };
    let id = sheet.id(&format!("order-{column}"));
    view! {
        <div class="answer">
            <label for=id.clone()>{t!(i18n, files.date_order, column = name)}</label>
            <select id=id on:change:target=move |event| choose(event.target().value())>
                {choices.collect_view()}
            </select>
            <p class="hint">{known}</p>
        </div>
    }
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
