//! A blind sample of a unit's decided cases, for a second person to sort.

use xxhash_rust::xxh3::xxh3_64_with_seed;

use super::desk::Desk;
use crate::cases::Field;
use crate::model::{CaseKey, Categorised, Sample, SampleCase, SampleCategory};

impl Desk<'_> {
    /// Draws a sample of a unit's cases of the account's year that a person, a rule or the file has decided: `wanted`
    /// of them, or all where there are fewer. The same seed draws the same of the same cases, in whatever order their
    /// files tell them.
    #[must_use]
    pub fn sample(&self, title: String, unit: Option<&str>, wanted: u32, seed: u64) -> Sample {
        let store = self.store();
        let year = self.evaluation.account.as_ref().map(|account| account.year);
        let keys = self.keys();
        let rows = (0..store.len()).zip(keys.iter().copied());
        let mut drawn: Vec<(u64, CaseKey, usize)> = rows
            .filter(|(row, _)| {
                year.is_some()
                    && store.year(*row) == year
                    && store.text(Field::Unit, *row) == unit
                    && store.categorised(*row) != Categorised::Undecided
            })
            .map(|(row, key)| (chance(key, seed), key, row))
            .collect();
        drawn.sort_unstable();
        drawn.truncate(wanted as usize);
        let book = self.evaluation.coding.codebook(unit);
        let used = year.iter().flat_map(|year| {
            let used = book.map(|book| book.in_use(*year));
            used.into_iter().flatten()
        });
        let categories = used.map(|category| SampleCategory {
            id: category.id.clone(),
            name: category.name.clone(),
            definition: category.definition.clone(),
            keywords: category.keywords.clone(),
            examples: category.examples.clone(),
        });
        let cases = drawn.into_iter().filter_map(|(_, key, row)| {
            Some(SampleCase {
                key,
                kind: store.kind(row)?,
                date: store.date(row),
                texts: self.texts(row),
                measure: store.measures_of(&self.told(row)),
            })
        });
        Sample {
            title,
            categories: categories.collect(),
            cases: cases.collect(),
        }
    }
}

/// Where a case stands in the order that a seed gives: as good as by chance, and the same everywhere.
fn chance(key: CaseKey, seed: u64) -> u64 {
    xxh3_64_with_seed(&key.0.to_le_bytes(), seed)
}
