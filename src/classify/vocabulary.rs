//! The word forms that occur, and the features of each as the texts weigh them.

use hashbrown::HashMap;
use rustc_hash::FxBuildHasher;

use super::compounds::Lexicon;
use super::features::{self, FEATURES, Feature};
use super::numbers::Numbers;
use super::words::Word;

/// A word form that occurs: folded, negated or not.
#[derive(Clone, Debug)]
struct Form {
    folded: Box<str>,
    negated: bool,
    /// In how many texts.
    texts: u32,
}

/// Word forms, numbered in the order in which they first occur, and their features.
///
/// A form has its stem, the stems of its parts and its groups of letters, each weighed by how rare it is:
/// `1 + ln((1 + N) / (1 + n))`, N texts of which n have it (the inverse document frequency of Spärck Jones 1972,
/// smoothed).
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    forms: Vec<Form>,
    index: HashMap<Box<str>, u32, FxBuildHasher>,
    lexicon: Lexicon,
    /// How rare each feature is, by its hash.
    rarity: Vec<f32>,
    numbers: Numbers,
    /// Where the features of each word form begin; the last of it is where they end.
    feature_starts: Vec<u32>,
    features: Vec<Feature>,
}

impl Vocabulary {
    /// The number of a word's form, a new one if it has none. `key` is room to work in.
    pub fn form(&mut self, word: &Word, key: &mut String) -> u32 {
        key.clear();
        if word.negated {
            key.push('!');
        }
        key.push_str(&word.folded);
        if let Some(form) = self.index.get(key.as_str()) {
            return *form;
        }
        let form = u32::try_from(self.forms.len()).unwrap_or(u32::MAX);
        self.index.insert(key.as_str().into(), form);
        self.forms.push(Form {
            folded: (&*word.folded).into(),
            negated: word.negated,
            texts: 0,
        });
        form
    }

    /// Counts one more text that has a form.
    pub fn count(&mut self, form: u32) {
        if let Some(form) = self.forms.get_mut(form as usize) {
            form.texts += 1;
        }
    }

    /// Learns from the forms of so many texts which words are known and how rare each feature is.
    pub fn weigh(&mut self, texts: u32) {
        self.lexicon = Lexicon::default();
        for form in &self.forms {
            self.lexicon.learn(&form.folded);
        }
        self.feature_starts.clear();
        self.features.clear();
        self.numbers = Numbers::default();
        let mut counts = vec![0.0_f32; FEATURES];
        for form in &self.forms {
            let features = features::features(&form.folded, form.negated, &self.lexicon);
            for feature in features {
                if let Some(count) = counts.get_mut(feature.index as usize) {
                    *count += form.texts as f32;
                }
            }
        }
        let all = texts as f32;
        self.rarity = counts
            .into_iter()
            .map(|count| 1.0 + ((1.0 + all) / (1.0 + count.min(all))).ln())
            .collect();
        self.describe_new();
    }

    /// Describes the forms that are new since the last time, as the texts are weighed now.
    pub fn describe_new(&mut self) {
        if self.feature_starts.is_empty() {
            self.feature_starts.push(0);
        }
        for form in self.forms.iter().skip(self.feature_starts.len() - 1) {
            let features = self.weighed(&form.folded, form.negated);
            self.features
                .extend(features.into_iter().map(|feature| Feature {
                    index: self.numbers.number(feature.index),
                    ..feature
                }));
            self.feature_starts
                .push(u32::try_from(self.features.len()).unwrap_or(u32::MAX));
        }
    }

    /// How many forms have features.
    pub fn described(&self) -> usize {
        self.feature_starts.len().saturating_sub(1)
    }

    /// The features of a form, its stem first.
    pub fn features_of(&self, form: u32) -> &[Feature] {
        let at = form as usize;
        let (Some(start), Some(end)) =
            (self.feature_starts.get(at), self.feature_starts.get(at + 1))
        else {
            return &[];
        };
        self.features
            .get(*start as usize..*end as usize)
            .unwrap_or_default()
    }

    /// The features of a word as the texts weigh them, without those that no text has.
    pub fn describe(&self, folded: &str, negated: bool) -> Vec<Feature> {
        self.weighed(folded, negated)
            .into_iter()
            .filter_map(|feature| {
                Some(Feature {
                    index: self.numbers.known(feature.index)?,
                    ..feature
                })
            })
            .collect()
    }

    fn weighed(&self, folded: &str, negated: bool) -> Vec<Feature> {
        let mut features = features::features(folded, negated, &self.lexicon);
        for feature in &mut features {
            feature.count *= self
                .rarity
                .get(feature.index as usize)
                .copied()
                .unwrap_or(1.0);
        }
        features
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::words::words;

    /// The vocabulary of texts with one word form each.
    fn vocabulary(texts: &[&str]) -> Vocabulary {
        let mut vocabulary = Vocabulary::default();
        for text in texts {
            for word in words(text) {
                let form = vocabulary.form(&word, &mut String::new());
                vocabulary.count(form);
            }
        }
        vocabulary.weigh(u32::try_from(texts.len()).unwrap());
        vocabulary
    }

    #[test]
    fn a_form_keeps_its_number_and_a_negated_one_is_another() {
        let mut vocabulary = Vocabulary::default();
        let numbers: Vec<u32> = words("Svar. Inte svar, svar")
            .iter()
            .map(|word| vocabulary.form(word, &mut String::new()))
            .collect();
        assert_eq!(numbers, [0, 1, 2, 0]);
    }

    #[test]
    fn what_is_rarer_weighs_more_by_its_formula() {
        let vocabulary = vocabulary(&["buss", "buss", "buss", "mat"]);
        let stem = |form: u32| vocabulary.features_of(form)[0].count;
        assert!((stem(0) - (1.0 + (5.0_f32 / 4.0).ln())).abs() < 1e-6);
        assert!((stem(1) - (1.0 + (5.0_f32 / 2.0).ln())).abs() < 1e-6);
    }

    #[test]
    fn a_word_is_described_by_what_some_text_has() {
        let vocabulary = vocabulary(&["buss", "mat"]);
        assert_eq!(
            vocabulary.describe("buss", false),
            vocabulary.features_of(0)
        );
        assert_eq!(vocabulary.describe("xyz", false), []);
    }

    #[test]
    fn a_new_form_has_features_once_it_is_described() {
        let mut vocabulary = vocabulary(&["buss", "mat"]);
        let form = vocabulary.form(&words("matbuss")[0], &mut String::new());
        assert_eq!(
            (vocabulary.described(), vocabulary.features_of(form)),
            (2, &[][..])
        );
        vocabulary.describe_new();
        assert_eq!(vocabulary.described(), 3);
        assert_eq!(
            vocabulary.features_of(form),
            vocabulary.describe("matbuss", false)
        );
    }
}
