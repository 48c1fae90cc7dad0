//! Which texts are decided, and as what: what a learner is taught.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::coding::Coding;
use crate::cases::{CaseStore, Field};
use crate::classify::scattered;
use crate::model::{Categorised, CategoryId};

/// How many texts are learned from, at most: more of them teach hardly more, and take long.
const MOST_TAUGHT: usize = 20_000;

/// The labels of the decided texts that are learned from, all that people have decided before others.
///
/// `texts` has each row's text, `labels` each label's unit and category.
#[must_use]
pub fn decided(
    store: &CaseStore,
    coding: &Coding,
    texts: &[u32],
    labels: &[(Option<String>, CategoryId)],
) -> BTreeMap<u32, Vec<u32>> {
    let places: HashMap<(Option<&str>, &str), u32> = (0..)
        .zip(labels)
        .filter_map(|(label, (unit, id))| {
            let category = coding.codebook(unit.as_deref())?.find(id)?;
            Some(((unit.as_deref(), category.name.as_str()), label))
        })
        .collect();
    let mut decided: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    let mut by_hand = BTreeSet::new();
    for (row, text) in texts.iter().enumerate() {
        match store.categorised(row) {
            Categorised::Undecided => continue,
            Categorised::Hand => drop(by_hand.insert(*text)),
            Categorised::Rule | Categorised::File => {}
        }
        let unit = store.text(Field::Unit, row);
        let labels = decided.entry(*text).or_default();
        for notation in store.notations(row) {
            let name = store.categories.text(store.category(notation));
            let label = name.and_then(|name| places.get(&(unit, name)));
            labels.extend(label.filter(|label| !labels.contains(label)).copied());
        }
    }
    for text in beyond(MOST_TAUGHT, decided.keys().copied(), &by_hand) {
        decided.remove(&text);
    }
    decided
}

/// The texts that there is no room for, whatever their places in their files.
fn beyond(room: usize, texts: impl Iterator<Item = u32>, first: &BTreeSet<u32>) -> Vec<u32> {
    let mut others: Vec<u32> = texts.filter(|text| !first.contains(text)).collect();
    others.sort_by_key(|text| scattered(*text));
    let room = room.saturating_sub(first.len()).min(others.len());
    others.split_off(room)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_decided_is_learned_before_the_rest() {
        let by_hand = BTreeSet::from([2, 7]);
        let left_out = |room| beyond(room, 0..10, &by_hand);
        assert!(left_out(10).is_empty());
        assert_eq!(left_out(6).len(), 4);
        assert_eq!(left_out(2).len(), 8);
        assert_eq!(left_out(1).len(), 8);
        assert!(left_out(1).iter().all(|text| !by_hand.contains(text)));
    }

    #[test]
    fn one_more_decision_puts_out_one_other_text() {
        let fewer = beyond(6, 0..10, &BTreeSet::from([2]));
        let more = beyond(6, 0..10, &BTreeSet::from([2, fewer[0]]));
        let put_out: Vec<u32> = more
            .into_iter()
            .filter(|text| !fewer.contains(text))
            .collect();
        assert_eq!(put_out.len(), 1);
    }
}
