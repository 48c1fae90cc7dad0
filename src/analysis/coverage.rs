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

    /// Adds what a sheet whose rows are cases accounts for: its units in its years, for the kinds it covers.
    pub fn add_sheet(
        &mut self,
        scope: &SheetScope,
        mapping: &SheetMapping,
        covers: &[Kind],
        units: &UnitNames,
    ) {
        let of_sheet = linked(scope, units);
        for year in years(scope, mapping) {
            self.years.insert(year);
            for unit in &of_sheet {
                for kind in covers {
                    self.covered.insert((unit.clone(), *kind, year));
                }
            }
        }
        self.units.extend(of_sheet);
    }

    /// The kinds of which nothing is known for some unit of a sheet in its years: neither files nor the user say it.
    #[must_use]
    pub fn unknown_kinds(
        &self,
        scope: &SheetScope,
        mapping: &SheetMapping,
        units: &UnitNames,
    ) -> Vec<Kind> {
        let of_sheet = linked(scope, units);
        let years = years(scope, mapping);
        let is_unknown = |kind: &Kind| {
            years.iter().any(|year| {
                let mut units = of_sheet.iter();
                units.any(|unit| self.count(unit.as_deref(), *kind, *year, 0) == Count::Missing)
            })
        };
        Kind::ALL.into_iter().filter(is_unknown).collect()
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

/// The units of a sheet as the account names them.
fn linked(scope: &SheetScope, units: &UnitNames) -> BTreeSet<Option<String>> {
    let linked = |name: &Option<String>| name.as_deref().map(|name| units.unit(name).to_owned());
    scope.units.iter().map(linked).collect()
}

fn years(scope: &SheetScope, mapping: &SheetMapping) -> BTreeSet<i32> {
    if scope.years.is_empty() {
        return mapping.year.into_iter().collect();
    }
    let all: usize = scope.years.values().sum();
    let covered = scope.years.iter().filter(|(_, rows)| **rows * STRAY >= all);
    covered.map(|(year, _)| *year).collect()
}
