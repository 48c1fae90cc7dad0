//! The features of a word: its stem, the stems of its parts, and its groups of letters.

use super::compounds::Lexicon;
use super::stems::stem;

/// How many features are told apart. Words are hashed to them; that two share one is rare and does little.
pub const FEATURES: usize = 1 << 17;

/// How much of a word's stem remains where the word is negated; the rest is a feature of the negated stem.
const NEGATED_SHARE: f32 = 0.6;

/// What a part counts beside the whole word.
const PART: f32 = 1.0;

/// What groups of letters weigh together beside stem and parts.
pub const LETTERS: f32 = 1.5;

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

/// The features of one word in two groups.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WordFeatures {
    /// The stem first, then the parts.
    pub words: Vec<Feature>,
    /// Groups of letters.
    pub letters: Vec<Feature>,
}

/// What a feature is made of. A stem and a group of the same letters are different features.
#[derive(Clone, Copy)]
enum Origin {
    Stem = 1,
    NegatedStem = 2,
    Letters = 3,
}

/// The features of a folded word. What is told by words and what by letters is weighed by the corpus.
#[must_use]
pub fn features(folded: &str, negated: bool, lexicon: &Lexicon) -> WordFeatures {
    let joined: String = folded.chars().filter(|letter| *letter != '-').collect();
    let whole = stem(&joined);
    let mut words = Vec::new();
    let mut add_stem = |stem: &str, count: f32| {
        if negated {
            words.push(feature(Origin::Stem, stem, count * NEGATED_SHARE));
            words.push(feature(
                Origin::NegatedStem,
                stem,
                count * (1.0 - NEGATED_SHARE * NEGATED_SHARE).sqrt(),
            ));
        } else {
            words.push(feature(Origin::Stem, stem, count));
        }
    };
    add_stem(whole, 1.0);
    for part in lexicon.parts(folded) {
        add_stem(part, PART);
    }
    WordFeatures {
        words,
        letters: groups(&joined),
    }
}

/// Groups of letters of a word with its borders; numbers have none, for 2023 is not near 2024.
fn groups(word: &str) -> Vec<Feature> {
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    let bordered: Vec<char> = std::iter::once(' ')
        .chain(word.chars())
        .chain(std::iter::once(' '))
        .collect();
    let mut buffer = String::new();
    let mut groups = Vec::new();
    for length in GROUPS {
        for group in bordered.windows(length) {
            buffer.clear();
            buffer.extend(group);
            groups.push(feature(Origin::Letters, &buffer, 1.0));
        }
    }
    groups
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
