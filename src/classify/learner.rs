//! Learns which words speak for which category: from the categories' own words and from every decision.

use std::collections::VecDeque;

use super::calibration::Calibration;
use super::corpus::{Corpus, Weighing};
use super::descent::{Example, Source, Step};
use super::suggestions::{Reason, Suggestion, reasons, suggestions};
use super::weights::Weights;
use super::words;
use rounds::Rounds;

pub use judging::Judging;
pub use seeds::Seed;

mod judging;
mod rounds;
mod seeds;

/// How much may be computed at once, in weights looked at: one for each feature of a text and each category.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort(pub u64);

impl Effort {
    /// After a decision, while somebody waits.
    pub const QUICK: Self = Self(20_000_000);
    /// Until the weights are settled.
    pub const FULL: Self = Self(u64::MAX);
}

/// Whether the weights are where more computing would leave them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    /// They are.
    Yes,
    /// The effort was spent before: call again when there is time.
    NotYet,
}

/// What a decision, or a definition of the codebook, may cost when it is contradicted: the C of a support vector
/// machine.
const COST: f32 = 0.7;

/// A linear support vector machine for each category against the others, with the squared hinge loss and a weight
/// for what every text has.
///
/// It is trained by dual coordinate descent (Hsieh, Chang, Lin, Keerthi and Sundararajan 2008, A Dual Coordinate
/// Descent Method for Large-scale Linear SVM, algorithm 1 with `D = 1 / 2C`), all categories at once for each text. A
/// decision that is added, changed or withdrawn changes the optimum a little, and the descent goes on from where it
/// was. The optimum does not depend on the order of decisions.
#[derive(Clone, Debug)]
pub struct Learner {
    labels: usize,
    examples: Vec<Example>,
    weights: Weights,
    calibration: Calibration,
    weighing: Weighing,
    rounds: Rounds,
    /// Keys of examples that are new since the last round.
    fresh: VecDeque<u64>,
}

impl Learner {
    /// A learner of as many labels as there are seeds: label 0 is the first one's. The corpus learns their words;
    /// [`Corpus::weigh`] comes after this.
    pub fn new(corpus: &mut Corpus, seeds: &[Seed]) -> Self {
        let examples = seeds::examples(corpus, seeds);
        Self {
            labels: seeds.len(),
            weights: Weights::new(seeds.len()),
            calibration: Calibration::default(),
            weighing: Weighing::default(),
            rounds: Rounds::new(examples.len()),
            examples,
            fresh: VecDeque::new(),
        }
    }

    /// Remembers a decision, changes it, or forgets it. Labels that do not exist are left out.
    pub fn set(&mut self, corpus: &Corpus, case: u32, labels: Option<&[u32]>) {
        self.set_all(corpus, &[(case, labels)]);
    }

    /// The same for many cases at once, each of them once.
    pub fn set_all(&mut self, corpus: &Corpus, decisions: &[(u32, Option<&[u32]>)]) {
        let mut earlier: Vec<u64> = Vec::new();
        for (case, _) in decisions {
            let key = key(*case);
            if let Some(example) = self.place(key).and_then(|at| self.examples.get(at)) {
                example.withdraw(corpus, &mut self.weights);
                earlier.push(key);
            }
        }
        earlier.sort_unstable();
        self.examples
            .retain(|example| earlier.binary_search(&example.key).is_err());
        let count = self.labels;
        for (case, labels) in decisions {
            let Some(labels) = labels else { continue };
            let labels = labels.iter().copied();
            let labels = labels.filter(|label| (*label as usize) < count).collect();
            let key = key(*case);
            let mut example = Example::new(key, Source::Case(*case), labels, COST, count);
            example.begin_anew(corpus);
            self.examples.push(example);
            self.fresh.push_back(key);
        }
        // All but the last ones are in order, which this sort makes use of.
        self.examples.sort_by_key(|example| example.key);
        self.rounds.begin(self.examples.len());
    }

    /// Learns from all decisions, beginning with the new ones, until the weights are settled or the effort is spent.
    pub fn fit(&mut self, corpus: &Corpus, effort: Effort) -> Settled {
        if self.weighing != corpus.weighing() {
            self.begin_anew(corpus);
        }
        let mut spent = 0;
        while let Some(key) = self.fresh.pop_front() {
            if let Some(at) = self.place(key) {
                spent += self.step(corpus, at).weights;
            }
            if spent >= effort.0 {
                return Settled::NotYet;
            }
        }
        loop {
            let Some(at) = self.rounds.next() else {
                if self.rounds.end() {
                    return Settled::Yes;
                }
                continue;
            };
            if spent >= effort.0 {
                return Settled::NotYet;
            }
            let step = self.step(corpus, at);
            self.rounds.pulled(step.pull);
            spent += step.weights;
        }
    }

    /// The scores of a case, one for each label: the higher, the more speaks for it.
    #[must_use]
    pub fn scores(&self, corpus: &Corpus, case: u32) -> Vec<f32> {
        let mut scores = vec![0.0; self.labels];
        self.weights.score(
            corpus,
            corpus.occurrences_of(case),
            corpus.scale_of(case),
            &mut scores,
        );
        scores
    }

    /// The suggestions for one case. Of many, a [`super::Ranking`] finds them faster.
    #[must_use]
    pub fn suggest(
        &self,
        corpus: &Corpus,
        case: u32,
        allowed: &dyn Fn(u32) -> bool,
    ) -> Vec<Suggestion> {
        suggestions(&self.scores(corpus, case), &self.calibration, allowed)
    }

    /// The words of a text that speak most for a label, most first, at most six.
    #[must_use]
    pub fn reasons(&self, corpus: &Corpus, text: &str, label: u32) -> Vec<Reason> {
        let words = words::words(text).into_iter().map(|word| {
            let features = corpus.describe(&word.folded, word.negated);
            let score = features
                .iter()
                .map(|feature| feature.count * self.weights.of(feature.index, label))
                .sum();
            (word.place, score)
        });
        reasons(words.collect())
    }

    /// How scores become probabilities.
    #[must_use]
    pub const fn calibration(&self) -> &Calibration {
        &self.calibration
    }

    /// How many labels there are.
    #[must_use]
    pub const fn labels(&self) -> usize {
        self.labels
    }

    pub(super) const fn weights(&self) -> &Weights {
        &self.weights
    }

    fn place(&self, key: u64) -> Option<usize> {
        self.examples
            .binary_search_by_key(&key, |example| example.key)
            .ok()
    }

    fn step(&mut self, corpus: &Corpus, at: usize) -> Step {
        self.examples
            .get_mut(at)
            .map(|example| example.step(corpus, &mut self.weights))
            .unwrap_or_default()
    }

    fn begin_anew(&mut self, corpus: &Corpus) {
        self.weighing = corpus.weighing();
        self.weights = Weights::new(self.labels);
        for example in &mut self.examples {
            example.begin_anew(corpus);
        }
        self.rounds.begin(self.examples.len());
    }
}

fn key(case: u32) -> u64 {
    u64::from(scattered(case))
}

/// A number for a case's place that puts cases in an order without order, always the same: in files like cases stand
/// together.
#[must_use]
pub const fn scattered(case: u32) -> u32 {
    case.wrapping_mul(0x9e37_79b1)
}

#[cfg(test)]
mod tests;
