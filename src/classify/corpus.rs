//! All texts as words and words as features, computed once.

use hashbrown::HashMap;
use rustc_hash::FxBuildHasher;

use super::compounds::Lexicon;
use super::features::{self, FEATURES, Feature};
use super::numbers::Numbers;
use super::sums::Sums;
use super::words;

/// How many words of a text count; the first ones do.
const MOST_WORDS: usize = 400;

/// A word form that occurs: folded, negated or not.
#[derive(Clone, Debug)]
struct Form {
    folded: Box<str>,
    negated: bool,
    /// In how many texts.
    texts: u32,
}

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
/// A text is a vector: the sum of its words' vectors, of length one. A word's vector has its stem, the stems of its
/// parts and its groups of letters, each weighed by how rare it is: `1 + ln((1 + N) / (1 + n))`, N texts of which n
/// have it (the inverse document frequency of Spärck Jones 1972, smoothed).
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    forms: Vec<Form>,
    index: HashMap<Box<str>, u32, FxBuildHasher>,
    /// Where the words of each text begin; the last of it is where they end.
    starts: Vec<u32>,
    occurrences: Vec<Occurrence>,
    lexicon: Lexicon,
    weighing: Weighing,
    /// How rare each feature is, by its hash.
    rarity: Vec<f32>,
    numbers: Numbers,
    /// Where the features of each word form begin; the last of it is where they end.
    feature_starts: Vec<u32>,
    features: Vec<Feature>,
    /// One over the length of each text.
    scales: Vec<f32>,
    /// Kept from one text to the next.
    sums: Sums,
}

impl Corpus {
    /// Adds a text and returns its index.
    pub fn push(&mut self, text: &str) -> u32 {
        let passage = self.passage(text);
        for occurrence in &passage.occurrences {
            if let Some(form) = self.forms.get_mut(occurrence.form as usize) {
                form.texts += 1;
            }
        }
        if self.starts.is_empty() {
            self.starts.push(0);
        }
        let index = self.len();
        self.occurrences.extend(passage.occurrences);
        self.starts
            .push(u32::try_from(self.occurrences.len()).unwrap_or(u32::MAX));
        if self.weighing != Weighing::default() {
            let mut sums = std::mem::take(&mut self.sums);
            let scale = self.scale_with(self.occurrences_of(index), &mut sums);
            self.scales.push(scale);
            self.sums = sums;
        }
        index
    }

