//! The report as a document: on paper, for Word and for Excel.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::chart_pictures::picture;
use crate::browser::{chart_surface, download};
use crate::model::{Block, ChartPicture};
use crate::protocol::{DocumentForm, Request, Response};
use crate::ui::language::{Locale, use_locale};
use crate::ui::live::words;
use crate::ui::markup::{Markup, button, tag};
use crate::ui::report_desk::{ReportDesk, use_report_desk};
use crate::ui::texts::text;

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
                    text!(locale, report.word),
                    save(DocumentForm::Word, said),
                ))
                .child(button(
                    "button",
                    text!(locale, report.excel),
                    save(DocumentForm::Excel, said),
                ))
                .child(button("button", text!(locale, report.print), print)),
        )
        .child(
            tag("p")
                .attr("role", "status")
                .child(words(move || said.get())),
        )
}

/// How wide a chart is drawn, in CSS pixels: about the width of a page's text.
const WIDTH: u32 = 640;

/// Lets the engine write a document, and saves it.
fn save(form: DocumentForm, said: RwSignal<&'static str>) -> impl FnMut(web_sys::Event) {
    let locale = use_locale();
    let desk = use_report_desk();
    move |_| match form {
        DocumentForm::Excel => write(locale, desk, form, Vec::new(), said),
        DocumentForm::Word => with_pictures(desk, move |pictures| {
            write(locale, desk, form, pictures, said);
        }),
    }
}

/// Draws the report's charts. Those that cannot be drawn are left out: the document then has their words.
fn with_pictures(desk: ReportDesk, done: impl FnOnce(Vec<ChartPicture>) + 'static) {
    let wanted = untrack(|| {
        desk.view(|view| {
            let blocks = view.report.sections.iter().flat_map(|each| &each.blocks);
            let charts = blocks.filter_map(|block| match block {
                Block::Chart(chart) => Some((chart.id.clone(), chart.part.clone())),
                _ => None,
            });
            charts.collect::<Vec<_>>()
        })
    });
    let charts = desk.charts.get_untracked();
    chart_surface::load(move |_| {
        spawn_local(async move {
            let mut pictures = Vec::new();
            for (id, part) in wanted.into_iter().flatten() {
                let Some(chart) = charts.iter().find(|chart| chart.part == part) else {
                    continue;
                };
                let drawn = picture(&id, &chart.option, WIDTH, chart.height_px).await;
                pictures.extend(drawn.ok());
            }
            done(pictures);
        });
    });
}

fn write(
    locale: Locale,
    desk: ReportDesk,
    form: DocumentForm,
    pictures: Vec<ChartPicture>,
    said: RwSignal<&'static str>,
) {
    let (ending, media_type) = match form {
        DocumentForm::Word => (
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        DocumentForm::Excel => (
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
    };
    let year = untrack(|| desk.view(|view| view.report.year));
    let name = text!(locale, report.file_name, year = year.unwrap_or_default());
    let request = Request::Document {
        written: desk.written(),
        form,
        pictures,
    };
    desk.workspace.engine().ask(&request, None, move |reply| {
        let saved = match reply {
            Ok((Response::File, Some(bytes))) => {
                download::save(&format!("{name}.{ending}"), media_type, &bytes).is_ok()
            }
            _ => false,
        };
        let failed = text!(locale, report.failed);
        // The page may have been left.
        let _ = said.try_set(if saved { "" } else { failed });
    });
}
