//! Which units, kinds and years the files account for, so that "none" and "missing" are told apart.

use std::collections::{BTreeMap, BTreeSet};

use crate::import::{SheetScope, UnitNames};
use crate::model::{Count, DraftState, Kind, SheetMapping};

/// A year counts as covered by a sheet when at least one of this many of its rows is of it: a stray date is no
/// account of a year.
const STRAY: usize = 10;

/// What is known of units, kinds and years beside the cases themselves.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    covered: BTreeSet<(Option<String>, Kind, i32)>,
    stated: BTreeMap<(String, Kind, i32), Count>,
    units: BTreeSet<Option<String>>,
    years: BTreeSet<i32>,
}

impl Coverage {
    /// Begins with what the user has said and the units she added.
    #[must_use]
    pub fn new(state: &DraftState) -> Self {
        let mut coverage = Self::default();
        for (unit, kind, year, count) in &state.statements {
            coverage.units.insert(Some(unit.clone()));
            coverage.stated.insert((unit.clone(), *kind, *year), *count);
        }
        for unit in &state.added_units {
            coverage.units.insert(Some(unit.clone()));
        }
        coverage
    }

    /// Adds what a sheet accounts for: its units in its years, for the kinds it covers.
    pub fn add_sheet(&mut self, scope: &SheetScope, mapping: &SheetMapping, units: &UnitNames) {
        if mapping.left_out {
            return;
        }
        let linked =
            |name: &Option<String>| name.as_deref().map(|name| units.unit(name).to_owned());
        let of_sheet: BTreeSet<Option<String>> = scope.units.iter().map(linked).collect();
        for year in years(scope, mapping) {
            self.years.insert(year);
            for unit in &of_sheet {
                for kind in &mapping.covers {
                    self.covered.insert((unit.clone(), *kind, year));
                }
            }
        }
        self.units.extend(of_sheet);
    }

    /// All units that files, the user or cases name, by name; cases without a unit last.
    #[must_use]
    pub fn units(&self) -> Vec<Option<String>> {
        let mut units: Vec<_> = self.units.iter().cloned().collect();
        units.sort_by_key(|unit| (unit.is_none(), unit.as_deref().map(str::to_lowercase)));
        units
    }

    /// The years that some sheet accounts for, ascending.
    #[must_use]
    pub fn years(&self) -> Vec<i32> {
        self.years.iter().copied().collect()
    }

    /// A number with its state: counted cases speak for themselves, then the user, then the files.
    #[must_use]
    pub fn count(&self, unit: Option<&str>, kind: Kind, year: i32, counted: u32) -> Count {
        if counted > 0 {
            return Count::Reported(counted);
        }
        let unit = unit.map(str::to_owned);
        let stated = unit
            .clone()
            .and_then(|unit| self.stated.get(&(unit, kind, year)).copied());
        stated.unwrap_or_else(|| {
            if self.covered.contains(&(unit, kind, year)) {
                Count::Reported(0)
            } else {
                Count::Missing
            }
        })
    }
}

fn years(scope: &SheetScope, mapping: &SheetMapping) -> BTreeSet<i32> {
    if scope.years.is_empty() {
        return mapping.year.into_iter().collect();
    }
    let all: usize = scope.years.values().sum();
    let covered = scope.years.iter().filter(|(_, rows)| **rows * STRAY >= all);
    covered.map(|(year, _)| *year).collect()
}
