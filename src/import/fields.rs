//! The columns of a sheet as its mapping understands them, each different cell understood once.

use std::rc::Rc;

use super::dates;
use super::header::Header;
use super::notations;
use super::numbers::Numbers;
use super::table::{Cell, Table};
use super::words;
use crate::cases::{CaseDay, Field};
use crate::columns::{Column, NONE, says_nothing};
use crate::model::{
    DateColumn, DateOrder, Kind, Meaning, SetAsideReason, SheetAnswers, SheetMapping,
};

/// A row with this many filled cells is neither blank nor a total.
const PLENTY: usize = 5;

/// A column with a meaning and what each of its codes says.
#[derive(Clone, Debug)]
pub struct Understood<T> {
    /// The column's place in the sheet.
    pub column: usize,
    cells: Rc<Column>,
    by_code: Vec<T>,
}

impl<T: Copy> Understood<T> {
    /// The cells.
    #[must_use]
    pub const fn cells(&self) -> &Rc<Column> {
        &self.cells
    }

    /// What it says in a row.
    #[inline]
    pub fn get(&self, row: usize) -> Option<T> {
        self.of_code(self.cells.code(row))
    }

    /// Whether some code says this.
    pub fn says(&self, this: impl Fn(T) -> bool) -> bool {
        self.by_code.iter().any(|said| this(*said))
    }

    /// What a code says.
    #[inline]
    pub fn of_code(&self, code: u32) -> Option<T> {
        self.by_code.get(usize::try_from(code).ok()?).copied()
    }
}

/// What a cell of a kind column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaidKind {
    /// Nothing.
    Blank,
    /// One of the three.
    Kind(Kind),
    /// Something that the user has said is not counted.
    NotCounted,
    /// Something that is none of the three, or more than one.
    Unknown,
}

/// What a cell of a date column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaidDay {
    /// Nothing.
    Blank,
    /// A day.
    Day(CaseDay),
    /// A day that systems write where there is none.
    Placeholder,
    /// Something that is no day.
    Unreadable,
}

/// A column whose cells are taken as they are.
#[derive(Clone, Debug)]
pub struct Text(Rc<Column>);

impl Text {
    /// A column that no file has, but its rows give.
    #[must_use]
    pub const fn new(cells: Rc<Column>) -> Self {
        Self(cells)
    }

    /// The cells.
    #[must_use]
    pub const fn cells(&self) -> &Rc<Column> {
        &self.0
    }
}

/// The columns with a meaning.
#[derive(Clone, Debug, Default)]
pub struct Fields {
    names: Vec<String>,
    columns: Vec<Rc<Column>>,
    constant_kind: Option<Kind>,
    /// Case numbers.
    pub number: Option<Numbers>,
    /// Days reported.
    pub date: Option<Understood<SaidDay>>,
    /// Days closed.
    pub closed: Option<Understood<SaidDay>>,
    /// Kinds.
    pub kind: Option<Understood<SaidKind>>,
    /// Texts.
    pub text: Option<Text>,
    /// Measures.
    pub measure: Option<Text>,
    /// Categories, a column or more.
    pub categories: Vec<Text>,
    /// Columns named for a category, with marks.
    pub marks: Vec<(Understood<bool>, String)>,
    /// Fields of few texts, in the order of [`Field::ALL`].
    pub coded: [Option<Text>; 7],
    /// How the date columns are read, where their figures do not say it themselves.
    pub date_columns: Vec<DateColumn>,
}

