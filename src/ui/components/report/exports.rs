//! The report as a document: on paper, for Word and for Excel.

use js_sys::Uint8Array;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::Event;

use crate::browser::chart_pictures::picture;
use crate::browser::{chart_surface, download};
use crate::model::{Account, Block, Chart, ChartPicture, Report};
use crate::ui::language::{Locale, use_locale};
use crate::ui::late_pages::{DocumentOrder, written_document};
use crate::ui::live::words;
use crate::ui::markup::{Markup, button, tag};
use crate::ui::report_desk::{ReportDesk, use_report_desk};
use crate::ui::texts::text;

/// How wide a chart is drawn, in CSS pixels: about the width of a page's text.
const WIDTH: u32 = 640;
const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The buttons.
pub fn exports() -> Markup {
    let locale = use_locale();
    let said = RwSignal::new("");
    let print = |_| {
        // A browser that cannot print says so itself.
        let _ = window().print();
    };
    tag("div")
        .class("no-print")
        .child(
            tag("p")
                .class("actions")
                .child(button(
                    "button",
                    text!(locale, paper.word),
                    save(Form::Word, said),
                ))
                .child(button(
                    "button",
                    text!(locale, report.excel),
                    save(Form::Excel, said),
                ))
                .child(button("button", text!(locale, report.print), print)),
        )
        .child(
            tag("p")
                .attr("role", "status")
                .child(words(move || said.get())),
        )
}

#[derive(Clone, Copy)]
enum Form {
    Word,
    Excel,
}

/// Writes a document, and saves it.
fn save(form: Form, said: RwSignal<&'static str>) -> impl FnMut(Event) {
    let locale = use_locale();
    let desk = use_report_desk();
    move |_| {
        said.set("");
        spawn_local(async move {
            let saved = match form {
                Form::Word => save_word(locale, desk).await,
                Form::Excel => save_excel(locale, desk).await,
            };
            if saved.is_none() {
                // The page may have been left.
                let _ = said.try_set(text!(locale, paper.failed));
            }
        });
    }
}

async fn save_word(locale: Locale, desk: ReportDesk) -> Option<()> {
    let report = untrack(|| desk.view(|view| view.report.clone()))?;
    let pictures = pictures(&report, desk.charts.get_untracked()).await;
    save_as_word(locale, report, pictures).await
}

/// Saves a report for Word, with the charts that could be drawn; the others have their words.
pub async fn save_as_word(
    locale: Locale,
    report: Report,
    pictures: Vec<ChartPicture>,
) -> Option<()> {
    let name = text!(locale, paper.file_name, year = report.year);
    let bytes = written_document(DocumentOrder::Word(report, pictures)).await?;
    let bytes = Uint8Array::from(bytes.as_slice());
    download::save(&format!("{name}.docx"), DOCX, &bytes).ok()
}

async fn save_excel(locale: Locale, desk: ReportDesk) -> Option<()> {
    let account = untrack(|| desk.workspace.account(Account::clone))?;
    let (report, facts) = untrack(|| desk.view(|view| (view.report.clone(), view.facts.clone())))?;
    let name = text!(locale, paper.file_name, year = report.year);
    let bytes = written_document(DocumentOrder::Excel(account, facts, report)).await?;
    let bytes = Uint8Array::from(bytes.as_slice());
    download::save(&format!("{name}.xlsx"), XLSX, &bytes).ok()
}

/// The report's charts, drawn; without those that cannot be.
async fn pictures(report: &Report, charts: Vec<Chart>) -> Vec<ChartPicture> {
    let blocks = report.sections.iter().flat_map(|each| &each.blocks);
    let wanted = blocks.filter_map(|block| match block {
        Block::Chart(wanted) => Some(wanted),
        _ => None,
    });
    let mut pictures = Vec::new();
    if !chart_surface::is_loaded().await {
        return pictures;
    }
    for wanted in wanted {
        if let Some(chart) = charts.iter().find(|chart| chart.part == wanted.part) {
            let drawn = picture(&wanted.id, &chart.option, WIDTH, chart.height_px).await;
            pictures.extend(drawn.ok());
        }
    }
    pictures
}
