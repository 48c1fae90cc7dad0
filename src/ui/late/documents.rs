//! The part that writes documents for word processors and spreadsheets.

use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::model::{Account, ChartPicture, Report, ReportFacts};
use crate::report::documents::{write_docx, write_xlsx};

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
