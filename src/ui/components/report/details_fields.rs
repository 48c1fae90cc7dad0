//! The fields of what the officer fills in for the report. Each begins with what is there, and tells what is written.

use leptos::prelude::*;

use crate::model::{Count, ReportDetails, UnitName, read_date, written_date};
use crate::ui::i18n::{Text, t, use_i18n};
use crate::ui::workspace::use_workspace;

/// The place of a text in the details.
type Place = fn(&mut ReportDetails) -> &mut String;
/// The place of texts, one on each line.
type Places = fn(&mut ReportDetails) -> &mut Vec<String>;

/// A text on one line.
#[component]
pub fn TextField(
    /// The end of its id in the document.
    id: &'static str,
    /// What is asked for.
    label: Text<&'static str>,
    /// What is filled in.
    details: RwSignal<ReportDetails>,
    /// Where the text is in it.
    place: Place,
) -> impl IntoView {
    let id = format!("report-{id}");
    let now = std::mem::take(place(&mut details.get_untracked()));
    let written = move |text: String| {
        details.update(|details| text.trim().clone_into(place(details)));
    };
    view! {
        <div class="answer">
            <label for=id.clone()>{label}</label>
            <input
                id=id
                type="text"
                value=now
                on:input:target=move |event| written(event.target().value())
            />
        </div>
    }
}

/// Several texts, one on each line.
#[component]
pub fn LinesField(
    /// The end of its id in the document.
    id: &'static str,
    /// What is asked for.
    label: Text<&'static str>,
    /// How it is filled in.
    hint: Text<&'static str>,
    /// What is filled in.
    details: RwSignal<ReportDetails>,
    /// Where the texts are in it.
    place: Places,
) -> impl IntoView {
    let id = format!("report-{id}");
    let hint_id = format!("{id}-hint");
    let now = place(&mut details.get_untracked()).join("\n");
    let written = move |text: String| {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        details.update(|details| *place(details) = lines.map(str::to_owned).collect());
    };
    view! {
        <div class="answer">
            <label for=id.clone()>{label}</label>
            <textarea
                id=id
                rows="3"
                aria-describedby=hint_id.clone()
                on:input:target=move |event| written(event.target().value())
            >
                {now}
            </textarea>
            <p class="hint" id=hint_id>
                {hint}
            </p>
        </div>
    }
}

/// The date of the paper.
#[component]
pub fn DateField(
    /// What is filled in.
    details: RwSignal<ReportDetails>,
) -> impl IntoView {
    let i18n = use_i18n();
    let now = details.with_untracked(|details| details.date);
    let chosen = move |text: String| {
        let date = read_date(&text);
        details.update(|details| details.date = date);
    };
    view! {
        <div class="answer">
            <label for="report-date">{t!(i18n, report.date)}</label>
            <input
                id="report-date"
                type="date"
                value=now.map(written_date).unwrap_or_default()
                on:change:target=move |event| chosen(event.target().value())
            />
        </div>
    }
}

/// How many reports according to lex Sarah were made, in the year that the account is of when the form is made.
#[component]
pub fn LexSarahField(
    /// What is filled in.
    details: RwSignal<ReportDetails>,
) -> impl IntoView {
    let i18n = use_i18n();
    let year = use_workspace().account(|account| account.year);
    let now = details.with_untracked(|details| details.lex_sarah.number());
    let now = now.map(|number| number.to_string());
    let written = move |text: String| {
        let number = text.trim().parse();
        let count = number.map_or(Count::Missing, Count::Reported);
        details.update(|details| details.lex_sarah = count);
    };
    view! {
        <div class="answer">
            <label for="report-lex-sarah">
                {t!(i18n, report.lex_sarah, year = year.unwrap_or_default())}
            </label>
            <input
                id="report-lex-sarah"
                type="number"
                min="0"
                aria-describedby="report-lex-sarah-hint"
                value=now.unwrap_or_default()
                on:input:target=move |event| written(event.target().value())
            />
            <p class="hint" id="report-lex-sarah-hint">
                {t!(i18n, report.lex_sarah_hint)}
            </p>
        </div>
    }
}

/// What a unit is called in full.
#[component]
pub fn UnitField(
    /// Its place among the units, for the id in the document.
    place: usize,
    /// What the account calls it.
    unit: String,
    /// What is filled in.
    details: RwSignal<ReportDetails>,
) -> impl IntoView {
    let i18n = use_i18n();
    let id = format!("report-unit-{place}");
    let now = details.with_untracked(|details| {
        let mut units = details.units.iter();
        let named = units.find(|each| each.unit == unit);
        named.map(|each| each.name.clone()).unwrap_or_default()
    });
    let label = t!(i18n, report.unit_name, unit = unit);
    let written = move |text: String| {
        let name = text.trim().to_owned();
        let unit = unit.clone();
        details.update(|details| {
            details.units.retain(|each| each.unit != unit);
            if !name.is_empty() {
                details.units.push(UnitName { unit, name });
            }
        });
    };
    view! {
        <div class="answer">
            <label for=id.clone()>{label}</label>
            <input
                id=id
                type="text"
                value=now
                on:input:target=move |event| written(event.target().value())
            />
        </div>
    }
}
