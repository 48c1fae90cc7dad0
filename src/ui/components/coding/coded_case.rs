//! The case that is being decided: its texts, what it counts under and what it may be about.

use std::ops::Range;

use leptos::either::Either;
use leptos::prelude::*;

use super::super::told_text::ToldText;
use super::categories::Categories;
use super::desk::Desk;
use super::suggestions::Suggestions;
use crate::model::{CaseDetail, Categorised, Means, NotationRow};
use crate::ui::i18n::{Locale, t, td_string, use_i18n};
use crate::ui::language::plural;

/// The case on the desk.
#[component]
pub fn CodedCase(
    /// The desk.
    desk: Desk,
) -> impl IntoView {
    let i18n = use_i18n();
    let texts = Memo::new(move |_| desk.read(marked_texts).unwrap_or_default());
    let told = Memo::new(move |_| desk.read(|it| it.told.clone()).unwrap_or_default());
    let categorised = Memo::new(move |_| desk.read(|detail| detail.row.categorised));
    let state = move || {
        categorised
            .get()
            .map(|how| state_of(i18n.get_locale(), how))
    };
    let alike = move || desk.read(|detail| detail.alike).unwrap_or_default();
    let near = move || desk.read(|detail| detail.near).unwrap_or_default();
    let alike_name = move || {
        plural!(
            i18n.get_locale(),
            alike(),
            coding.alike_single,
            coding.alike_several
        )
    };
    let near_name = move || {
        plural!(
            i18n.get_locale(),
            near(),
            near.of_case_single,
            near.of_case_several
        )
    };
    view! {
        {move || {
            let texts = texts.get().into_iter();
            texts.map(|(text, places)| view! { <ToldText text places /> }).collect_view()
        }}
        <p class="coding__state">
            <strong>{state}</strong>
            <Show when=move || categorised.get() == Some(Categorised::Hand)>
                <button type="button" class="quiet" on:click=move |_| desk.decide(None)>
                    {t!(i18n, coding.withdraw)}
                </button>
            </Show>
        </p>
        <Suggestions desk />
        <Categories desk />
        <div class="actions">
            <button
                type="button"
                class="button"
                on:click=move |_| desk.set(Vec::new(), Means::Choice)
            >
                {t!(i18n, coding.none_fits)}
            </button>
            <Show when=move || { alike() > 0 }>
                <button
                    type="button"
                    class="button"
                    aria-keyshortcuts="A"
                    on:click=move |_| desk.spread()
                >
                    {alike_name}
                </button>
            </Show>
            <Show when=move || { near() > 0 }>
                <button
                    type="button"
                    class="button"
                    aria-keyshortcuts="L"
                    on:click=move |_| desk.look_at_near()
                >
                    {near_name}
                </button>
            </Show>
        </div>
        <h3>{t!(i18n, coding.told)}</h3>
        <ol class="notations">
            {move || {
                let told = told.get().into_iter();
                told.map(|notation| view! { <Notation notation /> }).collect_view()
            }}
        </ol>
    }
}

/// A notation as the file has it, without its text.
#[component]
fn Notation(
    /// The notation.
    notation: NotationRow,
) -> impl IntoView {
    let i18n = use_i18n();
    let category = match notation.category {
        Some(category) => Either::Left(category),
        None => Either::Right(t!(i18n, account.no_category)),
    };
    let measure = notation.measure.map(|measure| {
        view! {
            <p class="notation__measure">
                <span class="soft">{t!(i18n, cases.measure)}</span>
                " "
                {measure}
            </p>
        }
    });
    view! {
        <li>
            <p class="notation__category">{category}</p>
            {measure}
        </li>
    }
}

/// Its texts, each with the places that speak for what is suggested first.
fn marked_texts(detail: &CaseDetail) -> Vec<(String, Vec<Range<u32>>)> {
    let first = detail.suggestions.first();
    let reasons = first.map_or(&[][..], |first| &first.reasons);
    let texts = (0..).zip(&detail.texts).map(|(place, text)| {
        let places = reasons.iter().filter(|(of, _)| *of == place);
        let places = places.map(|(_, place)| place.clone()).collect();
        (text.clone(), places)
    });
    texts.collect()
}

/// How a case got its categories, in words.
pub fn state_of(locale: Locale, categorised: Categorised) -> &'static str {
    match categorised {
        Categorised::Hand => td_string!(locale, coding.by_hand),
        Categorised::Rule => td_string!(locale, coding.by_rule),
        Categorised::File => td_string!(locale, coding.by_file),
        Categorised::Undecided => td_string!(locale, coding.undecided),
    }
}
