//! The field that cases are searched with. What is typed stands in the address a moment later.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

use crate::model::CaseFilter;
use crate::ui::case_browser::use_case_browser;
use crate::ui::i18n::td_string;
use crate::ui::language::use_locale;
use crate::ui::markup::{Markup, tag};

/// How long after the last letter is searched: as long as a fast writer's letters are apart.
const PAUSE: Duration = Duration::from_millis(180);

/// The field, with its label and what it looks through.
pub fn search_field() -> Markup {
    let locale = use_locale();
    let browser = use_case_browser();
    let typed = StoredValue::new(0_u32);
    let search = move |text: String| {
        let filter = untrack(|| browser.filter());
        if filter.text != text {
            browser.put(CaseFilter { text, ..filter });
        }
    };
    let later = move |event: Event| {
        let Some(field) = field(&event) else { return };
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
    let at_once = move |event: Event| {
        if let Some(field) = field(&event) {
            search(field.value());
        }
    };
    tag("div")
        .class("search")
        .attr("role", "search")
        .child(
            tag("label")
                .attr("for", "case-search")
                .child(td_string!(locale, cases.search)),
        )
        .child(
            tag("input")
                .id("case-search")
                .attr("type", "search")
                .attr("autocomplete", "off")
                .attr("spellcheck", "false")
                .attr("aria-describedby", "case-search-hint")
                .value_from(move || browser.filter().text)
                .on("input", later)
                .on("change", at_once),
        )
        .child(
            tag("p")
                .id("case-search-hint")
                .class("hint")
                .child(td_string!(locale, cases.search_hint)),
        )
}

fn field(event: &Event) -> Option<HtmlInputElement> {
    event.target()?.dyn_into().ok()
}
