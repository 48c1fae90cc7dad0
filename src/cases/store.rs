//! All cases of a draft, a column for each field.

use std::ops::Range;
use std::rc::Rc;

use time::Date;

use super::dictionary::Dictionary;
use crate::columns::{Column, NONE};
use crate::model::{CaseRow, Categorised, Fingerprint, Kind, NotationRow, Place, from_days};

/// A field of a case that few different texts fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The unit it counts in.
    Unit,
    /// State of handling, as written.
    Status,
    /// Gender, as written.
    Gender,
    /// The role of the person who put it forward, never a name.
    Submitter,
    /// How it came in.
    Channel,
    /// Authorised education provider or own provision.
    Provider,
    /// Whether it was reported under lex Sarah, as written.
    LexSarah,
}

impl Field {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Unit,
        Self::Status,
        Self::Gender,
        Self::Submitter,
        Self::Channel,
        Self::Provider,
        Self::LexSarah,
    ];
}

/// A text that stays in its file's column: the column's place in the store's list, and the code within it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TextRef {
    /// The column.
    pub column: u32,
    /// The code; [`NONE`] for no text.
    pub code: u32,
}

/// A day, with the year and month that are asked for all the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CaseDay {
    /// Days since 1970-01-01.
    pub days: i32,
    /// The year.
    pub year: i16,
    /// The month, 1 to 12.
    pub month: u8,
}

impl CaseDay {
    /// The day of a date.
    #[must_use]
    pub fn of(date: Date) -> Self {
        Self {
            days: crate::model::days(date),
            year: i16::try_from(date.year()).unwrap_or_default(),
            month: u8::from(date.month()),
        }
    }
}

/// A case on its way into the store.
#[derive(Clone, Copy, Debug)]
pub struct NewCase {
    /// What it is.
    pub kind: Kind,
    /// The case number of the source system.
    pub number: TextRef,
    /// The day it was reported.
    pub day: Option<CaseDay>,
    /// The year it counts in: the day's, or the file's where there is no day.
    pub year: Option<i16>,
    /// The day it was closed, as days since 1970-01-01.
    pub closed: Option<i32>,
    /// Its fields' codes, in the order of [`Field::ALL`].
    pub fields: [u32; 7],
    /// Its sheet, by the place in the store's list.
    pub sheet: u32,
    /// Its first row's number.
    pub row: u32,
}

/// A notation on its way into the store.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NewNotation {
    /// The category's code.
    pub category: u32,
    /// What happened, in the reporter's words.
    pub text: TextRef,
    /// The measure's code.
    pub measure: u32,
}

/// The cases in columns. Rows are numbered from 0 in the order in which the files told of them.
#[derive(Debug, Default)]
pub struct CaseStore {
    kinds: Vec<Kind>,
    /// [`NO_YEAR`] for cases without one.
    years: Vec<i16>,
    /// [`NO_DAY`] for cases without one.
    pub(super) days: Vec<i32>,
    /// 0 for cases without a day.
    months: Vec<u8>,
    closed: Vec<i32>,
    pub(super) numbers: Vec<TextRef>,
    fields: [Vec<u32>; 7],
    /// What the codes of each field stand for.
    pub dictionaries: [Dictionary; 7],
    places: Vec<(u32, u32)>,
    /// Where each case's notations begin in the notation columns.
    notation_starts: Vec<u32>,
    notations: Vec<NewNotation>,
    /// What the codes of categories stand for.
    pub categories: Dictionary,
    /// What the codes of measures stand for.
    pub measures: Dictionary,
    pub(super) columns: Vec<Rc<Column>>,
    pub(super) sheets: Vec<(Fingerprint, usize)>,
    /// How each case got its categories; empty where all have those of their files.
    categorised: Vec<Categorised>,
}

/// Stands for "no day" among days since 1970.
pub(super) const NO_DAY: i32 = i32::MIN;

const NO_YEAR: i16 = i16::MIN;

impl CaseStore {
    /// Adds a column of a file for texts to be referred to in.
    pub fn add_column(&mut self, column: Rc<Column>) -> u32 {
        self.columns.push(column);
        u32::try_from(self.columns.len() - 1).unwrap_or(u32::MAX)
    }

    /// Adds a sheet for cases to stand in.
    pub fn add_sheet(&mut self, source: Fingerprint, sheet: usize) -> u32 {
        self.sheets.push((source, sheet));
        u32::try_from(self.sheets.len() - 1).unwrap_or(u32::MAX)
    }

    /// Makes room for so many more cases with a notation each, so that no column is copied in order to grow.
    pub fn reserve(&mut self, cases: usize) {
        self.kinds.reserve(cases);
        self.years.reserve(cases);
        self.days.reserve(cases);
        self.months.reserve(cases);
        self.closed.reserve(cases);
        self.numbers.reserve(cases);
        for column in &mut self.fields {
            column.reserve(cases);
        }
        self.places.reserve(cases);
        self.notation_starts.reserve(cases);
        self.notations.reserve(cases);
    }

