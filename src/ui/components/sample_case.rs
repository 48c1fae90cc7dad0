//! A case of a blind sample, as the second coder reads it.

use leptos::prelude::*;

use super::personal_data::shown_line;
use super::sample_categories::SampleCategories;
use super::told_text::ToldText;
use crate::model::{Sample, SampleCase, written_date};
use crate::ui::i18n::{t, t_string, use_i18n};
use crate::ui::language;
use crate::ui::second_coder::use_second_coder;

/// The case at a place of the sample that is being sorted, and the categories to choose among.
#[component]
pub fn SampleCasePanel(
    /// Its place, counted from 0.
    at: Memo<usize>,
) -> impl IntoView {
    let i18n = use_i18n();
    let second = use_second_coder();
    let case = Memo::new(move |_| {
        let case = |sample: &Sample| sample.cases.get(at.get()).cloned();
        second.sample.with(|sample| sample.as_ref().and_then(case))
    });
    let heading = move || {
        let count = |sample: &Sample| sample.cases.len();
        let total = second
            .sample
            .with(|sample| sample.as_ref().map_or(0, count));
        t_string!(i18n, second.case, number = at.get() + 1, total = total)
    };
    view! {
        <Show when=move || case.with(Option::is_some)>
            <section class="sample-case" aria-labelledby="sample-case">
                <h2 id="sample-case" tabindex="-1">
                    {heading}
                </h2>
                {move || case.get().map(|case| view! { <SampleCaseText case /> })}
                <SampleCategories at />
            </section>
        </Show>
    }
}

/// What is known of a case: its kind and date, its texts, and what was done.
#[component]
fn SampleCaseText(
    /// The case.
    case: SampleCase,
) -> impl IntoView {
    let i18n = use_i18n();
    let SampleCase {
        kind,
        date,
        texts,
        measure,
        ..
    } = case;
    let about = move || {
        let kind = language::kind(i18n.get_locale(), kind);
        match date {
            Some(date) => format!("{kind}, {}", written_date(date)),
            None => kind.to_owned(),
        }
    };
    let silent = texts
        .is_empty()
        .then(|| view! { <p class="soft">{t!(i18n, second.silent)}</p> });
    let texts = texts
        .into_iter()
        .map(|text| view! { <ToldText text places=Vec::new() /> });
    let measure = (!measure.is_empty()).then(|| {
        view! {
            <p class="soft">
                {t!(i18n, second.measure)} " " {move || shown_line(&measure, usize::MAX)}
            </p>
        }
    });
    view! {
        <p class="soft">{about}</p>
        {texts.collect_view()}
        {silent}
        {measure}
    }
}
