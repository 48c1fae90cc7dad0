//! One of the dimensions that cases can be told apart by.

use leptos::prelude::*;

use super::facet_found::of;
use super::facet_names::name;
use super::facet_value::FacetValue;
use crate::model::Dimension;
use crate::ui::case_browser::CaseBrowser;
use crate::ui::i18n::{t_string, use_i18n};
use crate::ui::lingering::Lingering;
use crate::ui::numbers;

/// How many values are shown of a dimension before the others are asked for.
const SHOWN: usize = 8;

/// The dimensions whose values are seen without opening them.
const OPENED: usize = 4;

/// A dimension with its values, the most common ones at first.
#[component]
pub fn Facet(
    /// The page whose cases they are.
    browser: CaseBrowser,
    /// The dimension.
    dimension: Dimension,
    /// Its place among all dimensions.
    place: usize,
    /// Gets the id of a box that is ticked.
    ticked: StoredValue<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let all = RwSignal::new(false);
    let known = Memo::new(move |_| values(browser, dimension));
    let shown = move || {
        let chosen = browser.filter().values(dimension).len();
        let mut values = known.get();
        if !all.get() {
            values.truncate(SHOWN.max(chosen));
        }
        values
    };
    let count_known = move || known.with(Vec::len);
    let toggle_name = move || {
        if all.get() {
            t_string!(i18n, cases.show_fewer).to_owned()
        } else {
            let count = numbers::grouped(length(count_known()));
            t_string!(i18n, cases.show_all, count = count)
        }
    };
    let not_all = move || {
        let distinct = of(browser, dimension, |found| found.distinct).unwrap_or_default();
        let values = length(count_known());
        (all.get() && distinct > values).then_some((values, distinct))
    };
    let most_common = move || {
        let (shown, all) = not_all().unwrap_or_default();
        let (shown, all) = (numbers::grouped(shown), numbers::grouped(all));
        t_string!(i18n, cases.most_common, shown = shown, all = all)
    };
    let name = move || name(i18n.get_locale(), dimension);
    let is_chosen = untrack(|| !browser.filter().values(dimension).is_empty());
    view! {
        <details class="facet" open=place < OPENED || is_chosen>
            <summary>{name}</summary>
            <fieldset>
                <legend class="visually-hidden">{name}</legend>
                <For each=shown key=String::clone let:value>
                    <Lingering>
                        <FacetValue browser dimension value ticked />
                    </Lingering>
                </For>
                <Show when=move || { count_known() > SHOWN }>
                    <button
                        type="button"
                        class="quiet"
                        aria-expanded=move || all.get().to_string()
                        on:click=move |_| all.update(|all| *all = !*all)
                    >
                        {toggle_name}
                    </button>
                </Show>
                <Show when=move || not_all().is_some()>
                    <p class="soft">{most_common}</p>
                </Show>
            </fieldset>
        </details>
    }
}

fn length(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// The values to show: those chosen first, of which the engine may not know any.
fn values(browser: CaseBrowser, dimension: Dimension) -> Vec<String> {
    let mut values = browser.filter().values(dimension).to_vec();
    of(browser, dimension, |found| {
        for (name, _) in &found.values {
            if !values.contains(name) {
                values.push(name.clone());
            }
        }
    });
    values
}
