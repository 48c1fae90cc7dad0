//! The categories that a second coder chooses among for a case of a blind sample.

use leptos::prelude::*;

use crate::model::{Sample, SampleCategory};
use crate::ui::i18n::{t, use_i18n};
use crate::ui::second_coder::use_second_coder;

/// The sample's categories, and that none of them fits.
#[component]
pub(super) fn SampleCategories(
    /// The place of the case, counted from 0.
    at: Memo<usize>,
) -> impl IntoView {
    let i18n = use_i18n();
    let second = use_second_coder();
    let categories = Memo::new(move |_| {
        let categories = |sample: &Sample| sample.categories.clone();
        let sample = second.sample;
        sample.with(|sample| sample.as_ref().map(categories).unwrap_or_default())
    });
    // They are the same for every case of a sample.
    let choices = move || {
        let categories = (1..).zip(categories.get());
        let choices = categories.map(|(number, category)| {
            view! { <SampleCategoryChoice at number category /> }
        });
        choices.collect_view()
    };
    view! {
        <fieldset>
            <legend>{t!(i18n, coding.categories)}</legend>
            <ul class="plain sample-case__choices">
                {choices}
                <li>
                    <label class="tick">
                        <input
                            type="checkbox"
                            prop:checked=move || second.is_none(at.get())
                            on:change=move |_| second.toggle_none(at.get_untracked())
                        />
                        {t!(i18n, coding.none_fits)}
                        <kbd>"N"</kbd>
                    </label>
                </li>
            </ul>
        </fieldset>
    }
}

/// A category that can be chosen, with the key that does so.
#[component]
fn SampleCategoryChoice(
    /// The place of the case, counted from 0.
    at: Memo<usize>,
    /// Its place among the categories, counted from 1.
    number: u32,
    /// The category.
    category: SampleCategory,
) -> impl IntoView {
    let second = use_second_coder();
    let (shown, chosen) = (category.id.clone(), category.id.clone());
    let name = category.name.clone();
    view! {
        <li>
            <label class="tick">
                <input
                    type="checkbox"
                    prop:checked=move || second.has(at.get(), &shown)
                    on:change=move |_| second.toggle(at.get_untracked(), &chosen)
                />
                {name}
                {(number < 10).then(|| view! { <kbd>{number}</kbd> })}
            </label>
            <SampleCategoryHelp category />
        </li>
    }
}

/// What the codebook says of a category.
#[component]
fn SampleCategoryHelp(
    /// The category.
    category: SampleCategory,
) -> impl IntoView {
    let i18n = use_i18n();
    let SampleCategory {
        name,
        definition,
        keywords,
        examples,
        ..
    } = category;
    let definition = (!definition.is_empty()).then(|| view! { <p class="hint">{definition}</p> });
    let keywords = (!keywords.is_empty()).then(|| {
        let words = keywords.join(", ");
        view! { <p class="hint">{t!(i18n, second.keywords, words = words)}</p> }
    });
    let examples = (!examples.is_empty()).then(|| {
        let examples = examples.into_iter();
        view! {
            <details>
                <summary>{t!(i18n, second.examples, name = name)}</summary>
                <ul>{examples.map(|each| view! { <li>{each}</li> }).collect_view()}</ul>
            </details>
        }
    });
    view! {
        {definition}
        {keywords}
        {examples}
    }
}
