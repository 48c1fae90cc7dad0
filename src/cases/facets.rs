//! Counts of every value beside a choice, by sets of cases: a change of the choice is a few passes over bits.

use super::bits::Bits;
use super::dictionary::Dictionary;
use super::store::{CaseStore, Field, NO_DAY};
use crate::columns::NONE;
use crate::model::{Dimension, FacetQuery, FacetValues, Facets, Kind};

/// A dimension whose sets would take up more bytes than this is counted row by row.
const SETS: usize = 16 << 20;

/// The sets of cases that have each value. Made once for a store, when facets are first asked for.
#[derive(Debug)]
pub struct FacetIndex {
    rows: usize,
    values: Vec<(Dimension, Values)>,
}

/// The values of a dimension.
#[derive(Debug)]
enum Values {
    /// The cases that have each value, and its name.
    Sets(Vec<(String, Bits)>),
    /// Too many for sets.
    Many,
}

impl FacetIndex {
    /// Makes the sets.
    #[must_use]
    pub fn new(store: &CaseStore) -> Self {
        let values = Dimension::ALL.map(|dimension| (dimension, values(store, dimension)));
        Self {
            rows: store.len(),
            values: values.into(),
        }
    }

    /// Counts. `store` must be the one that the index was made of.
    #[must_use]
    pub fn count(&self, store: &CaseStore, query: &FacetQuery) -> Facets {
        let days = days(store, query);
        let passing: Vec<(Dimension, Bits)> = query
            .chosen
            .iter()
            .filter(|(_, values)| !values.is_empty())
            .map(|(dimension, values)| (*dimension, self.passing(store, *dimension, values)))
            .collect();
        let base = |left_out: Option<Dimension>| {
            let mut base = days.clone().unwrap_or_else(|| Bits::all(self.rows));
            for (dimension, bits) in &passing {
                if Some(*dimension) != left_out {
                    base.keep(bits);
                }
            }
            base
        };
        let all = base(None);
        let dimensions = self
            .values
            .iter()
            .map(|(dimension, values)| {
                let chosen = passing.iter().any(|(other, _)| other == dimension);
                let own = chosen.then(|| base(Some(*dimension)));
                let base = own.as_ref().unwrap_or(&all);
                FacetValues {
                    dimension: *dimension,
                    values: match values {
                        Values::Sets(sets) => sets
                            .iter()
                            .map(|(name, bits)| (name.clone(), base.count_common(bits)))
                            .collect(),
                        Values::Many => counted(store, *dimension, base),
                    },
                }
            })
            .collect();
        Facets {
            total: all.count(),
            dimensions,
        }
    }

    /// The cases that have one of the values.
    fn passing(&self, store: &CaseStore, dimension: Dimension, chosen: &[String]) -> Bits {
        let mut passing = Bits::none(self.rows);
        let values = self.values.iter().find(|(other, _)| *other == dimension);
        match values {
            Some((_, Values::Sets(sets))) => {
                for (name, bits) in sets {
                    if chosen.contains(name) {
                        passing.add(bits);
                    }
                }
            }
            Some((_, Values::Many)) => {
                let wanted: Vec<u32> = chosen
                    .iter()
                    .filter_map(|text| find(store, dimension, text))
                    .collect();
                let codes = codes(store, dimension);
                for row in 0..self.rows {
                    codes(row, &mut |code| {
                        if wanted.contains(&code) {
                            passing.insert(row);
                        }
                    });
                }
            }
            None => {}
        }
        passing
    }
}

/// The cases whose day is in the query's span; nothing where it has none.
fn days(store: &CaseStore, query: &FacetQuery) -> Option<Bits> {
    if query.from.is_none() && query.to.is_none() {
        return None;
    }
    let first = query.from.map_or(NO_DAY + 1, crate::model::days);
    let last = query.to.map_or(i32::MAX, crate::model::days);
    Some(Bits::of(&store.days, |day| (first..=last).contains(day)))
}

