//! The rows of one sheet to cases: rows of the same case number are one case with several notations.

use hashbrown::{HashMap, HashTable};
use rustc_hash::{FxBuildHasher, FxHasher};
use std::hash::{Hash as _, Hasher as _};
use std::rc::Rc;

use super::ascending::Ascending;
use super::fields::{self, Text};
use super::notations::{self, Cuts};
use super::numbers::Numbers;
use super::rows::SheetRows;
use super::units::UnitNames;
use crate::cases::{CaseDay, CaseStore, Field, NewCase, NewNotation, TextRef};
use crate::columns::{Column, NONE};
use crate::model::{Kind, Meaning, Problem, ProblemCode, SetAsideReason, shown};

/// Stands for "not asked for yet" in a list of codes.
const UNKNOWN: u32 = u32::MAX;

/// A case as one sheet tells it: no more than tells it from others, since there may be very many.
#[derive(Clone, Copy, Debug)]
pub struct Gathered {
    /// Its first row.
    pub row: u32,
    /// What it is.
    pub kind: Kind,
    /// The unit's code in the store.
    pub unit: u32,
    /// The year it counts in.
    pub year: Option<i16>,
}

/// The cases of one sheet.
pub struct SheetCases {
    /// In order of their first rows.
    pub cases: Vec<Gathered>,
    /// Further rows of a case, by its place in `cases`.
    pub joined: HashMap<u32, Vec<u32>, FxBuildHasher>,
    /// The cases that have a number, by [`key`]; none as long as the numbers stand in order.
    by_key: HashTable<u32>,
    ascending: Option<Ascending>,
    /// The case of the row before, by its place in `cases`.
    last: Option<u32>,
}

/// What one sheet's cells are in the store: asked for once for each different cell.
pub struct Translation {
    sheet: u32,
    number: u32,
    text: u32,
    coded: [Vec<u32>; 7],
    constant_unit: u32,
    measures: Vec<u32>,
    categories: Vec<Vec<Option<Box<[u32]>>>>,
    cuts: Vec<Cuts>,
    marks: Vec<u32>,
}

/// The hash that equal cases share.
#[must_use]
pub fn key(number: &str, kind: Kind, unit: u32, year: Option<i16>) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(number.as_bytes());
    (kind.index(), unit, year).hash(&mut hasher);
    hasher.finish()
}

impl Translation {
    /// Begins the translation of a sheet into a store.
    pub fn new(sheet: &SheetRows, store: &mut CaseStore, units: &UnitNames) -> Self {
        let fields = &sheet.fields;
        let mut column = |cells: Option<&Rc<Column>>| {
            cells.map_or(0, |cells| store.add_column(Rc::clone(cells)))
        };
        let number = column(fields.number.as_ref().map(Numbers::cells));
        let text = column(fields.text.as_ref().map(Text::cells));
        let unknown =
            |text: Option<&Text>| vec![UNKNOWN; text.map_or(0, |text| text.cells().distinct())];
        let constant_unit = sheet.mapping.constant_unit().map_or(NONE, |unit| {
            let [of_units, ..] = &mut store.dictionaries;
            of_units.code_for(units.unit(&shown(unit)))
        });
        Self {
            sheet: store.add_sheet(sheet.source.clone(), sheet.index),
            number,
            text,
            coded: fields.coded.each_ref().map(|text| unknown(text.as_ref())),
            constant_unit,
            measures: unknown(fields.measure.as_ref()),
            categories: fields
                .categories
                .iter()
                .map(|column| vec![None; column.cells().distinct()])
                .collect(),
            cuts: fields
                .categories
                .iter()
                .map(|column| {
                    let split = sheet.mapping.split.then(|| Cuts::of(column.cells()));
                    split.unwrap_or_default()
                })
                .collect(),
            marks: fields
                .marks
                .iter()
                .map(|(_, name)| store.categories.code_for(name))
                .collect(),
        }
    }

    /// The store's code of a field of a row.
    #[inline]
    fn coded(
        &mut self,
        sheet: &SheetRows,
        store: &mut CaseStore,
        units: &UnitNames,
        index: usize,
        row: usize,
    ) -> u32 {
        let column = sheet.fields.coded.get(index).and_then(Option::as_ref);
        let code = fields::code(column, row);
        let is_unit = index == Field::Unit as usize;
        if code == NONE {
            return if is_unit { self.constant_unit } else { NONE };
        }
        let known = self
            .coded
            .get_mut(index)
            .and_then(|codes| codes.get_mut(usize::try_from(code).ok()?));
        let Some(known) = known else { return NONE };
        if *known == UNKNOWN {
            let text = column
                .and_then(|column| column.cells().text_of(code))
                .unwrap_or_default();
            let text = notations::name(text);
            let text = if is_unit { units.unit(&text) } else { &text };
            *known = store
                .dictionaries
                .get_mut(index)
                .map_or(NONE, |dictionary| dictionary.code_for(text));
        }
        *known
    }

    fn unit(
        &mut self,
        sheet: &SheetRows,
        store: &mut CaseStore,
        units: &UnitNames,
        row: usize,
    ) -> u32 {
        self.coded(sheet, store, units, Field::Unit as usize, row)
    }

