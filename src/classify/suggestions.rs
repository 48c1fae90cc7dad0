//! The categories suggested for a text, how sure that is, and which words of the text say so.

use std::ops::Range;

use super::calibration::Calibration;
use crate::model::Certainty;

/// How many categories are suggested for a text at most.
pub const MOST_SUGGESTIONS: usize = 5;

/// How many words are given as reasons at most.
pub const MOST_REASONS: usize = 6;

/// Below this a category is suggested only when it is the best.
const LISTED: f32 = 0.15;

/// A category that a text may have.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Suggestion {
    /// The category.
    pub label: u32,
    /// How likely it is right, 0 to 1. Categories of a text are judged each by itself, so this need not add up to 1.
    pub probability: f32,
    /// The same in a word.
    pub certainty: Certainty,
}

/// A word of a text that speaks for a category.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// Where it stands in the text, in bytes.
    pub place: Range<usize>,
    /// Its share of all that speaks for the category, 0 to 1.
    pub share: f32,
}

/// A label with its score and how far that is above the best other one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scored {
    pub label: u32,
    pub score: f32,
    pub lead: f32,
}

/// The best of the allowed labels, best first; of equals the one of the lower number.
pub fn best(scores: &[f32], allowed: &dyn Fn(u32) -> bool) -> Vec<Scored> {
    let mut found: Vec<(u32, f32)> = Vec::with_capacity(MOST_SUGGESTIONS + 1);
    for (label, score) in (0_u32..).zip(scores) {
        let is_among =
            found.len() < MOST_SUGGESTIONS || found.last().is_some_and(|last| *score > last.1);
        if is_among && allowed(label) {
            let at = found.partition_point(|(_, other)| other >= score);
            found.insert(at, (label, *score));
            found.truncate(MOST_SUGGESTIONS);
        }
    }
    let first = found.first().map_or(0.0, |first| first.1);
    let second = found.get(1).map_or(first, |second| second.1);
    found
        .iter()
        .enumerate()
        .map(|(at, (label, score))| Scored {
            label: *label,
            score: *score,
            lead: score - if at == 0 { second } else { first },
        })
        .collect()
}

/// The suggestions that scores make, likeliest first; the best one always.
pub fn suggestions(
    scores: &[f32],
    calibration: &Calibration,
    allowed: &dyn Fn(u32) -> bool,
) -> Vec<Suggestion> {
    best(scores, allowed)
        .into_iter()
        .map(|one| {
            let probability = calibration.probability(one.score, one.lead);
            Suggestion {
                label: one.label,
                probability,
                certainty: Certainty::of(probability),
            }
        })
        .enumerate()
        .filter(|(at, suggestion)| *at == 0 || suggestion.probability >= LISTED)
        .map(|(_, suggestion)| suggestion)
        .collect()
}

/// The words that speak most for a category, most first, from what each word of a text adds to its score. What
/// speaks a tenth as much as the strongest, or less, is no reason.
pub fn reasons(words: Vec<(Range<usize>, f32)>) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = Vec::new();
    for (place, share) in words {
        // What an abbreviation stands for may be several words in one place.
        match reasons.last_mut().filter(|last| last.place == place) {
            Some(last) => last.share += share,
            None => reasons.push(Reason { place, share }),
        }
    }
    reasons.retain(|reason| reason.share > 0.0);
    let all: f32 = reasons.iter().map(|reason| reason.share).sum();
    reasons.sort_by(|one, other| other.share.total_cmp(&one.share));
    let least = reasons
        .first()
        .map_or(0.0, |strongest| strongest.share / 10.0);
    reasons.retain(|reason| reason.share > least);
    reasons.truncate(MOST_REASONS);
    for reason in &mut reasons {
        reason.share /= all;
    }
    reasons
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_are_found_in_order_and_only_where_allowed() {
        let scores = [0.1, 0.9, 0.5, 0.9, -1.0, 0.2, 0.3];
        let labels = |allowed: &dyn Fn(u32) -> bool| -> Vec<u32> {
            best(&scores, allowed).iter().map(|one| one.label).collect()
        };
        assert_eq!(labels(&|_| true), [1, 3, 2, 6, 5]);
        assert_eq!(labels(&|label| label != 3 && label < 5), [1, 2, 0, 4]);
        assert_eq!(labels(&|_| false), [0; 0]);
    }

    #[test]
    fn the_best_is_suggested_however_unlikely_and_others_when_likely() {
        let calibration = Calibration::default();
        let found = suggestions(&[-2.0, -3.0, -4.0], &calibration, &|_| true);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].label, found[0].certainty), (0, Certainty::Unsure));
        let found = suggestions(&[0.9, -1.0, 0.95], &calibration, &|_| true);
        let labels: Vec<u32> = found.iter().map(|one| one.label).collect();
        assert_eq!(labels, [2, 0]);
        assert!(found.iter().all(|one| one.certainty >= Certainty::Likely));
    }

    #[test]
    fn reasons_are_the_strongest_words() {
        let found = reasons(vec![
            (0..3, 0.1),
            (4..8, -1.0),
            (9..12, 0.3),
            (9..12, 0.3),
            (13..15, 0.01),
        ]);
        let places: Vec<Range<usize>> = found.iter().map(|one| one.place.clone()).collect();
        assert_eq!(places, [9..12, 0..3]);
    }
}
