//! What every reader gives: sheets of columns of cells, each row with its number.

use std::rc::Rc;

use time::Date;

use super::dates::DateSystem;
use super::limits;
use super::sink::Sink;
use super::widths::Widths;
use super::workbook::Merge;
use crate::columns::{CellKind, Column, ColumnBuilder, says_nothing};
use crate::model::{Dialect, Encoding, EncodingReason, Format, Problem, ProblemCode};

/// A cell: its text and what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell<'a> {
    text: &'a str,
    kind: CellKind,
    days_from: DateSystem,
}

impl<'a> Cell<'a> {
    /// A cell with a text.
    #[must_use]
    pub const fn new(text: &'a str, kind: CellKind) -> Self {
        Self {
            text,
            kind,
            days_from: DateSystem::Day1900,
        }
    }

    /// The same cell of a workbook whose days count from another.
    #[must_use]
    pub const fn counted_from(self, days_from: DateSystem) -> Self {
        Self { days_from, ..self }
    }

    /// From which day its number counts, where it is a day.
    #[must_use]
    pub const fn days_from(self) -> DateSystem {
        self.days_from
    }

    /// The cell as a person would read it, without space around it.
    #[must_use]
    pub fn text(self) -> &'a str {
        self.text.trim()
    }

    /// What it is.
    #[must_use]
    pub const fn kind(self) -> CellKind {
        self.kind
    }

    /// Whether it is text, and not a number or a day that the file keeps as such.
    #[must_use]
    pub fn is_text(self) -> bool {
        self.kind == CellKind::Text
    }

    /// Whether there is nothing to read in it: no text, or one that says nothing.
    #[must_use]
    pub fn is_blank(self) -> bool {
        says_nothing(self.text)
    }
}

/// One sheet; a text file is one sheet without a name. Rows and columns are counted from 0 and rows have numbers
/// of their own beside.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The sheet's name.
    pub name: String,
    /// Whether the workbook hides it.
    pub hidden: bool,
    /// Areas whose cells are one.
    pub merges: Vec<Merge>,
    /// From which day numbers count that may be days.
    pub days_from: DateSystem,
    /// What should be known of how it was read.
    pub warnings: Vec<Problem>,
    numbers: Vec<u32>,
    widths: Widths,
    columns: Vec<Rc<Column>>,
}

impl Table {
    /// How many rows there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// How many columns the widest row has.
    #[must_use]
    pub const fn width(&self) -> usize {
        self.columns.len()
    }

    /// How many cells a row has, empty ones at its end among them.
    #[must_use]
    pub fn width_of(&self, row: usize) -> usize {
        self.widths.get(row)
    }

    /// The number that a spreadsheet or a text editor shows for a row, from 1.
    #[must_use]
    pub fn number(&self, row: usize) -> u32 {
        self.numbers.get(row).copied().unwrap_or(0)
    }

    /// The row with this number.
    #[must_use]
    pub fn row(&self, number: u32) -> Option<usize> {
        self.numbers.binary_search(&number).ok()
    }

    /// The rows after the one with this number.
    #[must_use]
    pub fn rows_after(&self, number: u32) -> std::ops::Range<usize> {
        self.numbers.partition_point(|each| *each <= number)..self.len()
    }

    /// A column.
    #[must_use]
    pub fn column(&self, column: usize) -> Option<&Rc<Column>> {
        self.columns.get(column)
    }

    /// The same table with other columns in the places of some.
    #[must_use]
    pub fn with_columns(&self, columns: &[(usize, Rc<Column>)]) -> Self {
        let mut table = self.clone();
        for (place, column) in columns {
            if let Some(slot) = table.columns.get_mut(*place) {
                *slot = Rc::clone(column);
            }
        }
        table
    }

    /// A cell; blank beyond the table's edges.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> Cell<'_> {
        let Some(column) = self.columns.get(column) else {
            return Cell::new("", CellKind::Text);
        };
        let code = column.code(row);
        Cell::new(
            column.text_of(code).unwrap_or_default(),
            column.kind_of(code),
        )
        .counted_from(self.days_from)
    }

    /// The cells of a row that have content, with their columns.
    pub fn filled(&self, row: usize) -> impl Iterator<Item = (usize, Cell<'_>)> {
        let cells = (0..self.width_of(row)).map(move |column| (column, self.cell(row, column)));
        cells.filter(|(_, cell)| !cell.is_blank())
    }

    /// Whether no cell of a row has content.
    #[must_use]
    pub fn is_blank(&self, row: usize) -> bool {
        self.filled(row).next().is_none()
    }

    /// The cells of a row as the file has them, with the space around them.
    #[must_use]
    pub fn written(&self, row: usize) -> Vec<String> {
        let columns = self.columns.iter().take(self.width_of(row));
        columns
            .map(|column| column.text(row).unwrap_or_default().to_owned())
            .collect()
    }

    /// The cells of a row as text, padded or cut to this many.
    #[must_use]
    #[cfg(test)]
    pub fn texts(&self, row: usize, width: usize) -> Vec<String> {
        (0..width)
            .map(|column| self.cell(row, column).text().to_owned())
            .collect()
    }
}

/// A file as tables.
#[derive(Clone, Debug)]
pub struct Workbook {
    /// What the file is.
    pub format: Format,
    /// How a text file was read; nothing for others.
    pub text: Option<TextForm>,
    /// The sheets, in the file's order.
    pub sheets: Vec<Table>,
    /// What should be known of how it was read.
    pub warnings: Vec<Problem>,
}

