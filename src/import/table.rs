//! What every reader gives: sheets of rows of cells, each row with its number.

use std::borrow::Cow;

use time::Date;

use crate::model::{Encoding, EncodingReason, Format};

/// The content of one cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Text as written, space around it included.
    Text(String),
    /// A number that the workbook keeps as one.
    Number(f64),
    /// A day that the workbook keeps as one.
    Date(Date),
}

impl Cell {
    /// The cell as a person would read it, without space around it.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) => Cow::Borrowed(text.trim()),
            Self::Number(number) => Cow::Owned(format!("{number}")),
            Self::Date(date) => Cow::Owned(crate::model::written_date(*date)),
        }
    }

    /// Whether there is nothing to read in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.trim().is_empty(),
            Self::Number(_) | Self::Date(_) => false,
        }
    }
}

/// A row and its number.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The number that a spreadsheet or a text editor shows, from 1.
    pub number: u32,
    /// The cells, from the first column on.
    pub cells: Vec<Cell>,
}

impl Row {
    /// The cell of a column; empty beyond the row's end.
    #[must_use]
    pub fn cell(&self, column: usize) -> &Cell {
        self.cells.get(column).unwrap_or(&Cell::Empty)
    }

    /// Whether no cell has content.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(Cell::is_blank)
    }

    /// The cells that have content, with their columns.
    pub fn filled(&self) -> impl Iterator<Item = (usize, &Cell)> {
        self.cells
            .iter()
            .enumerate()
            .filter(|(_, cell)| !cell.is_blank())
    }

    /// The cells as text, padded or cut to this many.
    #[must_use]
    pub fn texts(&self, width: usize) -> Vec<String> {
        (0..width)
            .map(|column| self.cell(column).text().into_owned())
            .collect()
    }
}

/// One sheet; a text file is one sheet without a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The sheet's name.
    pub name: String,
    /// Whether the workbook hides it.
    pub hidden: bool,
    /// Its rows, ascending by number.
    pub rows: Vec<Row>,
}

impl Table {
    /// How many columns the widest row has.
    #[must_use]
    pub fn width(&self) -> usize {
        self.rows
            .iter()
            .map(|row| row.cells.len())
            .max()
            .unwrap_or(0)
    }

    /// The row with this number.
    #[must_use]
    pub fn row(&self, number: u32) -> Option<&Row> {
        let index = self
            .rows
            .binary_search_by_key(&number, |row| row.number)
            .ok()?;
        self.rows.get(index)
    }
}

/// A file as tables.
#[derive(Clone, Debug, PartialEq)]
pub struct Workbook {
    /// What the file is.
    pub format: Format,
    /// The encoding of a text file and why.
    pub encoding: Option<(Encoding, EncodingReason)>,
    /// The delimiter of a text file.
    pub delimiter: Option<char>,
    /// The sheets, in the file's order.
    pub sheets: Vec<Table>,
}
