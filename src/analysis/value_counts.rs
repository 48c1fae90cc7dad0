//! How many of a year's cases tell each value of a field: the role of who put them forward, and the gender.

use std::collections::BTreeMap;

use super::cases_of_year::each_case;
use crate::cases::{CaseStore, Field, gender};
use crate::model::{Kind, ValueCount};

/// Counts a year's cases by unit (those without one last), kind and the role of who put them forward: the most cases
/// first, then by name, those without a role last.
#[must_use]
pub fn submitters(store: &CaseStore, year: i32) -> Vec<ValueCount> {
    counted(store, year, Field::Submitter, |role| Some(role.to_owned()))
}

/// The same by gender, every spelling of one together.
#[must_use]
pub fn genders(store: &CaseStore, year: i32) -> Vec<ValueCount> {
    counted(store, year, Field::Gender, gender)
}

fn counted(
    store: &CaseStore,
    year: i32,
    field: Field,
    told: fn(&str) -> Option<String>,
) -> Vec<ValueCount> {
    let mut written: BTreeMap<(u32, Kind, u32), u32> = BTreeMap::new();
    each_case(store, year, &mut |row, unit, kind| {
        *written
            .entry((unit, kind, store.code(field, row)))
            .or_default() += 1;
    });
    let mut counts: BTreeMap<(u32, Kind, Option<String>), u32> = BTreeMap::new();
    for ((unit, kind, code), cases) in written {
        let value = store.dictionary(field).text(code).and_then(told);
        *counts.entry((unit, kind, value)).or_default() += cases;
    }
    let unit_of = |code| store.dictionary(Field::Unit).text(code).map(str::to_owned);
    let mut counted: Vec<ValueCount> = counts
        .into_iter()
        .map(|((unit, kind, value), cases)| ValueCount {
            unit: unit_of(unit),
            kind,
            value,
            cases,
        })
        .collect();
    counted.sort_by(|a, b| {
        let place = |each: &ValueCount| (each.unit.is_none(), each.unit.clone(), each.kind);
        let lacks = |each: &ValueCount| each.value.is_none();
        place(a)
            .cmp(&place(b))
            .then_with(|| lacks(a).cmp(&lacks(b)))
            .then_with(|| b.cases.cmp(&a.cases))
            .then_with(|| a.value.cmp(&b.value))
    });
    counted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::{NewCase, TextRef};
    use crate::columns::NONE;

    /// Checks what is counted of complaints of 2022 in whose field this is written.
    #[track_caller]
    fn check(
        field: Field,
        written: &[&str],
        count: fn(&CaseStore, i32) -> Vec<ValueCount>,
        expected: &[(Option<&str>, u32)],
    ) {
        let mut store = CaseStore::default();
        for text in written {
            let mut fields = [NONE; 7];
            fields[field as usize] = store.dictionaries[field as usize].code_for(text);
            store.push(NewCase {
                kind: Kind::Complaint,
                number: TextRef::default(),
                day: None,
                year: Some(2022),
                closed: None,
                fields,
                sheet: 0,
                row: 1,
            });
        }
        let counted = count(&store, 2022);
        let told: Vec<_> = counted
            .iter()
            .map(|each| (each.value.as_deref(), each.cases))
            .collect();
        assert_eq!(told, expected);
        assert_eq!(count(&store, 2021), []);
    }

    #[test]
    fn the_most_cases_come_first_and_those_that_say_nothing_last() {
        check(
            Field::Submitter,
            &["", "Regionen", "", "Klient", "", "Klient"],
            submitters,
            &[(Some("Klient"), 2), (Some("Regionen"), 1), (None, 3)],
        );
    }

    #[test]
    fn spellings_of_a_gender_are_counted_together() {
        check(
            Field::Gender,
            &[
                "Man", "K", "kvinna", "Kvinnor", "M", "annat", "", "Okänt", "Annat",
            ],
            genders,
            &[
                (Some("Kvinna"), 3),
                (Some("Annat"), 2),
                (Some("Man"), 2),
                (None, 2),
            ],
        );
        check(Field::Gender, &["", "Okänt"], genders, &[(None, 2)]);
    }
}