/// How the bytes of a text file were understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextForm {
    /// The encoding and why.
    pub encoding: (Encoding, EncodingReason),
    /// Whether the text seems to have been encoded twice.
    pub twice: bool,
    /// Whether the letters seem to be others than the encoding makes of them.
    pub doubtful: bool,
    /// Delimiter, quote and escape, with reasons; nothing for JSON.
    pub dialect: Option<Dialect>,
}

/// A table while its rows come in.
#[derive(Debug, Default)]
pub struct TableBuilder {
    name: String,
    hidden: bool,
    numbers: Vec<u32>,
    widths: Widths,
    columns: Vec<ColumnBuilder>,
    width: usize,
    /// The cells of the rows that have ended.
    cells: usize,
    /// The cells without content that the columns hold.
    spanned: usize,
    /// A cell was left out because those without content before it are too many.
    overflown: bool,
}

impl TableBuilder {
    /// An empty table.
    #[must_use]
    pub fn new(name: String, hidden: bool) -> Self {
        Self {
            name,
            hidden,
            ..Self::default()
        }
    }

    /// How many rows have begun.
    #[must_use]
    pub const fn rows(&self) -> usize {
        self.numbers.len()
    }

    /// Says that the row has so many cells, the last of them empty perhaps.
    pub fn width(&mut self, width: usize) {
        self.width = self.width.max(width);
    }

    /// The table as it stands, unless its cells lie too far from each other.
    ///
    /// # Errors
    /// `TooLarge` with the sheet's name.
    pub fn admitted(mut self) -> Result<Table, Problem> {
        self.end_row();
        let rows = self.numbers.len();
        let width = self.widths.greatest().max(self.columns.len());
        let below = self
            .columns
            .iter()
            .map(|column| rows - column.len().min(rows));
        let beside = rows.saturating_mul(width - self.columns.len());
        let spanned = below.fold(self.spanned.saturating_add(beside), usize::saturating_add);
        if self.overflown || spanned > self.spannable() {
            return Err(Problem::new(ProblemCode::TooLarge).with_detail(self.name));
        }
        Ok(self.finish())
    }

    /// The table as it stands.
    #[must_use]
    pub fn finish(mut self) -> Table {
        self.end_row();
        let rows = self.numbers.len();
        let width = self.widths.greatest().max(self.columns.len());
        self.columns.resize_with(width, ColumnBuilder::default);
        Table {
            name: self.name,
            hidden: self.hidden,
            merges: Vec::new(),
            days_from: DateSystem::default(),
            warnings: Vec::new(),
            numbers: self.numbers,
            widths: self.widths,
            columns: self
                .columns
                .into_iter()
                .map(|column| Rc::new(column.finish(rows)))
                .collect(),
        }
    }

    fn end_row(&mut self) {
        // Once for each row: `finish` ends a row that `admitted` has ended.
        if self.widths.len() < self.numbers.len() {
            self.widths.push(self.width);
            self.cells = self.cells.saturating_add(self.width);
        }
        self.width = 0;
    }

    const fn spannable(&self) -> usize {
        self.cells.saturating_add(limits::SPANNED_CELLS)
    }

    #[inline]
    fn at(&mut self, column: usize) -> Option<(usize, &mut ColumnBuilder)> {
        let row = self.numbers.len().checked_sub(1)?;
        self.width = self.width.max(column + 1);
        let held = self.columns.get(column).map_or(0, ColumnBuilder::len);
        if row > held {
            self.spanned += row - held;
            if self.spanned > self.spannable() {
                self.overflown = true;
                return None;
            }
        }
        if column >= self.columns.len() {
            self.columns.resize_with(column + 1, ColumnBuilder::default);
        }
        Some((row, self.columns.get_mut(column)?))
    }
}

impl Sink for TableBuilder {
    fn row(&mut self, number: u32) {
        self.end_row();
        self.numbers.push(number);
    }

    #[inline]
    fn text(&mut self, column: usize, text: &str) {
        if text.is_empty() {
            self.width(column + 1);
        } else if let Some((row, column)) = self.at(column) {
            column.text(row, text);
        }
    }

    fn number(&mut self, column: usize, number: f64) {
        if let Some((row, column)) = self.at(column) {
            column.number(row, number);
        }
    }

    fn date(&mut self, column: usize, date: Date) {
        if let Some((row, column)) = self.at(column) {
            column.day(row, date);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_far_from_each_other_are_no_table() {
        let corners = |rows: u32, column: usize| {
            let mut builder = TableBuilder::default();
            (1..=rows).for_each(|row| {
                builder.row(row);
                if row == 1 {
                    builder.text(0, "a");
                }
            });
            builder.text(column, "b");
            builder.admitted()
        };
        assert_eq!(corners(4, 3).unwrap().texts(3, 4), ["", "", "", "b"]);
        assert_eq!(
            corners(100_000, 16_383).unwrap_err().code,
            ProblemCode::TooLarge
        );
        // The same with a cell in each column of the last row, and with an end of the first row that is empty.
        let mut builder = TableBuilder::default();
        (1..=100_000).for_each(|row| builder.row(row));
        (0..10_000).for_each(|column| builder.text(column, "a"));
        assert_eq!(builder.admitted().unwrap_err().code, ProblemCode::TooLarge);
        let mut builder = TableBuilder::default();
        builder.row(1);
        builder.text(100_000, "");
        (2..=10_000).for_each(|row| builder.row(row));
        assert_eq!(builder.admitted().unwrap_err().code, ProblemCode::TooLarge);
    }
}