impl Fields {
    /// Understands the columns of a sheet.
    #[must_use]
    pub fn new(
        table: &Table,
        mapping: &SheetMapping,
        answers: &SheetAnswers,
        header: Option<&Header>,
    ) -> Self {
        let names = header.map_or_else(Vec::new, |header| header.names.clone());
        let meanings = || mapping.columns.iter().copied().enumerate();
        let first = |wanted| {
            meanings()
                .find(|(_, meaning)| *meaning == wanted)
                .map(|(column, _)| column)
        };
        let all = |wanted| meanings().filter(move |(_, meaning)| *meaning == wanted);
        let text = |column: usize| table.column(column).map(|cells| Text(Rc::clone(cells)));
        let mut date_columns = Vec::new();
        let mut days = |wanted| {
            let column = first(wanted)?;
            let (said, order) = days(table, mapping, column)?;
            date_columns.extend(order);
            Some(said)
        };
        let (date, closed) = (days(Meaning::Date), days(Meaning::Closed));
        let mut fields = Self {
            columns: (0..table.width())
                .filter_map(|column| table.column(column).cloned())
                .collect(),
            constant_kind: mapping.constant_kind(),
            number: first(Meaning::Number)
                .and_then(|column| table.column(column))
                .map(Numbers::new),
            date,
            closed,
            kind: first(Meaning::Kind).and_then(|column| {
                understand(table, column, SaidKind::Blank, |text, _| {
                    kind(text, answers)
                })
            }),
            text: first(Meaning::Text).and_then(text),
            measure: first(Meaning::Measure).and_then(text),
            categories: all(Meaning::Category)
                .filter_map(|(column, _)| text(column))
                .collect(),
            marks: all(Meaning::CategoryMark)
                .filter_map(|(column, _)| {
                    let name = names.get(column).filter(|name| !name.is_empty())?;
                    let marked =
                        |text: &str, _| notations::mark(text).unwrap_or(!text.trim().is_empty());
                    Some((understand(table, column, false, marked)?, name.clone()))
                })
                .collect(),
            coded: Field::ALL.map(|field| first(meaning(field)).and_then(text)),
            date_columns,
            names,
        };
        // Narrow columns first: a row with plenty is then known after few looks.
        fields.columns.sort_by_key(|column| column.distinct());
        fields
    }

    /// A column's name.
    #[must_use]
    pub fn name(&self, column: usize) -> String {
        self.names.get(column).cloned().unwrap_or_default()
    }

    /// Whether a row has so many filled cells that it is neither blank nor a total.
    #[inline]
    #[must_use]
    pub fn has_plenty(&self, row: usize) -> bool {
        let mut found = 0;
        for column in &self.columns {
            found += usize::from(column.is_filled(row));
            if found == PLENTY {
                return true;
            }
        }
        false
    }

    /// What a row lacks to be a case, with the cell that shows it.
    #[must_use]
    #[inline]
    pub fn lack(&self, row: usize) -> Option<(SetAsideReason, Option<String>)> {
        let has = |text: &Option<Text>| text.as_ref().is_some_and(|text| text.0.is_filled(row));
        let dated = || {
            self.date
                .as_ref()
                .and_then(|date| date.get(row))
                .is_some_and(|day| matches!(day, SaidDay::Day(_) | SaidDay::Unreadable))
        };
        let number = self.number.as_ref();
        let tells = number.is_some_and(|number| number.cells().is_filled(row))
            || dated()
            || has(&self.text)
            || self.categories.iter().any(|column| column.0.is_filled(row))
            || self
                .marks
                .iter()
                .any(|(column, _)| column.get(row).unwrap_or(false));
        if !tells {
            return Some((SetAsideReason::Empty, None));
        }
        match self
            .kind
            .as_ref()
            .and_then(|kind| kind.get(row))
            .unwrap_or(SaidKind::Blank)
        {
            SaidKind::Kind(_) => None,
            said @ (SaidKind::Unknown | SaidKind::NotCounted) => {
                let cell = self.kind.as_ref().and_then(|kind| kind.cells.text(row));
                let reason = if said == SaidKind::Unknown {
                    SetAsideReason::UnknownKind
                } else {
                    SetAsideReason::NotCounted
                };
                Some((reason, cell.map(|text| text.trim().to_owned())))
            }
            SaidKind::Blank if self.constant_kind.is_some() => None,
            SaidKind::Blank => Some((SetAsideReason::NoKind, None)),
        }
    }

    /// The kind of a row that lacks nothing.
    #[must_use]
    #[inline]
    pub fn kind(&self, row: usize) -> Option<Kind> {
        match self.kind.as_ref().and_then(|kind| kind.get(row)) {
            Some(SaidKind::Kind(kind)) => Some(kind),
            Some(SaidKind::Blank | SaidKind::Unknown | SaidKind::NotCounted) | None => {
                self.constant_kind
            }
        }
    }

    /// Takes the kinds of rows from a column that headings between them give, where no other has them.
    pub fn take_kinds(&mut self, cells: Rc<Column>) {
        if self.kind.is_none() {
            let by_code = cells.for_each_code(SaidKind::Blank, |text, _| {
                kind(text, &SheetAnswers::default())
            });
            self.kind = Some(Understood {
                column: usize::MAX,
                cells,
                by_code,
            });
        }
    }

    /// The day of a row.
    #[must_use]
    #[inline]
    pub fn day(&self, row: usize) -> Option<CaseDay> {
        day(self.date.as_ref(), row)
    }

