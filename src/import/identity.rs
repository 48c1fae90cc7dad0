//! The same case in several files: told once, told alike, or told otherwise.

use hashbrown::HashMap;
use rustc_hash::{FxBuildHasher, FxHasher};
use std::hash::{Hash as _, Hasher as _};

use super::gather::{self, Gathered, SheetCases, Translation};
use super::matches;
use super::numbering::{Numbering, Restart};
use super::rows::SheetRows;
use super::units::UnitNames;
use crate::cases::{CaseStore, Field, NewCase, NewNotation};
use crate::columns::NONE;
use crate::model::{
    CaseChange, FieldChange, MatchProposal, MatchSide, Meaning, Place, SheetMapping, shown,
};

/// What the user has decided of cases that files tell differently.
#[derive(Clone, Copy, Debug, Default)]
pub struct Decisions<'a> {
    /// Where later readings stand that shall not count.
    pub kept_earlier: &'a [Place],
    /// Cases that are one, or are not: the earlier, the later.
    pub matches: &'a [(Place, Place, bool)],
}

/// The cases of all files.
#[derive(Debug, Default)]
pub struct Identified {
    /// Every case once, in the order in which the files told of them first.
    pub store: CaseStore,
    /// For each sheet given: the cases it tells otherwise.
    pub changes: Vec<Vec<CaseChange>>,
    /// Cases of different files that may be one.
    pub proposals: Vec<MatchProposal>,
    /// Pairs of sheets with numbers in common that are of different cases.
    pub restarts: Vec<Restart>,
}

/// Brings the cases of several sheets together, earlier sheets first, and completes their ledgers.
///
/// Cases are the same when number, kind, unit and year are, unless the numbers begin anew from one sheet to the other
/// ([`Numbering`]): then none is. Cases without a number are the same when all that identifies them is, each
/// occurrence within a sheet standing for one case. Where a later sheet tells otherwise, it counts, unless the user
/// decides otherwise.
#[must_use]
pub fn identify(sheets: &mut [SheetRows], units: &UnitNames, decisions: Decisions) -> Identified {
    let mut store = CaseStore::default();
    let (mut translations, gathered): (Vec<Translation>, Vec<SheetCases>) = sheets
        .iter_mut()
        .map(|sheet| {
            let mut translation = Translation::new(sheet, &mut store, units);
            let cases = gather::gather(sheet, &mut translation, &mut store, units);
            (translation, cases)
        })
        .unzip();
    let several = sheets.len() > 1;
    let numbering = if several {
        Numbering::new(sheets, &gathered)
    } else {
        Numbering::default()
    };
    let mut merger = Merger {
        store,
        rows: vec![None; numbering.count],
        by_content: HashMap::default(),
        told: Vec::new(),
        replaced: HashMap::default(),
        accepted: Vec::new(),
        units,
        decisions,
        numbering,
        several,
    };
    let sheets = sheets.iter_mut().zip(&mut translations).zip(&gathered);
    let changes = sheets
        .enumerate()
        .map(|(ordinal, ((sheet, translation), gathered))| {
            merger.sheet(ordinal, sheet, translation, gathered)
        })
        .collect();
    let mut replaced: Vec<(usize, Vec<NewNotation>)> = merger.replaced.into_iter().collect();
    replaced.sort_unstable_by_key(|(row, _)| *row);
    merger.store.replace_notations(&replaced);
    let mut proposals = merger.accepted;
    if several {
        proposals.extend(matches::propose(&merger.store, decisions.matches));
    }
    Identified {
        store: merger.store,
        changes,
        proposals,
        restarts: merger.numbering.restarts,
    }
}

struct Merger<'a> {
    store: CaseStore,
    /// The row of each case that has a number, by what the [`Numbering`] gives it.
    rows: Vec<Option<u32>>,
    /// Cases that have none, by all that identifies them; kept only where there is more than one sheet.
    by_content: HashMap<u64, Vec<u32>, FxBuildHasher>,
    /// For each case: the sheet that told it last, and which meanings are known of it, a bit each; kept only where
    /// there is more than one sheet.
    told: Vec<(u32, u32)>,
    /// Notations that a later sheet told otherwise.
    replaced: HashMap<usize, Vec<NewNotation>, FxBuildHasher>,
    accepted: Vec<MatchProposal>,
    units: &'a UnitNames,
    decisions: Decisions<'a>,
    numbering: Numbering,
    several: bool,
}

