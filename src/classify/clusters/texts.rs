//! Texts that were copied and changed a little.
//!
//! A text is the set of its pairs of words that follow each other (shingles, Broder 1997), each number taken for any
//! number. Two sets are alike by their Jaccard index: how many shingles both have, of all that either has. Which sets
//! are worth comparing is told by `MinHash` signatures cut into bands (locality-sensitive hashing; Leskovec, Rajaraman &
//! Ullman, Mining of Massive Datasets, chapter 3): two texts of likeness 0.8 meet with a probability of 0.95, those of
//! 0.9 nearly always. Every pair that meets is then really compared.

use std::collections::hash_map::Entry;
use std::num::NonZeroU32;

use rustc_hash::FxHashMap;

use super::guards::negations;
use super::shingles::{BANDS, bands, jaccard, shingles};
use crate::model::fold;

/// Texts of this Jaccard index or more are nearly the same.
pub const ALIKE: f32 = 0.8;

/// Clusters that grow text by text, so that whoever has many can stop between two of them.
///
/// A text joins the first text that it is most like, if it has as many negations; if it is like none, later ones may
/// join it. So no chain of small changes makes a cluster of texts that are not alike.
#[derive(Debug, Default)]
pub struct TextClustering {
    /// How many texts there are so far.
    count: u32,
    leaders: Vec<Leader>,
    /// For what a signature has in a band: the leaders that have the same there.
    buckets: FxHashMap<u64, Bucket>,
}

/// Leaders that have the same in a band, as a chain: very many of them are one alone.
#[derive(Debug)]
struct Bucket {
    first: u32,
    last: u32,
    count: usize,
}

/// A text that others may join.
#[derive(Debug)]
struct Leader {
    /// Its place among all texts.
    place: u32,
    /// Its shingles, ascending.
    shingles: Box<[u64]>,
    negations: usize,
    /// For each band the next leader of its bucket.
    next: [Option<NonZeroU32>; BANDS],
}

/// So many of the leaders that share a band are compared with, the earliest: a form that everyone fills in can make
/// thousands of texts meet that are not alike.
const MOST_MET: usize = 24;

/// So many texts can have others join them: each takes about a kibibyte of memory.
const MOST_LEADERS: usize = 200_000;

impl TextClustering {
    /// Adds the next text and gives the place of the one that it joins, from 0: its own where it is like none before.
    pub fn add(&mut self, text: &str) -> u32 {
        let place = self.count;
        self.count += 1;
        let folded = fold(text);
        let shingles = shingles(&folded);
        if shingles.is_empty() {
            return place;
        }
        let negations = negations(&folded);
        let bands = bands(&shingles);
        if let Some(leader) = self.most_like(&shingles, negations, &bands) {
            return leader;
        }
        if self.leaders.len() < MOST_LEADERS {
            // Texts are numbered with 32 bits, and leaders are some of them.
            let number = u32::try_from(self.leaders.len()).unwrap_or(u32::MAX);
            for (band, key) in bands.into_iter().enumerate() {
                self.put(number, band, key);
            }
            self.leaders.push(Leader {
                place,
                shingles: shingles.into_boxed_slice(),
                negations,
                next: [None; BANDS],
            });
        }
        place
    }

    /// Puts a leader in the bucket of what its signature has in a band, where there is room.
    fn put(&mut self, number: u32, band: usize, key: u64) {
        match self.buckets.entry(key) {
            Entry::Vacant(bucket) => {
                bucket.insert(Bucket {
                    first: number,
                    last: number,
                    count: 1,
                });
            }
            Entry::Occupied(mut bucket) => {
                let bucket = bucket.get_mut();
                if bucket.count == MOST_MET {
                    return;
                }
                let last = self.leaders.get_mut(bucket.last as usize);
                if let Some(next) = last.and_then(|last| last.next.get_mut(band)) {
                    *next = NonZeroU32::new(number);
                }
                bucket.last = number;
                bucket.count += 1;
            }
        }
    }

    /// The leaders whose signatures have the same in a band.
    fn bucket(&self, band: usize, key: u64) -> impl Iterator<Item = u32> {
        let first = self.buckets.get(&key).map(|bucket| bucket.first);
        std::iter::successors(first, move |number| {
            let next = self.leaders.get(*number as usize)?.next.get(band)?;
            next.map(NonZeroU32::get)
        })
    }

    /// The place of the text that a text is most like, the earliest of equals.
    fn most_like(&self, shingles: &[u64], negations: usize, bands: &[u64; BANDS]) -> Option<u32> {
        let mut met: Vec<u32> = Vec::new();
        for (band, key) in bands.iter().enumerate() {
            met.extend(self.bucket(band, *key));
        }
        met.sort_unstable();
        met.dedup();
        let mut best: Option<(u32, f32)> = None;
        for number in met {
            let Some(leader) = self.leaders.get(number as usize) else {
                continue;
            };
            if leader.negations != negations {
                continue;
            }
            let likeness = jaccard(shingles, &leader.shingles);
            if likeness >= ALIKE && best.is_none_or(|(_, most)| likeness > most) {
                best = Some((leader.place, likeness));
            }
        }
        best.map(|(place, _)| place)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    const TEXT: &str = "Klienten kom till mötet på utsatt tid men dörren var låst och ingen svarade på telefon \
                        eller på e-post, varför besöket fick bokas om till veckan därpå";

    /// The clusters of two texts or more, by the places of their texts.
    fn clusters(list: &[&str]) -> Vec<Vec<u32>> {
        let mut clustering = TextClustering::default();
        let mut clusters: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (place, text) in (0..).zip(list) {
            let joined = clustering.add(text);
            clusters.entry(joined).or_default().push(place);
        }
        clusters.retain(|_, members| members.len() > 1);
        clusters.into_values().collect()
    }

    #[track_caller]
    fn check(list: &[&str], expected: &[&[u32]]) {
        assert_eq!(clusters(list), expected);
    }

    #[test]
    fn copies_with_a_word_changed_are_found() {
        let changed = TEXT.replace("låst", "stängd");
        let other = "Utbetalningen gjordes två gånger samma dag och upptäcktes av ekonomi";
        check(
            &[TEXT, other, &changed, &TEXT.to_uppercase()],
            &[&[0, 2, 3]],
        );
    }

    #[test]
    fn numbers_do_not_count_and_negations_do() {
        check(&["Ärende 4711 försenat", "Ärende 12 försenat."], &[&[0, 1]]);
        let negated = TEXT.replace("låst", "inte låst");
        check(&[TEXT, &negated], &[]);
        let turned = TEXT.replace("ingen svarade", "någon svarade");
        check(&[TEXT, &turned], &[]);
    }

    #[test]
    fn short_texts_are_the_same_or_not() {
        check(
            &[
                "Bemötande",
                "bemotande!",
                "Bemött",
                "",
                " ",
                "Fel dos",
                "Fel dag",
            ],
            &[&[0, 1]],
        );
    }

    #[test]
    fn a_chain_of_changes_is_not_one_cluster() {
        let mut words: Vec<String> = (0..40).map(|word| format!("ord{word}")).collect();
        let mut list = vec![words.join(" ")];
        for at in (0..40).step_by(2) {
            words[at] = format!("annat{at}");
            list.push(words.join(" "));
        }
        let list: Vec<&str> = list.iter().map(String::as_str).collect();
        let found = clusters(&list);
        assert!(found.iter().all(|found| found.len() < 6), "{found:?}");
        assert!(found.len() > 2);
    }
}
