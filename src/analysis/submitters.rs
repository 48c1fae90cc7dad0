//! Who put the cases forward, by role.

use std::collections::BTreeMap;

use crate::cases::{CaseStore, Field};
use crate::model::{Kind, SubmitterCount};

/// Counts a year's cases by unit (those without one last), kind and the role of who put them forward: the most cases
/// first, then by name, those without a role last.
#[must_use]
pub fn submitters(store: &CaseStore, year: i32) -> Vec<SubmitterCount> {
    let mut counts: BTreeMap<(u32, Kind, u32), u32> = BTreeMap::new();
    for row in 0..store.len() {
        add(store, row, year, &mut counts);
    }
    let text = |field, code| store.dictionary(field).text(code).map(str::to_owned);
    let mut counted: Vec<SubmitterCount> = counts
        .into_iter()
        .map(|((unit, kind, submitter), cases)| SubmitterCount {
            unit: text(Field::Unit, unit),
            kind,
            submitter: text(Field::Submitter, submitter),
            cases,
        })
        .collect();
    counted.sort_by(|a, b| {
        let place = |each: &SubmitterCount| (each.unit.is_none(), each.unit.clone(), each.kind);
        let lacks = |each: &SubmitterCount| each.submitter.is_none();
        place(a)
            .cmp(&place(b))
            .then_with(|| lacks(a).cmp(&lacks(b)))
            .then_with(|| b.cases.cmp(&a.cases))
            .then_with(|| a.submitter.cmp(&b.submitter))
    });
    counted
}

// Not part of the loop around it: a browser makes a function fast while it is called often, not while it runs long.
#[inline(never)]
fn add(store: &CaseStore, row: usize, year: i32, counts: &mut BTreeMap<(u32, Kind, u32), u32>) {
    let Some(kind) = store.kind(row).filter(|_| store.year(row) == Some(year)) else {
        return;
    };
    let key = (
        store.code(Field::Unit, row),
        kind,
        store.code(Field::Submitter, row),
    );
    *counts.entry(key).or_default() += 1;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::{NewCase, TextRef};
    use crate::columns::NONE;

    #[test]
    fn the_most_cases_come_first_and_those_that_say_nothing_last() {
        let mut store = CaseStore::default();
        for submitter in ["", "Regionen", "", "Klient", "", "Klient"] {
            let mut fields = [NONE; 7];
            fields[Field::Submitter as usize] =
                store.dictionaries[Field::Submitter as usize].code_for(submitter);
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
        let counted: Vec<_> = submitters(&store, 2022)
            .into_iter()
            .map(|each| (each.submitter, each.cases))
            .collect();
        let named = |name: &str| Some(name.to_owned());
        assert_eq!(
            counted,
            [(named("Klient"), 2), (named("Regionen"), 1), (None, 3)]
        );
        assert_eq!(submitters(&store, 2021), []);
    }
}
