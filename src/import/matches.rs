//! The same case in two systems: told in the same words, under different numbers.

use hashbrown::HashMap;
use rustc_hash::{FxBuildHasher, FxHasher};
use std::hash::Hasher as _;

use super::identity::side;
use crate::cases::{CaseStore, NewNotation};
use crate::model::{MatchProposal, Place};

/// A text shorter than this, in letters and digits, is too common to tell a case by.
const TELLING: usize = 24;

/// Two systems take in the same case within so many days of each other.
const DAYS: i32 = 14;

/// How many proposals are made.
const MOST: usize = 200;

/// How much of a text is shown.
const SHOWN: usize = 120;

/// Proposes pairs of cases from different files that are of the same kind, told in the same words but for case,
/// marks and space, and dated at most two weeks apart. `decided` pairs come with what was said of them.
#[must_use]
pub fn propose(store: &CaseStore, decided: &[(Place, Place, bool)]) -> Vec<MatchProposal> {
    let mut first: HashMap<u64, u32, FxBuildHasher> = HashMap::default();
    let mut proposals = Vec::new();
    for row in 0..store.len() {
        let Some(hash) = words(store, row) else {
            continue;
        };
        let index = u32::try_from(row).unwrap_or(u32::MAX);
        let earlier = *first.entry(hash).or_insert(index);
        let Ok(earlier) = usize::try_from(earlier) else {
            continue;
        };
        if earlier == row || proposals.len() == MOST {
            continue;
        }
        proposals.extend(proposal(store, earlier, row, decided));
    }
    proposals
}

fn proposal(
    store: &CaseStore,
    earlier: usize,
    later: usize,
    decided: &[(Place, Place, bool)],
) -> Option<MatchProposal> {
    let (one, other) = (store.case(earlier)?, store.case(later)?);
    let (one_place, other_place) = (store.place(earlier)?, store.place(later)?);
    let near = match (one.day, other.day) {
        (Some(one), Some(other)) => (one.days - other.days).abs() <= DAYS,
        _ => true,
    };
    if one_place.source == other_place.source || one.kind != other.kind || !near {
        return None;
    }
    let said = decided
        .iter()
        .find(|(one, other, _)| *one == one_place && *other == other_place);
    let notations: Vec<NewNotation> = store
        .notations(later)
        .map(|each| store.notation(each))
        .collect();
    Some(MatchProposal {
        earlier: side(store, &one, one_place),
        later: side(store, &other, other_place),
        text: beginning(store, &notations),
        same: said.map(|(_, _, same)| *same),
    })
}

/// The beginning of the first text of some notations.
#[must_use]
pub fn beginning(store: &CaseStore, notations: &[NewNotation]) -> String {
    let text = notations.iter().find_map(|each| store.referred(each.text));
    text.unwrap_or_default().chars().take(SHOWN).collect()
}

/// The hash of the letters and digits of a case's first text; nothing where they are few.
fn words(store: &CaseStore, row: usize) -> Option<u64> {
    let notation = store.notation(store.notations(row).start);
    let text = store.referred(notation.text)?;
    let mut hasher = FxHasher::default();
    let mut letters = 0;
    for letter in text.chars().filter(|letter| letter.is_alphanumeric()) {
        letters += 1;
        let plain = letter.to_lowercase().next().unwrap_or(letter);
        hasher.write_u32(u32::from(plain));
    }
    (letters >= TELLING).then(|| hasher.finish())
}
