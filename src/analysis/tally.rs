//! One pass over the cases: everything that an account counts, by year.

use std::collections::BTreeMap;

use crate::cases::CaseStore;
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
    let mut tallies = Tallies::new();
    for row in 0..store.len() {
        let (Some(kind), Some(year)) = (store.kind(row), store.year(row)) else {
            continue;
        };
        let unit = store.units().text(row).map(str::to_owned);
        let tally = tallies.entry((unit, kind, year)).or_default();
        tally.cases += 1;
        let month = store
            .month(row)
            .and_then(|month| tally.months.get_mut(usize::from(month).checked_sub(1)?));
        match month {
            Some(cases) => *cases += 1,
            None => tally.undated += 1,
        }
        let mut seen = Vec::new();
        for notation in store.notations(row) {
            tally.notations += 1;
            let code = store.categories().code(notation);
            let category = store.categories().text_of(code).map(str::to_owned);
            let (notations, cases) = tally.categories.entry(category).or_default();
            *notations += 1;
            if !seen.contains(&code) {
                seen.push(code);
                *cases += 1;
            }
        }
    }
    tallies
}
