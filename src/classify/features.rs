//! The features of a word: its stem, the stems of its parts, and its groups of letters.

use super::compounds::Lexicon;
use super::stems::stem;

/// How many features are told apart. Words are hashed to them; that two share one is rare and does little.
pub const FEATURES: usize = 1 << 17;

/// How much of a word's stem remains where the word is negated; the rest is a feature of the negated stem.
const NEGATED_SHARE: f32 = 0.6;

/// How many letters a group has, borders of the word included.
const GROUPS: std::ops::RangeInclusive<usize> = 3..=4;

/// A feature and what it counts in a word, before it is weighed by how rare it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Feature {
    /// Its place among the [`FEATURES`].
    pub index: u32,
    /// Its count.
    pub count: f32,
}

/// What a feature is made of. A stem and a group of the same letters are different features.
#[derive(Clone, Copy)]
enum Origin {
    Stem = 1,
    NegatedStem = 2,
    Letters = 3,
}

/// The features of a folded word: its stem first, then the stems of its parts, then its groups of letters.
#[must_use]
pub fn features(folded: &str, negated: bool, lexicon: &Lexicon) -> Vec<Feature> {
    let joined: String = folded.chars().filter(|letter| *letter != '-').collect();
    let whole = stem(&joined);
    let mut features = Vec::new();
    for stem in std::iter::once(whole).chain(lexicon.parts(folded)) {
        if negated {
            features.push(feature(Origin::Stem, stem, NEGATED_SHARE));
            features.push(feature(
                Origin::NegatedStem,
                stem,
                (1.0 - NEGATED_SHARE * NEGATED_SHARE).sqrt(),
            ));
        } else {
            features.push(feature(Origin::Stem, stem, 1.0));
        }
    }
    add_groups(&joined, &mut features);
    features
}

/// Adds the groups of letters of a word with its borders; numbers have none, for 2023 is not near 2024.
fn add_groups(word: &str, features: &mut Vec<Feature>) {
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        return;
    }
    let bordered: Vec<char> = std::iter::once(' ')
        .chain(word.chars())
        .chain(std::iter::once(' '))
        .collect();
    let mut buffer = String::new();
    for length in GROUPS {
        for group in bordered.windows(length) {
            buffer.clear();
            buffer.extend(group);
            features.push(feature(Origin::Letters, &buffer, 1.0));
        }
    }
}

fn feature(origin: Origin, letters: &str, count: f32) -> Feature {
    Feature {
        index: hash(origin as u8, letters.as_bytes()) >> (u32::BITS - FEATURES.trailing_zeros()),
        count,
    }
}

/// FNV-1a with a last mix, the same on every platform.
fn hash(first: u8, bytes: &[u8]) -> u32 {
    let mut hash: u32 = 0x811c_9dc5;
    for byte in std::iter::once(&first).chain(bytes) {
        hash ^= u32::from(*byte);
        hash = hash.wrapping_mul(0x0100_0193);
    }
    hash ^= hash >> 15;
    hash = hash.wrapping_mul(0x2c1b_3c6d);
    hash ^ (hash >> 13)
}
