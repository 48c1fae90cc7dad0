//! The cells of a worksheet of binary Excel.

use super::super::super::limits;
use super::super::super::sink::Sink;
use super::super::super::unpack::{broken, too_large};
use super::super::rows::Rows;
use super::super::{Merge, PROGRESS_CELLS, SheetInfo, boolean, values};
use super::Book;
use super::records::{Content, Records};
use crate::model::{Problem, ProblemCode};

/// Kinds of records. Those of cells come with the cell's column, or short, for the cell beside the one before.
const ROW: u16 = 0;
const FIRST_CELL: u16 = 1;
const FIRST_SHORT_CELL: u16 = 12;
const LAST_SHORT_CELL: u16 = 18;
const FORMATTED_TEXT: u16 = 62;
const DATA: u16 = 145;
const END_OF_DATA: u16 = 146;
const MERGED: u16 = 176;

/// The bit of a row's flags that says that it is not shown.
const HIDDEN: u8 = 0x10;

/// Reads a worksheet into a sink, and what else is to be known of it.
///
/// # Errors
/// `Broken`; `TooWide` and `TooLarge` beyond the limits of columns and rows.
pub fn read<S: Sink>(
    records: &mut Records,
    book: &Book,
    info: &mut SheetInfo,
    sink: &mut S,
    progress: &mut dyn FnMut(u64),
) -> Result<(), Problem> {
    let mut cells = Cells {
        book,
        info,
        rows: Rows::new(sink),
        row: 0,
        row_hidden: false,
        next_column: 0,
    };
    let mut in_data = false;
    let mut count = 0_usize;
    while let Some((kind, content)) = records.next()? {
        match kind {
            DATA => in_data = true,
            END_OF_DATA => in_data = false,
            ROW if in_data => cells.row(Content(content))?,
            FIRST_CELL..=LAST_SHORT_CELL | FORMATTED_TEXT if in_data => {
                cells.cell(kind, Content(content))?;
                count += 1;
                if count.is_multiple_of(PROGRESS_CELLS) {
                    progress(records.taken());
                }
            }
            MERGED => cells.merged(Content(content))?,
            _ => {}
        }
    }
    progress(records.taken());
    Ok(())
}

struct Cells<'a, S> {
    book: &'a Book,
    info: &'a mut SheetInfo,
    rows: Rows<'a, S>,
    row: u32,
    /// Whether the sheet hides the row and no cell of it has come.
    row_hidden: bool,
    next_column: usize,
}

impl<S: Sink> Cells<'_, S> {
    fn row(&mut self, mut content: Content) -> Result<(), Problem> {
        let row = content.long().unwrap_or(u32::MAX);
        if row >= limits::ROWS {
            return Err(too_large(&format!("row {row}")));
        }
        if row < self.row {
            return Err(broken(format!(
                "row {} comes after row {}",
                row + 1,
                self.row
            )));
        }
        self.row = row + 1;
        // A format and a height come between.
        let flags: Option<[u8; 8]> = content.take();
        self.row_hidden = flags.is_some_and(|[.., flags]| flags & HIDDEN != 0);
        self.next_column = 0;
        Ok(())
    }

    fn cell(&mut self, kind: u16, mut content: Content) -> Result<(), Problem> {
        let column = match kind {
            FIRST_SHORT_CELL..=LAST_SHORT_CELL => self.next_column,
            _ => content
                .long()
                .and_then(|column| usize::try_from(column).ok())
                .unwrap_or(usize::MAX),
        };
        if column >= limits::COLUMNS {
            return Err(Problem::new(ProblemCode::TooWide));
        }
        if column < self.next_column || self.row == 0 {
            return Err(broken(format!("column {column} of row {} twice", self.row)));
        }
        self.next_column = column + 1;
        let style = content.long().unwrap_or(0) & 0x00FF_FFFF;
        let value = match kind {
            FIRST_SHORT_CELL..=LAST_SHORT_CELL => kind - FIRST_SHORT_CELL + FIRST_CELL,
            kind => kind,
        };
        self.value(value, column, style, content)
            .ok_or_else(|| broken(format!("column {column} of row {}", self.row)))
    }

    /// Puts what a cell holds; nothing where its record ends too early or refers to what is not there.
    fn value(&mut self, kind: u16, column: usize, style: u32, mut content: Content) -> Option<()> {
        let style = usize::try_from(style).ok()?;
        match kind {
            2 => {
                let number = values::short_number(content.long()?);
                self.number(column, style, number);
            }
            5 | 9 => {
                let number = content.float()?;
                self.number(column, style, number);
            }
            3 | 11 => {
                let error = values::error(content.byte()?);
                self.text(column, error);
            }
            4 | 10 => {
                let yes = boolean(content.byte()? != 0);
                self.text(column, yes);
            }
            6 | 8 => {
                let text = content.text()?;
                self.text(column, &text);
            }
            FORMATTED_TEXT => {
                content.byte()?;
                let text = content.text()?;
                self.text(column, &text);
            }
            7 => {
                let index = usize::try_from(content.long()?).ok()?;
                let text = self.book.texts.get(index)?;
                self.text(column, text);
            }
            // A cell with a format and nothing else.
            _ => {}
        }
        Some(())
    }

    fn text(&mut self, column: usize, text: &str) {
        if !text.is_empty() {
            self.reach();
            self.rows.sink.text(column, text);
        }
    }

    fn number(&mut self, column: usize, style: usize, number: f64) {
        self.reach();
        let shown = self.book.styles.shown(style);
        shown.put(&mut *self.rows.sink, column, number, self.book.system);
    }

    fn reach(&mut self) {
        self.rows.reach(self.row);
        if std::mem::take(&mut self.row_hidden) {
            self.info.hidden_rows.add(self.row);
        }
    }

    fn merged(&mut self, mut content: Content) -> Result<(), Problem> {
        if self.info.merges.len() >= limits::MERGES {
            return Err(too_large(&self.info.name));
        }
        let mut corners = [0; 4];
        for corner in &mut corners {
            *corner = content.long().unwrap_or(u32::MAX);
        }
        let [first_row, last_row, first_column, last_column] = corners;
        // A damaged file may have areas that end before they begin.
        if first_row <= last_row && last_row < limits::ROWS && first_column <= last_column {
            self.info.merges.push(Merge {
                first_row: first_row + 1,
                first_column: usize::try_from(first_column).unwrap_or(usize::MAX),
                last_row: last_row + 1,
                last_column: usize::try_from(last_column).unwrap_or(usize::MAX),
            });
        }
        Ok(())
    }
}