    /// The case of a row as the store takes it.
    pub fn case(
        &mut self,
        sheet: &SheetRows,
        store: &mut CaseStore,
        units: &UnitNames,
        gathered: &Gathered,
    ) -> NewCase {
        let row = usize::try_from(gathered.row).unwrap_or(usize::MAX);
        let mut codes = [NONE; 7];
        for (index, code) in codes.iter_mut().enumerate() {
            *code = self.coded(sheet, store, units, index, row);
        }
        NewCase {
            kind: gathered.kind,
            number: TextRef {
                column: self.number,
                code: sheet
                    .fields
                    .number
                    .as_ref()
                    .map_or(NONE, |number| number.code(row)),
            },
            day: sheet.fields.day(row),
            year: gathered.year,
            closed: sheet.fields.closed(row),
            fields: codes,
            sheet: self.sheet,
            row: sheet.table.number(row),
        }
    }

    /// Adds the notations of a row: one for each category that it names, or one without.
    pub fn notations(
        &mut self,
        sheet: &SheetRows,
        store: &mut CaseStore,
        row: usize,
        found: &mut Vec<NewNotation>,
    ) {
        let fields = &sheet.fields;
        let mut notation = NewNotation {
            category: NONE,
            text: TextRef {
                column: self.text,
                code: fields::code(fields.text.as_ref(), row),
            },
            measure: self.measure(sheet, store, row),
        };
        let start = found.len();
        let mut add = |category: u32| {
            let of_row = found.get(start..).unwrap_or_default();
            if category != NONE && of_row.iter().all(|each| each.category != category) {
                notation.category = category;
                found.push(notation);
            }
        };
        for ((column, known), cuts) in fields
            .categories
            .iter()
            .zip(&mut self.categories)
            .zip(&self.cuts)
        {
            let code = fields::code(Some(column), row);
            let Some(slot) = usize::try_from(code)
                .ok()
                .and_then(|code| known.get_mut(code))
            else {
                continue;
            };
            if code == NONE {
                continue;
            }
            let codes = slot.get_or_insert_with(|| {
                let text = column.cells().text_of(code).unwrap_or_default();
                if sheet.mapping.split {
                    let parts = cuts.parts(text);
                    parts.map(|part| store.categories.code_for(&part)).collect()
                } else {
                    Box::from([store.categories.code_for(&notations::name(text))])
                }
            });
            codes.iter().copied().for_each(&mut add);
        }
        for ((column, _), code) in fields.marks.iter().zip(&self.marks) {
            if column.get(row) == Some(true) {
                add(*code);
            }
        }
        if found.len() == start {
            notation.category = NONE;
            found.push(notation);
        }
    }

    fn measure(&mut self, sheet: &SheetRows, store: &mut CaseStore, row: usize) -> u32 {
        let column = sheet.fields.measure.as_ref();
        let code = fields::code(column, row);
        let known = usize::try_from(code)
            .ok()
            .and_then(|code| self.measures.get_mut(code));
        let Some(known) = known.filter(|_| code != NONE) else {
            return NONE;
        };
        if *known == UNKNOWN {
            let text = column.and_then(|column| column.cells().text_of(code));
            let text = text.unwrap_or_default().trim();
            // The lines of a longer text stay lines.
            *known = if text.contains('\n') {
                store.measures.code_for(text)
            } else {
                store.measures.code_for(&shown(text))
            };
        }
        *known
    }
}

/// Brings the rows of a sheet together: the same number, kind, unit and year are one case. A row with another date
/// is set aside as a conflict, a row that says nothing new is identical, others are further notations.
pub fn gather(
    sheet: &mut SheetRows,
    translation: &mut Translation,
    store: &mut CaseStore,
    units: &UnitNames,
) -> SheetCases {
    let rows = std::mem::take(&mut sheet.rows);
    warn_of_lost_numbers(sheet, &rows);
    let mut found = SheetCases {
        cases: Vec::with_capacity(rows.len()),
        joined: HashMap::default(),
        by_key: HashTable::new(),
        ascending: Some(Ascending::default()),
        last: None,
    };
    for row in rows {
        gather_row(sheet, translation, store, units, &mut found, row);
    }
    found
}