impl Merger<'_> {
    fn sheet(
        &mut self,
        ordinal: usize,
        sheet: &mut SheetRows,
        translation: &mut Translation,
        gathered: &SheetCases,
    ) -> Vec<CaseChange> {
        let mut told = Told {
            ordinal,
            occurrences: HashMap::default(),
            notations: Vec::new(),
            changes: Vec::new(),
        };
        if self.store.is_empty() {
            self.store.reserve(gathered.cases.len());
        }
        for (index, each) in (0..).zip(&gathered.cases) {
            let joined = gathered.joined.get(&index).map_or(&[][..], Vec::as_slice);
            self.case(sheet, translation, &mut told, (index, each), joined);
        }
        told.changes
    }

    // Not part of the loop around it: a browser makes a function fast while it is called often, not while it runs long.
    #[inline(never)]
    fn case(
        &mut self,
        sheet: &mut SheetRows,
        translation: &mut Translation,
        told: &mut Told,
        (index, each): (u32, &Gathered),
        joined: &[u32],
    ) {
        let case = translation.case(sheet, &mut self.store, self.units, each);
        let mut notations = std::mem::take(&mut told.notations);
        notations.clear();
        for row in std::iter::once(each.row).chain(joined.iter().copied()) {
            let row = usize::try_from(row).unwrap_or(usize::MAX);
            translation.notations(sheet, &mut self.store, row, &mut notations);
        }
        let number = self.numbering.of(told.ordinal, index);
        let same = if self.several {
            self.same(sheet, told, number, &case, &notations)
        } else {
            None
        };
        match same {
            None => self.add(sheet, told, number, case, &notations),
            Some(same) => {
                let joined = u32::try_from(joined.len()).unwrap_or(u32::MAX);
                sheet.ledger.cases -= 1;
                sheet.ledger.joined -= joined;
                match self.retell(told.ordinal, sheet.mapping, same, case, &notations) {
                    None => sheet.ledger.identical += joined + 1,
                    Some(change) => {
                        sheet.ledger.changed += joined + 1;
                        told.changes.push(change);
                    }
                }
            }
        }
        told.notations = notations;
    }

    fn add(
        &mut self,
        sheet: &mut SheetRows,
        told: &Told,
        number: Option<usize>,
        case: NewCase,
        notations: &[NewNotation],
    ) {
        let index = u32::try_from(self.store.len()).unwrap_or(u32::MAX);
        sheet.ledger.notations += u32::try_from(notations.len()).unwrap_or(u32::MAX);
        self.store.push(case);
        for notation in notations {
            self.store.push_notation(*notation);
        }
        if !self.several {
            return;
        }
        self.told.push((
            u32::try_from(told.ordinal).unwrap_or(u32::MAX),
            meanings(sheet.mapping),
        ));
        match number {
            None => self
                .by_content
                .entry(content(&self.store, &case, notations))
                .or_default()
                .push(index),
            Some(number) => {
                if let Some(row) = self.rows.get_mut(number) {
                    *row = Some(index);
                }
            }
        }
    }

    /// The case of an earlier sheet that this one is the same as. Cases of one sheet are told apart already.
    fn same(
        &self,
        sheet: &SheetRows,
        told: &mut Told,
        number: Option<usize>,
        case: &NewCase,
        notations: &[NewNotation],
    ) -> Option<Same> {
        if let Some(row) = self.accepted_match(sheet, case) {
            return Some(Same::Accepted(row));
        }
        let found = if let Some(number) = number {
            self.rows.get(number).copied().flatten()
        } else {
            let ordinal = told.ordinal;
            let earlier = |index: &u32| {
                let told = usize::try_from(*index)
                    .ok()
                    .and_then(|index| self.told.get(index));
                told.is_some_and(|(sheet, _)| usize::try_from(*sheet) != Ok(ordinal))
            };
            let key = content(&self.store, case, notations);
            let nth = told.occurrences.entry(key).or_default();
            let candidates = self.by_content.get(&key)?;
            let found = candidates.get(*nth).copied().filter(earlier);
            *nth += 1;
            found
        };
        found
            .and_then(|index| usize::try_from(index).ok())
            .map(Same::Found)
    }

    /// The case that the user has said this one to be.
    fn accepted_match(&self, sheet: &SheetRows, case: &NewCase) -> Option<usize> {
        let (earlier, ..) = self.decisions.matches.iter().find(|(_, later, same)| {
            *same
                && later.row == case.row
                && later.sheet == sheet.index
                && later.source == sheet.source
        })?;
        (0..self.store.len()).find(|row| {
            self.store
                .place(*row)
                .is_some_and(|place| place == *earlier)
        })
    }

    /// The meanings that both the case and a sheet have columns for.
    fn compared(&self, row: usize, mapping: &SheetMapping) -> u32 {
        self.told
            .get(row)
            .map_or(0, |(_, known)| known & meanings(mapping))
    }

    fn notations(&self, row: usize) -> Vec<NewNotation> {
        self.replaced.get(&row).cloned().unwrap_or_else(|| {
            let stored = self.store.notations(row);
            stored
                .map(|notation| self.store.notation(notation))
                .collect()
        })
    }

    /// Tells a case once more. What is told otherwise is returned, and counts unless the user decided otherwise.
    fn retell(
        &mut self,
        ordinal: usize,
        mapping: &SheetMapping,
        same: Same,
        later: NewCase,
        notations: &[NewNotation],
    ) -> Option<CaseChange> {
        let (row, accepted) = match same {
            Same::Found(row) => (row, false),
            Same::Accepted(row) => (row, true),
        };
        let earlier = self.store.case(row)?;
        let earlier_place = self.store.place(row)?;
        let later_place = self.store.place_of(&later)?;
        if accepted {
            self.accepted.push(MatchProposal {
                earlier: side(&self.store, &earlier, earlier_place),
                later: side(&self.store, &later, later_place),
                text: matches::beginning(&self.store, notations),
                same: Some(true),
            });
            return None;
        }
        let own = self.notations(row);
        let compared = self.compared(row, mapping);
        let fields: Vec<FieldChange> = Meaning::ALL
            .into_iter()
            // The number is what the case was found by.
            .filter(|meaning| *meaning != Meaning::Number && compared & bit(*meaning) != 0)
            .filter_map(|field| {
                let before = value(&self.store, &earlier, &own, field);
                let after = value(&self.store, &later, notations, field);
                (before != after && shown(&before) != shown(&after)).then_some(FieldChange {
                    field,
                    before,
                    after,
                })
            })
            .collect();
        if fields.is_empty() {
            return None;
        }
        let kept = self.decisions.kept_earlier.contains(&later_place);
        if !kept {
            self.take_over(row, earlier, later, &own, notations, mapping);
            if let Some((sheet, known)) = self.told.get_mut(row) {
                *sheet = u32::try_from(ordinal).unwrap_or(u32::MAX);
                *known |= meanings(mapping);
            }
        }
        Some(CaseChange {
            number: self
                .store
                .referred(later.number)
                .unwrap_or_default()
                .to_owned(),
            earlier: earlier_place,
            row: later.row,
            fields,
            kept,
        })
    }

    /// Takes what the later sheet has columns for; what it does not tell stays.
    fn take_over(
        &mut self,
        row: usize,
        earlier: NewCase,
        later: NewCase,
        own: &[NewNotation],
        notations: &[NewNotation],
        mapping: &SheetMapping,
    ) {
        let told = |meaning| mapping.has(meaning);
        let mut case = NewCase {
            sheet: later.sheet,
            row: later.row,
            ..earlier
        };
        let meanings = [
            Meaning::Unit,
            Meaning::Status,
            Meaning::Gender,
            Meaning::Submitter,
            Meaning::Channel,
            Meaning::Provider,
            Meaning::LexSarah,
        ];
        for ((code, after), meaning) in case.fields.iter_mut().zip(later.fields).zip(meanings) {
            if told(meaning) {
                *code = after;
            }
        }
        if told(Meaning::Date) {
            case.day = later.day;
        }
        if told(Meaning::Closed) {
            case.closed = later.closed;
        }
        self.store.replace(row, case);
        let categories = told(Meaning::Category) || told(Meaning::CategoryMark);
        if categories || told(Meaning::Text) || told(Meaning::Measure) {
            // A field that the later sheet has no column for is kept where the notations are as many.
            let as_many = own.len() == notations.len();
            let merged = notations.iter().enumerate().map(|(index, after)| {
                let before = own
                    .get(index)
                    .filter(|_| as_many)
                    .copied()
                    .unwrap_or_default();
                NewNotation {
                    category: if categories {
                        after.category
                    } else {
                        before.category
                    },
                    text: if told(Meaning::Text) {
                        after.text
                    } else {
                        before.text
                    },
                    measure: if told(Meaning::Measure) {
                        after.measure
                    } else {
                        before.measure
                    },
                }
            });
            self.replaced.insert(row, merged.collect());
        }
    }
}

