//! The report of the sample files as a Word document and as a workbook says what the report says.
//!
//! Where `LibreOffice` is installed (`soffice`, for example from Debian's `libreoffice-writer-nogui`) the document is
//! also opened there and its text compared; elsewhere that is skipped with a printed line.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on stops"
)]

mod docx;
mod libreoffice;
mod package;
#[path = "../sample_files/mod.rs"]
mod sample_files;
#[path = "../sample_report/mod.rs"]
mod sample_report;
mod xlsx;

use lardom::model::{Block, ChartPicture, Report};
use lardom::report::documents::write_docx;

use package::png;
use sample_report::report;

/// The report's first chart, drawn. The others are not.
fn first_chart(report: &Report) -> (ChartPicture, String) {
    let mut blocks = report.sections.iter().flat_map(|section| &section.blocks);
    let chart = blocks.find_map(|block| match block {
        Block::Chart(chart) => Some(chart),
        _ => None,
    });
    let chart = chart.unwrap();
    let picture = ChartPicture {
        id: chart.id.clone(),
        png: png(800, 320),
        width: 800,
        height: 320,
    };
    (picture, chart.alternative.clone())
}

fn document() -> Vec<u8> {
    let report = report();
    let (picture, _) = first_chart(&report);
    write_docx(&report, &[picture], None).unwrap()
}