// Not part of the loop around it: a browser makes a function fast while it is called often, not while it runs long.
#[inline(never)]
fn gather_row(
    sheet: &mut SheetRows,
    translation: &mut Translation,
    store: &mut CaseStore,
    units: &UnitNames,
    found: &mut SheetCases,
    row: u32,
) {
    let at = usize::try_from(row).unwrap_or(usize::MAX);
    if sheet.is_continued(row)
        && let Some(last) = found.last
    {
        let above = usize::try_from(last).ok();
        if let Some(case) = above.and_then(|above| found.cases.get(above)).copied() {
            join(
                sheet,
                translation,
                store,
                found,
                last,
                &Gathered { row, ..case },
            );
        }
        return;
    }
    let Some(kind) = sheet.fields.kind(at) else {
        return;
    };
    let year = sheet.fields.day(at).map(|day| day.year);
    let constant_year = || sheet.mapping.year.and_then(|year| i16::try_from(year).ok());
    let gathered = Gathered {
        row,
        kind,
        unit: translation.unit(sheet, store, units, at),
        year: year.or_else(constant_year),
    };
    let Some(number) = sheet.fields.number(at) else {
        found.push(gathered);
        return;
    };
    let number_of = |row: u32| sheet.fields.number(usize::try_from(row).ok()?);
    if let Some(ascending) = &mut found.ascending {
        if ascending.follows((kind, gathered.year), row, number_of) {
            found.push(gathered);
            return;
        }
        found.look_up(sheet);
    }
    let same = |other: &Gathered| {
        (other.kind, other.unit, other.year) == (gathered.kind, gathered.unit, gathered.year)
            && number_of(other.row) == Some(number)
    };
    let at_index = |index: u32| {
        usize::try_from(index)
            .ok()
            .and_then(|index| found.cases.get(index))
    };
    let hash = key(number, gathered.kind, gathered.unit, gathered.year);
    let first = found
        .by_key
        .find(hash, |other| at_index(*other).is_some_and(same))
        .copied();
    if let Some(first) = first {
        found.last = Some(first);
        join(sheet, translation, store, found, first, &gathered);
        return;
    }
    found.push(gathered);
    found.insert(sheet, found.cases.len() - 1);
}

impl SheetCases {
    fn push(&mut self, case: Gathered) {
        self.last = u32::try_from(self.cases.len()).ok();
        self.cases.push(case);
    }

    /// Makes what numbers are looked up in, of the cases so far.
    fn look_up(&mut self, sheet: &SheetRows) {
        self.ascending = None;
        self.by_key = HashTable::with_capacity(self.cases.capacity());
        for index in 0..self.cases.len() {
            self.insert(sheet, index);
        }
    }

    /// Adds a case to what numbers are looked up in, if it has one.
    fn insert(&mut self, sheet: &SheetRows, index: usize) {
        let key = |index: usize| {
            let case = self.cases.get(index)?;
            let number = sheet.fields.number(usize::try_from(case.row).ok()?)?;
            Some(key(number, case.kind, case.unit, case.year))
        };
        if let (Some(hash), Ok(place)) = (key(index), u32::try_from(index)) {
            self.by_key.insert_unique(hash, place, |other| {
                let other = usize::try_from(*other).ok().and_then(key);
                other.unwrap_or_default()
            });
        }
    }
}

/// Tells of numbers that have lost their figures, by which no case is known.
fn warn_of_lost_numbers(sheet: &mut SheetRows, rows: &[u32]) {
    let Some(numbers) = &sheet.fields.number else {
        return;
    };
    let mut lost = numbers.lost(rows);
    if let Some(first) = lost.next() {
        let all = lost.count() + 1;
        let mut columns = sheet.mapping.columns.iter();
        let column = columns.position(|meaning| *meaning == Meaning::Number);
        let problem = Problem::new(ProblemCode::ExponentNumbers)
            .with_detail(all.to_string())
            .at(
                sheet.table.number(first),
                sheet.fields.name(column.unwrap_or_default()),
            );
        sheet.warnings.push(problem);
    }
}

/// A further row of a case.
fn join(
    sheet: &mut SheetRows,
    translation: &mut Translation,
    store: &mut CaseStore,
    found: &mut SheetCases,
    first: u32,
    row: &Gathered,
) {
    let Some(case) = usize::try_from(first)
        .ok()
        .and_then(|first| found.cases.get(first))
    else {
        return;
    };
    let at = usize::try_from(row.row).unwrap_or(usize::MAX);
    let day = |row: u32| sheet.fields.day(usize::try_from(row).ok()?);
    if let (Some(earlier), Some(later)) = (day(case.row), day(row.row))
        && earlier != later
    {
        let written = |day: CaseDay| {
            crate::model::from_days(day.days).map_or_else(String::new, crate::model::written_date)
        };
        let number = usize::try_from(case.row).map_or(0, |row| sheet.table.number(row));
        let detail = format!("{} ({number}) ≠ {}", written(earlier), written(later));
        sheet.set_aside(at, SetAsideReason::Conflict, Some(detail));
        return;
    }
    let mut known = Vec::new();
    let joined = found.joined.get(&first).map_or(&[][..], Vec::as_slice);
    for row in std::iter::once(case.row).chain(joined.iter().copied()) {
        translation.notations(
            sheet,
            store,
            usize::try_from(row).unwrap_or(usize::MAX),
            &mut known,
        );
    }
    let mut own = Vec::new();
    translation.notations(sheet, store, at, &mut own);
    let same = |one: &NewNotation, other: &NewNotation| {
        (one.category, one.measure) == (other.category, other.measure)
            && (one.text == other.text
                || store.referred(one.text).map(shown) == store.referred(other.text).map(shown))
    };
    sheet.ledger.cases -= 1;
    if own
        .iter()
        .all(|own| known.iter().any(|known| same(own, known)))
    {
        sheet.ledger.identical += 1;
    } else {
        sheet.ledger.joined += 1;
        found.joined.entry(first).or_default().push(row.row);
    }
}
