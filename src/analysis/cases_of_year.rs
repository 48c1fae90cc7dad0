//! The cases that count in a year, one after another.

use crate::cases::{CaseStore, Field};
use crate::model::Kind;

/// Hands over each case of a year: its row, the code of its unit and its kind.
pub fn each_case(store: &CaseStore, year: i32, take: &mut dyn FnMut(usize, u32, Kind)) {
    for row in 0..store.len() {
        hand_over(store, row, year, take);
    }
}

// Not part of the loop around it: a browser makes a function fast while it is called often, not while it runs long.
#[inline(never)]
fn hand_over(store: &CaseStore, row: usize, year: i32, take: &mut dyn FnMut(usize, u32, Kind)) {
    if let Some(kind) = store.kind(row).filter(|_| store.year(row) == Some(year)) {
        take(row, store.code(Field::Unit, row), kind);
    }
}
