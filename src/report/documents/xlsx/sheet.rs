//! A sheet as plain data, before it is written.

use crate::model::{Count, Kind};
use crate::report::documents::words;
use crate::report::placeholders::{NO_CATEGORY, NO_UNIT};
use crate::report::swedish::{Noun, capital, lack};

/// A sheet of a workbook.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Its name: no longer than 31 letters, without `[]:*?/\`.
    pub name: &'static str,
    /// What its rows are.
    pub form: Form,
    /// The widths of its columns, in letters.
    pub widths: Vec<u16>,
    /// The rows, from the first.
    pub rows: Vec<Row>,
}

/// What a sheet's rows are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A header, entries that can be filtered, and sums below them.
    List,
    /// Several tables below one another, each with its own header.
    Tables,
}

/// A row of cells.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// How it is set.
    pub kind: RowKind,
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// How a row is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// A table's heading, in bold.
    Heading,
    /// The names of the columns, in bold on a coloured ground.
    Header,
    /// A row like others.
    Entry,
    /// A sum, in bold.
    Sum,
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Blank,
    /// A number.
    Number(f64),
    /// Text, whatever it looks like.
    Text(String),
}

impl Row {
    /// The names of columns.
    #[must_use]
    pub fn header<T: Into<String>>(names: impl IntoIterator<Item = T>) -> Self {
        let cells = names.into_iter().map(|name| Cell::Text(name.into()));
        Self {
            kind: RowKind::Header,
            cells: cells.collect(),
        }
    }

    /// A row like others.
    #[must_use]
    pub const fn entry(cells: Vec<Cell>) -> Self {
        Self {
            kind: RowKind::Entry,
            cells,
        }
    }
}

impl Cell {
    /// Text.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A count: a number, or the word for there being none.
    #[must_use]
    pub fn count(count: Count) -> Self {
        lack(count).map_or_else(
            || Self::from(count.number().unwrap_or_default()),
            Self::text,
        )
    }

    /// A unit's name.
    #[must_use]
    pub fn unit(unit: Option<&str>) -> Self {
        unit.map_or_else(|| Self::Text(capital(NO_UNIT)), Self::text)
    }

    /// A kind, in the plural.
    #[must_use]
    pub fn kind(kind: Option<Kind>) -> Self {
        Self::Text(kind.map_or_else(
            || words::ALL_KINDS.to_owned(),
            |kind| capital(Noun::Kind(kind).plural()),
        ))
    }

    /// A category's name.
    #[must_use]
    pub fn category(category: Option<&str>) -> Self {
        Self::text(category.unwrap_or(NO_CATEGORY))
    }
}

impl From<u32> for Cell {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}
