//! The files of the draft: reading, checking, confirming.

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::browser::fragment;
use crate::model::{Fingerprint, SourceState};
use crate::ui::app::focus;
use crate::ui::components::{DropZone, FileCard, LedgerTable, Units};
use crate::ui::language::{self, use_locale};
use crate::ui::live::{each, part, when};
use crate::ui::route::{DraftPage, Route};
use crate::ui::workspace::use_workspace;

/// The page of files.
#[component]
pub fn FilesPage() -> impl IntoView {
    let locale = use_locale();
    let workspace = use_workspace();
    let has_files = Memo::new(move |_| workspace.state.with(|state| !state.sources.is_empty()));
    let fingerprints = move || {
        workspace.state.with(|state| {
            let sources = state.sources.iter();
            sources
                .map(|each| each.source.fingerprint.0.clone())
                .collect::<Vec<_>>()
        })
    };
    view! {
        <h1 tabindex="-1">{td_string!(locale, files.title)}</h1>
        <p class="lead">{td_string!(locale, files.lead)}</p>
        <DropZone on_files=move |files| workspace.add_files(files) small=has_files />
        <ReadingStatus />
        <Refused />
        <NotKept />
        {each(
            fingerprints,
            |fingerprint| view! { <FileCard fingerprint=Fingerprint(fingerprint) /> },
        )}
        {when(
            move || has_files.get(),
            move || {
                view! {
                    <Units />
                    <LedgerTable />
                    <Confirm />
                }
            },
        )}
    }
}

#[component]
fn ReadingStatus() -> impl IntoView {
    let locale = use_locale();
    let workspace = use_workspace();
    view! {
        <div role="status" class="progress">
            {part(move || {
                workspace
                    .reading
                    .get()
                    .map(|reading| {
                        let text = td_string!(
                            locale,
                            drop.reading_of,
                            number = reading.number,
                            total = reading.total,
                            name = reading.name
                        )
                            .to_string();
                        view! {
                            <p>{text}</p>
                            <progress
                                aria-hidden="true"
                                max=reading.total
                                value=reading.number.saturating_sub(1)
                            ></progress>
                        }
                    })
            })}
        </div>
    }
}

/// Files that could not be taken in, each with its reason, until they are dismissed.
#[component]
fn Refused() -> impl IntoView {
    let locale = use_locale();
    let workspace = use_workspace();
    let any = move || workspace.refused.with(|refused| !refused.is_empty());
    view! {
        <div role="alert">
            {when(
                any,
                move || {
                    view! {
                        <section class="notice notice--alarm" id="refused">
                            <h2>{td_string!(locale, files.problems)}</h2>
                            <ul>
                                {part(move || {
                                    let line = |(name, problem): (String, _)| {
                                        let text = language::problem(locale, &problem);
                                        view! {
                                            <li>
                                                <strong>{name}</strong>
                                                ": "
                                                {text}
                                            </li>
                                        }
                                    };
                                    workspace.refused.get().into_iter().map(line).collect_view()
                                })}
                            </ul>
                            <button
                                type="button"
                                class="quiet"
                                on:click=move |_| {
                                    workspace.refused.set(Vec::new());
                                    focus("main h1");
                                }
                            >
                                {td_string!(locale, files.dismiss)}
                            </button>
                        </section>
                    }
                },
            )}
        </div>
    }
}

#[component]
fn NotKept() -> impl IntoView {
    let locale = use_locale();
    let workspace = use_workspace();
    view! {
        <div role="status">
            {each(
                move || workspace.not_kept.get(),
                move |name| {
                    let text = td_string!(locale, problem.not_kept, name = name).to_string();
                    view! { <p class="notice">{text}</p> }
                },
            )}
        </div>
    }
}

/// Whether a file still needs an answer before its cases can be counted.
fn lacks_answers(source: &SourceState) -> bool {
    source
        .sheets
        .iter()
        .any(|sheet| sheet.lacks_kind() || sheet.lacks_unit() || sheet.lacks_year())
}

#[component]
fn Confirm() -> impl IntoView {
    let locale = use_locale();
    let workspace = use_workspace();
    let confirmed = Memo::new(move |_| {
        let all = |sources: &[SourceState]| sources.iter().all(|each| each.confirmed);
        workspace.state.with(|state| all(&state.sources))
    });
    let lacking = Memo::new(move |_| {
        let any = |sources: &[SourceState]| sources.iter().any(lacks_answers);
        workspace.state.with(|state| any(&state.sources))
    });
    let asked = RwSignal::new(false);
    let go_on = move |_| {
        if lacking.get_untracked() {
            asked.set(true);
            focus("[aria-invalid=true]");
            return;
        }
        if !confirmed.get_untracked() {
            workspace.confirm_all();
        }
        let id = workspace.draft.with_untracked(|draft| draft.id.clone());
        let page = DraftPage::Account;
        fragment::go(&Route::Draft { id, page }.href());
    };
    view! {
        <div class="confirm">
            <div role="alert">
                {when(
                    move || asked.get() && lacking.get(),
                    move || {
                        view! { <p class="error">{td_string!(locale, files.missing_answers)}</p> }
                    },
                )}
            </div>
            <button type="button" class="button button--primary" on:click=go_on>
                {part(move || {
                    if confirmed.get() {
                        td_string!(locale, files.show_account)
                    } else {
                        td_string!(locale, files.confirm_all)
                    }
                })}
            </button>
        </div>
    }
}
