//! A table of an OpenDocument spreadsheet, whose rows and cells may each stand for many.

use super::super::super::limits;
use super::super::super::sink::Sink;
use super::super::super::unpack::too_large;
use super::super::rows::Rows;
use super::super::tag::Tag;
use super::super::xml::{Token, Xml};
use super::super::{Merge, PROGRESS_CELLS, SheetInfo, reference};
use super::cell::{self, Kept, Value};
use super::{cut_off, skip};
use crate::model::{Problem, ProblemCode};

/// Reads the table that has just been opened, to its end.
///
/// # Errors
/// Those of the document; `TooWide` and `TooLarge` beyond the limits.
pub fn read<S: Sink>(
    xml: &mut Xml,
    info: &mut SheetInfo,
    sink: &mut S,
    progress: &mut dyn FnMut(u64),
) -> Result<(), Problem> {
    let mut table = Reading {
        info,
        rows: Rows::new(sink),
        row: 1,
        cells: Vec::new(),
        put: 0,
    };
    let mut shown = String::new();
    // Groups of rows and columns, which are open.
    let mut depth = 0_usize;
    let mut until_progress = PROGRESS_CELLS;
    loop {
        match xml.next()? {
            Some(Token::Open(tag)) => match tag.local() {
                b"table-row" => {
                    let row = Row::of(tag);
                    if !tag.empty {
                        let count = table.read_row(xml, &mut shown)?;
                        until_progress = until_progress.saturating_sub(count);
                        if until_progress == 0 {
                            until_progress = PROGRESS_CELLS;
                            progress(xml.taken());
                        }
                    }
                    table.end_row(&row)?;
                }
                b"table-row-group" | b"table-header-rows" | b"table-rows" => {
                    depth += usize::from(!tag.empty);
                }
                _ if tag.empty => {}
                // Columns, drawings, what is filtered and sorted, charts with tables of their own.
                _ => skip(xml)?,
            },
            Some(Token::Close(_)) => match depth.checked_sub(1) {
                Some(less) => depth = less,
                None => return Ok(()),
            },
            Some(Token::Text(_) | Token::Literal(_)) => {}
            None => return Err(cut_off(xml)),
        }
    }
}

/// What a row's tag says.
struct Row {
    repeated: u32,
    hidden: bool,
}

impl Row {
    fn of(tag: Tag) -> Self {
        let repeated = repeats(tag, "number-rows-repeated");
        Self {
            repeated: u32::try_from(repeated).unwrap_or(u32::MAX),
            hidden: matches!(tag.attribute("visibility"), Some(b"filter" | b"collapse")),
        }
    }
}

/// A cell with content and the columns that it stands in.
struct Cell {
    column: usize,
    repeated: usize,
    value: Value,
}

struct Reading<'a, S> {
    info: &'a mut SheetInfo,
    rows: Rows<'a, S>,
    /// The number of the row that is being read.
    row: u32,
    /// Its cells with content.
    cells: Vec<Cell>,
    /// How many cells the table has been given.
    put: u64,
}

impl<S: Sink> Reading<'_, S> {
    /// Reads a row to its end and says how many cells it is written with.
    fn read_row(&mut self, xml: &mut Xml, shown: &mut String) -> Result<usize, Problem> {
        let mut column = 0_usize;
        let mut count = 0;
        loop {
            match xml.next()? {
                Some(Token::Open(tag)) => match tag.local() {
                    b"table-cell" | b"covered-table-cell" => {
                        let repeated = repeats(tag, "number-columns-repeated");
                        let merged = spans(tag);
                        let (kept, empty) = (Kept::of(tag)?, tag.empty);
                        let value = cell::read(xml, kept, empty, shown)?;
                        count += 1;
                        if value != Value::Empty {
                            if column.saturating_add(repeated) > limits::COLUMNS {
                                return Err(Problem::new(ProblemCode::TooWide));
                            }
                            self.cells.push(Cell {
                                column,
                                repeated,
                                value,
                            });
                        }
                        if let Some((rows, columns)) = merged {
                            self.merge(column, rows, columns)?;
                        }
                        column = column.saturating_add(repeated);
                    }
                    _ if tag.empty => {}
                    _ => skip(xml)?,
                },
                Some(Token::Close(_)) => return Ok(count),
                Some(Token::Text(_) | Token::Literal(_)) => {}
                None => return Err(cut_off(xml)),
            }
        }
    }

    fn merge(&mut self, column: usize, rows: usize, columns: usize) -> Result<(), Problem> {
        if self.info.merges.len() >= limits::MERGES {
            return Err(too_large(&self.info.name));
        }
        let rows = u32::try_from(rows - 1).unwrap_or(u32::MAX);
        self.info.merges.push(Merge {
            first_row: self.row,
            first_column: column,
            last_row: self.row.saturating_add(rows),
            last_column: column.saturating_add(columns - 1),
        });
        Ok(())
    }

    /// Gives the row as often as it is repeated.
    fn end_row(&mut self, row: &Row) -> Result<(), Problem> {
        let cells = std::mem::take(&mut self.cells);
        if !cells.is_empty() {
            let width: usize = cells.iter().map(|cell| cell.repeated).sum();
            let width = u64::try_from(width).unwrap_or(u64::MAX);
            let all = width.saturating_mul(row.repeated.into());
            self.put = self.put.saturating_add(all);
            let last = self.row.saturating_add(row.repeated - 1);
            if self.put > limits::HELD_CELLS || last > limits::ROWS {
                return Err(too_large(&self.info.name));
            }
            for number in self.row..=last {
                self.rows.reach(number);
                if row.hidden {
                    self.info.hidden_rows.add(number);
                }
                for cell in &cells {
                    for column in cell.column..cell.column + cell.repeated {
                        put(&mut *self.rows.sink, column, &cell.value);
                    }
                }
            }
        }
        self.row = self.row.saturating_add(row.repeated);
        Ok(())
    }
}

fn put<S: Sink>(sink: &mut S, column: usize, value: &Value) {
    match value {
        Value::Empty => {}
        Value::Text(text) => sink.text(column, text),
        Value::Number(number) => sink.number(column, *number),
        Value::Day(day) => sink.date(column, *day),
    }
}

/// How often a row or cell is repeated: once, where it says nothing that is understood.
fn repeats(tag: Tag, name: &str) -> usize {
    let number = tag.attribute(name).and_then(reference::number);
    number.filter(|number| *number > 0).unwrap_or(1)
}

/// How many rows and columns a cell stands for, where it is more than one.
fn spans(tag: Tag) -> Option<(usize, usize)> {
    let rows = repeats(tag, "number-rows-spanned");
    let columns = repeats(tag, "number-columns-spanned");
    (rows > 1 || columns > 1).then_some((rows, columns))
}
