//! One of the values that cases can be told apart by.

use leptos::prelude::*;

use super::facet_found::of;
use super::facet_names::value_name;
use crate::model::{CaseFilter, Dimension};
use crate::ui::case_browser::CaseBrowser;
use crate::ui::i18n::use_i18n;
use crate::ui::numbers;

/// A value with its box and the number of its cases.
#[component]
pub fn FacetValue(
    /// The page whose cases they are.
    browser: CaseBrowser,
    /// What it is a value of.
    dimension: Dimension,
    /// The value.
    value: String,
    /// Gets the id of the box when it is ticked.
    ticked: StoredValue<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let id = box_id(dimension, &value);
    let value = StoredValue::new(value);
    let count = move || {
        let count = of(browser, dimension, |found| {
            let mut values = found.values.iter();
            let found = values.find(|(name, _)| value.with_value(|value| value == name));
            found.map(|(_, count)| *count)
        });
        count.flatten().unwrap_or_default()
    };
    let is_chosen = move || {
        let filter = browser.filter();
        value.with_value(|value| filter.has(dimension, value))
    };
    let ticked_id = id.clone();
    let changed = move |_| {
        ticked.set_value(ticked_id.clone());
        let filter: CaseFilter = untrack(|| browser.filter());
        let value = value.get_value();
        browser.go(if filter.has(dimension, &value) {
            filter.without(dimension, &value)
        } else {
            filter.with(dimension, value)
        });
    };
    let name = move || value.with_value(|value| value_name(i18n.get_locale(), dimension, value));
    view! {
        <label
            class="facet__value"
            class:facet__value--none=move || count() == 0 && !is_chosen()
        >
            <input id=id type="checkbox" prop:checked=is_chosen on:change=changed />
            <span class="facet__name">{name}</span>
            <span class="facet__count">{move || numbers::grouped(count())}</span>
        </label>
    }
}

/// A name for a box in the document: values have letters that ids and selectors do not.
fn box_id(dimension: Dimension, value: &str) -> String {
    let mut id = format!("facet-{}-", dimension as u8);
    for byte in value.bytes() {
        id.push_str(&byte.to_string());
        id.push('-');
    }
    id
}
