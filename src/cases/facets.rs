//! Counts of every value beside a choice, and the cases that a choice lets through, by sets of cases: a change of the
//! choice is a few passes over bits.
//!
//! The sets are of places in the order by date, so that what stands at a place of a list is found by counting bits.

use std::cell::RefCell;

use super::bits::Bits;
use super::search::search;
use super::store::{CaseStore, NO_DAY};
use super::values::Values;
use crate::model::{CaseFilter, CaseWindow, Dimension, FacetValues, Facets, days, fold};

/// A dimension whose sets would take up more bytes than this is counted case by case.
const SETS: usize = 16 << 20;

/// What finds and counts cases. Made once for a store, when it is first asked something; every call must be given the
/// store that it was made of.
#[derive(Debug)]
pub struct FacetIndex {
    /// The rows by date, those without a date last, and of a day in the order of the files.
    order: Vec<u32>,
    values: Vec<(Dimension, Sets)>,
    /// The places of cases that have another number of notations than one.
    not_one: Bits,
    /// The text last searched for, folded, and where it was found.
    searched: RefCell<Option<(String, Bits)>>,
}

/// The values of a dimension.
#[derive(Debug)]
enum Sets {
    /// The cases that have each value, and its name.
    Few(Vec<(String, Bits)>),
    /// Too many for sets.
    Many,
}

impl FacetIndex {
    /// Makes the sets.
    #[must_use]
    pub fn new(store: &CaseStore) -> Self {
        let order = by_date(store);
        let sets = |dimension| (dimension, sets(store, &order, dimension));
        Self {
            values: Dimension::ALL.map(sets).into(),
            not_one: Bits::of(&order, |row| store.notations(place(*row)).len() != 1),
            order,
            searched: RefCell::new(None),
        }
    }

    /// Counts every value beside the choices made of other dimensions, and hands over so many of each dimension at the
    /// most beside those that are chosen.
    #[must_use]
    pub fn count(&self, store: &CaseStore, filter: &CaseFilter, limit: u32) -> Facets {
        let beside = self.beside(store, filter);
        let passing = self.passing(store, filter);
        let base = |left_out: Option<Dimension>| {
            let mut base = beside.clone();
            for (dimension, bits) in &passing {
                if Some(*dimension) != left_out {
                    base.keep(bits);
                }
            }
            base
        };
        let all = base(None);
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let dimensions = self.values.iter().map(|(dimension, sets)| {
            let chosen = filter.values(*dimension);
            let own = (!chosen.is_empty()).then(|| base(Some(*dimension)));
            let base = own.as_ref().unwrap_or(&all);
            let (distinct, mut values) = match sets {
                Sets::Few(sets) => {
                    let count =
                        |(name, bits): &(String, Bits)| (name.clone(), base.count_common(bits));
                    (sets.len(), sets.iter().map(count).collect())
                }
                Sets::Many => self.counted(store, *dimension, base, chosen, limit),
            };
            put_in_order(*dimension, &mut values, chosen);
            values.truncate(limit.max(chosen.len()));
            FacetValues {
                dimension: *dimension,
                distinct: u32::try_from(distinct).unwrap_or(u32::MAX),
                values,
            }
        });
        Facets {
            total: all.count(),
            dimensions: dimensions.collect(),
        }
    }

    /// The cases that a filter lets through, from a place on and so many at the most.
    #[must_use]
    pub fn window(
        &self,
        store: &CaseStore,
        filter: &CaseFilter,
        offset: u32,
        limit: u32,
    ) -> CaseWindow {
        let passing = self.through(store, filter);
        let at = |index: u32| usize::try_from(index).unwrap_or(usize::MAX);
        let places = passing.rows_from(at(offset)).take(at(limit));
        CaseWindow {
            cases: passing.count(),
            notations: self.notations(store, filter, &passing),
            offset,
            rows: places
                .filter_map(|place| store.row(self.row(place)))
                .collect(),
        }
    }

    /// The rows that a filter lets through, in the order of the list.
    pub fn rows(&self, store: &CaseStore, filter: &CaseFilter) -> Vec<u32> {
        let passing = self.through(store, filter);
        let rows = passing.rows();
        rows.filter_map(|place| self.order.get(place).copied())
            .collect()
    }

    fn through(&self, store: &CaseStore, filter: &CaseFilter) -> Bits {
        let mut passing = self.beside(store, filter);
        for (_, bits) in self.passing(store, filter) {
            passing.keep(&bits);
        }
        passing
    }

    /// How many notations cases have, or with categories chosen, how many are of those.
    fn notations(&self, store: &CaseStore, filter: &CaseFilter, passing: &Bits) -> u32 {
        let chosen = filter.values(Dimension::Category);
        let categories = chosen.iter().filter_map(|text| store.categories.find(text));
        let categories: Vec<u32> = categories.collect();
        let counts =
            |notation: &usize| chosen.is_empty() || categories.contains(&store.category(*notation));
        // A case with a single notation passes for that one's sake.
        let mut others = passing.clone();
        others.keep(&self.not_one);
        let of_others = others.rows().map(|place| {
            let notations = store.notations(self.row(place));
            u32::try_from(notations.filter(counts).count()).unwrap_or(u32::MAX)
        });
        passing.count() - others.count() + of_others.sum::<u32>()
    }

    /// The row at a place.
    fn row(&self, at: usize) -> usize {
        self.order.get(at).copied().map_or(usize::MAX, place)
    }