    /// The words of a text that is no case.
    pub(super) fn passage(&mut self, text: &str) -> Passage {
        let mut forms: Vec<u32> = Vec::new();
        let mut key = String::new();
        for word in words::words(text).into_iter().take(MOST_WORDS) {
            key.clear();
            if word.negated {
                key.push('!');
            }
            key.push_str(&word.folded);
            forms.push(self.form(&key, &word));
        }
        if self.weighing != Weighing::default() {
            self.describe_forms();
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

    fn form(&mut self, key: &str, word: &words::Word) -> u32 {
        if let Some(form) = self.index.get(key) {
            return *form;
        }
        let form = u32::try_from(self.forms.len()).unwrap_or(u32::MAX);
        self.index.insert(key.into(), form);
        self.forms.push(Form {
            folded: word.folded.as_str().into(),
            negated: word.negated,
            texts: 0,
        });
        form
    }

    /// Learns from all texts added so far which words are known and how rare each feature is. What learners computed
    /// with an earlier weighing is then of no use, and they begin anew.
    pub fn weigh(&mut self) {
        self.weighing = Weighing(self.weighing.0 + 1);
        self.lexicon = Lexicon::default();
        for form in &self.forms {
            self.lexicon.learn(&form.folded);
        }
        self.feature_starts.clear();
        self.features.clear();
        self.numbers = Numbers::default();
        let mut texts = vec![0.0_f32; FEATURES];
        for form in &self.forms {
            let features = features::features(&form.folded, form.negated, &self.lexicon);
            for feature in features {
                if let Some(count) = texts.get_mut(feature.index as usize) {
                    *count += form.texts as f32;
                }
            }
        }
        let all = self.len() as f32;
        self.rarity = texts
            .into_iter()
            .map(|texts| 1.0 + ((1.0 + all) / (1.0 + texts.min(all))).ln())
            .collect();
        self.describe_forms();
        let mut sums = Sums::default();
        self.scales = (0..self.len())
            .map(|case| self.scale_with(self.occurrences_of(case), &mut sums))
            .collect();
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
        self.feature_starts.len().saturating_sub(1)
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
        self.scales.get(case as usize).copied().unwrap_or(0.0)
    }

    pub(super) fn features_of(&self, form: u32) -> &[Feature] {
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

    /// One over the length of the sum of the words' vectors; 0 for a text without words.
    pub(super) fn scale(&self, occurrences: &[Occurrence]) -> f32 {
        let mut sums = Sums::default();
        self.scale_with(occurrences, &mut sums)
    }

    fn scale_with(&self, occurrences: &[Occurrence], sums: &mut Sums) -> f32 {
        for occurrence in occurrences {
            for feature in self.features_of(occurrence.form) {
                sums.add(feature.index, feature.count * occurrence.weight);
            }
        }
        let square = sums.take_square();
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

    fn describe_forms(&mut self) {
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
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How like the features of two texts are, 0 to 1, in a corpus of these and a few others.
    fn nearness(one: &str, other: &str) -> f32 {
        let mut corpus = Corpus::default();
        for text in [
            one,
            other,
            "Maten var kall när den kom",
            "Bussen kom aldrig fram till skolan",
            "Handläggning av en ansökan tar tid",
        ] {
            corpus.push(text);
        }
        corpus.weigh();
        let vector = |case: u32| {
            let mut vector = vec![0.0_f32; FEATURES];
            for occurrence in corpus.occurrences_of(case) {
                for feature in corpus.features_of(occurrence.form) {
                    vector[feature.index as usize] +=
                        feature.count * occurrence.weight * corpus.scale_of(case);
                }
            }
            vector
        };
        vector(0)
            .iter()
            .zip(vector(1))
            .map(|(one, other)| one * other)
            .sum()
    }

    #[track_caller]
    fn check_nearer(one: &str, near: &str, far: &str) {
        let (nearer, farther) = (nearness(one, near), nearness(one, far));
        assert!(nearer > farther + 0.1, "{nearer} and {farther}");
    }

    #[test]
    fn a_compound_meets_its_parts() {
        check_nearer("lång handläggningstid", "handläggning", "förhandling");
        check_nearer("hemtjänstavgiften", "fel avgift", "fel besked");
    }

    #[test]
    fn inflected_words_meet() {
        check_nearer(
            "beslutet överklagades",
            "överklagade besluten",
            "överklagade domen",
        );
    }

    #[test]
    fn a_negated_word_is_another() {
        let plain = nearness("personalen svarade", "svarade personalen");
        let negated = nearness("personalen svarade", "personalen svarade inte");
        assert!((plain - 1.0).abs() < 1e-3, "{plain}");
        let other = nearness("personalen svarade", "personalen svarade igen");
        assert!(negated < other - 0.01 && negated > 0.4, "{negated} {other}");
    }

    #[test]
    fn text_without_dots_is_the_same() {
        let same = nearness(
            "försenad handläggning på äldreboende",
            "forsenad handlaggning pa aldreboende",
        );
        assert!((same - 1.0).abs() < 1e-3, "{same}");
    }

    #[test]
    fn an_abbreviation_meets_what_it_stands_for() {
        check_nearer(
            "lång hlg hos FK",
            "Försäkringskassans handläggning",
            "lång väg hos far",
        );
        check_nearer("ek.bist.", "ekonomiskt bistånd", "ekologisk mat");
    }

    #[test]
    fn texts_added_later_are_weighed_as_those_before() {
        let mut corpus = Corpus::default();
        corpus.push("kall mat");
        corpus.weigh();
        let first = corpus.push("kall mat");
        let other = corpus.push("mat kall");
        assert!((corpus.likeness(first, other) - 1.0).abs() < 1e-5);
        assert!((corpus.scale_of(first) - corpus.scale_of(0)).abs() < 1e-6);
        let empty = corpus.push("");
        assert!(corpus.scale_of(empty).abs() < 1e-9 && corpus.likeness(empty, 0).abs() < 1e-9);
    }
}
