//! Every unit's codebook: as the user has changed it, and with the names in the files that it does not know.

use std::collections::BTreeMap;

use crate::cases::{CaseStore, Field};
use crate::columns::NONE;
use crate::model::{Category, Codebook, CodebookChange, DraftState};

/// The codebook of every unit that has cases or that the user has changed the codebook of. Names of files are in order
/// of how many notations they have.
#[must_use]
pub fn codebooks(store: &CaseStore, state: &DraftState) -> Vec<Codebook> {
    let mut names: BTreeMap<(bool, Option<&str>), BTreeMap<u32, Seen>> = BTreeMap::new();
    for book in &state.codebooks {
        let unit = book.unit.as_deref();
        names.entry((unit.is_none(), unit)).or_default();
    }
    let mut last = (NONE, None);
    for row in 0..store.len() {
        let code = store.code(Field::Unit, row);
        if last.1.is_none() || last.0 != code {
            let unit = store.text(Field::Unit, row);
            last = (code, Some((unit.is_none(), unit)));
        }
        let of_unit = names.entry(last.1.unwrap_or((true, None))).or_default();
        for notation in store.notations(row) {
            let category = store.category(notation);
            if category != NONE {
                of_unit.entry(category).or_default().add(store.year(row));
            }
        }
    }
    names
        .into_iter()
        .map(|((_, unit), seen)| {
            let mut seen: Vec<(&str, Seen)> = seen
                .into_iter()
                .filter_map(|(code, seen)| Some((store.categories.text(code)?, seen)))
                .collect();
            seen.sort_by(|(one, first), (other, second)| {
                second.notations.cmp(&first.notations).then(one.cmp(other))
            });
            book(state.codebook(unit), unit, &seen)
        })
        .collect()
}

/// How often a name is in the files, and in which years.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    notations: u32,
    year: Option<i32>,
}

impl Seen {
    fn add(&mut self, year: Option<i32>) {
        self.notations += 1;
        self.year = self.year.max(year);
    }
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
