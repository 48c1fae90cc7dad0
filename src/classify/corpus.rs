//! All texts as words and words as features, computed once.

use std::cell::{OnceCell, RefCell};

use super::features::Feature;
use super::sums::Sums;
use super::vocabulary::Vocabulary;
use super::words::WordReader;

/// How many words of a text count; the first ones do.
const MOST_WORDS: usize = 400;

/// A word of a text with its weight there: `1 + ln(count)`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Occurrence {
    /// The word form's index in the corpus.
    pub form: u32,
    /// Its weight, before the text's norm.
    pub weight: f32,
}

/// A text outside the cases, such as a category's name.
#[derive(Clone, Debug, Default)]
pub struct Passage {
    pub occurrences: Vec<Occurrence>,
}

/// Which weighing of the corpus something was computed with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weighing(u32);

/// The texts of the cases. A case's index is that of its text in the order they were added.
///
/// A text is a vector: the sum of its words' vectors, each as the vocabulary has it, brought to length one.
#[derive(Debug, Default)]
pub struct Corpus {
    reader: WordReader,
    vocabulary: Vocabulary,
    /// Where the words of each text begin; the last of it is where they end.
    starts: Vec<u32>,
    occurrences: Vec<Occurrence>,
    weighing: Weighing,
    /// One over the length of each text, once somebody has asked for it: of very many texts few are looked at.
    scales: Vec<OnceCell<f32>>,
    /// Kept from one text to the next.
    sums: RefCell<Sums>,
}

impl Corpus {
    /// Adds a text and returns its index.
    pub fn push(&mut self, text: &str) -> u32 {
        let passage = self.passage(text);
        for occurrence in &passage.occurrences {
            self.vocabulary.count(occurrence.form);
        }
        if self.starts.is_empty() {
            self.starts.push(0);
        }
        let index = self.len();
        self.occurrences.extend(passage.occurrences);
        self.starts
            .push(u32::try_from(self.occurrences.len()).unwrap_or(u32::MAX));
        self.scales.push(OnceCell::new());
        index
    }

    /// The words of a text that is no case.
    pub(super) fn passage(&mut self, text: &str) -> Passage {
        let mut forms: Vec<u32> = Vec::new();
        let mut key = String::new();
        for word in self.reader.words(text).into_iter().take(MOST_WORDS) {
            forms.push(self.vocabulary.form(&word, &mut key));
        }
        if self.weighing != Weighing::default() {
            self.vocabulary.describe_new();
        }
        forms.sort_unstable();
        Passage {
            occurrences: forms
                .chunk_by(|one, next| one == next)
                .filter_map(|same| {
                    Some(Occurrence {
                        form: *same.first()?,
                        weight: 1.0 + (same.len() as f32).ln(),
                    })
                })
                .collect(),
        }
    }

    /// Learns from all texts added so far which words are known and how rare each feature is. What learners computed
    /// with an earlier weighing is then of no use, and they begin anew.
    pub fn weigh(&mut self) {
        self.weighing = Weighing(self.weighing.0 + 1);
        self.vocabulary.weigh(self.len());
        self.scales.fill(OnceCell::new());
    }

    /// How many texts there are.
    #[must_use]
    pub fn len(&self) -> u32 {
        u32::try_from(self.starts.len().saturating_sub(1)).unwrap_or(u32::MAX)
    }

    /// Whether there are no texts.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub(super) const fn weighing(&self) -> Weighing {
        self.weighing
    }

    pub(super) fn forms(&self) -> usize {
        self.vocabulary.described()
    }

    pub(super) fn occurrences_of(&self, case: u32) -> &[Occurrence] {
        let at = case as usize;
        let (Some(start), Some(end)) = (self.starts.get(at), self.starts.get(at + 1)) else {
            return &[];
        };
        self.occurrences
            .get(*start as usize..*end as usize)
            .unwrap_or_default()
    }

    pub(super) fn scale_of(&self, case: u32) -> f32 {
        let scale = self.scales.get(case as usize);
        scale.map_or(0.0, |scale| {
            *scale.get_or_init(|| self.scale(self.occurrences_of(case)))
        })
    }

    pub(super) fn features_of(&self, form: u32) -> &[Feature] {
        self.vocabulary.features_of(form)
    }

    /// One over the length of the sum of the words' vectors; 0 for a text without words.
    pub(super) fn scale(&self, occurrences: &[Occurrence]) -> f32 {
        let mut sums = self.sums.take();
        for occurrence in occurrences {
            for feature in self.features_of(occurrence.form) {
                sums.add(feature.index, feature.count * occurrence.weight);
            }
        }
        let square = sums.take_square();
        self.sums.replace(sums);
        if square > 0.0 {
            square.sqrt().recip()
        } else {
            0.0
        }
    }

    /// How like two texts are, 0 to 1: the cosine of their words, each by how rare it is.
    pub(super) fn likeness(&self, one: u32, other: u32) -> f32 {
        let (one, other) = (self.occurrences_of(one), self.occurrences_of(other));
        let weigh = |occurrence: &Occurrence| {
            let first = self.features_of(occurrence.form).first();
            occurrence.weight * first.map_or(1.0, |feature| feature.count)
        };
        let square = |text: &[Occurrence]| text.iter().map(|word| weigh(word).powi(2)).sum::<f32>();
        let mut rest = other;
        let mut both = 0.0;
        for word in one {
            let behind = rest.partition_point(|found| found.form < word.form);
            rest = rest.get(behind..).unwrap_or_default();
            if let Some(found) = rest.first().filter(|found| found.form == word.form) {
                both += weigh(word) * weigh(found);
            }
        }
        let squares = square(one) * square(other);
        if squares > 0.0 {
            both / squares.sqrt()
        } else {
            0.0
        }
    }

    /// The features of a word as the corpus weighs them, without those that no text has.
    pub(super) fn describe(&self, folded: &str, negated: bool) -> Vec<Feature> {
        self.vocabulary.describe(folded, negated)
    }
}

#[cfg(test)]
mod tests;
