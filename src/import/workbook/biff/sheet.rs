//! The cells of a sheet of an older workbook.

use super::super::super::limits;
use super::super::super::sink::Sink;
use super::super::super::unpack::{broken, too_large};
use super::super::rows::Rows;
use super::super::{Merge, SheetInfo, boolean, values};
use super::bytes::{float, short, whole};
use super::records::{self, Record};
use super::{BEGINNING, Book, END};
use crate::model::Problem;

/// Kinds of records.
const MANY_NUMBERS: u16 = 0x00BD;
const FORMATTED_TEXT: u16 = 0x00D6;
const MERGED: u16 = 0x00E5;
const SHARED_TEXT: u16 = 0x00FD;
const NUMBER: u16 = 0x0203;
const TEXT: u16 = 0x0204;
const YES_OR_ERROR: u16 = 0x0205;
const RESULT_TEXT: u16 = 0x0207;
const ROW: u16 = 0x0208;
const SHORT_NUMBER: u16 = 0x027E;
const FORMULAS: [u16; 3] = [0x0006, 0x0206, 0x0406];
/// What may stand between a formula and the text that it gives: formulas of several cells, and what goes on with them.
const BETWEEN: [u16; 4] = [0x003C, 0x0221, 0x0236, 0x04BC];

/// The bit of a row's flags that says that it is not shown.
const HIDDEN: u16 = 0x20;

/// Rows of a sheet of an older workbook.
const ROWS: usize = 1 << 16;

/// Reads the sheet that begins here into a sink, and what else is to be known of it. Returns how many records it has.
///
/// # Errors
/// `Broken` where it has no end or a cell makes no sense; `TooLarge` with too many merged areas.
pub fn read<S: Sink>(
    stream: &[u8],
    book: &Book,
    info: &mut SheetInfo,
    sink: &mut S,
) -> Result<u64, Problem> {
    let mut walked = 0;
    let mut ended = false;
    let mut last = (0, 0);
    let mut in_order = true;
    let mut hidden = vec![false; ROWS];
    let mut filled = vec![false; ROWS];
    for record in of_sheet(stream) {
        walked += 1;
        match record.kind {
            END => ended = true,
            ROW => {
                let row = record
                    .short(0)
                    .and_then(|row| hidden.get_mut(usize::from(row)));
                if let (Some(hidden), Some(flags)) = (row, record.short(12)) {
                    *hidden = flags & HIDDEN != 0;
                }
            }
            MERGED => merged(record, info)?,
            _ => {}
        }
        if let Some(place) = place(&record) {
            in_order &= last <= place;
            last = place;
            if let Some(filled) = filled.get_mut(usize::from(place.0)) {
                *filled = true;
            }
        }
    }
    if !ended {
        return Err(broken(format!("{} ends within itself", info.name)));
    }
    for (row, _) in (1..)
        .zip(hidden.iter().zip(filled))
        .filter(|(_, (hidden, filled))| **hidden && *filled)
    {
        info.hidden_rows.add(row);
    }
    let mut cells = Cells {
        book,
        rows: Rows::new(sink),
    };
    let broken_cell = |(row, column): (u16, u16)| {
        broken(format!("column {column} of row {}", u32::from(row) + 1))
    };
    if in_order {
        for record in of_sheet(stream) {
            if let Some(place) = place(&record) {
                cells.put(place, record).ok_or_else(|| broken_cell(place))?;
            }
        }
    } else {
        // Some programs write the cells column by column, or as they were filled in.
        let mut placed: Vec<((u16, u16), Record)> = of_sheet(stream)
            .filter_map(|record| Some((place(&record)?, record)))
            .collect();
        placed.sort_by_key(|(place, _)| *place);
        for (place, record) in placed {
            cells.put(place, record).ok_or_else(|| broken_cell(place))?;
        }
    }
    Ok(walked)
}

/// The records of the sheet that begins here, its end among them and those of charts within it not.
fn of_sheet(stream: &[u8]) -> impl Iterator<Item = Record<'_>> {
    let mut depth = 0_u32;
    let mut ended = false;
    let mut all = records::all(stream);
    std::iter::from_fn(move || {
        while !ended {
            let record = all.next()?;
            match record.kind {
                BEGINNING => depth += 1,
                END => {
                    depth = depth.saturating_sub(1);
                    ended = depth == 0;
                    if ended {
                        return Some(record);
                    }
                }
                _ if depth == 1 => return Some(record),
                _ => {}
            }
        }
        None
    })
}