    /// Adds a case; its notations must follow before the next.
    pub fn push(&mut self, case: NewCase) {
        self.kinds.push(case.kind);
        self.years.push(case.year.unwrap_or(NO_YEAR));
        self.days.push(case.day.map_or(NO_DAY, |day| day.days));
        self.months.push(case.day.map_or(0, |day| day.month));
        self.closed.push(case.closed.unwrap_or(NO_DAY));
        self.numbers.push(case.number);
        for (column, code) in self.fields.iter_mut().zip(case.fields) {
            column.push(code);
        }
        self.places.push((case.sheet, case.row));
        self.notation_starts
            .push(u32::try_from(self.notations.len()).unwrap_or(u32::MAX));
    }

    /// Adds a notation to the case that was added last.
    pub fn push_notation(&mut self, notation: NewNotation) {
        self.notations.push(notation);
    }

    /// Puts another reading in a case's place. Its notations stay; [`replace_notations`](Self::replace_notations)
    /// changes them.
    pub fn replace(&mut self, row: usize, case: NewCase) {
        fn set<T>(column: &mut [T], row: usize, value: T) {
            if let Some(slot) = column.get_mut(row) {
                *slot = value;
            }
        }
        set(&mut self.years, row, case.year.unwrap_or(NO_YEAR));
        set(&mut self.days, row, case.day.map_or(NO_DAY, |day| day.days));
        set(&mut self.months, row, case.day.map_or(0, |day| day.month));
        set(&mut self.closed, row, case.closed.unwrap_or(NO_DAY));
        set(&mut self.numbers, row, case.number);
        for (column, code) in self.fields.iter_mut().zip(case.fields) {
            set(column, row, code);
        }
        set(&mut self.places, row, (case.sheet, case.row));
    }

    /// A case as it was given.
    #[must_use]
    pub fn case(&self, row: usize) -> Option<NewCase> {
        let (sheet, place) = *self.places.get(row)?;
        let days = *self.days.get(row)?;
        let year = *self.years.get(row)?;
        let closed = *self.closed.get(row)?;
        let mut fields = [NONE; 7];
        for (code, column) in fields.iter_mut().zip(&self.fields) {
            *code = *column.get(row)?;
        }
        Some(NewCase {
            kind: self.kind(row)?,
            number: *self.numbers.get(row)?,
            day: (days != NO_DAY)
                .then_some(())
                .and_then(|()| from_days(days))
                .map(CaseDay::of),
            year: (year != NO_YEAR).then_some(year),
            closed: (closed != NO_DAY).then_some(closed),
            fields,
            sheet,
            row: place,
        })
    }

    /// Puts other notations in the place of those of some cases: each case's row and its notations, rows ascending.
    pub fn replace_notations(&mut self, replaced: &[(usize, Vec<NewNotation>)]) {
        if replaced.is_empty() {
            return;
        }
        let mut notations = Vec::with_capacity(self.notations.len());
        let mut starts = Vec::with_capacity(self.notation_starts.len());
        let mut replaced = replaced.iter().peekable();
        for row in 0..self.len() {
            starts.push(u32::try_from(notations.len()).unwrap_or(u32::MAX));
            match replaced.next_if(|(other, _)| *other == row) {
                Some((_, others)) => notations.extend_from_slice(others),
                None => notations
                    .extend_from_slice(self.notations.get(self.notations(row)).unwrap_or_default()),
            }
        }
        self.notations = notations;
        self.notation_starts = starts;
    }

    /// Says how each case got its categories.
    pub fn set_categorised(&mut self, categorised: Vec<Categorised>) {
        self.categorised = categorised;
    }

    /// How a case got its categories.
    #[must_use]
    pub fn categorised(&self, row: usize) -> Categorised {
        self.categorised.get(row).copied().unwrap_or_else(|| {
            let mut notations = self.notations(row);
            if notations.any(|notation| self.category(notation) != NONE) {
                Categorised::File
            } else {
                Categorised::Undecided
            }
        })
    }

    /// What happened, in the reporter's words: the texts of a case's notations, each once, a line each.
    #[must_use]
    pub fn told_text(&self, row: usize) -> String {
        self.texts_of(self.notations.get(self.notations(row)).unwrap_or_default())
    }

    /// The texts of notations, each once, a line each.
    #[must_use]
    pub fn texts_of(&self, notations: &[NewNotation]) -> String {
        let texts = notations.iter();
        lines(texts.filter_map(|notation| self.referred(notation.text)))
    }

    /// The measures of notations, each once, a line each.
    #[must_use]
    pub fn measures_of(&self, notations: &[NewNotation]) -> String {
        let measures = notations.iter();
        lines(measures.filter_map(|notation| self.measures.text(notation.measure)))
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
        let year = self.years.get(row).copied().filter(|year| *year != NO_YEAR);
        year.map(i32::from)
    }

    /// The month of a row's date, 1 to 12.
    #[must_use]
    pub fn month(&self, row: usize) -> Option<u8> {
        self.months.get(row).copied().filter(|month| *month > 0)
    }

