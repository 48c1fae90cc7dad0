//! A draft's frame: its name, its steps, whether it is saved, and the page of it that the address names.

use leptos::prelude::*;

use super::account::AccountPage;
use super::files::FilesPage;
use super::overview::OverviewPage;
use crate::browser::drafts::shelf::{self, Found, Unopened};
use crate::model::ContainerError;
use crate::ui::components::{DraftHead, Rescue};
use crate::ui::engine::Engine;
use crate::ui::i18n::{t, use_i18n};
use crate::ui::late::{CodingPage, LateCoding, LateReport, fetch_coding_ahead};
use crate::ui::lingering::Lingering;
use crate::ui::route::{DraftPage, Route};
use crate::ui::workspace::Workspace;

/// A draft, by its id, once it has been found.
pub async fn found_draft(id: String, page: Memo<DraftPage>) -> AnyView {
    let opened = shelf::open(&id).await;
    view! { <FoundDraft id opened page /> }.into_any()
}

/// An open draft, or why it cannot be opened and what can be done.
#[component]
fn FoundDraft(
    /// Its id.
    id: String,
    /// What was found of it.
    opened: Result<Found, Unopened>,
    /// The page of it that the address names.
    page: Memo<DraftPage>,
) -> impl IntoView {
    match opened {
        Ok(found) if found.recovered.missing == 0 => view! { <OpenDraft found page /> }.into_any(),
        Ok(found) => view! { <Rescue id whole=Some(found.recovered) /> }.into_any(),
        Err(Unopened::Unreadable(ContainerError::Damaged | ContainerError::Foreign)) => {
            view! { <Rescue id whole=None /> }.into_any()
        }
        Err(error) => view! { <UnopenedDraft error /> }.into_any(),
    }
}

/// A draft that is whole, with the page of it that the address names.
#[component]
fn OpenDraft(
    /// What was found of it.
    found: Found,
    /// The page.
    page: Memo<DraftPage>,
) -> impl IntoView {
    let i18n = use_i18n();
    let engine = expect_context::<Engine>();
    let workspace = Workspace::open(found, engine, i18n);
    provide_context(workspace);
    // Once there are cases, the pages about them are soon asked for.
    Effect::new(move |_| {
        if workspace.counted.get() > 0 {
            fetch_coding_ahead();
        }
    });
    let restarts = move || engine.restarts.get();
    Effect::watch(restarts, move |_, _, _| workspace.evaluate(), false);
    // Another unit's codebook is another page; another list of cases is not.
    let shown = Memo::new(move |_| {
        page.with(|page| match page {
            DraftPage::Codebook { unit } => (page.number(), unit.clone()),
            other => (other.number(), None),
        })
    });
    view! {
        <DraftHead page />
        // Each page is made by itself: in the place of another of its type, one that is fetched late would let the old one
        // stand until it is there, without what the old one lives on.
        <For each=move || [shown.get()] key=Clone::clone let((number, unit))>
            <Lingering>
                <ShownPage number unit page />
            </Lingering>
        </For>
    }
}

/// A page of the open draft.
#[component]
fn ShownPage(
    /// The number of the page.
    number: u8,
    /// The unit whose codebook it is, where it is one.
    unit: Option<String>,
    /// The page that the address names.
    page: Memo<DraftPage>,
) -> impl IntoView {
    match number {
        1 => view! { <FilesPage /> }.into_any(),
        2 => view! { <AccountPage /> }.into_any(),
        5 => view! { <LateCoding page=CodingPage::History /> }.into_any(),
        6 => view! { <LateCoding page=CodingPage::Codebook(unit) /> }.into_any(),
        7 => view! { <LateCoding page=CodingPage::Agreement /> }.into_any(),
        9 => view! { <LateReport /> }.into_any(),
        11 => view! { <OverviewPage /> }.into_any(),
        _ => view! { <LateCoding page=CodingPage::Cases(page) /> }.into_any(),
    }
}

/// Why a draft is not opened.
#[component]
fn UnopenedDraft(
    /// The reason.
    error: Unopened,
) -> impl IntoView {
    let i18n = use_i18n();
    let (heading, text) = match error {
        Unopened::Unreadable(_) => (t!(i18n, draft.cannot_open), t!(i18n, draft.newer_version)),
        Unopened::Unavailable => (t!(i18n, draft.cannot_open), t!(i18n, start.storage_off)),
        Unopened::NotFound => (t!(i18n, draft.not_found), t!(i18n, draft.not_found_text)),
    };
    view! {
        <h1 tabindex="-1">{heading}</h1>
        <p>{text}</p>
        <p>
            <a href=Route::Start.href()>{t!(i18n, app.to_start)}</a>
        </p>
    }
}
