//! The fate of each row of a sheet.

use super::again::{Again, Repeated};
use super::groups::Groups;
use super::heading;
use super::notes::is_note;
use super::shape::Shape;
use super::totals::{self, Total};
use super::{SheetRows, SheetUse, StatedRows, Text};
use crate::cases::Field;
use crate::columns::is_rule;
use crate::import::fields::SaidDay;
use crate::import::header::Header;
use crate::import::table::Cell;
use crate::model::{Problem, ProblemCode, SetAsideReason, SkipReason};

/// How many warnings of one sheet are kept.
const WARNINGS: usize = 50;

/// Sorts the rows of a sheet, from the first to the last.
pub struct Sorter<'a> {
    result: SheetRows<'a>,
    repeated: Repeated<'a>,
    shape: Shape,
    /// Rows with hardly a cell, of which it is not known yet whether cases follow: headings, or notes.
    pending: Vec<usize>,
    groups: Groups,
    /// The last row that was a case or went on with one.
    last_case: Option<usize>,
    /// The header whose columns are in other places, below which nothing can be read.
    moved_header: Option<u32>,
    /// Rows so far that are cases or were set aside: what a total counts.
    case_rows: u32,
    /// How many of them stand before the block that goes on now.
    before_block: u32,
    /// Whether totals or headings have divided the list.
    has_blocks: bool,
}

impl<'a> Sorter<'a> {
    /// Begins with a sheet none of whose rows has been looked at.
    pub fn new(result: SheetRows<'a>, header: Option<&Header>) -> Self {
        let table = result.table;
        let first = header.map_or(0, |header| table.rows_after(header.last_row(table)).start);
        Self {
            repeated: Repeated::new(table, header),
            shape: Shape::new(table, result.mapping, first),
            pending: Vec::new(),
            groups: Groups::default(),
            last_case: None,
            moved_header: None,
            case_rows: 0,
            before_block: 0,
            has_blocks: false,
            result,
        }
    }

    /// Sorts one row; those before `header_start` stand above the header.
    // Not part of the loop around it: a browser makes a function fast while it is called often, not while it runs long.
    #[inline(never)]
    pub fn row(&mut self, row: usize, header_start: usize) {
        self.result.ledger.rows_read += 1;
        if row < header_start {
            self.result.skip(row, SkipReason::AboveHeader);
            return;
        }
        match self.repeated.look(row) {
            Again::No => {}
            Again::Same => {
                self.moved_header = None;
                self.result.skip(row, SkipReason::Header);
                return;
            }
            Again::Moved => {
                self.moved_header = Some(self.result.table.number(row));
                self.result.skip(row, SkipReason::Header);
                return;
            }
        }
        // Few cells are filled: it may be something else than a case.
        if !self.result.fields.has_plenty(row) && self.is_other(row) {
            return;
        }
        self.case(row);
    }

