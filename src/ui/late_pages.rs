//! The pages whose program is fetched when they are first needed, so that the first page comes sooner.
//!
//! The build cuts the page's program at the functions with `wasm_split`: what only one of them reaches becomes a file of
//! its own. They can fail only in being fetched, and the split function tells of that in their result.

#![allow(
    clippy::unnecessary_wraps,
    reason = "fetching can fail, and the split function tells of it in its result"
)]

use std::future::{Future, ready};
use std::pin::Pin;

use leptos::html::H1;
use leptos::prelude::*;
use leptos::task::spawn_local;
use send_wrapper::SendWrapper;
use thiserror::Error;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use web_sys::File;

use super::components::{OpenedCopy, ReloadButton};
use super::copies::{Copies, open_copy};
use super::going::focus;
use super::i18n::{t, use_i18n};
use super::pages::{
    AgreementPage, CasesPage, CodebookPage, DraftsKept, HistoryPage, ReaderPage, ReportPage,
    SamplePage, begin_draft, found_draft,
};
use super::route::{DraftPage, Shared};
use crate::model::{Account, ChartPicture, Report, ReportFacts};
use crate::report::documents::{write_docx, write_xlsx};

/// One of the pages on which cases are sorted.
#[derive(Clone, Debug)]
pub enum CodingPage {
    /// The cases that the address names.
    Cases(Memo<DraftPage>),
    /// A unit's codebook; the first unit's where none is named.
    Codebook(Option<String>),
    /// What was done in the draft.
    History,
    /// How far two coders agree.
    Agreement,
    /// The second coder's sample.
    Sample,
}

/// The program of a part could not be fetched.
#[derive(Clone, Copy, Debug, Error)]
#[error("a part of the page's program could not be fetched")]
struct Unfetched;

/// Something that takes its time, from a part of the program.
type Later<T> = Pin<Box<dyn Future<Output = T>>>;

/// Parts of the page around a draft, which are one part of the program.
pub enum DraftPart {
    /// A draft by its id, and the page of it that the address names.
    Open(String, Memo<DraftPage>),
    /// The drafts that are kept, and what clears them away.
    List,
    /// What is asked of a copy that was opened.
    OpenedCopy,
}

#[wasm_split(draft, fallible, preload(fetch_draft))]
fn made_draft(part: DraftPart) -> Result<Later<AnyView>, SplitLoaderError> {
    Ok(match part {
        DraftPart::Open(id, page) => Box::pin(found_draft(id, page)),
        DraftPart::List => Box::pin(ready(view! { <DraftsKept /> }.into_any())),
        DraftPart::OpenedCopy => Box::pin(ready(view! { <OpenedCopy /> }.into_any())),
    })
}

/// What the part around a draft does that nobody sees.
pub enum DraftDeed {
    /// Keeps a new draft; says whether it could.
    Begin(String, u64),
    /// Opens a copy.
    OpenCopy(Copies, File),
}

#[wasm_split(draft, fallible)]
fn done_with_draft(deed: DraftDeed) -> Result<Later<bool>, SplitLoaderError> {
    Ok(match deed {
        DraftDeed::Begin(id, now_ms) => Box::pin(begin_draft(id, now_ms)),
        DraftDeed::OpenCopy(copies, file) => Box::pin(open_copy(copies, file)),
    })
}

/// Does something with drafts, once the program for it is here. Says whether it could be done; `None` where the program
/// could not be fetched.
pub async fn do_with_draft(deed: DraftDeed) -> Option<bool> {
    match done_with_draft(deed).await {
        Ok(done) => Some(done.await),
        Err(_) => None,
    }
}

#[wasm_split(coding, fallible, preload(fetch_coding))]
fn made_coding(page: CodingPage) -> Result<AnyView, SplitLoaderError> {
    Ok(match page {
        CodingPage::Cases(page) => view! { <CasesPage page /> }.into_any(),
        CodingPage::Codebook(unit) => view! { <CodebookPage wanted=unit /> }.into_any(),
        CodingPage::History => view! { <HistoryPage /> }.into_any(),
        CodingPage::Agreement => view! { <AgreementPage /> }.into_any(),
        CodingPage::Sample => view! { <SamplePage /> }.into_any(),
    })
}

#[wasm_split(report, fallible)]
fn made_report() -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <ReportPage /> }.into_any())
}

#[wasm_split(reader, fallible)]
fn made_reader(shared: Shared) -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <ReaderPage shared /> }.into_any())
}

