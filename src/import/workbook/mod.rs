//! Excel and OpenDocument workbooks, sheet by sheet and cell by cell.
//!
//! All are read here, each in pieces and within limits: general readers take longer than all else that is done with a
//! file, hold it whole, and stop at what is damaged.

mod biff;
mod binary;
mod book;
mod ods;
mod reference;
mod relations;
mod rows;
mod scan;
mod serial;
mod sheet;
mod shown;
mod spreadsheetml;
mod strings;
mod styles;
mod tag;
mod text;
mod values;
mod xml;

pub use self::biff::container;

use self::book::Book;
use super::dates::DateSystem;
use super::sink::Sink;
use super::unpack::{Package, Part, broken};
use crate::model::{Format, Problem, ProblemCode};

/// After how many cells it is told how far the reading has come.
const PROGRESS_CELLS: usize = 1 << 16;

/// A worksheet without its cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetInfo {
    /// Its name.
    pub name: String,
    /// Whether the workbook hides it. Known once the cells have been read, as all that follows.
    pub hidden: bool,
    /// The areas that are merged to one cell.
    pub merges: Vec<Merge>,
    /// The rows with content that the sheet hides, by a filter or by hand.
    pub hidden_rows: HiddenRows,
}

impl SheetInfo {
    /// A sheet of which nothing else is known.
    #[must_use]
    pub fn new(name: String, hidden: bool) -> Self {
        Self {
            name,
            hidden,
            ..Self::default()
        }
    }
}

/// Rows that a sheet hides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HiddenRows {
    /// The first row's number, from 1; 0 where there is none.
    pub first: u32,
    /// How many there are.
    pub count: u32,
}

impl HiddenRows {
    /// One more; they come in ascending order.
    pub const fn add(&mut self, row: u32) {
        if self.count == 0 {
            self.first = row;
        }
        self.count += 1;
    }
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

/// What was read of a workbook.
pub struct Worksheets<S> {
    /// Every worksheet with its sink, in the order of their tabs.
    pub sheets: Vec<(SheetInfo, S)>,
    /// From which day numbers count that may be days.
    pub system: DateSystem,
    /// The names of sheets that the workbook names and does not hold.
    pub unreadable: Vec<String>,
}

/// Reads every worksheet, each into a sink of its own. Sheets that hold only a chart are left out. `progress` hears now
/// and then how many bytes of the file have been read; it may hear 0.
///
/// # Errors
/// `Encrypted` where a password is asked for; `Entities`, `TooLarge` and `TooWide` for what is refused; `Broken` with
/// the reader's words otherwise, and where none of the sheets can be read.
pub fn read<S: Sink>(
    bytes: &[u8],
    format: Format,
    mut new_sheet: impl FnMut(&SheetInfo) -> S,
    progress: &mut dyn FnMut(u64),
) -> Result<Worksheets<S>, Problem> {
    let read = match format {
        Format::Xls => biff::read(bytes, &mut new_sheet, progress),
        Format::Xlsb => binary::read(&Package::open(bytes)?, &mut new_sheet, progress),
        Format::Ods => ods::read_packed(&Package::open(bytes)?, &mut new_sheet, progress),
        _ => xlsx(&Package::open(bytes)?, &mut new_sheet, progress),
    }?;
    match read.unreadable.first() {
        Some(name) if read.sheets.is_empty() => Err(broken(format!("{name} is missing"))),
        _ => Ok(read),
    }
}

/// Reads a workbook that is one XML document: flat OpenDocument, or Excel's of 2003.
///
/// # Errors
/// As [`read`].
pub fn read_xml<S: Sink>(
    text: &str,
    format: Format,
    mut new_sheet: impl FnMut(&SheetInfo) -> S,
    progress: &mut dyn FnMut(u64),
) -> Result<Worksheets<S>, Problem> {
    let xml = xml::Xml::of_text(Part::whole("XML", text.as_bytes()))?;
    match format {
        Format::Ods => ods::read(xml, &mut new_sheet, progress),
        _ => spreadsheetml::read(xml, &mut new_sheet, progress),
    }
}

fn xlsx<S: Sink>(
    package: &Package,
    new_sheet: &mut impl FnMut(&SheetInfo) -> S,
    progress: &mut dyn FnMut(u64),
) -> Result<Worksheets<S>, Problem> {
    let mut done = 0;
    let mut book = Book::open(package, &mut |part| {
        done = part;
        progress(part);
    })?;
    let mut read = Worksheets {
        sheets: Vec::new(),
        system: book.system,
        unreadable: Vec::new(),
    };
    for (mut info, path) in std::mem::take(&mut book.sheets) {
        let Some(path) = path else {
            read.unreadable.push(info.name);
            continue;
        };
        let xml = relations::open(package, &path)?;
        let mut sink = new_sheet(&info);
        let mut within = 0;
        sheet::read(xml, &book, &mut info, &mut sink, &mut |part| {
            within = part;
            progress(done + part);
        })
        .map_err(|problem| named(problem, &info))?;
        done += within;
        read.sheets.push((info, sink));
    }
    Ok(read)
}

/// The problem of a sheet that is too wide, with its name.
fn named(problem: Problem, info: &SheetInfo) -> Problem {
    match problem.code {
        ProblemCode::TooWide => problem.with_detail(info.name.as_str()),
        _ => problem,
    }
}

/// What is written for a yes or no of the workbook's.
const fn boolean(yes: bool) -> &'static str {
    if yes { "ja" } else { "nej" }
}

#[cfg(test)]
mod tests;
