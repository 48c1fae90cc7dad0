//! A file of the draft: what it is, what became of its rows, and how each of its sheets is read.

use leptos::html::Details;
use leptos::prelude::*;

use super::file_row::{FileFigures, FileState};
use super::{ReadingChoices, SheetSection};
use crate::model::{Fingerprint, Operation, SourceStatus, SourceView};
use crate::ui::going::focus;
use crate::ui::i18n::{Locale, t, td_string, use_i18n};
use crate::ui::language;
use crate::ui::models::overview;
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
    // What is asked is in sight; what has been answered stays so until the user folds it.
    let details = NodeRef::<Details>::new();
    let asks = Memo::new(move |_| fingerprint.with_value(|each| asks(workspace, each)));
    Effect::new(move |_| {
        if asks.get() > 0
            && let Some(details) = details.get()
        {
            details.set_open(true);
        }
    });
    view! {
        <section class="file" aria-labelledby=labelled>
            <details node_ref=details>
                <summary class="file__row">
                    <h2 id=heading>{name.clone()}</h2>
                    <FileFigures fingerprint />
                    <FileState asks confirmed />
                </summary>
                <div class="file__inside">
                    <div class="file__head">
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
                    <For each=move || 0..sheets() key=|index| *index let:index>
                        <SheetSection sheet=Sheet::new(fingerprint, index) />
                    </For>
                    <ReadingChoices fingerprint />
                </div>
            </details>
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

/// "Excel · 9 kB".
fn facts(locale: Locale, workspace: Workspace, fingerprint: &Fingerprint) -> String {
    let bytes = workspace.state.with(|state| {
        let source = state.source(fingerprint);
        source.map_or(0, |each| each.source.bytes)
    });
    let format = workspace.source(fingerprint, |source| source.format);
    let format = format
        .flatten()
        .map(|format| language::format(locale, format));
    let facts = format.map(str::to_owned).into_iter();
    let facts: Vec<String> = facts.chain([numbers::size(bytes)]).collect();
    facts.join(" · ")
}

/// How many questions a file asks; one more where it cannot be read.
fn asks(workspace: Workspace, fingerprint: &Fingerprint) -> u32 {
    let asks = workspace.source(fingerprint, |source| {
        let failed = u32::from(source.status != SourceStatus::Read);
        overview::open_questions(std::slice::from_ref(source)) + failed
    });
    asks.unwrap_or_default()
}
