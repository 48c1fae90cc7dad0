//! The report as a document: on paper, for Word and for Excel.

use js_sys::Uint8Array;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::checks::UndecidedNotice;
use crate::browser::chart_pictures::picture;
use crate::browser::{chart_surface, download};
use crate::model::{Account, Chart, ChartPicture, Report};
use crate::ui::going::focus;
use crate::ui::i18n::{Locale, t, t_string, td_string, use_i18n};
use crate::ui::late::{DocumentOrder, written_document};
use crate::ui::report_desk::{ReportDesk, use_report_desk};

/// How wide a chart is drawn, in CSS pixels: about the width of a page's text.
const WIDTH: u32 = 640;

/// The buttons; what is to be decided first, while there is such.
#[component]
pub fn Exports() -> impl IntoView {
    let desk = use_report_desk();
    let count = Signal::derive(move || desk.undecided());
    view! {
        <div class="no-print">
            <Show
                when=move || count.get() == 0
                fallback=move || view! { <UndecidedNotice count /> }
            >
                <ExportButtons />
            </Show>
        </div>
    }
}

/// The buttons.
#[component]
fn ExportButtons() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_report_desk();
    let failed = RwSignal::new(false);
    // Tells what became of a document; the page may have been left.
    let tell = move |saved: Option<()>| {
        let _ = failed.try_set(saved.is_none());
    };
    let word = move |_| {
        let locale = i18n.get_locale_untracked();
        spawn_local(async move { tell(save_word(locale, desk).await) });
    };
    let excel = move |_| {
        let locale = i18n.get_locale_untracked();
        spawn_local(async move { tell(save_excel(locale, desk).await) });
    };
    view! {
        <p class="actions">
            <button type="button" class="button" on:click=word>
                {t!(i18n, paper.word)}
            </button>
            <button type="button" class="button" on:click=excel>
                {t!(i18n, report.excel)}
            </button>
            <PrintButton />
            <button type="button" class="button" on:click=|_| focus("#sharing")>
                {t!(i18n, sharing.title)}
            </button>
        </p>
        <p role="status">{move || failed.get().then(|| t_string!(i18n, paper.failed))}</p>
    }
}

/// Prints the page.
#[component]
pub fn PrintButton() -> impl IntoView {
    let i18n = use_i18n();
    let print = |_| {
        // A browser that cannot print says so itself.
        let _ = window().print();
    };
    view! {
        <button type="button" class="button" on:click=print>
            {t!(i18n, paper.print)}
        </button>
    }
}

async fn save_word(locale: Locale, desk: ReportDesk) -> Option<()> {
    let report = untrack(|| desk.view(|view| view.report.clone()))?;
    let pictures = pictures(&report, desk.charts.get_untracked()).await;
    save_as_word(locale, report, pictures, None).await
}

async fn save_excel(locale: Locale, desk: ReportDesk) -> Option<()> {
    let account = untrack(|| desk.workspace.account(Account::clone))?;
    let (report, facts) = untrack(|| desk.view(|view| (view.report.clone(), view.facts.clone())))?;
    let year = report.year;
    save(locale, year, DocumentOrder::Excel(account, facts, report)).await
}

/// Saves a report for Word, with the charts that could be drawn; the others have their words. A shared one has check
/// words.
pub async fn save_as_word(
    locale: Locale,
    report: Report,
    pictures: Vec<ChartPicture>,
    check_words: Option<String>,
) -> Option<()> {
    let year = report.year;
    let order = DocumentOrder::Word(report, pictures, check_words);
    save(locale, year, order).await
}

/// Writes a document, and saves it.
async fn save(locale: Locale, year: i32, order: DocumentOrder) -> Option<()> {
    let (ending, media_type) = match order {
        DocumentOrder::Word(..) => (
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        DocumentOrder::Excel(..) => (
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
    };
    let name = td_string!(locale, paper.file_name, year = year);
    let bytes = written_document(order).await?;
    let bytes = Uint8Array::from(bytes.as_slice());
    download::save(&format!("{name}.{ending}"), media_type, &bytes).ok()
}

/// The report's charts, drawn; without those that cannot be.
async fn pictures(report: &Report, charts: Vec<Chart>) -> Vec<ChartPicture> {
    let mut pictures = Vec::new();
    if !chart_surface::is_loaded().await {
        return pictures;
    }
    for wanted in report.charts() {
        if let Some(chart) = charts.iter().find(|chart| chart.part == wanted.part) {
            let drawn = picture(&wanted.id, &chart.option, WIDTH, chart.height_px).await;
            pictures.extend(drawn.ok());
        }
    }
    pictures
}
