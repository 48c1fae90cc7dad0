//! What names each case, so that a decision finds it again in the same files on another computer.

use std::collections::HashMap;

use xxhash_rust::xxh3::Xxh3;

use crate::cases::CaseStore;
use crate::model::{CaseKey, days};

/// A key for each case, in order of the rows: of its number, kind and day; of its words, kind and day where it has no
/// number. Of cases that are told alike the second has a key of its own, and so on.
#[must_use]
pub fn keys(store: &CaseStore) -> Vec<CaseKey> {
    let mut times: HashMap<CaseKey, u32> = HashMap::new();
    (0..store.len())
        .map(|row| {
            let key = key(store, row, 0);
            let time = times.entry(key).or_default();
            *time += 1;
            if *time == 1 {
                key
            } else {
                self::key(store, row, *time - 1)
            }
        })
        .collect()
}

fn key(store: &CaseStore, row: usize, time: u32) -> CaseKey {
    let mut hash = Xxh3::new();
    let mut add = |part: &[u8]| {
        hash.update(&(part.len() as u64).to_le_bytes());
        hash.update(part);
    };
    add(&time.to_le_bytes());
    add(store.kind(row).map_or("", |kind| kind.code()).as_bytes());
    add(&store.date(row).map_or(i32::MIN, days).to_le_bytes());
    match store.number(row) {
        Some(number) => add(number.as_bytes()),
        None => add(store.told_text(row).as_bytes()),
    }
    CaseKey(hash.digest())
}
