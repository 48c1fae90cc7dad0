//! What must be known before the figures of the account are used.

use leptos::prelude::*;

use crate::model::{SourceStatus, SourceView};
use crate::ui::i18n::{Locale, t, t_string, use_i18n};
use crate::ui::language;
use crate::ui::route::DraftPage;
use crate::ui::workspace::use_workspace;

/// Files that are not confirmed or not here, questions without an answer, and what was assumed.
#[component]
pub fn Reservations() -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let unconfirmed = move || {
        workspace
            .state
            .with(|state| state.sources.iter().any(|source| !source.confirmed))
    };
    let absent = move || {
        workspace.sources.with(|sources| {
            let mut sources = sources.iter();
            sources.any(|source| source.status != SourceStatus::Read)
        })
    };
    let of_files = move |lines: fn(Locale, &[SourceView]) -> Vec<String>| {
        Memo::new(move |_| {
            let locale = i18n.get_locale();
            workspace.sources.with(|sources| lines(locale, sources))
        })
    };
    let open = of_files(open_questions);
    let assumed = of_files(assumptions);
    let open_title = Signal::derive(move || t_string!(i18n, account.open_title));
    let assumed_title = Signal::derive(move || t_string!(i18n, account.assumed_title));
    view! {
        <Show when=unconfirmed>
            <p class="notice">{t!(i18n, account.unconfirmed)}</p>
        </Show>
        <Show when=absent>
            <p class="notice notice--alarm">{t!(i18n, account.absent)}</p>
        </Show>
        <Show when=move || open.with(|lines| !lines.is_empty())>
            <details class="notice">
                <Lines title=open_title lines=open />
                <p>
                    <a href=workspace.href(DraftPage::Files)>{t!(i18n, account.to_questions)}</a>
                </p>
            </details>
        </Show>
        <Show when=move || assumed.with(|lines| !lines.is_empty())>
            <details class="notice">
                <Lines title=assumed_title lines=assumed />
            </details>
        </Show>
    }
}

/// The number of reservations, and a line for each.
#[component]
fn Lines(
    /// What they are.
    title: Signal<&'static str>,
    /// The lines.
    lines: Memo<Vec<String>>,
) -> impl IntoView {
    let summary = move || format!("{}: {}", title.get(), lines.with(Vec::len));
    let items = move || {
        let lines = lines.get().into_iter();
        lines.map(|line| view! { <li>{line}</li> }).collect_view()
    };
    view! {
        <summary>{summary}</summary>
        <ul>{items}</ul>
    }
}

/// The questions about files that have no answer, each with its file.
fn open_questions(locale: Locale, sources: &[SourceView]) -> Vec<String> {
    let of_sheets = sources.iter().flat_map(|source| {
        let questions = source.sheets.iter().flat_map(|sheet| &sheet.questions);
        questions.map(|question| {
            let question = language::question(locale, question);
            format!("{}: {question}", source.source.name)
        })
    });
    of_sheets.collect()
}

/// What was assumed of files that figures depend on, each with its file.
fn assumptions(locale: Locale, sources: &[SourceView]) -> Vec<String> {
    let of_files = sources.iter().flat_map(|source| {
        let of_sheets = source.sheets.iter().flat_map(|sheet| &sheet.warnings);
        let all = source.warnings.iter().chain(of_sheets);
        all.filter(|warning| warning.code.is_assumption())
            .map(|warning| {
                let told = language::problem(locale, warning);
                format!("{}: {told}", source.source.name)
            })
    });
    of_files.collect()
}