    /// The day of a row.
    #[must_use]
    pub fn date(&self, row: usize) -> Option<Date> {
        let days = self.days.get(row).copied().filter(|days| *days != NO_DAY);
        days.and_then(from_days)
    }

    /// The day that a row was closed.
    #[must_use]
    pub fn closed(&self, row: usize) -> Option<Date> {
        let days = self.closed.get(row).copied().filter(|days| *days != NO_DAY);
        days.and_then(from_days)
    }

    /// The code of a field of a row.
    #[must_use]
    pub fn code(&self, field: Field, row: usize) -> u32 {
        let codes = self.fields.get(field as usize);
        codes
            .and_then(|codes| codes.get(row))
            .copied()
            .unwrap_or(NONE)
    }

    /// What the codes of a field stand for.
    #[must_use]
    pub fn dictionary(&self, field: Field) -> &Dictionary {
        let [
            unit,
            status,
            gender,
            submitter,
            channel,
            provider,
            lex_sarah,
        ] = &self.dictionaries;
        match field {
            Field::Unit => unit,
            Field::Status => status,
            Field::Gender => gender,
            Field::Submitter => submitter,
            Field::Channel => channel,
            Field::Provider => provider,
            Field::LexSarah => lex_sarah,
        }
    }

    /// The text of a field of a row.
    #[must_use]
    pub fn text(&self, field: Field, row: usize) -> Option<&str> {
        self.dictionary(field).text(self.code(field, row))
    }

    /// The rows of the notation columns that belong to a case.
    #[must_use]
    pub fn notations(&self, row: usize) -> Range<usize> {
        let at = |row: usize| {
            let start = self.notation_starts.get(row).copied();
            start.and_then(|start| usize::try_from(start).ok())
        };
        let end = self.notations.len();
        let start = at(row).unwrap_or(end);
        start..at(row + 1).unwrap_or(end)
    }

    /// A notation.
    #[must_use]
    pub fn notation(&self, notation: usize) -> NewNotation {
        self.notations.get(notation).copied().unwrap_or_default()
    }

    /// The category's code of a notation.
    #[must_use]
    pub fn category(&self, notation: usize) -> u32 {
        self.notations
            .get(notation)
            .map_or(NONE, |each| each.category)
    }

    /// A text that stays in its file, without space around it.
    #[must_use]
    pub fn referred(&self, text: TextRef) -> Option<&str> {
        let column = self.columns.get(usize::try_from(text.column).ok()?)?;
        column
            .text_of(text.code)
            .map(str::trim)
            .filter(|text| !text.is_empty())
    }

    /// The case number of a row.
    #[must_use]
    pub fn number(&self, row: usize) -> Option<&str> {
        self.referred(*self.numbers.get(row)?)
    }

    /// Where a row stands.
    #[must_use]
    pub fn place(&self, row: usize) -> Option<Place> {
        let (sheet, number) = *self.places.get(row)?;
        self.placed(sheet, number)
    }

    /// Where a case stands that is not in the store.
    #[must_use]
    pub fn place_of(&self, case: &NewCase) -> Option<Place> {
        self.placed(case.sheet, case.row)
    }

    fn placed(&self, sheet: u32, row: u32) -> Option<Place> {
        let (source, index) = self.sheets.get(usize::try_from(sheet).ok()?)?;
        Some(Place {
            source: source.clone(),
            sheet: *index,
            row,
        })
    }

    /// The sheet of a row, by its place in the list of sheets.
    #[must_use]
    pub(super) fn sheet(&self, row: usize) -> Option<usize> {
        let (sheet, _) = self.places.get(row)?;
        usize::try_from(*sheet).ok()
    }

    /// A notation as the page shows it.
    #[must_use]
    pub fn told(&self, notation: NewNotation) -> NotationRow {
        let owned = |text: Option<&str>| text.map(str::to_owned);
        NotationRow {
            category: owned(self.categories.text(notation.category)),
            text: owned(self.referred(notation.text)),
            measure: owned(self.measures.text(notation.measure)),
        }
    }

    /// A row as the page shows it.
    #[must_use]
    // Many ask for it, none of them for many: one copy in the program is enough.
    #[inline(never)]
    pub fn row(&self, row: usize) -> Option<CaseRow> {
        let owned = |text: Option<&str>| text.map(str::to_owned);
        Some(CaseRow {
            at: u32::try_from(row).ok()?,
            categorised: self.categorised(row),
            number: owned(self.number(row)),
            date: self.date(row),
            closed: self.closed(row),
            kind: self.kind(row)?,
            unit: owned(self.text(Field::Unit, row)),
            status: owned(self.text(Field::Status, row)),
            notations: self
                .notations(row)
                .map(|notation| self.told(self.notation(notation)))
                .collect(),
            place: self.place(row)?,
        })
    }
}

fn lines<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for text in texts {
        if !lines.contains(&text) {
            lines.push(text);
        }
    }
    lines.join("\n")
}
