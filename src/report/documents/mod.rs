//! The report as files of other programs: a Word document for the board, a workbook for whoever counts again.
//!
//! The same report gives the same bytes, whenever and wherever it is written.

mod docx;
mod words;
mod xlsx;
mod xml;

use thiserror::Error;

pub use docx::write_docx;
pub use xlsx::write_xlsx;

/// Why a document could not be written.
#[derive(Debug, Error)]
pub enum DocumentError {
    /// A part of the document could not be written.
    #[error("the document's text could not be written: {0}")]
    Xml(#[from] std::io::Error),
    /// The parts could not be packed.
    #[error("the document could not be packed: {0}")]
    Package(#[from] zip::result::ZipError),
    /// The workbook could not be written: more rows or longer texts than one can hold.
    #[error("the workbook could not be written: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
}
