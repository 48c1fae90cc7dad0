//! Excel before 2007 (`.xls`): a stream of records, since Excel 5 in a container.

mod bytes;
pub mod container;
mod records;
mod sheet;
mod text;

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use self::container::{CONTAINER, Container};
use self::records::Record;
use self::text::Form;
use super::super::dates::DateSystem;
use super::super::limits;
use super::super::sink::Sink;
use super::super::unpack::{broken, too_large};
use super::styles::Styles;
use super::{SheetInfo, Worksheets};
use crate::model::{Problem, ProblemCode};

/// Kinds of records.
const END: u16 = 0x000A;
const DATE_SYSTEM: u16 = 0x0022;
const PASSWORD: u16 = 0x002F;
const CODE_PAGE: u16 = 0x0042;
const SHEET: u16 = 0x0085;
const CELL_FORMAT: u16 = 0x00E0;
const SHARED_TEXTS: u16 = 0x00FC;
const NUMBER_FORMAT: u16 = 0x041E;
const BEGINNING: u16 = 0x0809;

/// The first version whose texts are Unicode.
const EXCEL_97: u16 = 0x0600;

/// What a stream holds that is one sheet and no workbook.
const WORKSHEET: u16 = 0x0010;

/// A workbook without its cells.
struct Book {
    form: Form,
    system: DateSystem,
    styles: Styles,
    texts: Vec<String>,
    sheets: Vec<(SheetInfo, usize)>,
}

/// Reads every worksheet.
///
/// # Errors
/// As [`super::read`].
pub fn read<S: Sink>(
    bytes: &[u8],
    new_sheet: &mut impl FnMut(&SheetInfo) -> S,
    progress: &mut dyn FnMut(u64),
) -> Result<Worksheets<S>, Problem> {
    let stream = stream(bytes)?;
    let mut book = Book::read(&stream)?;
    let mut read = Worksheets {
        sheets: Vec::new(),
        system: book.system,
        unreadable: Vec::new(),
    };
    let mut walked = 0;
    for (mut info, start) in std::mem::take(&mut book.sheets) {
        let Some(stream) = stream.get(start..).filter(|rest| begins(rest)) else {
            read.unreadable.push(info.name);
            continue;
        };
        let mut sink = new_sheet(&info);
        walked += sheet::read(stream, &book, &mut info, &mut sink)?;
        // Sheets that begin within each other would be walked through again and again.
        if walked > limits::HELD_CELLS {
            return Err(too_large(&info.name));
        }
        progress(u64::try_from(start).unwrap_or(0));
        read.sheets.push((info, sink));
    }
    Ok(read)
}

/// The stream with the workbook. A file that two versions of Excel read has one for each.
fn stream(bytes: &[u8]) -> Result<Cow<'_, [u8]>, Problem> {
    if !bytes.starts_with(CONTAINER) {
        return Ok(Cow::Borrowed(bytes));
    }
    let container = Container::open(bytes)?;
    let stream = ["Workbook", "Book"]
        .iter()
        .find_map(|name| container.stream(name));
    stream.ok_or_else(|| broken("no workbook"))?.map(Cow::Owned)
}

fn begins(stream: &[u8]) -> bool {
    Record::at(stream).is_some_and(|record| record.kind == BEGINNING)
}

impl Book {
    fn read(stream: &[u8]) -> Result<Self, Problem> {
        let first = Record::at(stream).filter(|first| first.kind == BEGINNING);
        let first = first.ok_or_else(|| broken("no beginning"))?;
        let unicode = first.short(0).is_some_and(|version| version >= EXCEL_97);
        let mut book = Self {
            form: if unicode {
                Form::Unicode
            } else {
                Form::CodePage(1252)
            },
            system: DateSystem::Day1900,
            styles: Styles::default(),
            texts: Vec::new(),
            sheets: Vec::new(),
        };
        if first.short(2) == Some(WORKSHEET) {
            book.sheets.push((SheetInfo::default(), 0));
        }
        let mut ended = false;
        let mut numbers = Vec::new();
        for record in records::all(first.rest) {
            match record.kind {
                END => {
                    ended = true;
                    break;
                }
                PASSWORD => return Err(Problem::new(ProblemCode::Encrypted)),
                CODE_PAGE if !unicode => {
                    book.form = Form::CodePage(record.short(0).unwrap_or(1252));
                }
                DATE_SYSTEM if record.short(0) == Some(1) => book.system = DateSystem::Day1904,
                NUMBER_FORMAT => book.number_format(record),
                CELL_FORMAT => numbers.push(record.short(2).unwrap_or(0)),
                SHEET => book.sheet(record)?,
                SHARED_TEXTS => book.shared_texts(record)?,
                _ => {}
            }
        }
        if !ended {
            return Err(broken("the workbook ends within itself"));
        }
        // Only now are all number formats known.
        for number in numbers {
            book.styles.add(number.into());
        }
        Ok(book)
    }

    /// A number format of the workbook's own, or in place of one that every workbook has.
    fn number_format(&mut self, record: Record) {
        let mut content = record.from(2);
        let code = match self.form {
            Form::Unicode => self.form.long(&mut content),
            Form::CodePage(_) => self.form.short(&mut content),
        };
        if let (Some(id), Some(code)) = (record.short(0), code) {
            self.styles.define(id.into(), &code);
        }
    }

    fn sheet(&mut self, record: Record) -> Result<(), Problem> {
        const HIDDEN: u8 = 3;
        let mut content = record.from(0);
        let said = content.long().and_then(|start| {
            let (state, kind) = (content.byte()?, content.byte()?);
            Some((start, state, kind, self.form.short(&mut content)?))
        });
        let (start, state, kind, name) = said.ok_or_else(|| broken("a sheet without a name"))?;
        // Charts and macros have sheets of their own kinds.
        if kind == 0 {
            let start = usize::try_from(start).unwrap_or(usize::MAX);
            let info = SheetInfo::new(name, state & HIDDEN != 0);
            self.sheets.push((info, start));
        }
        Ok(())
    }

    fn shared_texts(&mut self, record: Record) -> Result<(), Problem> {
        let mut content = record.from(4);
        let count = content.long().unwrap_or(0);
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        if count > limits::SHARED_TEXTS {
            return Err(too_large("SST"));
        }
        // As many as there are: one that a cell refers to and that is not there is told of by the cell.
        while self.texts.len() < count
            && let Some(text) = self.form.long(&mut content)
        {
            self.texts.push(text);
        }
        Ok(())
    }
}
