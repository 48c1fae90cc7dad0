//! One column: a code for every row, and what each code stands for.

use hashbrown::HashMap;
use rustc_hash::FxBuildHasher;
use time::Date;

use super::codes::Codes;
use super::known::{Ends, Known};
use super::nothing::says_nothing;
use super::pool::Pool;

/// The code of rows that have nothing.
pub const NONE: u32 = 0;

/// A column is given up as one of few different texts when it has more than this many ...
const FEW: usize = 4096;

/// ... and more than one for this many rows.
const ROWS_FOR_EACH: usize = 4;

/// What a cell is, beside its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CellKind {
    /// Text as written.
    Text,
    /// A number that the file keeps as one; its text is the number in its shortest form.
    Number,
    /// A day that the file keeps as one; its text is the day as 2022-03-15.
    Day,
}

/// A finished column. Code [`NONE`] is "nothing"; others are places in the list of its entries, from 1. An entry may
/// stand for many rows; in a column of ever new texts each row has its own.
#[derive(Clone, Debug, Default)]
pub struct Column {
    codes: Codes,
    entries: Entries,
}

/// The texts of a column and what they are.
#[derive(Clone, Debug, Default)]
struct Entries {
    texts: Pool,
    /// The kind of each entry; entries beyond the end are text.
    kinds: Vec<CellKind>,
    /// The codes of texts that say nothing (space, NULL, a dash), ascending: few, as a rule none.
    blank: Vec<u32>,
}

impl Entries {
    fn push(&mut self, text: &str, kind: CellKind) -> u32 {
        if kind != CellKind::Text {
            self.kinds.resize(self.texts.len(), CellKind::Text);
            self.kinds.push(kind);
        }
        let code = self.texts.push(text) + 1;
        if says_nothing(text) {
            self.blank.push(code);
        }
        code
    }

    fn text(&self, code: u32) -> Option<&str> {
        self.texts.get(code.checked_sub(1)?)
    }

    fn kind(&self, code: u32) -> CellKind {
        let index = code
            .checked_sub(1)
            .and_then(|index| usize::try_from(index).ok());
        let kind = index.and_then(|index| self.kinds.get(index).copied());
        kind.unwrap_or(CellKind::Text)
    }
}

impl Column {
    /// How many rows it has.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.codes.len()
    }

    /// Whether it has no row.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// The code of a row; [`NONE`] beyond the end.
    #[must_use]
    #[inline]
    pub fn code(&self, row: usize) -> u32 {
        self.codes.get(row)
    }

    /// The text of a row, as it is in the file; nothing where the cell is empty.
    #[must_use]
    pub fn text(&self, row: usize) -> Option<&str> {
        self.entries.text(self.code(row))
    }

    /// The code of a row; [`NONE`] where it has nothing to read.
    #[must_use]
    #[inline]
    pub fn filled_code(&self, row: usize) -> u32 {
        let code = self.code(row);
        if !self.entries.blank.is_empty() && self.entries.blank.binary_search(&code).is_ok() {
            return NONE;
        }
        code
    }

    /// The codes of texts that say nothing, ascending.
    #[must_use]
    pub fn blank_codes(&self) -> &[u32] {
        &self.entries.blank
    }

    /// Whether a row has anything to read.
    #[must_use]
    #[inline]
    pub fn is_filled(&self, row: usize) -> bool {
        self.filled_code(row) != NONE
    }

    /// What a row's cell is.
    #[must_use]
    pub fn kind(&self, row: usize) -> CellKind {
        self.entries.kind(self.code(row))
    }

    /// How many codes there are, [`NONE`] among them.
    #[must_use]
    pub const fn distinct(&self) -> usize {
        self.entries.texts.len() + 1
    }

    /// The text that a code stands for.
    #[must_use]
    pub fn text_of(&self, code: u32) -> Option<&str> {
        self.entries.text(code)
    }

    /// The codes of texts that have a byte that is not so, ascending.
    pub fn with_other_bytes(&self, is_so: impl Fn(u8) -> bool) -> impl Iterator<Item = u32> {
        let indexes = self.entries.texts.with_other_bytes(is_so);
        indexes.into_iter().map(|index| index + 1)
    }

    /// What the cells with a code are.
    #[must_use]
    pub fn kind_of(&self, code: u32) -> CellKind {
        self.entries.kind(code)
    }

    /// Something for each code, [`NONE`] first: how a column of few texts is understood once and not row by row.
    pub fn for_each_code<T>(
        &self,
        of_nothing: T,
        mut of_entry: impl FnMut(&str, CellKind) -> T,
    ) -> Vec<T> {
        let mut found = Vec::with_capacity(self.distinct());
        found.push(of_nothing);
        let codes = 1..u32::try_from(self.distinct()).unwrap_or(u32::MAX);
        found.extend(
            codes.map(|code| of_entry(self.text_of(code).unwrap_or_default(), self.kind_of(code))),
        );
        found
    }
}

/// A column while its rows come in.
#[derive(Debug, Default)]
pub struct ColumnBuilder {
    codes: Vec<u32>,
    entries: Entries,
    /// The text entries; empty once the column has turned out to have ever new texts.
    by_text: Known,
    /// Numbers and days by what they are, in 65 bits: a float's bits, or a Julian day.
    by_value: HashMap<(CellKind, u64), u32, FxBuildHasher>,
    ever_new: bool,
}