fn values(store: &CaseStore, dimension: Dimension) -> Values {
    let distinct = distinct(store, dimension);
    if distinct.saturating_mul(store.len() / 8) > SETS {
        return Values::Many;
    }
    let mut sets = vec![Bits::none(store.len()); distinct];
    let codes = codes(store, dimension);
    for row in 0..store.len() {
        codes(row, &mut |code| {
            let set = usize::try_from(code)
                .ok()
                .and_then(|code| sets.get_mut(code));
            if let Some(set) = set {
                set.insert(row);
            }
        });
    }
    let named = (0..).zip(sets).filter(|(_, set)| set.count() > 0);
    Values::Sets(
        named
            .map(|(code, set)| (name(store, dimension, code), set))
            .collect(),
    )
}

/// Counts a dimension of very many values row by row; values without cases are left out.
fn counted(store: &CaseStore, dimension: Dimension, base: &Bits) -> Vec<(String, u32)> {
    let mut counts = vec![0_u32; distinct(store, dimension)];
    let codes = codes(store, dimension);
    let mut seen: Vec<u32> = Vec::new();
    for row in base.rows() {
        seen.clear();
        codes(row, &mut |code| {
            if !seen.contains(&code) {
                seen.push(code);
            }
        });
        for code in &seen {
            let count = usize::try_from(*code)
                .ok()
                .and_then(|code| counts.get_mut(code));
            if let Some(count) = count {
                *count += 1;
            }
        }
    }
    let counted = (0..).zip(counts).filter(|(_, count)| *count > 0);
    counted
        .map(|(code, count)| (name(store, dimension, code), count))
        .collect()
}

/// Where a dimension's codes are and what they stand for.
enum Coded<'a> {
    Kind,
    Field(Field),
    Notations(&'a Dictionary),
}

fn coded(store: &CaseStore, dimension: Dimension) -> Coded<'_> {
    match dimension {
        Dimension::Kind => Coded::Kind,
        Dimension::Unit => Coded::Field(Field::Unit),
        Dimension::Category => Coded::Notations(&store.categories),
        Dimension::Measure => Coded::Notations(&store.measures),
        Dimension::Status => Coded::Field(Field::Status),
        Dimension::Channel => Coded::Field(Field::Channel),
        Dimension::Submitter => Coded::Field(Field::Submitter),
        Dimension::Gender => Coded::Field(Field::Gender),
    }
}

fn distinct(store: &CaseStore, dimension: Dimension) -> usize {
    match coded(store, dimension) {
        Coded::Kind => Kind::ALL.len(),
        Coded::Field(field) => store.dictionary(field).codes(),
        Coded::Notations(dictionary) => dictionary.codes(),
    }
}

/// Hands over the codes that a case has in a dimension.
type Codes<'a> = Box<dyn Fn(usize, &mut dyn FnMut(u32)) + 'a>;

fn codes(store: &CaseStore, dimension: Dimension) -> Codes<'_> {
    match coded(store, dimension) {
        Coded::Kind => Box::new(|row, take| {
            let kind = store.kind(row).map(Kind::index);
            take(
                kind.and_then(|kind| u32::try_from(kind).ok())
                    .unwrap_or(NONE),
            );
        }),
        Coded::Field(field) => Box::new(move |row, take| take(store.code(field, row))),
        Coded::Notations(_) => Box::new(move |row, take| {
            for notation in store.notations(row) {
                let notation = store.notation(notation);
                take(if dimension == Dimension::Measure {
                    notation.measure
                } else {
                    notation.category
                });
            }
        }),
    }
}

/// The code of a value; nothing where no case has it.
fn find(store: &CaseStore, dimension: Dimension, text: &str) -> Option<u32> {
    match coded(store, dimension) {
        Coded::Kind => Kind::from_code(text).and_then(|kind| u32::try_from(kind.index()).ok()),
        Coded::Field(field) => store.dictionary(field).find(text),
        Coded::Notations(dictionary) => dictionary.find(text),
    }
}

fn name(store: &CaseStore, dimension: Dimension, code: u32) -> String {
    let text = match coded(store, dimension) {
        Coded::Kind => usize::try_from(code)
            .ok()
            .and_then(|code| Kind::ALL.get(code))
            .map(|kind| kind.code()),
        Coded::Field(field) => store.dictionary(field).text(code),
        Coded::Notations(dictionary) => dictionary.text(code),
    };
    text.unwrap_or_default().to_owned()
}
