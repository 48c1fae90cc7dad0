//! The rows of a sheet: which of them are cases, and what becomes of the rest.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::fields::{self, Fields};
use super::header::Header;
use super::notations;
use super::table::Table;
use super::words;
use crate::cases::Field;
use crate::columns::NONE;
use crate::model::{
    Fingerprint, Ledger, Problem, ProblemCode, SetAside, SetAsideReason, SheetMapping, shown,
};

/// How many warnings of one sheet are kept.
const WARNINGS: usize = 50;

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
    /// Its columns as the mapping understands them.
    pub fields: Fields,
    /// The rows that are cases or further notations of them, ascending.
    pub rows: Vec<u32>,
    /// What became of the rows so far; `cases` counts every row that is neither set aside nor skipped.
    pub ledger: Ledger,
    /// Every row that was set aside.
    pub set_aside: Vec<SetAside>,
    /// Cells that could not be read as they should.
    pub warnings: Vec<Problem>,
    /// Totals that the sheet states: the row's number and the total.
    pub stated_totals: Vec<(u32, u32)>,
}

/// Sorts the rows of a sheet as its mapping says.
#[must_use]
pub fn sheet_rows<'a>(
    source: &Fingerprint,
    index: usize,
    table: &'a Table,
    mapping: &'a SheetMapping,
) -> SheetRows<'a> {
    let header = mapping
        .header_row
        .and_then(|row| Header::at(table, row, mapping.header_height));
    let mut sorter = Sorter {
        repeated: Repeated::new(table, header.as_ref()),
        first_case: header
            .as_ref()
            .map_or(0, |header| table.rows_after(header.last_row(table)).start),
        header_start: header
            .as_ref()
            .and_then(|header| table.row(header.row))
            .unwrap_or(table.len()),
        result: SheetRows {
            source: source.clone(),
            index,
            table,
            mapping,
            fields: Fields::new(table, mapping, header.as_ref()),
            rows: Vec::with_capacity(table.len()),
            ledger: Ledger::default(),
            set_aside: Vec::new(),
            warnings: Vec::new(),
            stated_totals: Vec::new(),
        },
    };
    for row in 0..table.len() {
        sorter.row(row);
    }
    sorter.result
}

impl SheetRows<'_> {
    /// Sets a row aside that had been counted as a case.
    pub fn set_aside(&mut self, row: usize, reason: SetAsideReason, detail: Option<String>) {
        self.ledger.cases -= 1;
        self.add_set_aside(row, reason, detail);
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
}

struct Sorter<'a> {
    result: SheetRows<'a>,
    repeated: Repeated<'a>,
    header_start: usize,
    first_case: usize,
}

impl Sorter<'_> {
    // Not part of the loop around it: a browser makes a function fast while it is called often, not while it runs long.
    #[inline(never)]
    fn row(&mut self, row: usize) {
        if (self.header_start..self.first_case).contains(&row) {
            return;
        }
        let ledger = &mut self.result.ledger;
        ledger.rows_read += 1;
        if row < self.header_start || self.result.mapping.left_out {
            ledger.skipped += 1;
            ledger.skipped_above_header += 1;
            return;
        }
        if !self.result.fields.has_plenty(row) {
            // Few cells are filled: it may be something else than a case.
            if self.result.table.is_blank(row) {
                ledger.skipped += 1;
                ledger.skipped_blank += 1;
                return;
            }
            if let Some(Total(total)) = total(self.result.table, row) {
                ledger.skipped += 1;
                ledger.skipped_totals += 1;
                let number = self.result.table.number(row);
                self.result
                    .stated_totals
                    .extend(total.map(|total| (number, total)));
                return;
            }
        }
        if self.repeated.is_header(row) {
            ledger.skipped += 1;
            ledger.skipped_headers += 1;
            return;
        }
        match self.result.fields.lack(row) {
            None => {
                ledger.cases += 1;
                self.result
                    .rows
                    .push(u32::try_from(row).unwrap_or(u32::MAX));
                self.warn(row);
            }
            Some((reason, detail)) => self.result.add_set_aside(row, reason, detail),
        }
    }

    /// Notes dates that cannot be read.
    #[inline]
    fn warn(&mut self, row: usize) {
        for column in self
            .result
            .fields
            .unreadable_dates(row)
            .into_iter()
            .flatten()
        {
            if self.result.warnings.len() < WARNINGS {
                let table = self.result.table;
                self.result.warnings.push(
                    Problem::new(ProblemCode::UnreadableDate)
                        .with_detail(table.cell(row, column).text())
                        .at(table.number(row), self.result.fields.name(column)),
                );
            }
        }
    }
}

/// Recognises a header that comes again, as at each page of a printed report.
#[derive(Debug)]
struct Repeated<'a> {
    table: &'a Table,
    /// The cells of each header row that have content; a row of one is a title and not told from a case's.
    rows: Vec<Vec<(Rc<crate::columns::Column>, String)>>,
}

impl<'a> Repeated<'a> {
    fn new(table: &'a Table, header: Option<&Header>) -> Self {
        let first = header.and_then(|header| table.row(header.row));
        let height = header.map_or(0, |header| usize::try_from(header.height).unwrap_or(1));
        let rows = first.map_or(0..0, |first| first..(first + height).min(table.len()));
        let cells = |row: usize| {
            let mut cells: Vec<_> = table
                .filled(row)
                .filter_map(|(column, cell)| {
                    Some((Rc::clone(table.column(column)?), cell.text().to_owned()))
                })
                .collect();
            // A column of few texts tells soonest that a row is not the header.
            cells.sort_by_key(|(column, _)| column.distinct());
            cells
        };
        Self {
            table,
            rows: rows.map(cells).filter(|cells| cells.len() > 1).collect(),
        }
    }

    #[inline]
    fn is_header(&self, row: usize) -> bool {
        row < self.table.len()
            && self.rows.iter().any(|cells| {
                cells.iter().all(|(column, text)| {
                    column
                        .text(row)
                        .is_some_and(|cell| cell.len() >= text.len() && cell.trim() == text)
                })
            })
    }
}

/// A row that states a total, with the number where it has one.
struct Total(Option<u32>);

/// The row as a total row, where it is one: its first cell says so, and the few others are numbers.
fn total(table: &Table, row: usize) -> Option<Total> {
    let mut filled = table.filled(row);
    let (_, opening) = filled.next()?;
    if !opening.is_text() || !words::opens_a_total(opening.text()) {
        return None;
    }
    let rest: Vec<Option<u32>> = filled.map(|(_, cell)| whole_number(cell.text())).collect();
    if rest.len() > 3 || rest.iter().any(Option::is_none) {
        return None;
    }
    let own = opening
        .text()
        .split(|c: char| !c.is_ascii_digit())
        .find_map(whole_number);
    Some(Total(rest.first().copied().flatten().or(own)))
}

fn whole_number(text: &str) -> Option<u32> {
    text.split_whitespace().collect::<String>().parse().ok()
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