    /// The rows that are left are notes.
    pub fn finish(mut self) -> SheetRows<'a> {
        self.drop_pending();
        let rows = self.result.table.len();
        let fields = &mut self.result.fields;
        let unit = Field::Unit as usize;
        if let Some(units) = self.groups.units(rows)
            && let Some(slot @ None) = fields.coded.get_mut(unit)
            && self.result.mapping.unit_is_open()
        {
            *slot = Some(Text::new(units));
            let headings = self.result.skipped.iter();
            let first = headings
                .filter(|row| row.reason == SkipReason::Heading)
                .map(|row| row.row)
                .min();
            self.result.warnings.push(Problem {
                row: first,
                ..Problem::new(ProblemCode::UnitsFromHeadings).with_detail(self.groups.unit_names())
            });
        }
        if let Some(kinds) = self.groups.kinds(rows) {
            fields.take_kinds(kinds);
        }
        self.result
    }

    /// A row of few cells that is no case, or goes on with one. Says whether the row is done with.
    fn is_other(&mut self, row: usize) -> bool {
        let table = self.result.table;
        let filled: Vec<(usize, Cell)> = table.filled(row).collect();
        let Some((column, opening)) = filled.first().copied() else {
            let has_rule =
                (0..table.width_of(row)).any(|column| is_rule(table.cell(row, column).text()));
            let reason = if has_rule {
                SkipReason::Note
            } else {
                SkipReason::Blank
            };
            self.result.skip(row, reason);
            return true;
        };
        let has_number = self.shape.number.is_some_and(|number| {
            let text = table.cell(row, number);
            !text.is_blank() && self.shape.is_number(text.text())
        });
        if let Some(total) = totals::total(&filled, has_number && filled.len() >= self.shape.full) {
            self.drop_pending();
            self.total(row, total);
            return true;
        }
        if has_number && filled.len() > 1 {
            return false;
        }
        let number_is_odd = !has_number
            && self
                .shape
                .number
                .is_some_and(|number| !table.cell(row, number).is_blank());
        let is_dated = self
            .day(row)
            .is_some_and(|day| matches!(day, SaidDay::Day(_)));
        let has_kind = self
            .shape
            .kind
            .is_some_and(|kind| !table.cell(row, kind).is_blank());
        if opening.is_text()
            && !(is_dated && has_kind)
            && is_note(opening.text())
            && self.shape.full > filled.len()
        {
            self.result.skip(row, SkipReason::Note);
            return true;
        }
        if self.goes_on(row, column, number_is_odd, is_dated, has_kind) {
            self.last_case = Some(row);
            self.take_case(row, true);
            return true;
        }
        let is_dated = is_dated && !number_is_odd;
        let is_sparse = filled.len() == 1 && self.shape.full > 2;
        let may_be_labelled = filled.len() == 2 && self.shape.full > 2 && !is_dated && !has_kind;
        let is_labelled = may_be_labelled
            && (number_is_odd || !self.tells(row))
            && heading::read(&filled).is_some();
        let is_alone = is_sparse && !has_number && !is_dated;
        if is_alone || is_labelled {
            self.pending.push(row);
            return true;
        }
        let has_no_key = self.shape.number.is_none() && self.shape.date.is_none();
        let has_key = is_dated || has_kind || has_no_key;
        let is_poor = !has_key && filled.len() < 3 && filled.len() * 2 <= self.shape.full;
        if is_sparse || is_poor {
            self.drop_pending();
            self.set_aside(row, SetAsideReason::Unlike, None);
            return true;
        }
        false
    }

    /// Whether some cell of a row tells what a case is about.
    fn tells(&self, row: usize) -> bool {
        let fields = &self.result.fields;
        fields
            .lack(row)
            .is_none_or(|(reason, _)| reason != SetAsideReason::Empty)
    }

    fn day(&self, row: usize) -> Option<SaidDay> {
        self.result.fields.date.as_ref()?.get(row)
    }

    /// Whether a row leaves out what the row above says, and adds to its case.
    fn goes_on(
        &self,
        row: usize,
        column: usize,
        number_is_odd: bool,
        is_dated: bool,
        has_kind: bool,
    ) -> bool {
        let unit = self
            .result
            .fields
            .coded
            .get(Field::Unit as usize)
            .and_then(Option::as_ref);
        let has_unit = unit.is_some_and(|unit| unit.cells().is_filled(row))
            && self.result.mapping.columns.get(column) == Some(&crate::model::Meaning::Unit);
        row.checked_sub(1)
            .is_some_and(|above| self.last_case == Some(above))
            && self.pending.is_empty()
            && !(number_is_odd || is_dated || has_kind || has_unit)
            && !self.shape.is_key(column)
            && self.shape.goes_on_at(column)
            && self.tells(row)
    }

    /// A row that states a total, of its block or of the whole list.
    fn total(&mut self, row: usize, total: Total) {
        self.result.skip(row, SkipReason::Total);
        let all = self.case_rows;
        let block = all - self.before_block;
        let is_of_all = match total.stated {
            // A block's count is rarely that of all, so that what it equals is what it is of.
            Some(stated) if self.has_blocks && stated == block && block > 0 => false,
            Some(stated) if stated == all => true,
            _ => total.of_all || !self.has_blocks,
        };
        if let Some(stated) = total.stated {
            self.result.stated_totals.push(StatedRows {
                row: self.result.table.number(row),
                stated,
                rows: if is_of_all { all } else { block },
            });
        }
        self.before_block = all;
        self.has_blocks = true;
    }

    fn case(&mut self, row: usize) {
        if let Some(header) = self.moved_header {
            let detail = Some(header.to_string());
            self.set_aside(row, SetAsideReason::OtherColumns, detail);
            return;
        }
        self.take_headings(row);
        let goes_on = self.repeats_above(row);
        self.last_case = Some(row);
        self.take_case(row, goes_on);
    }

    /// Whether a row has the number of the row above and leaves out its date or unit.
    fn repeats_above(&self, row: usize) -> bool {
        let fields = &self.result.fields;
        let Some(above) = row
            .checked_sub(1)
            .filter(|above| self.last_case == Some(*above))
        else {
            return false;
        };
        let leaves_out_day = || {
            let day = |row| fields.date.as_ref().and_then(|date| date.get(row));
            fields.date.is_some()
                && day(row).is_none_or(|day| day == SaidDay::Blank)
                && fields.day(above).is_some()
        };
        let leaves_out_unit = || {
            let unit = fields
                .coded
                .get(Field::Unit as usize)
                .and_then(Option::as_ref);
            unit.is_some_and(|unit| !unit.cells().is_filled(row) && unit.cells().is_filled(above))
        };
        (leaves_out_day() || leaves_out_unit())
            && fields
                .number(row)
                .is_some_and(|number| fields.number(above) == Some(number))
            && fields.kind.as_ref().is_none_or(|_| {
                fields
                    .lack(row)
                    .is_some_and(|(reason, _)| reason == SetAsideReason::NoKind)
                    || fields.kind(row) == fields.kind(above)
            })
    }

    fn take_case(&mut self, row: usize, goes_on: bool) {
        let place = u32::try_from(row).unwrap_or(u32::MAX);
        let lack = self.result.fields.lack(row);
        let has_kind_above =
            goes_on || self.groups.kind().is_some() || self.result.is_used == SheetUse::LexSarah;
        match lack {
            Some((SetAsideReason::NoKind, _)) if has_kind_above => {}
            Some((SetAsideReason::UnknownKind | SetAsideReason::NotCounted, _))
                if self.result.is_used == SheetUse::LexSarah => {}
            Some((reason, detail)) => {
                self.last_case = None;
                self.set_aside(row, reason, detail);
                return;
            }
            None => {}
        }
        self.case_rows += 1;
        if self.result.is_used == SheetUse::LexSarah {
            self.result.ledger.lex_sarah += 1;
            if !goes_on {
                self.result.lex_sarah.push(place);
            }
            return;
        }
        self.result.ledger.cases += 1;
        self.result.rows.push(place);
        if goes_on {
            self.result.continued.push(place);
        }
        self.warn(row);
    }

    fn set_aside(&mut self, row: usize, reason: SetAsideReason, detail: Option<String>) {
        self.case_rows += 1;
        self.result.add_set_aside(row, reason, detail);
    }

    /// The last of the rows with hardly a cell heads the case that follows, and so do those with a label.
    fn take_headings(&mut self, row: usize) {
        if self.pending.is_empty() {
            return;
        }
        let pending = std::mem::take(&mut self.pending);
        let last = pending.last().copied();
        for candidate in pending {
            let filled: Vec<(usize, Cell)> = self.result.table.filled(candidate).collect();
            let heading = heading::read(&filled);
            match heading {
                Some(heading)
                    if Some(candidate) == last || !matches!(heading, heading::Heading::Name(_)) =>
                {
                    self.groups.add(row, heading);
                    self.result.skip(candidate, SkipReason::Heading);
                    self.before_block = self.case_rows;
                    self.has_blocks = true;
                }
                Some(_) => self.result.skip(candidate, SkipReason::Note),
                // A text of its own in the midst of cases may be one.
                None => self.set_aside(candidate, SetAsideReason::Unlike, None),
            }
        }
    }

    fn drop_pending(&mut self) {
        for row in std::mem::take(&mut self.pending) {
            self.result.skip(row, SkipReason::Note);
        }
    }

    /// Notes dates that cannot be read.
    #[inline]
    fn warn(&mut self, row: usize) {
        let unreadable = self.result.fields.unreadable_dates(row);
        for column in unreadable.into_iter().flatten() {
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
