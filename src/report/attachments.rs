//! Which attachments a report has, and their numbers.

use super::basis::Basis;
use super::placeholders::NO_UNIT;
use super::swedish::{Noun, capital, listed};
use crate::model::{Count, KindAccount, UnitAccount};

/// A table for a unit that has cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// The unit.
    pub unit: Option<String>,
    /// Its number among all attachments, from 1.
    pub number: usize,
    /// "Avvikelser och klagomål, AMF 2022".
    pub title: String,
}

/// The attached tables: one for each unit that has cases in the account's year, numbered after the papers that the
/// officer attaches.
#[must_use]
pub fn attachments(basis: &Basis) -> Vec<Attachment> {
    let first = basis.details.attachments.len() + 1;
    let units = basis.account.units.iter();
    let with_cases = units.filter(|unit| kinds_with_cases(unit).next().is_some());
    with_cases
        .enumerate()
        .map(|(place, unit)| Attachment {
            unit: unit.unit.clone(),
            number: first + place,
            title: title(unit, basis.account.year),
        })
        .collect()
}

/// The kinds that a unit has cases of in the account's year.
pub fn kinds_with_cases(unit: &UnitAccount) -> impl Iterator<Item = &KindAccount> {
    let kinds = unit.kinds.iter();
    kinds.filter(|kind| matches!(kind.cases.current, Count::Reported(1..)))
}

fn title(unit: &UnitAccount, year: i32) -> String {
    let kinds: Vec<&str> = kinds_with_cases(unit)
        .map(|kind| Noun::Kind(kind.kind).plural())
        .collect();
    let kinds = capital(&listed(&kinds));
    match &unit.unit {
        Some(name) => format!("{kinds}, {name} {year}"),
        None => format!("{kinds} {NO_UNIT} {year}"),
    }
}
