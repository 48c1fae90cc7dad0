//! Every unit's codebook: as the user has changed it, and with the names in the files that it does not know.

use std::collections::BTreeMap;

use crate::cases::{CaseStore, Field};
use crate::model::{Category, Codebook, CodebookChange, DraftState};

/// The codebook of every unit that has cases or that the user has changed the codebook of. Names of files are in order
/// of how many notations they have.
#[must_use]
pub fn codebooks(store: &CaseStore, state: &DraftState) -> Vec<Codebook> {
    let mut names: BTreeMap<(bool, Option<&str>), Vec<Seen>> = BTreeMap::new();
    for book in &state.codebooks {
        let unit = book.unit.as_deref();
        names.insert((unit.is_none(), unit), Vec::new());
    }
    let mut units: Vec<Option<Vec<Seen>>> = Vec::new();
    for row in 0..store.len() {
        see(store, row, &mut units);
    }
    for (code, seen) in (0..).zip(units) {
        if let Some(seen) = seen {
            let unit = store.dictionary(Field::Unit).text(code);
            names.insert((unit.is_none(), unit), seen);
        }
    }
    names
        .into_iter()
        .map(|((_, unit), seen)| {
            let mut seen: Vec<(&str, Seen)> = (0..)
                .zip(seen)
                .filter(|(_, seen)| seen.notations > 0)
                .filter_map(|(code, seen)| Some((store.categories.text(code)?, seen)))
                .collect();
            seen.sort_by(|(one, first), (other, second)| {
                second.notations.cmp(&first.notations).then(one.cmp(other))
            });
            book(state.codebook(unit), unit, &seen)
        })
        .collect()
}

/// Adds the categories of a case to those of its unit, both by their codes.
// Not part of the loop around it: a browser makes a function fast while it is called often, not while it runs long.
#[inline(never)]
fn see(store: &CaseStore, row: usize, units: &mut Vec<Option<Vec<Seen>>>) {
    let place = |code: u32| usize::try_from(code).unwrap_or_default();
    let unit = place(store.code(Field::Unit, row));
    if unit >= units.len() {
        units.resize(unit + 1, None);
    }
    let Some(slot) = units.get_mut(unit) else {
        return;
    };
    let seen = slot.get_or_insert_with(Vec::new);
    for notation in store.notations(row) {
        let category = place(store.category(notation));
        if category >= seen.len() {
            seen.resize(category + 1, Seen::default());
        }
        if let Some(seen) = seen.get_mut(category) {
            seen.notations += 1;
            seen.year = seen.year.max(store.year(row));
        }
    }
}

/// How often a name is in the files, and in which years.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    notations: u32,
    year: Option<i32>,
}

fn book(changed: Option<&Codebook>, unit: Option<&str>, seen: &[(&str, Seen)]) -> Codebook {
    let Some(changed) = changed else {
        let names = seen.iter().map(|(name, _)| *name);
        return Codebook::from_names(unit.map(str::to_owned), names);
    };
    let mut book = changed.clone();
    for (name, seen) in seen {
        let year = seen.year.unwrap_or_default();
        if book.meaning_of(name, year).is_none() {
            let category = Category::new(book.fresh_id(name), name);
            book.apply(&CodebookChange::Add { category });
        }
    }
    book
}