/// A sheet on its way through, beside its rows.
struct Told {
    /// Its place among the sheets.
    ordinal: usize,
    /// How many cases without a number have had the same content.
    occurrences: HashMap<u64, usize, FxBuildHasher>,
    /// The notations of the case at hand.
    notations: Vec<NewNotation>,
    /// What it tells otherwise.
    changes: Vec<CaseChange>,
}

/// How a case was found to be the same as an earlier one.
#[derive(Clone, Copy)]
enum Same {
    /// By what it says.
    Found(usize),
    /// By the user's word.
    Accepted(usize),
}

/// One side of a match.
pub fn side(store: &CaseStore, case: &NewCase, place: Place) -> MatchSide {
    MatchSide {
        place,
        number: store.referred(case.number).map(str::to_owned),
        date: case.day.and_then(|day| crate::model::from_days(day.days)),
    }
}

const fn bit(meaning: Meaning) -> u32 {
    1 << meaning as u32
}

fn meanings(mapping: &SheetMapping) -> u32 {
    mapping
        .columns
        .iter()
        .fold(0, |set, meaning| set | bit(*meaning))
}

/// The hash of all that identifies a case without a number.
fn content(store: &CaseStore, case: &NewCase, notations: &[NewNotation]) -> u64 {
    let mut hasher = FxHasher::default();
    let [unit, ..] = case.fields;
    (
        case.kind.index(),
        unit,
        case.year,
        case.day.map(|day| day.days),
    )
        .hash(&mut hasher);
    for notation in notations {
        (
            notation.category,
            notation.measure,
            store.referred(notation.text).map(shown),
        )
            .hash(&mut hasher);
    }
    hasher.finish()
}

