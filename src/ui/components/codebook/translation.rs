//! The translation between years: what each of last year's categories is this year, and what that does to the
//! comparison.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::translation_choice::{Choices, accepted, crosswalk_of};
use super::translation_effect::ComparisonEffect;
use super::translation_row::TranslationRow;
use super::{Book, SectionHeading};
use crate::model::{Crosswalk, Operation, YearsToTranslate};
use crate::protocol::{Request, Response};
use crate::ui::i18n::{t, t_string, td_string, use_i18n};

/// The translation of the year before to the account's year.
#[component]
pub(super) fn Translation(
    /// The codebook.
    book: Book,
) -> impl IntoView {
    let i18n = use_i18n();
    let book = book.in_section("translation");
    let years = book.asked(
        move || {
            book.workspace.counted.track();
            // Texts can tell more when more has been learned of them.
            book.workspace.engine().learnt.track();
            Some(Request::Translation { unit: book.unit() })
        },
        |response| match response {
            Response::Translation(years) => Some(years),
            _ => None,
        },
    );
    // Years of which anything is asked.
    let years = Memo::new(move |_| {
        let years = years.get().flatten();
        years.filter(|years| !years.proposals.is_empty())
    });
    let choices: Choices = RwSignal::default();
    let lead = move || {
        if years.with(Option::is_some) {
            t_string!(i18n, translation.lead)
        } else {
            t_string!(i18n, translation.nothing)
        }
    };
    let form = move || {
        let years = years.get();
        years.map(|years| view! { <TranslationForm book choices years=*years /> })
    };
    view! {
        <section aria-labelledby="translation">
            <SectionHeading book title=t!(i18n, translation.title) /> <p class="soft">{lead}</p> {form}
        </section>
    }
}

/// The table of what each category is, what that does, and the buttons that use the translation or withdraw it.
#[component]
fn TranslationForm(
    /// The codebook.
    book: Book,
    /// What the user has chosen.
    choices: Choices,
    /// Both years.
    years: YearsToTranslate,
) -> impl IntoView {
    let i18n = use_i18n();
    let (from_year, to_year) = (years.from_year, years.to_year);
    let proposals = years.proposals.clone();
    let years = StoredValue::new(years);
    let crosswalk =
        Memo::new(move |_| years.with_value(|years| crosswalk_of(book, choices, years)));
    let is_used = move || years.with_value(|years| accepted(book, years).is_some());
    let accept = move |event: SubmitEvent| {
        event.prevent_default();
        let locale = i18n.get_locale_untracked();
        let told = td_string!(locale, translation.used, from = from_year, to = to_year);
        translate(book, crosswalk.get_untracked(), told);
    };
    let withdraw = move |_| {
        choices.update(Vec::clear);
        let none = Crosswalk {
            from_year,
            to_year,
            pairs: Vec::new(),
        };
        let locale = i18n.get_locale_untracked();
        let told = td_string!(locale, translation.withdrawn).to_owned();
        translate(book, none, told);
    };
    let rows = proposals
        .into_iter()
        .map(|proposal| view! { <TranslationRow book choices years proposal /> });
    view! {
        <form class="stack" on:submit=accept>
            <div class="scroll" role="group" tabindex="0" aria-labelledby="translation">
                <table class="translation">
                    <thead>
                        <tr>
                            <th scope="col">{t!(i18n, translation.category, year = from_year)}</th>
                            <th scope="col" class="number">
                                {t!(i18n, codebook.notations, year = from_year)}
                            </th>
                            <th scope="col">{t!(i18n, translation.proposal)}</th>
                            <th scope="col">{t!(i18n, translation.is_now, year = to_year)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
            <ComparisonEffect book years crosswalk />
            <div class="actions">
                <button type="submit" class="button button--primary">
                    {t!(i18n, translation.accept)}
                </button>
                <Show when=is_used>
                    <button type="button" class="quiet" on:click=withdraw>
                        {t!(i18n, translation.withdraw)}
                    </button>
                </Show>
            </div>
        </form>
    }
}

fn translate(book: Book, crosswalk: Crosswalk, told: String) {
    let unit = book.unit();
    let operation = Operation::Translate { unit, crosswalk };
    book.apply(vec![operation], told, "#translation".to_owned());
}