/// Row and column of a cell with content, both from 0.
fn place(record: &Record) -> Option<(u16, u16)> {
    let is_cell = matches!(
        record.kind,
        MANY_NUMBERS | FORMATTED_TEXT | SHARED_TEXT | NUMBER | TEXT | YES_OR_ERROR | SHORT_NUMBER
    ) || FORMULAS.contains(&record.kind);
    is_cell
        .then(|| record.short(0).zip(record.short(2)))
        .flatten()
}

fn merged(record: Record, info: &mut SheetInfo) -> Result<(), Problem> {
    let areas = record.body.get(2..).unwrap_or_default();
    for area in areas.as_chunks::<8>().0 {
        if info.merges.len() >= limits::MERGES {
            return Err(too_large(&info.name));
        }
        let corner = |at| short(area, at).unwrap_or(0);
        let [first_row, last_row, first_column, last_column] = [0, 2, 4, 6].map(corner);
        // A damaged file may have areas that end before they begin.
        if first_row <= last_row && first_column <= last_column {
            info.merges.push(Merge {
                first_row: u32::from(first_row) + 1,
                first_column: first_column.into(),
                last_row: u32::from(last_row) + 1,
                last_column: last_column.into(),
            });
        }
    }
    Ok(())
}

struct Cells<'a, S> {
    book: &'a Book,
    rows: Rows<'a, S>,
}

impl<S: Sink> Cells<'_, S> {
    /// Puts what a record says of its cells; nothing where it ends too early or refers to what is not there.
    fn put(&mut self, (row, column): (u16, u16), record: Record) -> Option<()> {
        let row = u32::from(row) + 1;
        let column = usize::from(column);
        let style = usize::from(record.short(4)?);
        match record.kind {
            NUMBER => self.number(row, column, style, float(record.body, 6)?),
            SHORT_NUMBER => {
                let number = values::short_number(whole(record.body, 6)?);
                self.number(row, column, style, number);
            }
            MANY_NUMBERS => {
                // Format and number of each, and the last column behind them.
                let numbers = record.body.get(4..)?.as_chunks::<6>().0;
                for (column, number) in (column..).zip(numbers) {
                    let style = usize::from(short(number, 0)?);
                    let number = values::short_number(whole(number, 2)?);
                    self.number(row, column, style, number);
                }
            }
            YES_OR_ERROR => {
                let (value, is_error) = (*record.body.get(6)?, *record.body.get(7)?);
                self.yes_or_error(row, column, value, is_error != 0);
            }
            SHARED_TEXT => {
                let book = self.book;
                let index = usize::try_from(whole(record.body, 6)?).ok()?;
                self.text(row, column, book.texts.get(index)?);
            }
            TEXT | FORMATTED_TEXT => {
                let text = self.book.form.long(&mut record.from(6))?;
                self.text(row, column, &text);
            }
            _ => self.result(row, column, style, record)?,
        }
        Some(())
    }

    /// What a formula gives: a number, or what is written in place of one.
    fn result(&mut self, row: u32, column: usize, style: usize, record: Record) -> Option<()> {
        let result = record.body.get(6..14)?;
        if short(result, 6)? != u16::MAX {
            self.number(row, column, style, float(result, 0)?);
            return Some(());
        }
        let (kind, value) = (*result.first()?, *result.get(2)?);
        match kind {
            0 => {
                let mut after =
                    records::all(record.rest).skip_while(|next| BETWEEN.contains(&next.kind));
                if let Some(next) = after.next().filter(|next| next.kind == RESULT_TEXT) {
                    let text = self.book.form.long(&mut next.from(0))?;
                    self.text(row, column, &text);
                }
            }
            1 | 2 => self.yes_or_error(row, column, value, kind == 2),
            _ => {}
        }
        Some(())
    }

    fn yes_or_error(&mut self, row: u32, column: usize, value: u8, is_error: bool) {
        let text = if is_error {
            values::error(value)
        } else {
            boolean(value != 0)
        };
        self.text(row, column, text);
    }

    fn text(&mut self, row: u32, column: usize, text: &str) {
        if !text.is_empty() {
            self.rows.reach(row);
            self.rows.sink.text(column, text);
        }
    }

    fn number(&mut self, row: u32, column: usize, style: usize, number: f64) {
        self.rows.reach(row);
        let shown = self.book.styles.shown(style);
        shown.put(&mut *self.rows.sink, column, number, self.book.system);
    }
}
