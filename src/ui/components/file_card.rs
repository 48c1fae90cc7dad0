//! A file of the draft: what it is, what became of its rows, and how each of its sheets is read.

use leptos::prelude::*;

use super::{ReadingChoices, SheetSection};
use crate::model::{Fingerprint, Operation, SourceStatus, SourceView};
use crate::ui::going::focus;
use crate::ui::i18n::{Locale, t, td_string, use_i18n};
use crate::ui::language;
use crate::ui::numbers;
use crate::ui::workspace::{Sheet, Workspace, short, use_workspace};

/// One file.
#[component]
pub fn FileCard(
    /// The file's fingerprint.
    fingerprint: Fingerprint,
) -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let name = untrack(|| workspace.file_name(&fingerprint));
    let heading = format!("file-{}", short(&fingerprint));
    let labelled = heading.clone();
    let fingerprint = StoredValue::new(fingerprint);
    let sheets = move || {
        let count = |source: &SourceView| source.sheets.len();
        let sheets = fingerprint.with_value(|each| workspace.source(each, count));
        sheets.unwrap_or_default()
    };
    let confirmed = Memo::new(move |_| {
        workspace.state.with(|state| {
            fingerprint.with_value(|each| state.source(each).is_some_and(|each| each.confirmed))
        })
    });
    let warnings = Memo::new(move |_| {
        let warnings = |source: &SourceView| source.warnings.clone();
        fingerprint.with_value(|each| workspace.source(each, warnings))
    });
    let warned = move || {
        let warnings = warnings.get().into_iter().flatten();
        let told = warnings.map(|warning| {
            let text = move || language::problem(i18n.get_locale(), &warning);
            view! { <p class="notice">{text}</p> }
        });
        told.collect_view()
    };
    let facts = move || fingerprint.with_value(|each| facts(i18n.get_locale(), workspace, each));
    let remove = move |_| {
        workspace.apply(Operation::RemoveSource {
            fingerprint: fingerprint.get_value(),
        });
        focus("main h1");
    };
    view! {
        <section class="file" aria-labelledby=labelled>
            <div class="file__head">
                <h2 id=heading>{name.clone()}</h2>
                <p class="soft">{facts}</p>
                <button
                    type="button"
                    class="quiet"
                    aria-label=t!(i18n, files.remove_of, name = name)
                    on:click=remove
                >
                    {t!(i18n, files.remove)}
                </button>
            </div>
            <FileStatus fingerprint name=name.clone() />
            {warned}
            <ReadingChoices fingerprint />
            <For each=move || 0..sheets() key=|index| *index let:index>
                <SheetSection sheet=Sheet::new(fingerprint, index) confirmed />
            </For>
        </section>
    }
}

/// Why a file is not read, or that it is not yet; nothing where it is.
#[component]
fn FileStatus(
    /// The file's fingerprint.
    fingerprint: StoredValue<Fingerprint>,
    /// The file's name.
    name: String,
) -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let status = Memo::new(move |_| {
        let status = |source: &SourceView| source.status.clone();
        fingerprint.with_value(|each| workspace.source(each, status))
    });
    move || {
        let locale = i18n.get_locale();
        let (class, text) = match status.get() {
            Some(SourceStatus::Read) => return None,
            Some(SourceStatus::Absent) => {
                let text = td_string!(locale, files.absent, name = name);
                ("notice notice--alarm", text)
            }
            Some(SourceStatus::Failed(problem)) => {
                ("notice notice--alarm", language::problem(locale, &problem))
            }
            None => ("soft", td_string!(locale, app.loading).to_owned()),
        };
        Some(view! { <p class=class>{text}</p> })
    }
}

/// "Excel, 9 kB, bekräftad".
fn facts(locale: Locale, workspace: Workspace, fingerprint: &Fingerprint) -> String {
    let (bytes, confirmed) = workspace.state.with(|state| {
        let source = state.source(fingerprint);
        source.map_or((0, false), |each| (each.source.bytes, each.confirmed))
    });
    let format = workspace
        .source(fingerprint, |source| source.format)
        .flatten();
    let mut facts: Vec<String> = Vec::new();
    facts.extend(format.map(|format| language::format(locale, format).to_owned()));
    facts.push(numbers::size(bytes));
    facts.push(
        if confirmed {
            td_string!(locale, files.confirmed)
        } else {
            td_string!(locale, files.to_confirm)
        }
        .to_owned(),
    );
    facts.join(" · ")
}
