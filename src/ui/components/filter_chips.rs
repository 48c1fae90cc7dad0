//! What the list of cases is narrowed to; each choice can be taken away, and all at once.

use leptos::prelude::*;

use super::facet_names::choice_name;
use crate::model::{CaseFilter, Dimension, written_date};
use crate::ui::case_browser::use_case_browser;
use crate::ui::going::focus;
use crate::ui::i18n::{Locale, t, t_string, td_string, use_i18n};

/// The choices, or that there are none.
#[component]
pub fn FilterChips() -> impl IntoView {
    let i18n = use_i18n();
    let browser = use_case_browser();
    let chips = Memo::new(move |_| {
        let choices = choices(&browser.filter(), i18n.get_locale()).into_iter();
        let chips = choices.map(|(without, name)| (browser.href(without), name));
        chips.collect::<Vec<_>>()
    });
    view! {
        <Show
            when=move || chips.with(|chips| !chips.is_empty())
            fallback=move || view! { <p>{t!(i18n, cases.all)}</p> }
        >
            <ul class="chips" aria-label=t!(i18n, cases.chosen)>
                <For each=move || chips.get() key=Clone::clone let((href, name))>
                    <Chip href name />
                </For>
                <li>
                    <a
                        class="chips__clear"
                        href=browser.href(CaseFilter::default())
                        on:click=|_| focus_heading()
                    >
                        {t!(i18n, cases.clear)}
                    </a>
                </li>
            </ul>
        </Show>
    }
}

/// A choice, to be taken away.
#[component]
fn Chip(
    /// The address of the list without it.
    href: String,
    /// What it is called.
    name: String,
) -> impl IntoView {
    let i18n = use_i18n();
    let shown = name.clone();
    view! {
        <li>
            <a
                class="chip"
                href=href
                aria-label=move || t_string!(i18n, cases.remove_filter, name = name)
                on:click=|_| focus_heading()
            >
                {shown}
                <span aria-hidden="true">" ×"</span>
            </a>
        </li>
    }
}

/// The chip that was pressed goes, and the focus must not go with it.
fn focus_heading() {
    request_animation_frame(|| focus("main h1"));
}

/// Each choice: the filter without it, and its name.
fn choices(filter: &CaseFilter, locale: Locale) -> Vec<(CaseFilter, String)> {
    let mut choices = Vec::new();
    for dimension in Dimension::ALL {
        for value in filter.values(dimension) {
            let without = filter.clone().without(dimension, value);
            choices.push((without, choice_name(locale, dimension, value)));
        }
    }
    if let Some(from) = filter.from {
        let without = CaseFilter {
            from: None,
            ..filter.clone()
        };
        let day = written_date(from);
        choices.push((without, td_string!(locale, cases.from_day, day = day)));
    }
    if let Some(to) = filter.to {
        let without = CaseFilter {
            to: None,
            ..filter.clone()
        };
        let day = written_date(to);
        choices.push((without, td_string!(locale, cases.to_day, day = day)));
    }
    if !filter.text.is_empty() {
        let without = CaseFilter {
            text: String::new(),
            ..filter.clone()
        };
        let text = filter.text.as_str();
        choices.push((without, td_string!(locale, cases.searched, text = text)));
    }
    choices
}