    /// The day a row was closed, as days since 1970-01-01.
    #[must_use]
    #[inline]
    pub fn closed(&self, row: usize) -> Option<i32> {
        day(self.closed.as_ref(), row).map(|day| day.days)
    }

    /// The number of a row, where it has one.
    #[must_use]
    #[inline]
    pub fn number(&self, row: usize) -> Option<&str> {
        self.number.as_ref()?.get(row)
    }

    /// The columns of a row whose dates cannot be read.
    #[inline]
    pub fn unreadable_dates(&self, row: usize) -> [Option<usize>; 2] {
        [&self.date, &self.closed].map(|said| {
            said.as_ref()
                .filter(|said| said.get(row) == Some(SaidDay::Unreadable))
                .map(|said| said.column)
        })
    }
}

/// A cell's text without space around it, where it has any.
#[must_use]
pub fn text(column: Option<&Text>, row: usize) -> Option<&str> {
    let cells = &column?.0;
    let code = cells.filled_code(row);
    (code != NONE).then(|| cells.text_of(code).unwrap_or_default().trim())
}

/// The code of a row's text, [`NONE`] where it has nothing to read.
#[must_use]
#[inline]
pub fn code(column: Option<&Text>, row: usize) -> u32 {
    column.map_or(NONE, |column| column.0.filled_code(row))
}

/// The day that a code of a column of days says.
#[must_use]
pub fn day_of(said: &Understood<SaidDay>, code: u32) -> Option<CaseDay> {
    match said.of_code(code)? {
        SaidDay::Day(day) => Some(day),
        SaidDay::Blank | SaidDay::Placeholder | SaidDay::Unreadable => None,
    }
}

fn day(said: Option<&Understood<SaidDay>>, row: usize) -> Option<CaseDay> {
    let said = said?;
    day_of(said, said.cells.code(row))
}

fn understand<T>(
    table: &Table,
    column: usize,
    of_nothing: T,
    of_text: impl FnMut(&str, crate::columns::CellKind) -> T,
) -> Option<Understood<T>> {
    let cells = Rc::clone(table.column(column)?);
    let by_code = cells.for_each_code(of_nothing, of_text);
    Some(Understood {
        column,
        cells,
        by_code,
    })
}

/// The days of a column, and how its figures are read where they do not say it themselves.
fn days(
    table: &Table,
    mapping: &SheetMapping,
    column: usize,
) -> Option<(Understood<SaidDay>, Option<DateColumn>)> {
    let chosen = mapping
        .date_orders
        .iter()
        .find(|(other, _)| *other == column);
    let cells = table.column(column)?;
    let texts = (1..u32::try_from(cells.distinct()).unwrap_or(u32::MAX))
        .filter_map(|code| cells.text_of(code));
    let judged = dates::judge(texts);
    let order = chosen.map_or(judged.order, |(_, order)| *order);
    let said = understand(table, column, SaidDay::Blank, |text, kind| {
        let cell = Cell::new(text, kind).counted_from(table.days_from);
        if cell.is_blank() {
            return SaidDay::Blank;
        }
        let day = dates::date(cell, dates::DateReading { order, ..judged });
        if dates::is_placeholder(cell, day) {
            return SaidDay::Placeholder;
        }
        day.map(CaseDay::of)
            .map_or(SaidDay::Unreadable, SaidDay::Day)
    })?;
    let told = (judged.evidence != dates::DateEvidence::Unneeded || order != DateOrder::DayFirst)
        .then_some(DateColumn {
            column,
            order,
            evidence: chosen.is_none().then_some(judged.evidence),
        });
    Some((said, told))
}

fn kind(text: &str, answers: &SheetAnswers) -> SaidKind {
    if says_nothing(text) {
        return SaidKind::Blank;
    }
    if let Some(said) = answers.kind_of(text) {
        return said.map_or(SaidKind::NotCounted, SaidKind::Kind);
    }
    match words::kinds_in(text).as_slice() {
        [kind] => SaidKind::Kind(*kind),
        _ => SaidKind::Unknown,
    }
}

const fn meaning(field: Field) -> Meaning {
    match field {
        Field::Unit => Meaning::Unit,
        Field::Status => Meaning::Status,
        Field::Gender => Meaning::Gender,
        Field::Submitter => Meaning::Submitter,
        Field::Channel => Meaning::Channel,
        Field::Provider => Meaning::Provider,
        Field::LexSarah => Meaning::LexSarah,
    }
}
