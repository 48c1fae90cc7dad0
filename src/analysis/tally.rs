//! One pass over the cases: everything that an account counts, by year.

use std::collections::BTreeMap;

use hashbrown::HashMap;
use rustc_hash::FxBuildHasher;

use crate::cases::{CaseStore, Field};
use crate::model::{Kind, MONTHS};

/// Counts of one unit, kind and year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Cases.
    pub cases: u32,
    /// Notations.
    pub notations: u32,
    /// Cases by month.
    pub months: [u32; MONTHS],
    /// Cases without a readable date.
    pub undated: u32,
    /// Category to notations and to cases that have at least one of them.
    pub categories: BTreeMap<Option<String>, (u32, u32)>,
}

/// Tallies by unit, kind and year.
pub type Tallies = BTreeMap<(Option<String>, Kind, i32), Tally>;

/// Counts the cases that have a year.
#[must_use]
pub fn tally(store: &CaseStore) -> Tallies {
    let mut counting = Counting::default();
    for row in 0..store.len() {
        counting.add(store, row);
    }
    let Counting {
        places,
        mut counted,
        ..
    } = counting;
    places
        .into_iter()
        .filter_map(|((unit, kind, year), place)| {
            let unit = store.dictionary(Field::Unit).text(unit).map(str::to_owned);
            Some((
                (unit, kind, year),
                std::mem::take(counted.get_mut(place)?).named(store),
            ))
        })
        .collect()
}

/// Tallies while the cases are passed.
#[derive(Default)]
struct Counting {
    /// Where the tally of a unit, kind and year stands in the list.
    places: HashMap<(u32, Kind, i32), usize, FxBuildHasher>,
    counted: Vec<Counts>,
    /// The categories of the case at hand.
    seen: Vec<u32>,
}

impl Counting {
    // Not part of the loop around it: a browser makes a function fast while it is called often, not while it runs long.
    #[inline(never)]
    fn add(&mut self, store: &CaseStore, row: usize) {
        let (Some(kind), Some(year)) = (store.kind(row), store.year(row)) else {
            return;
        };
        let unit = store.code(Field::Unit, row);
        let place = *self
            .places
            .entry((unit, kind, year))
            .or_insert(self.counted.len());
        if place == self.counted.len() {
            self.counted.push(Counts::default());
        }
        let Some(counts) = self.counted.get_mut(place) else {
            return;
        };
        counts.tally.cases += 1;
        let month = store.month(row).and_then(|month| {
            counts
                .tally
                .months
                .get_mut(usize::from(month).checked_sub(1)?)
        });
        match month {
            Some(cases) => *cases += 1,
            None => counts.tally.undated += 1,
        }
        self.seen.clear();
        for notation in store.notations(row) {
            counts.tally.notations += 1;
            let code = store.category(notation);
            let again = self.seen.contains(&code);
            if !again {
                self.seen.push(code);
            }
            counts.add(code, !again);
        }
    }
}

/// A tally whose categories are still codes.
#[derive(Default)]
struct Counts {
    tally: Tally,
    /// Notations and cases by the category's code.
    categories: Vec<(u32, u32)>,
}

impl Counts {
    /// Adds a notation, and a case where it is the first of it with this category.
    fn add(&mut self, code: u32, first: bool) {
        let code = usize::try_from(code).unwrap_or(0);
        if code >= self.categories.len() {
            self.categories.resize(code + 1, (0, 0));
        }
        if let Some((notations, cases)) = self.categories.get_mut(code) {
            *notations += 1;
            *cases += u32::from(first);
        }
    }

    fn named(self, store: &CaseStore) -> Tally {
        let counted = (0..)
            .zip(self.categories)
            .filter(|(_, counts)| counts.0 > 0);
        Tally {
            categories: counted
                .map(|(code, counts)| (store.categories.text(code).map(str::to_owned), counts))
                .collect(),
            ..self.tally
        }
    }
}
