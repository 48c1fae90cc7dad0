//! A draft's frame: its name, its steps, whether it is saved, and the page of it that the address names.

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{AccountPage, CasesPage, FilesPage};
use crate::browser::draft_store::StoreError;
use crate::model::{CaseFilter, EnvelopeError};
use crate::ui::app::{Engine, Handover};
use crate::ui::components::SaveStatus;
use crate::ui::language::{Language, Locale, use_locale};
use crate::ui::live::part;
use crate::ui::route::{DraftPage, Route};
use crate::ui::workspace::{Workspace, use_workspace};

/// An open draft, or why it cannot be opened.
#[component]
pub fn DraftView(
    /// The draft's id.
    id: StoredValue<String>,
    /// Which of its pages is shown.
    page: Memo<DraftPage>,
    language: Language,
) -> impl IntoView {
    let engine = expect_context::<Engine>();
    match Workspace::open(&id.get_value(), engine, language) {
        Ok(workspace) => {
            provide_context(workspace);
            let handover = expect_context::<Handover>();
            let files = handover.0.try_update_value(std::mem::take);
            workspace.add_files(files.unwrap_or_default());
            Effect::new(move |before: Option<u32>| {
                let restarts = engine.restarts.get();
                if before.is_some_and(|before| before != restarts) {
                    workspace.evaluate();
                }
                restarts
            });
            view! {
                {move || language.made_in(|| view! { <DraftHead page /> }.into_any())}
                {part(move || {
                    language
                        .made_in(|| match page.get() {
                            DraftPage::Files => view! { <FilesPage /> }.into_any(),
                            DraftPage::Account => view! { <AccountPage /> }.into_any(),
                            DraftPage::Cases { filter, from } => {
                                view! { <CasesPage filter from /> }.into_any()
                            }
                        })
                })}
            }
            .into_any()
        }
        Err(error) => view! { <Unopened error /> }.into_any(),
    }
}

#[component]
fn Unopened(error: StoreError) -> impl IntoView {
    let locale = use_locale();
    let heading = match &error {
        StoreError::Envelope(_) | StoreError::Unavailable => td_string!(locale, draft.cannot_open),
        StoreError::Refused(_) | StoreError::NewerElsewhere | StoreError::NotFound => {
            td_string!(locale, draft.not_found)
        }
    };
    let text = move |locale: Locale| match &error {
        StoreError::Envelope(reason) => {
            let reason = match reason {
                EnvelopeError::Foreign => td_string!(locale, draft.foreign),
                EnvelopeError::Newer(_) => td_string!(locale, draft.newer_version),
                EnvelopeError::Damaged => td_string!(locale, draft.damaged),
            };
            td_string!(locale, start.broken_draft, reason = reason).to_string()
        }
        StoreError::Unavailable => td_string!(locale, start.storage_off).to_owned(),
        StoreError::Refused(_) | StoreError::NewerElsewhere | StoreError::NotFound => {
            td_string!(locale, draft.not_found_text).to_owned()
        }
    };
    view! {
        <h1 tabindex="-1">{heading}</h1>
        <p>{part(move || text(locale))}</p>
        <p>
            <a href=Route::Start.href()>{td_string!(locale, app.to_start)}</a>
        </p>
    }
}

#[component]
fn DraftHead(page: Memo<DraftPage>) -> impl IntoView {
    let locale = use_locale();
    let workspace = use_workspace();
    let id = workspace.draft.with_untracked(|draft| draft.id.clone());
    let step = move |number: u8, target: DraftPage, name: fn(Locale) -> &'static str| {
        let route = Route::Draft {
            id: id.clone(),
            page: target,
        };
        let current = Signal::derive(move || {
            let shown = match page.get() {
                DraftPage::Files => 1,
                DraftPage::Account => 2,
                DraftPage::Cases { .. } => 3,
            };
            (shown == number).then_some("page")
        });
        view! {
            <li>
                <a href=route.href() aria-current=current>
                    {part(move || name(locale))}
                </a>
            </li>
        }
    };
    let all_cases = DraftPage::Cases {
        filter: CaseFilter::default(),
        from: 0,
    };
    view! {
        <div class="draft-head">
            <p class="draft-head__name">
                <a class="soft" href=Route::Start.href()>
                    {td_string!(locale, app.back_to_drafts)}
                </a>
                " / "
                {part(move || {
                    let name = workspace.draft.with(|draft| draft.name.clone());
                    if name.is_empty() {
                        td_string!(locale, start.unnamed).to_owned()
                    } else {
                        name
                    }
                })}
            </p>
            <nav aria-label=td_string!(locale, draft.steps)>
                <ul class="steps">
                    {step(1, DraftPage::Files, |locale| td_string!(locale, draft.files))}
                    {step(2, DraftPage::Account, |locale| td_string!(locale, draft.account))}
                    {step(3, all_cases, |locale| td_string!(locale, draft.cases))}
                </ul>
            </nav>
            <SaveStatus />
        </div>
    }
}
