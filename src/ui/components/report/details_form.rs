//! What the officer fills in for the report: names and circumstances that no file tells.

use leptos::prelude::*;

use super::details_fields::{DateField, LexSarahField, LinesField, TextField, UnitField};
use crate::model::{Operation, ReportDetails};
use crate::ui::i18n::{t, t_string, use_i18n};
use crate::ui::typing::typed;
use crate::ui::workspace::use_workspace;

/// Where what is filled in and not saved is kept.
const TYPING: &str = "details";

/// The form, closed while what matters most is filled in.
#[component]
pub fn DetailsForm() -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let has_board = workspace
        .state
        .with_untracked(|state| !state.report.details.board.is_empty());
    let open = !has_board || workspace.first_typing(TYPING).is_some();
    let details = typed(TYPING, move || {
        workspace.state.with(|state| state.report.details.clone())
    });
    let saved = RwSignal::new(false);
    let save = move |_| {
        let details = Box::new(details.get_untracked());
        workspace.apply(Operation::SetReportDetails { details });
        workspace.forget_typing(TYPING);
        saved.set(true);
    };
    view! {
        <section aria-labelledby="details">
            <details open=open>
                <summary>
                    <h2 id="details">{t!(i18n, report.details_title)}</h2>
                </summary>
                <p>{t!(i18n, report.details_lead)}</p>
                <Names details />
                <Circumstances details />
                <UnitNames details />
                <p>
                    <button type="button" class="button" on:click=save>
                        {t!(i18n, report.details_save)}
                    </button>
                </p>
                <p role="status">
                    {move || saved.get().then(|| t_string!(i18n, report.details_saved))}
                </p>
            </details>
        </section>
    }
}

/// Who writes to whom, and under which number.
#[component]
fn Names(
    /// What is filled in.
    details: RwSignal<ReportDetails>,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="answers">
            <TextField
                id="board"
                label=t!(i18n, report.board)
                details
                place=|details| &mut details.board
            />
            <TextField
                id="administration"
                label=t!(i18n, report.administration)
                details
                place=|details| &mut details.administration
            />
            <TextField
                id="signatory"
                label=t!(i18n, report.signatory)
                details
                place=|details| &mut details.signatory
            />
            <TextField
                id="registry"
                label=t!(i18n, report.registry)
                details
                place=|details| &mut details.registry_number
            />
        </div>
    }
}

/// The date, and what belongs to the paper beside the figures.
#[component]
fn Circumstances(
    /// What is filled in.
    details: RwSignal<ReportDetails>,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="answers">
            <DateField details />
            <LexSarahField details />
            <LinesField
                id="recipients"
                label=t!(i18n, report.recipients)
                hint=t!(i18n, report.recipients_hint)
                details
                place=|details| &mut details.recipients
            />
            <LinesField
                id="attachments"
                label=t!(i18n, report.attachments)
                hint=t!(i18n, report.attachments_hint)
                details
                place=|details| &mut details.attachments
            />
        </div>
    }
}

/// What the units are called in full: those that the account has when the form is made.
#[component]
fn UnitNames(
    /// What is filled in.
    details: RwSignal<ReportDetails>,
) -> impl IntoView {
    let units: Option<Vec<String>> = use_workspace().account(|account| {
        let units = account.units.iter();
        units.filter_map(|unit| unit.unit.clone()).collect()
    });
    let fields = units.unwrap_or_default().into_iter().enumerate();
    let fields = fields.map(|(place, unit)| view! { <UnitField place unit details /> });
    view! { <div class="answers">{fields.collect_view()}</div> }
}
