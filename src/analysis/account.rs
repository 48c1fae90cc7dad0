//! The year's account from the cases, last year beside.

use std::collections::BTreeMap;

use super::coverage::Coverage;
use super::reconciliation::{self, StatedTotal};
use super::tally::{Tallies, Tally, tally};
use crate::cases::CaseStore;
use crate::model::{
    Account, CategoryAccount, Count, DraftState, Kind, KindAccount, KindTotal, Period, UnitAccount,
};

/// Draws up the account of the year that the draft chooses, or else the latest that the files cover.
///
/// `None` while the files cover no year and the draft chooses none.
#[must_use]
pub fn account(
    store: &CaseStore,
    coverage: &Coverage,
    state: &DraftState,
    stated_totals: &[StatedTotal],
) -> Option<Account> {
    let tallies = tally(store);
    let year = state
        .year
        .or_else(|| coverage.years().last().copied())
        .or_else(|| tallies.keys().map(|(_, _, year)| *year).max())?;
    let units: Vec<UnitAccount> = coverage
        .units()
        .into_iter()
        .map(|unit| unit_account(unit, year, &tallies, coverage))
        .filter(|unit| !is_void(unit))
        .collect();
    let mut cases_by_year: BTreeMap<i32, u32> = BTreeMap::new();
    for ((_, _, year), tally) in &tallies {
        *cases_by_year.entry(*year).or_default() += tally.cases;
    }
    let mut years = coverage.years();
    years.extend(cases_by_year.keys());
    years.push(year);
    years.sort_unstable();
    years.dedup();
    // The tallies have every case that has a year.
    let with_year: u32 = cases_by_year.values().sum();
    let cases = u32::try_from(store.len()).unwrap_or(u32::MAX);
    Some(Account {
        year,
        years,
        totals: Kind::ALL.map(|kind| total(kind, &units)).to_vec(),
        units,
        cases_without_year: cases.saturating_sub(with_year),
        other_years: cases_by_year
            .into_iter()
            .filter(|(other, _)| *other != year && *other != year - 1)
            .collect(),
        reconciliations: reconciliation::reconcile(state, &tallies, coverage, stated_totals),
    })
}

/// Cases without a unit make a row only where there are such cases.
fn is_void(unit: &UnitAccount) -> bool {
    let none = |count: Count| count.number().unwrap_or(0) == 0;
    unit.unit.is_none()
        && unit
            .kinds
            .iter()
            .all(|kind| none(kind.cases.current) && none(kind.cases.previous))
}

fn unit_account(
    unit: Option<String>,
    year: i32,
    tallies: &Tallies,
    coverage: &Coverage,
) -> UnitAccount {
    let kinds = Kind::ALL
        .into_iter()
        .map(|kind| kind_account(unit.as_deref(), kind, year, tallies, coverage))
        .collect();
    UnitAccount { unit, kinds }
}

fn kind_account(
    unit: Option<&str>,
    kind: Kind,
    year: i32,
    tallies: &Tallies,
    coverage: &Coverage,
) -> KindAccount {
    let of = |year: i32| {
        tallies
            .get(&(unit.map(str::to_owned), kind, year))
            .cloned()
            .unwrap_or_default()
    };
    let (current, previous) = (of(year), of(year - 1));
    let cases = Period {
        current: coverage.count(unit, kind, year, current.cases),
        previous: coverage.count(unit, kind, year - 1, previous.cases),
    };
    // Where there are no cases the notations are in the same state: none, missing or not reported.
    let notations = |cases: Count, tally: &Tally| match cases {
        Count::Reported(_) => Count::Reported(tally.notations),
        state => state,
    };
    KindAccount {
        kind,
        cases,
        notations: Period {
            current: notations(cases.current, &current),
            previous: notations(cases.previous, &previous),
        },
        categories: categories(cases, &current, &previous),
        months: current.months,
        previous_months: previous.months,
        undated: current.undated,
    }
}

/// Every category of either year. In a year that has cases but not the name, its count is missing and not none:
/// the name may have been another.
fn categories(cases: Period, current: &Tally, previous: &Tally) -> Vec<CategoryAccount> {
    let mut names: Vec<&Option<String>> = current
        .categories
        .keys()
        .chain(previous.categories.keys())
        .collect();
    names.sort_unstable();
    names.dedup();
    let count =
        |state: Count, tally: &Tally, name: &Option<String>, which: fn(&(u32, u32)) -> u32| {
            match (tally.categories.get(name), state) {
                (Some(counts), _) => Count::Reported(which(counts)),
                // A case always has or lacks a category, so "without category" is known to be none.
                (None, Count::Reported(0)) => Count::Reported(0),
                (None, Count::Reported(_)) if name.is_none() => Count::Reported(0),
                (None, Count::Reported(_)) => Count::Missing,
                (None, state) => state,
            }
        };
    let period = |name: &Option<String>, which: fn(&(u32, u32)) -> u32| Period {
        current: count(cases.current, current, name, which),
        previous: count(cases.previous, previous, name, which),
    };
    let mut categories: Vec<CategoryAccount> = names
        .into_iter()
        .map(|name| CategoryAccount {
            category: name.clone(),
            notations: period(name, |counts| counts.0),
            cases: period(name, |counts| counts.1),
        })
        .collect();
    let number = |count: Count| count.number().unwrap_or(0);
    categories.sort_by(|a, b| {
        let key = |each: &CategoryAccount| {
            (
                number(each.notations.current),
                number(each.notations.previous),
            )
        };
        key(b)
            .cmp(&key(a))
            .then_with(|| a.category.cmp(&b.category))
    });
    categories
}

fn total(kind: Kind, units: &[UnitAccount]) -> KindTotal {
    let of_kind = || units.iter().filter_map(|unit| unit.kinds.get(kind.index()));
    let sum = |which: fn(&KindAccount) -> Count| Count::sum(of_kind().map(which));
    let (current, current_without) = sum(|each| each.cases.current);
    let (previous, previous_without) = sum(|each| each.cases.previous);
    KindTotal {
        kind,
        cases: Period { current, previous },
        notations: Period {
            current: sum(|each| each.notations.current).0,
            previous: sum(|each| each.notations.previous).0,
        },
        units_without: (current_without, previous_without),
    }
}
