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

use leptos::prelude::*;
use leptos::task::{spawn_local, spawn_local_scoped_with_cancellation};
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use web_sys::File;

use super::app::focus;
use super::components::{opened_copy, reload_button};
use super::copies::{Copies, open_copy};
use super::i18n::I18n;
use super::language::use_locale;
use super::live::Place;
use super::markup::{Markup, group, tag};
use super::pages::{
    agreement_page, begin_draft, cases_page, codebook_page, drafts_kept, history_page, open_draft,
    reader_page, report_page, sample_page,
};
use super::route::{DraftPage, Shared};
use super::i18n::td_string;
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

/// Something that takes its time, from a part of the program.
type Later<T> = Pin<Box<dyn Future<Output = T>>>;

/// Parts of the page around a draft, which are one part of the program.
pub enum DraftPart {
    /// A draft by its id, and the page of it that the address names.
    Open(String, Memo<DraftPage>, I18n),
    /// The drafts that are kept, and what clears them away.
    List,
    /// What is asked of a copy that was opened.
    OpenedCopy,
}

#[wasm_split(draft, fallible, preload(fetch_draft))]
fn made_draft(part: DraftPart) -> Result<Later<Markup>, SplitLoaderError> {
    Ok(match part {
        DraftPart::Open(id, page, i18n) => Box::pin(open_draft(id, page, i18n)),
        DraftPart::List => Box::pin(ready(untrack(drafts_kept))),
        DraftPart::OpenedCopy => Box::pin(ready(untrack(opened_copy))),
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
fn made_coding(page: CodingPage) -> Result<Markup, SplitLoaderError> {
    Ok(match page {
        CodingPage::Cases(page) => cases_page(page),
        CodingPage::Codebook(unit) => codebook_page(unit),
        CodingPage::History => history_page(),
        CodingPage::Agreement => agreement_page(),
        CodingPage::Sample => sample_page(),
    })
}

#[wasm_split(report, fallible)]
fn made_report() -> Result<Markup, SplitLoaderError> {
    Ok(report_page())
}

/// The board's paper, as soon as its program is here.
pub fn late_report() -> Markup {
    as_soon_as(made_report())
}

#[wasm_split(reader, fallible)]
fn made_reader(shared: Shared, i18n: I18n) -> Result<Markup, SplitLoaderError> {
    Ok(reader_page(&shared, i18n))
}

/// A shared report, as soon as the program that reads it is here.
pub fn late_reader(shared: Shared, i18n: I18n) -> Markup {
    as_soon_as(made_reader(shared, i18n))
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

/// A draft by its id, and the page of it that the address names, as soon as both it and its program are here.
pub fn late_draft(id: String, page: Memo<DraftPage>, i18n: I18n) -> Markup {
    as_soon_as(async move {
        let made = made_draft(DraftPart::Open(id, page, i18n)).await?;
        Ok(made.await)
    })
}

/// A part of the start page, as soon as its program is here; until then there is nothing.
pub fn late_part(part: DraftPart) -> Markup {
    let place = Place::new();
    let markup = place.markup();
    spawn_local_scoped_with_cancellation(async move {
        let page = match made_draft(part).await {
            Ok(made) => made.await,
            Err(_) => part_not_fetched(),
        };
        place.show(&page);
    });
    markup
}

/// What stands in the place of a part of a page that could not be fetched.
pub fn part_not_fetched() -> Markup {
    let locale = use_locale();
    tag("section")
        .class("notice notice--alarm")
        .attr("role", "alert")
        .child(tag("h2").child(td_string!(locale, app.not_fetched_title)))
        .child(tag("p").child(td_string!(locale, app.not_fetched)))
        .child(tag("p").child(reload_button()))
}

/// A page on which cases are sorted, as soon as its program is here.
pub fn late_coding(page: CodingPage) -> Markup {
    as_soon_as(made_coding(page))
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

/// What has been made, once it is; until then a heading says that it is coming.
fn as_soon_as(made: impl Future<Output = Result<Markup, SplitLoaderError>> + 'static) -> Markup {
    let place = Place::new();
    let waiting = tag("h1")
        .attr("tabindex", "-1")
        .child(td_string!(use_locale(), app.loading));
    let heading = waiting.node::<web_sys::Node>().clone();
    let markup = place.markup();
    place.show(&waiting);
    spawn_local_scoped_with_cancellation(async move {
        let page = made.await.unwrap_or_else(|_| not_fetched());
        // Whoever came by a link already stands in this heading, and goes on in the page's own.
        let active = document().active_element();
        let stood_here = active.is_some_and(|active| heading.contains(Some(&active)));
        place.show(&page);
        if stood_here {
            focus("main h1");
        }
    });
    markup
}

fn not_fetched() -> Markup {
    let locale = use_locale();
    group()
        .child(
            tag("h1")
                .attr("tabindex", "-1")
                .child(td_string!(locale, app.not_fetched_title)),
        )
        .child(tag("p").child(td_string!(locale, app.not_fetched)))
        .child(tag("p").child(reload_button()))
}
