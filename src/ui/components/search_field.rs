//! The field that cases are searched with. What is typed stands in the address a moment later.

use std::time::Duration;

use leptos::prelude::*;
use web_sys::HtmlInputElement;

use crate::model::CaseFilter;
use crate::ui::case_browser::use_case_browser;
use crate::ui::i18n::{t, use_i18n};

/// How long after the last letter is searched: as long as a fast writer's letters are apart.
const PAUSE: Duration = Duration::from_millis(180);

/// The field, with its label and what it looks through.
#[component]
pub fn SearchField() -> impl IntoView {
    let i18n = use_i18n();
    let browser = use_case_browser();
    // What is typed and not searched yet stays where something else of the filter has changed.
    let searched = Memo::new(move |_| browser.filter().text);
    let typed = StoredValue::new(0_u32);
    let search = move |text: String| {
        let filter = untrack(|| browser.filter());
        if filter.text != text {
            browser.put(CaseFilter { text, ..filter });
        }
    };
    let later = move |field: HtmlInputElement| {
        typed.update_value(|times| *times += 1);
        let now = typed.get_value();
        let when_paused = move || {
            // The page may have been left, or more been typed.
            if typed.try_get_value() == Some(now) {
                search(field.value());
            }
        };
        set_timeout(when_paused, PAUSE);
    };
    view! {
        <div class="search" role="search">
            <label for="case-search">{t!(i18n, cases.search)}</label>
            <input
                id="case-search"
                type="search"
                autocomplete="off"
                spellcheck="false"
                aria-describedby="case-search-hint"
                prop:value=searched
                on:input:target=move |event| later(event.target())
                on:change:target=move |event| search(event.target().value())
            />
            <p id="case-search-hint" class="hint">
                {t!(i18n, cases.search_hint)}
            </p>
        </div>
    }
}
