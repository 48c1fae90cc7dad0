//! The rows of a sheet: which of them are cases, and what becomes of the rest.

mod again;
mod filled_down;
mod groups;
mod heading;
mod notes;
mod shape;
mod sorter;
mod told;
mod totals;

use std::collections::{BTreeMap, BTreeSet};

use self::sorter::Sorter;
use super::fields::{self, Fields, Text};
use super::header::Header;
use super::notations;
use super::table::Table;
use crate::cases::Field;
use crate::columns::NONE;
use crate::model::{
    Fingerprint, Ledger, Problem, SetAside, SetAsideReason, SheetAnswers, SheetMapping, SkipReason,
    SkippedRow, shown,
};

pub use self::heading::{Heading, read_text as read_heading};

/// What the rows of a sheet are taken for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SheetUse {
    /// Cases.
    #[default]
    Cases,
    /// Reports under lex Sarah, which are counted by themselves.
    LexSarah,
    /// Nothing: the sheet is left out, or a question must be answered first.
    Nothing,
}

/// A total that a sheet states, and how many rows of cases stand in the block that it is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatedRows {
    /// The row's number.
    pub row: u32,
    /// What it states.
    pub stated: u32,
    /// The rows of its block: since the heading or total before, or all of the sheet's.
    pub rows: u32,
}

/// A sheet as its mapping reads it.
#[derive(Debug)]
pub struct SheetRows<'a> {
    /// The file.
    pub source: Fingerprint,
    /// The sheet's index in the file.
    pub index: usize,
    /// Its cells.
    pub table: &'a Table,
    /// How it is read.
    pub mapping: &'a SheetMapping,
    /// What its rows are taken for.
    pub is_used: SheetUse,
    /// Its columns as the mapping understands them.
    pub fields: Fields,
    /// The rows that are cases or further notations of them, ascending.
    pub rows: Vec<u32>,
    /// Those of `rows` that leave out what the row above says and belong to its case, ascending.
    pub continued: Vec<u32>,
    /// The rows that are reports under lex Sarah, ascending.
    pub lex_sarah: Vec<u32>,
    /// What became of the rows so far; `cases` counts every row that is neither set aside nor skipped.
    pub ledger: Ledger,
    /// Every row that was set aside.
    pub set_aside: Vec<SetAside>,
    /// Every row that is no case and worth showing.
    pub skipped: Vec<SkippedRow>,
    /// Cells that could not be read as they should.
    pub warnings: Vec<Problem>,
    /// Totals that the sheet states.
    pub stated_totals: Vec<StatedRows>,
}

/// Sorts the rows of a sheet as its mapping and the answers say.
#[must_use]
pub fn sheet_rows<'a>(
    source: &Fingerprint,
    index: usize,
    table: &'a Table,
    mapping: &'a SheetMapping,
    answers: &SheetAnswers,
    is_used: SheetUse,
) -> SheetRows<'a> {
    let header = mapping
        .header_row
        .and_then(|row| Header::at(table, row, mapping.header_height));
    // A list without a header begins with its first row.
    let header_start = header
        .as_ref()
        .and_then(|header| table.row(header.row))
        .unwrap_or(0);
    let first_case = header
        .as_ref()
        .map_or(0, |header| table.rows_after(header.last_row(table)).start);
    let replaced = if is_used == SheetUse::Nothing {
        Vec::new()
    } else {
        filled_down::filled_down(table, mapping, first_case)
    };
    let seen = (!replaced.is_empty()).then(|| table.with_columns(&replaced));
    let seen = seen.as_ref().unwrap_or(table);
    let result = SheetRows {
        source: source.clone(),
        index,
        table,
        mapping,
        is_used,
        fields: Fields::new(seen, mapping, answers, header.as_ref()),
        rows: Vec::with_capacity(table.len()),
        continued: Vec::new(),
        lex_sarah: Vec::new(),
        ledger: Ledger::default(),
        set_aside: Vec::new(),
        skipped: Vec::new(),
        warnings: Vec::new(),
        stated_totals: Vec::new(),
    };
    if is_used == SheetUse::Nothing {
        return result.without_rows(header_start..first_case);
    }
    let mut sorter = Sorter::new(result, header.as_ref());
    for row in 0..table.len() {
        if !(header_start..first_case).contains(&row) {
            sorter.row(row, header_start);
        }
    }
    let mut result = sorter.finish();
    let filled: Vec<usize> = replaced.iter().map(|(column, _)| *column).collect();
    told::tell(&mut result, seen, &filled);
    result
}

