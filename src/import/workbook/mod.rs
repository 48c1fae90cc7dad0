//! Excel and OpenDocument workbooks, sheet by sheet and cell by cell.
//!
//! Excel's usual format is read here, because general readers take longer than all else that is done with a file.
//! The others are left to calamine.

mod book;
mod content;
mod legacy;
mod reference;
mod rows;
mod scan;
mod serial;
mod sheet;
mod stream;
mod strings;
mod styles;
mod tag;
mod text;
mod xml;

use self::book::Book;
use super::sink::Sink;
use super::unpack::Package;
use crate::model::{Format, Problem, ProblemCode};

/// After how many cells it is told how far the reading has come.
const PROGRESS_CELLS: usize = 1 << 16;

/// A worksheet without its cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetInfo {
    /// Its name.
    pub name: String,
    /// Whether the workbook hides it.
    pub hidden: bool,
    /// The areas that are merged to one cell. Known once the cells have been read.
    pub merges: Vec<Merge>,
}

/// An area of cells, first and last included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merge {
    /// The first row's number, from 1.
    pub first_row: u32,
    /// The first column, from 0.
    pub first_column: usize,
    /// The last row's number.
    pub last_row: u32,
    /// The last column.
    pub last_column: usize,
}

/// Reads every worksheet, each into a sink of its own, in the order of their tabs. Sheets that hold only a chart are
/// left out. `progress` hears now and then how many bytes of the file have been read; it may hear 0.
///
/// # Errors
/// `Encrypted` where a password is asked for; `Entities`, `TooLarge` and `TooWide` for what is refused; `Broken` with
/// the reader's words otherwise.
pub fn read<S: Sink>(
    bytes: &[u8],
    format: Format,
    mut new_sheet: impl FnMut(&SheetInfo) -> S,
    progress: &mut dyn FnMut(u64),
) -> Result<Vec<(SheetInfo, S)>, Problem> {
    if format != Format::Xlsx {
        return legacy::read(bytes, format, new_sheet, progress);
    }
    let package = Package::open(bytes)?;
    let mut done = 0;
    let mut book = Book::open(&package, &mut |part| {
        done = part;
        progress(part);
    })?;
    let mut read = Vec::new();
    for (mut info, path) in std::mem::take(&mut book.sheets) {
        let xml = book::open(&package, &path)?;
        let mut sink = new_sheet(&info);
        let mut within = 0;
        info.merges = sheet::read(xml, &book, &mut sink, &mut |part| {
            within = part;
            progress(done + part);
        })
        .map_err(|problem| match problem.code {
            ProblemCode::TooWide => problem.with_detail(info.name.as_str()),
            _ => problem,
        })?;
        done += within;
        read.push((info, sink));
    }
    Ok(read)
}

/// What is written for a yes or no of the workbook's.
const fn boolean(yes: bool) -> &'static str {
    if yes { "ja" } else { "nej" }
}

#[cfg(test)]
mod tests;