    /// The cases that days and words let through.
    fn beside(&self, store: &CaseStore, filter: &CaseFilter) -> Bits {
        let mut bits = if filter.from.is_none() && filter.to.is_none() {
            Bits::all(self.order.len())
        } else {
            let first = filter.from.map_or(NO_DAY + 1, days);
            let last = filter.to.map_or(i32::MAX, days);
            let day = |row: &u32| store.days.get(place(*row)).copied();
            Bits::of(&self.order, |row| {
                day(row).is_some_and(|day| (first..=last).contains(&day))
            })
        };
        let text = fold(&filter.text);
        if !text.is_empty() {
            let mut searched = self.searched.borrow_mut();
            let known = searched.take().filter(|(other, _)| *other == text);
            let (_, found) = searched.insert(known.unwrap_or_else(|| {
                let rows = search(store, &text);
                (text, Bits::of(&self.order, |row| rows.has(place(*row))))
            }));
            bits.keep(found);
        }
        bits
    }

    /// For each dimension with a choice, the cases that have one of the values.
    fn passing(&self, store: &CaseStore, filter: &CaseFilter) -> Vec<(Dimension, Bits)> {
        let chosen = filter
            .chosen
            .iter()
            .filter(|(_, values)| !values.is_empty());
        let passing = chosen.map(|(dimension, chosen)| {
            let mut passing = Bits::none(self.order.len());
            match self.values.iter().find(|(other, _)| other == dimension) {
                Some((_, Sets::Few(sets))) => {
                    for (name, bits) in sets {
                        if chosen.contains(name) {
                            passing.add(bits);
                        }
                    }
                }
                Some((_, Sets::Many)) => {
                    let values = Values::of(store, *dimension);
                    let wanted: Vec<u32> =
                        chosen.iter().filter_map(|name| values.find(name)).collect();
                    for (at, row) in self.order.iter().enumerate() {
                        values.codes(store, place(*row), &mut |code| {
                            if wanted.contains(&code) {
                                passing.insert(at);
                            }
                        });
                    }
                }
                None => {}
            }
            (*dimension, passing)
        });
        passing.collect()
    }

    /// Counts a dimension of very many values case by case: how many values there are, and of those that some case
    /// has the most common, beside the chosen ones.
    fn counted(
        &self,
        store: &CaseStore,
        dimension: Dimension,
        base: &Bits,
        chosen: &[String],
        limit: usize,
    ) -> (usize, Vec<(String, u32)>) {
        let values = Values::of(store, dimension);
        let mut counts = vec![0_u32; values.distinct()];
        let mut seen: Vec<u32> = Vec::new();
        for at in base.rows() {
            seen.clear();
            values.codes(store, self.row(at), &mut |code| {
                if !seen.contains(&code) {
                    seen.push(code);
                }
            });
            for code in &seen {
                if let Some(count) = counts.get_mut(place(*code)) {
                    *count += 1;
                }
            }
        }
        let counted = (0_u32..).zip(counts).filter(|(_, count)| *count > 0);
        let mut counted: Vec<(u32, u32)> = counted.collect();
        counted.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let codes = chosen.iter().map(|name| values.find(name));
        let codes: Vec<Option<u32>> = codes.collect();
        let (kept, rest) = counted.split_at(limit.min(counted.len()));
        let rest = rest.iter().filter(|(code, _)| codes.contains(&Some(*code)));
        let named = kept
            .iter()
            .chain(rest)
            .map(|(code, count)| (values.name(*code).to_owned(), *count));
        // The empty text has a code whether or not a case is without.
        (values.distinct() - 1, named.collect())
    }
}

/// The rows by date.
fn by_date(store: &CaseStore) -> Vec<u32> {
    let mut rows: Vec<u32> = (0..u32::try_from(store.len()).unwrap_or(u32::MAX)).collect();
    rows.sort_by_key(|row| {
        let day = store.days.get(place(*row)).copied().unwrap_or(NO_DAY);
        (day == NO_DAY, day)
    });
    rows
}

/// A number of 32 bits as a place in a list.
fn place(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn sets(store: &CaseStore, order: &[u32], dimension: Dimension) -> Sets {
    let values = Values::of(store, dimension);
    let distinct = values.distinct();
    if distinct.saturating_mul(store.len() / 8) > SETS {
        return Sets::Many;
    }
    let mut sets = vec![Bits::none(order.len()); distinct];
    for (at, row) in order.iter().enumerate() {
        values.codes(store, place(*row), &mut |code| {
            if let Some(set) = sets.get_mut(place(code)) {
                set.insert(at);
            }
        });
    }
    let named = (0_u32..).zip(sets).filter(|(_, set)| set.count() > 0);
    Sets::Few(
        named
            .map(|(code, set)| (values.name(code).to_owned(), set))
            .collect(),
    )
}

/// Puts the chosen values first, then the most common, or of times the latest year and the first month; equals stay in
/// order of appearance.
fn put_in_order(dimension: Dimension, values: &mut [(String, u32)], chosen: &[String]) {
    values.sort_by_cached_key(|(name, count)| {
        let number = || name.parse().unwrap_or(0_i64);
        let later = match dimension {
            Dimension::Month => number(),
            Dimension::Year => -number(),
            _ => -i64::from(*count),
        };
        (!chosen.contains(name), later)
    });
}