impl ColumnBuilder {
    /// How many rows it has so far.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.codes.len()
    }

    /// Whether it has no row yet.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// Puts a text into a row, which must be beyond those that have something.
    #[inline(never)]
    pub fn text(&mut self, row: usize, text: &str) {
        self.pad(row);
        let code = if self.ever_new {
            self.entries.push(text, CellKind::Text)
        } else {
            self.known(text)
        };
        self.codes.push(code);
    }

    /// Puts a number into a row.
    pub fn number(&mut self, row: usize, number: f64) {
        self.pad(row);
        let key = (CellKind::Number, number.to_bits());
        let code = self.by_value.get(&key).copied().unwrap_or_else(|| {
            let code = self.entries.push(&number.to_string(), CellKind::Number);
            self.by_value.insert(key, code);
            code
        });
        self.codes.push(code);
    }

    /// Puts a day into a row.
    pub fn day(&mut self, row: usize, date: Date) {
        self.pad(row);
        let key = (
            CellKind::Day,
            u64::from(date.to_julian_day().cast_unsigned()),
        );
        let code = self.by_value.get(&key).copied().unwrap_or_else(|| {
            let (year, month, day) = date.to_calendar_date();
            let text = format!("{year:04}-{:02}-{day:02}", u8::from(month));
            let code = self.entries.push(&text, CellKind::Day);
            self.by_value.insert(key, code);
            code
        });
        self.codes.push(code);
    }

    /// The column with so many rows; the last ones may have nothing.
    #[must_use]
    pub fn finish(mut self, rows: usize) -> Column {
        self.codes.resize(rows, NONE);
        let bound = self.entries.texts.len() + 1;
        Column {
            codes: Codes::pack(self.codes, bound),
            entries: self.entries,
        }
    }

    fn pad(&mut self, row: usize) {
        if self.codes.len() != row {
            self.codes.resize(row, NONE);
        }
    }

    fn known(&mut self, text: &str) -> u32 {
        let entries = &self.entries;
        let ends = Ends::of(text);
        let found = self
            .by_text
            .find(ends, |code| entries.text(code) == Some(text));
        if let Some(code) = found {
            return code;
        }
        let code = self.entries.push(text, CellKind::Text);
        let distinct = self.entries.texts.len();
        if distinct > FEW && distinct * ROWS_FOR_EACH > self.codes.len() {
            self.ever_new = true;
            self.by_text = Known::default();
        } else {
            self.by_text.insert(ends, code);
        }
        code
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_share_a_code_and_nothing_has_its_own() {
        let mut builder = ColumnBuilder::default();
        builder.text(0, "AMF");
        builder.text(2, "FUT");
        builder.text(3, "AMF");
        let column = builder.finish(5);
        let codes: Vec<u32> = (0..6).map(|row| column.code(row)).collect();
        assert_eq!(codes, [1, NONE, 2, 1, NONE, NONE]);
        assert_eq!(column.text(2), Some("FUT"));
        assert_eq!(column.text(1), None);
        assert_eq!(column.distinct(), 3);
        assert_eq!(column.for_each_code(0, |text, _| text.len()), [0, 3, 3]);
    }

    #[test]
    fn ever_new_texts_have_a_code_each_and_stay_in_their_rows() {
        let mut builder = ColumnBuilder::default();
        for row in 0..20_000 {
            builder.text(row, &format!("AVV-{row}"));
        }
        builder.text(20_000, "AVV-7");
        let column = builder.finish(20_001);
        assert_eq!(column.text(7), column.text(20_000));
        assert_ne!(column.code(7), column.code(20_000));
        assert!((0..20_000).all(|row| column.text(row) == Some(&*format!("AVV-{row}"))));
    }

    #[test]
    fn texts_of_every_length_that_differ_in_one_byte_are_told_apart() {
        let mut builder = ColumnBuilder::default();
        let mut texts = Vec::new();
        for length in 1..40 {
            texts.push("a".repeat(length));
            for place in 0..length {
                let mut text = "a".repeat(length);
                text.replace_range(place..=place, "b");
                texts.push(text);
            }
        }
        for (row, text) in texts.iter().chain(&texts).enumerate() {
            builder.text(row, text);
        }
        let column = builder.finish(texts.len() * 2);
        assert_eq!(column.distinct(), texts.len() + 1);
        for (row, text) in texts.iter().chain(&texts).enumerate() {
            assert_eq!(column.text(row), Some(&**text));
        }
    }

    #[test]
    fn numbers_and_days_are_told_from_texts_that_look_alike() {
        let mut builder = ColumnBuilder::default();
        let day = Date::from_julian_day(2_459_654).unwrap();
        builder.text(0, "1");
        builder.number(1, 1.0);
        builder.day(2, day);
        builder.text(3, "2022-03-15");
        builder.number(4, 1.0);
        builder.number(5, 0.1);
        let column = builder.finish(6);
        assert_eq!(column.distinct(), 6);
        assert_eq!(
            (column.text(1), column.kind(1)),
            (Some("1"), CellKind::Number)
        );
        assert_eq!(
            (column.text(2), column.kind(2)),
            (Some("2022-03-15"), CellKind::Day)
        );
        assert_eq!(
            (column.text(3), column.kind(3)),
            (Some("2022-03-15"), CellKind::Text)
        );
        assert_eq!(column.code(4), column.code(1));
        assert_eq!(column.text(5), Some("0.1"));
    }
}
