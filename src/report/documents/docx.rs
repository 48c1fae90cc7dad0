//! The report as a Word document.
//!
//! Written as `WordprocessingML` (ECMA-376, part 1) with quick-xml and packed with zip, which the engine has anyway.
//! The crates that write documents know no header rows that repeat, no language and no alternative texts, and number
//! what they write by what was written before.

mod body;
mod columns;
mod footer;
mod lines;
mod numbering;
mod package;
mod picture;
mod table;

use super::DocumentError;
use crate::model::{ChartPicture, Report};

/// The report as a Word document (`.docx`): A4, in Swedish, with real headings, lists and tables.
///
/// A chart is the picture that names it, with its alternative text; without a picture the alternative text stands in
/// its place. A shared report has words that people compare, which are a line above its title.
///
/// # Errors
///
/// When the document cannot be written or packed, which in memory does not happen.
pub fn write_docx(
    report: &Report,
    pictures: &[ChartPicture],
    check_words: Option<&str>,
) -> Result<Vec<u8>, DocumentError> {
    let body = body::write(report, pictures, check_words)?;
    let parts = package::Parts {
        core: package::core_properties(report)?,
        document: body.document,
        numbering: numbering::write(body.numbered_lists)?,
        footer: footer::write(report)?,
        pictures: body.pictures,
    };
    package::pack(&parts)
}
