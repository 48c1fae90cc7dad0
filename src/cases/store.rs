//! All cases of a draft, a column for each field.

use std::ops::Range;

use time::Date;

use super::column::Column;
use crate::model::{Case, CaseRow, Kind, NotationRow, Place};

/// The cases in columns. Rows are numbered from 0 in the order in which the files told of them.
#[derive(Clone, Debug, Default)]
pub struct CaseStore {
    pub(super) kinds: Vec<Kind>,
    pub(super) years: Vec<Option<i32>>,
    pub(super) dates: Vec<Option<Date>>,
    pub(super) units: Column,
    numbers: Vec<Option<Box<str>>>,
    statuses: Column,
    places: Vec<Place>,
    /// Where each case's notations begin in the notation columns.
    notation_starts: Vec<usize>,
    pub(super) categories: Column,
    texts: Vec<Option<Box<str>>>,
    measures: Column,
    /// Rows by date, those without a date last.
    by_date: Vec<usize>,
}

impl CaseStore {
    /// Puts cases into columns.
    #[must_use]
    pub fn new(cases: Vec<Case>) -> Self {
        let mut store = Self::default();
        for case in cases {
            store.push(case);
        }
        store.by_date = (0..store.len()).collect();
        let dates = &store.dates;
        store.by_date.sort_by_key(|row| {
            let date = dates.get(*row).copied().flatten();
            (date.is_none(), date)
        });
        store
    }

    fn push(&mut self, case: Case) {
        self.kinds.push(case.kind);
        self.years.push(case.year);
        self.dates.push(case.date);
        self.units.push(case.unit.as_deref());
        self.numbers.push(case.number.map(String::into_boxed_str));
        self.statuses.push(case.status.as_deref());
        self.places.push(case.place);
        self.notation_starts.push(self.texts.len());
        for notation in case.notations {
            self.categories.push(notation.category.as_deref());
            self.texts.push(notation.text.map(String::into_boxed_str));
            self.measures.push(notation.measure.as_deref());
        }
    }

    /// How many cases there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.kinds.len()
    }

    /// Whether there is no case.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.kinds.is_empty()
    }

    /// The kind of a row that is in the store.
    #[must_use]
    pub fn kind(&self, row: usize) -> Option<Kind> {
        self.kinds.get(row).copied()
    }

    /// The year that a row counts in.
    #[must_use]
    pub fn year(&self, row: usize) -> Option<i32> {
        self.years.get(row).copied().flatten()
    }

    /// The month of a row's date, 1 to 12.
    #[must_use]
    pub fn month(&self, row: usize) -> Option<u8> {
        let date = self.dates.get(row).copied().flatten()?;
        Some(u8::from(date.month()))
    }

    /// The unit column.
    #[must_use]
    pub const fn units(&self) -> &Column {
        &self.units
    }

    /// The category column, a row for each notation.
    #[must_use]
    pub const fn categories(&self) -> &Column {
        &self.categories
    }

    /// The rows of the notation columns that belong to a case.
    #[must_use]
    pub fn notations(&self, row: usize) -> Range<usize> {
        let end = self.texts.len();
        let start = self.notation_starts.get(row).copied().unwrap_or(end);
        start..self.notation_starts.get(row + 1).copied().unwrap_or(end)
    }

    /// The rows by date, those without a date last.
    #[must_use]
    pub fn by_date(&self) -> &[usize] {
        &self.by_date
    }

    /// A row as the page shows it.
    #[must_use]
    pub fn row(&self, row: usize) -> Option<CaseRow> {
        Some(CaseRow {
            number: self.numbers.get(row)?.as_deref().map(str::to_owned),
            date: self.dates.get(row).copied().flatten(),
            kind: self.kind(row)?,
            unit: self.units.text(row).map(str::to_owned),
            status: self.statuses.text(row).map(str::to_owned),
            notations: self
                .notations(row)
                .map(|notation| NotationRow {
                    category: self.categories.text(notation).map(str::to_owned),
                    text: self
                        .texts
                        .get(notation)
                        .and_then(|text| text.as_deref().map(str::to_owned)),
                    measure: self.measures.text(notation).map(str::to_owned),
                })
                .collect(),
            place: self.places.get(row)?.clone(),
        })
    }
}
