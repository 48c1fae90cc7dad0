//! The cases to which a draft and a second coder gave different categories.

use leptos::either::Either;
use leptos::prelude::*;

use super::told_text::ToldText;
use crate::model::{CaseFilter, CaseRow, CoderComparison, Disagreement, written_date};
use crate::ui::i18n::{Locale, t, td_string, use_i18n};
use crate::ui::language::plural;
use crate::ui::route::DraftPage;
use crate::ui::second_coder::coder_name;
use crate::ui::workspace::use_workspace;

/// Every case on which they differ.
#[component]
pub fn Disagreements(
    /// What was found.
    found: StoredValue<CoderComparison>,
) -> impl IntoView {
    let i18n = use_i18n();
    let differ = found.with_value(|found| found.agreement.disagreements.clone());
    if differ.is_empty() {
        return Either::Left(view! { <p>{t!(i18n, agreement.no_disagreements)}</p> });
    }
    let count = u32::try_from(differ.len()).unwrap_or(u32::MAX);
    let lines = differ.into_iter().filter_map(|differs| {
        let case = found.with_value(|found| found.cases.get(differs.case as usize).cloned())?;
        Some(view! { <OneDisagreement found case differs /> })
    });
    let lines = lines.collect_view();
    Either::Right(view! {
        <h3>
            {move || plural!(
                i18n.get_locale(),
                count,
                agreement.disagreement_single,
                agreement.disagreement_several
            )}
        </h3>
        <p>{t!(i18n, agreement.disagreements_lead)}</p>
        <ol class="disagreements">{lines}</ol>
    })
}

/// A case on which they differ, and what each has chosen.
#[component]
fn OneDisagreement(
    /// What was found.
    found: StoredValue<CoderComparison>,
    /// The case.
    case: CaseRow,
    /// How they differ.
    differs: Disagreement,
) -> impl IntoView {
    let i18n = use_i18n();
    let names = |own: &[u32]| -> Vec<String> {
        found.with_value(|found| {
            let numbers = differs.both.iter().chain(own);
            let names = numbers.filter_map(|number| found.categories.get(*number as usize));
            names.cloned().collect()
        })
    };
    let (ours, others) = (names(&differs.first_only), names(&differs.second_only));
    let you_chose = move || {
        let locale = i18n.get_locale();
        td_string!(locale, agreement.you_chose, names = listed(locale, &ours))
    };
    let other_chose = move || {
        let locale = i18n.get_locale();
        td_string!(
            locale,
            agreement.other_chose,
            coder = found.with_value(|found| coder_name(locale, &found.coder)),
            names = listed(locale, &others)
        )
    };
    let mut texts: Vec<&str> = Vec::new();
    for notation in &case.notations {
        let text = notation
            .text
            .as_deref()
            .filter(|text| !texts.contains(text));
        texts.extend(text);
    }
    let texts = texts.into_iter().map(|text| {
        let text = text.to_owned();
        view! { <ToldText text places=Vec::new() /> }
    });
    let texts = texts.collect_view();
    let date = case.date.map(|date| {
        let date = format!(" {}", written_date(date));
        view! { <span class="soft">{date}</span> }
    });
    view! {
        <li>
            <p>
                <CaseLink number=case.number />
                {date}
            </p>
            {texts}
            <p>{you_chose}</p>
            <p>{other_chose}</p>
        </li>
    }
}

/// Names of categories, or that none was chosen.
fn listed(locale: Locale, names: &[String]) -> String {
    if names.is_empty() {
        td_string!(locale, coding.none_fits).to_owned()
    } else {
        names.join(", ")
    }
}

/// A case's number, as a link to it among the cases; a case without a number has no link.
#[component]
fn CaseLink(
    /// The number.
    number: Option<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let Some(number) = number else {
        return Either::Left(view! { <span>{t!(i18n, agreement.no_number)}</span> });
    };
    let filter = CaseFilter {
        text: number.clone(),
        ..CaseFilter::default()
    };
    let page = DraftPage::Cases(filter);
    Either::Right(view! {
        <a href=workspace.href(page)>{t!(i18n, agreement.case, number = number)}</a>
    })
}