impl SheetRows<'_> {
    /// Sets a row aside that had been counted as a case.
    pub fn set_aside(&mut self, row: usize, reason: SetAsideReason, detail: Option<String>) {
        self.ledger.cases -= 1;
        self.add_set_aside(row, reason, detail);
    }

    /// Whether a row belongs to the case of the row above.
    #[must_use]
    pub fn is_continued(&self, row: u32) -> bool {
        !self.continued.is_empty() && self.continued.binary_search(&row).is_ok()
    }

    /// Reports under lex Sarah by year: rows of one number are one report, and those without a date are of the year
    /// that the mapping says.
    #[must_use]
    pub fn lex_sarah_by_year(&self) -> BTreeMap<i32, u32> {
        let mut numbers = BTreeSet::new();
        let mut reports = BTreeMap::new();
        for row in &self.lex_sarah {
            let row = usize::try_from(*row).unwrap_or(usize::MAX);
            let is_new = self
                .fields
                .number(row)
                .is_none_or(|number| numbers.insert(number));
            let day = self.fields.day(row).map(|day| i32::from(day.year));
            if let Some(year) = day.or(self.mapping.year).filter(|_| is_new) {
                *reports.entry(year).or_default() += 1;
            }
        }
        reports
    }

    fn add_set_aside(&mut self, row: usize, reason: SetAsideReason, detail: Option<String>) {
        self.ledger.set_aside += 1;
        self.set_aside.push(SetAside {
            row: self.table.number(row),
            reason,
            detail,
            cells: self.table.written(row),
        });
    }

    fn skip(&mut self, row: usize, reason: SkipReason) {
        self.ledger.skip(reason);
        if reason.is_shown() {
            self.skipped.push(SkippedRow {
                row: self.table.number(row),
                reason,
                cells: self.table.written(row),
            });
        }
    }

    /// The sheet with none of its rows counted.
    fn without_rows(mut self, header: std::ops::Range<usize>) -> Self {
        let rows = self.table.len() - header.len();
        let rows = u32::try_from(rows).unwrap_or(u32::MAX);
        self.ledger.rows_read = rows;
        self.ledger.skipped = rows;
        self.ledger.skipped_left_out = rows;
        self
    }
}

/// How many rows have each code of the column of units and of that of days.
struct Seen {
    units: Vec<usize>,
    days: Vec<usize>,
}

impl Seen {
    // Not part of the loop around it: a browser makes a function fast while it is called often, not while it runs long.
    #[inline(never)]
    fn add(&mut self, unit: u32, day: u32) {
        for (rows, code) in [(&mut self.units, unit), (&mut self.days, day)] {
            let rows = usize::try_from(code)
                .ok()
                .and_then(|code| rows.get_mut(code));
            if let Some(rows) = rows {
                *rows += 1;
            }
        }
    }
}

/// Which units and years a sheet's rows are of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetScope {
    /// The units as the sheet writes them, its constant among them; nothing for rows that name none.
    pub units: BTreeSet<Option<String>>,
    /// Rows of each year that has some.
    pub years: BTreeMap<i32, usize>,
}

impl SheetRows<'_> {
    /// Which units and years the rows of cases are of. Must be asked for before the rows are brought together.
    #[must_use]
    pub fn scope(&self) -> SheetScope {
        let column = self
            .fields
            .coded
            .get(Field::Unit as usize)
            .and_then(Option::as_ref);
        let dates = self.fields.date.as_ref();
        let mut seen = Seen {
            units: vec![0; column.map_or(1, |column| column.cells().distinct())],
            days: vec![0; dates.map_or(1, |dates| dates.cells().distinct())],
        };
        for row in &self.rows {
            let row = usize::try_from(*row).unwrap_or(usize::MAX);
            let day = dates.map_or(NONE, |dates| dates.cells().code(row));
            seen.add(fields::code(column, row), day);
        }
        let mut years = BTreeMap::new();
        for (code, rows) in (0..).zip(seen.days).filter(|(_, rows)| *rows > 0) {
            let day = dates.and_then(|dates| fields::day_of(dates, code));
            let year = day.map(|day| i32::from(day.year)).or(self.mapping.year);
            if let Some(year) = year {
                *years.entry(year).or_default() += rows;
            }
        }
        if self.is_used != SheetUse::Cases {
            return SheetScope::default();
        }
        let constant = self
            .mapping
            .constant_unit()
            .map(|unit| shown(unit).into_owned());
        let name = |code: u32| match column.and_then(|column| column.cells().text_of(code)) {
            Some(text) => Some(notations::name(text).into_owned()),
            None => constant.clone(),
        };
        let mut units: BTreeSet<Option<String>> = (0..)
            .zip(seen.units)
            .filter(|(_, rows)| *rows > 0)
            .map(|(code, _)| name(code))
            .collect();
        units.extend(constant.clone().map(Some));
        SheetScope { units, years }
    }
}
