//! The whole page: head, the page that the address names, foot; and the engine behind them.

use leptos::prelude::*;

use super::announce::announce_pages;
use super::components::{Colophon, EngineNotice, Masthead, StrayNotice};
use super::copies::Copies;
use super::drops::Drops;
use super::engine::Engine;
use super::handover::{Handover, OpenedShare};
use super::i18n::I18n;
use super::late::{CodingPage, LateCoding, LateDraft, LateReader, fetch_draft_ahead};
use super::lingering::Lingering;
use super::pages::{NotFoundPage, StartPage};
use super::route::{DraftPage, Route};
use super::second_coder::SecondCoder;
use crate::browser::{fragment, timing};

/// Puts the page in place of the text that stands in the document until the program has started.
pub fn mount() {
    let start = timing::now();
    if let Some(waiting) = document().get_element_by_id("start") {
        waiting.remove();
    }
    mount_to_body(App);
    timing::measure("app:ready", start, &[]);
    if !Route::parse(&fragment::read()).is_reader() {
        fetch_draft_ahead();
    }
}

/// The page.
#[component]
fn App() -> impl IntoView {
    let i18n = I18n::provide();
    let first = Route::parse(&fragment::read());
    let engine = Engine::provide(&first);
    Handover::provide();
    SecondCoder::provide(OpenedShare::provide(), Copies::provide());
    let drops = Drops::provide();
    let route = RwSignal::new(first);
    fragment::on_change(move || {
        let next = Route::parse(&fragment::read());
        if route.with_untracked(Route::is_reader) && !next.is_reader() {
            engine.start_ahead();
        }
        drops.stray.set(false);
        route.set(next);
    });
    // Only the draft's id decides whether the draft is opened anew; its pages change within it.
    let draft_id = Memo::new(move |_| match route.get() {
        Route::Draft { id, .. } => Some(id),
        Route::Start | Route::Sample | Route::Reader(_) | Route::NotFound => None,
    });
    let page = Memo::new(move |_| match route.get() {
        Route::Draft { page, .. } => page,
        Route::Start | Route::Sample | Route::Reader(_) | Route::NotFound => DraftPage::Files,
    });
    let outside = Memo::new(move |_| match route.get() {
        Route::Draft { .. } => Route::Start,
        other => other,
    });
    announce_pages(route, i18n);
    view! {
        <Masthead />
        <main id="content" tabindex="-1">
            <EngineNotice />
            <StrayNotice draft=draft_id />
            // Each is made by itself, and not of what was there before.
            <For
                each=move || [(draft_id.get(), outside.get())]
                key=|(draft, outside)| (draft.clone(), outside.href(), *outside == Route::NotFound)
                let((draft, outside))
            >
                <Lingering>
                    <Place draft outside page />
                </Lingering>
            </For>
        </main>
        <Colophon />
    }
}

/// What the address names: a draft, or a page outside of drafts.
#[component]
fn Place(
    /// The draft's id.
    draft: Option<String>,
    /// The page, where it is in no draft.
    outside: Route,
    /// The page of the draft.
    page: Memo<DraftPage>,
) -> impl IntoView {
    match (draft, outside) {
        (Some(id), _) => view! { <LateDraft id page /> }.into_any(),
        (None, Route::Sample) => view! { <LateCoding page=CodingPage::Sample /> }.into_any(),
        (None, Route::Reader(shared)) => view! { <LateReader shared /> }.into_any(),
        (None, Route::NotFound) => view! { <NotFoundPage /> }.into_any(),
        (None, Route::Start | Route::Draft { .. }) => view! { <StartPage /> }.into_any(),
    }
}
