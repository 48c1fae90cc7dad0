//! How a draft and its second coders agree: figures with what they say, a line for each category, and every case on
//! which they differ.

use leptos::prelude::*;

use super::agreement_figures::{AgreementFigures, CategoryFigures, alpha_told};
use super::disagreements::Disagreements;
use crate::model::{self, CoderComparison, Incomparable};
use crate::ui::i18n::{t, td_string, use_i18n};
use crate::ui::language::plural;
use crate::ui::second_coder::coder_name;

/// The whole comparison; nothing where no codings are open.
#[component]
pub fn Comparison(
    /// What was found.
    #[prop(into)]
    found: Signal<model::Comparison>,
) -> impl IntoView {
    let i18n = use_i18n();
    let coders = move || {
        found.with(|found| {
            let coders = (1..).zip(&found.coders);
            let coders =
                coders.map(|(number, coder)| view! { <OneCoder number found=coder.clone() /> });
            coders.collect_view()
        })
    };
    let together = move || {
        let several = |found: &model::Comparison| {
            let is_several = found.coders.len() > 1;
            is_several.then_some(found.alpha).flatten()
        };
        found.with(several).map(|alpha| {
            view! {
                <section aria-labelledby="together">
                    <h2 id="together">{t!(i18n, agreement.together)}</h2>
                    <p>{t!(i18n, agreement.together_lead)}</p>
                    <p class="summary">{move || alpha_told(i18n.get_locale(), alpha)}</p>
                </section>
            }
        })
    };
    view! {
        {coders}
        {together}
    }
}

/// The draft beside one second coder.
#[component]
fn OneCoder(
    /// The coder's number, from 1.
    number: u32,
    /// What was found.
    found: CoderComparison,
) -> impl IntoView {
    let i18n = use_i18n();
    let heading = format!("compared-{number}");
    let labelled_by = heading.clone();
    let compared = found.agreement.cases;
    let incomparable = found.incomparable;
    let title = found.title.clone();
    let found = StoredValue::new(found);
    let beside = move || {
        let locale = i18n.get_locale();
        let coder = found.with_value(|found| coder_name(locale, &found.coder));
        td_string!(locale, agreement.beside, coder = coder)
    };
    let figures = (compared > 0).then(|| {
        view! {
            <AgreementFigures found />
            <p class="hint">{t!(i18n, agreement.limits)}</p>
            <CategoryFigures found />
            <Disagreements found />
        }
    });
    view! {
        <section aria-labelledby=labelled_by>
            <h2 id=heading>{beside}</h2>
            <p class="soft">{title}</p>
            <p class="summary">
                {move || plural!(
                    i18n.get_locale(),
                    compared,
                    agreement.compared_single,
                    agreement.compared_several
                )}
            </p>
            <NotCompared cases=incomparable />
            {figures}
        </section>
    }
}

/// The cases that are not compared, by reason; nothing where all are.
#[component]
fn NotCompared(
    /// How many for each reason.
    cases: [u32; Incomparable::ALL.len()],
) -> impl IntoView {
    let i18n = use_i18n();
    let is_any = cases.iter().any(|cases| *cases > 0);
    let reasons = Incomparable::ALL.into_iter().zip(cases);
    let reasons = reasons.filter(|(_, cases)| *cases > 0);
    let line = move |(reason, cases)| {
        let line = move || {
            let locale = i18n.get_locale();
            let why = match reason {
                Incomparable::NotCoded => td_string!(locale, agreement.not_coded),
                Incomparable::Gone => td_string!(locale, agreement.gone),
                Incomparable::Undecided => td_string!(locale, agreement.undecided),
                Incomparable::CodebookChanged => td_string!(locale, agreement.codebook_changed),
            };
            let cases = plural!(locale, cases, cases.count_single, cases.count_several);
            format!("{cases}: {why}")
        };
        view! { <li>{line}</li> }
    };
    is_any.then(|| {
        view! {
            <div class="notice">
                <p>{t!(i18n, agreement.not_compared)}</p>
                <ul>{reasons.map(line).collect_view()}</ul>
            </div>
        }
    })
}