/// What a document is made of.
#[derive(Debug)]
pub enum DocumentOrder {
    /// The report for a word processor (DOCX), with its charts as far as they could be drawn, and with its check words
    /// where it is a shared one.
    Word(Report, Vec<ChartPicture>, Option<String>),
    /// Its figures for a spreadsheet (XLSX).
    Excel(Account, ReportFacts, Report),
}

#[wasm_split(documents, fallible)]
fn made_document(order: Box<DocumentOrder>) -> Result<Option<Vec<u8>>, SplitLoaderError> {
    let written = match &*order {
        DocumentOrder::Word(report, pictures, check_words) => {
            write_docx(report, pictures, check_words.as_deref())
        }
        DocumentOrder::Excel(account, facts, report) => write_xlsx(account, facts, report),
    };
    Ok(written.ok())
}

/// A finished document, once the program that writes it is here; nothing where it cannot be fetched or written.
pub async fn written_document(order: DocumentOrder) -> Option<Vec<u8>> {
    made_document(Box::new(order)).await.ok().flatten()
}

/// A draft, as soon as both it and its program are here.
#[component]
pub fn LateDraft(
    /// The draft's id.
    id: String,
    /// The page of it that the address names.
    page: Memo<DraftPage>,
) -> impl IntoView {
    let made = async move { Ok(made_draft(DraftPart::Open(id, page)).await?.await) };
    view! { <Late made /> }
}

/// The board's paper, as soon as its program is here.
#[component]
pub fn LateReport() -> impl IntoView {
    view! { <Late made=made_report() /> }
}

/// A shared report, as soon as the program that reads it is here.
#[component]
pub fn LateReader(
    /// Where it is.
    shared: Shared,
) -> impl IntoView {
    view! { <Late made=made_reader(shared) /> }
}

/// A page on which cases are sorted, as soon as its program is here.
#[component]
pub fn LateCoding(
    /// Which.
    page: CodingPage,
) -> impl IntoView {
    view! { <Late made=made_coding(page) /> }
}

/// A part of the start page, as soon as its program is here; until then there is nothing.
#[component]
pub fn LatePart(
    /// Which.
    part: DraftPart,
) -> impl IntoView {
    let made = SendWrapper::new(async move {
        let made = made_draft(part).await.map_err(|_| Unfetched)?;
        Ok::<_, Unfetched>(made.await)
    });
    view! {
        <ErrorBoundary fallback=|_| view! { <PartNotFetched /> }>
            <Suspense>{Suspend::new(made)}</Suspense>
        </ErrorBoundary>
    }
}

/// Fetches the program of drafts before one is opened. Where that fails, opening one tries again and says so.
pub fn fetch_draft_ahead() {
    spawn_local(async {
        let _ = fetch_draft().await;
    });
}

/// Fetches the program of the pages on which cases are sorted before they are opened, likewise.
pub fn fetch_coding_ahead() {
    spawn_local(async {
        let _ = fetch_coding().await;
    });
}

/// What is being made, as soon as it is; until then a heading says that it is coming.
#[component]
fn Late<F>(
    /// Fetches the program and makes the page.
    made: F,
) -> impl IntoView
where
    F: Future<Output = Result<AnyView, SplitLoaderError>> + 'static,
{
    let i18n = use_i18n();
    let waiting = NodeRef::<H1>::new();
    let made = SendWrapper::new(async move {
        let made = made.await;
        // Whoever came by a link already stands in this heading, and goes on in the page's own.
        let heading = waiting.get_untracked();
        let active = document().active_element();
        if heading.is_some_and(|heading| heading.contains(active.as_deref())) {
            request_animation_frame(|| focus("main h1"));
        }
        made.map_err(|_| Unfetched)
    });
    view! {
        <ErrorBoundary fallback=|_| view! { <NotFetched /> }>
            <Suspense fallback=move || {
                view! {
                    <h1 tabindex="-1" node_ref=waiting>
                        {t!(i18n, app.loading)}
                    </h1>
                }
            }>{Suspend::new(made)}</Suspense>
        </ErrorBoundary>
    }
}

/// What stands in the place of a page that could not be fetched.
#[component]
fn NotFetched() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <h1 tabindex="-1">{t!(i18n, app.not_fetched_title)}</h1>
        <p>{t!(i18n, app.not_fetched)}</p>
        <p>
            <ReloadButton />
        </p>
    }
}

/// What stands in the place of a part of a page that could not be fetched.
#[component]
pub fn PartNotFetched() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <section class="notice notice--alarm" role="alert">
            <h2>{t!(i18n, app.not_fetched_title)}</h2>
            <p>{t!(i18n, app.not_fetched)}</p>
            <p>
            <ReloadButton />
        </p>
        </section>
    }
}