/// A field of a case as text; the notations' fields one after another.
fn value(store: &CaseStore, case: &NewCase, notations: &[NewNotation], meaning: Meaning) -> String {
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let day = |days: Option<i32>| {
        let date = days.and_then(crate::model::from_days);
        date.map(crate::model::written_date).unwrap_or_default()
    };
    let field = |field: Field| {
        let code = case.fields.get(field as usize).copied().unwrap_or(NONE);
        text(store.dictionary(field).text(code))
    };
    let joined = |texts: &mut dyn Iterator<Item = Option<&str>>| {
        let texts: Vec<&str> = texts.map(Option::unwrap_or_default).collect();
        texts.join(" | ")
    };
    match meaning {
        Meaning::Ignore | Meaning::Kind | Meaning::Unit => String::new(),
        Meaning::Number => text(store.referred(case.number)),
        Meaning::Date => day(case.day.map(|day| day.days)),
        Meaning::Category | Meaning::CategoryMark => joined(
            &mut notations
                .iter()
                .map(|each| store.categories.text(each.category)),
        ),
        Meaning::Text => joined(&mut notations.iter().map(|each| store.referred(each.text))),
        Meaning::Measure => joined(
            &mut notations
                .iter()
                .map(|each| store.measures.text(each.measure)),
        ),
        Meaning::Status => field(Field::Status),
        Meaning::Closed => day(case.closed),
        Meaning::Gender => field(Field::Gender),
        Meaning::Submitter => field(Field::Submitter),
        Meaning::Channel => field(Field::Channel),
        Meaning::Provider => field(Field::Provider),
        Meaning::LexSarah => field(Field::LexSarah),
    }
}
