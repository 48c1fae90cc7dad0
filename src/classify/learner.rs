//! Learns which words speak for which category: from the categories' own words and from every decision.

use super::calibration::{self, Calibration};
use super::corpus::{Corpus, Occurrence, Passage, Weighing};
use super::suggestions::{Reason, Suggestion, reasons, suggestions};
use super::weights::Weights;
use super::words;

/// What is known of a category before anything is decided.
#[derive(Clone, Debug, Default)]
pub struct Seed {
    /// Its name.
    pub name: String,
    /// What its codebook says of it.
    pub definition: String,
    /// Words that speak for it.
    pub keywords: Vec<String>,
    /// Texts that belong to it.
    pub examples: Vec<String>,
}

/// How much may be computed at once, in weights looked at: one for each feature of a text and each category.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort(pub u64);

impl Effort {
    /// After a decision, while somebody waits.
    pub const QUICK: Self = Self(20_000_000);
    /// Until the weights are settled.
    pub const FULL: Self = Self(u64::MAX);
}

/// Whether more computing would change the weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    /// No.
    Yes,
    /// The effort was spent before: call again when there is time.
    NotYet,
}

/// What a decision may cost when it is contradicted: the C of a support vector machine.
const COST: f32 = 1.0;

/// The same for a category's name and keywords, its definition, and an example of the codebook.
const COST_OF_NAME: f32 = 1.0;
const COST_OF_DEFINITION: f32 = 0.3;
const COST_OF_EXAMPLE: f32 = 1.0;

/// Weights are settled when no text pulls more than this in a whole round.
const TOLERANCE: f32 = 0.03;

/// How many decisions are judged to find how scores become probabilities, at least and at most, in how many parts,
/// and how much may be computed for each.
const FEWEST_JUDGED: usize = 20;
const MOST_JUDGED: usize = 500;
const FOLDS: usize = 5;
const EFFORT_OF_FOLD: Effort = Effort(60_000_000);

/// A text whose labels are known.
#[derive(Clone, Debug)]
struct Example {
    /// Decides the order of a round; seeds come in order after the cases.
    key: u64,
    source: Source,
    scale: f32,
    /// How many weights its score is made of.
    size: u64,
    labels: Vec<u32>,
    cost: f32,
    /// How much it counts for or against each label.
    alphas: Vec<f32>,
}

#[derive(Clone, Debug)]
enum Source {
    Case(u32),
    Seed(Passage),
}

impl Example {
    const fn case(&self) -> Option<u32> {
        match &self.source {
            Source::Case(case) => Some(*case),
            Source::Seed(_) => None,
        }
    }

    fn occurrences<'a>(&'a self, corpus: &'a Corpus) -> &'a [Occurrence] {
        match &self.source {
            Source::Case(case) => corpus.occurrences_of(*case),
            Source::Seed(passage) => &passage.occurrences,
        }
    }
}

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
    /// The next example of the round, and the strongest pull of the round so far.
    next: usize,
    pull: f32,
    /// How many rounds there were, and how many examples on the next one of this round is.
    round: u32,
    stride: usize,
    /// Keys of examples that are new since the last round.
    fresh: Vec<u64>,
}

impl Learner {
    /// A learner of as many labels as there are seeds: label 0 is the first one's. The corpus learns their words;
    /// [`Corpus::weigh`] comes after this.
    pub fn new(corpus: &mut Corpus, seeds: &[Seed]) -> Self {
        let mut learner = Self {
            labels: seeds.len(),
            examples: Vec::new(),
            weights: Weights::new(seeds.len()),
            calibration: Calibration::default(),
            weighing: Weighing::default(),
            next: 0,
            pull: 0.0,
            round: 0,
            stride: 1,
            fresh: Vec::new(),
        };
        for (label, seed) in (0_u32..).zip(seeds) {
            let name = format!("{}. {}", seed.name, seed.keywords.join(". "));
            let passages = [
                (name.as_str(), COST_OF_NAME),
                (seed.definition.as_str(), COST_OF_DEFINITION),
            ];
            let examples = seed
                .examples
                .iter()
                .map(|text| (text.as_str(), COST_OF_EXAMPLE));
            for (text, cost) in passages.into_iter().chain(examples) {
                let passage = corpus.passage(text);
                if !passage.occurrences.is_empty() {
                    let key = (1 << 32) + learner.examples.len() as u64;
                    learner.insert(key, Source::Seed(passage), vec![label], cost);
                }
            }
        }
        learner
    }

    /// Remembers a decision, changes it, or forgets it. Labels that do not exist are left out.
    pub fn set(&mut self, corpus: &Corpus, case: u32, labels: Option<&[u32]>) {
        let key = key(case);
        if let Ok(at) = self
            .examples
            .binary_search_by_key(&key, |example| example.key)
        {
            let example = self.examples.remove(at);
            let steps: Vec<f32> = self.steps(&example, |alpha| -alpha);
            self.weights
                .learn(corpus, example.occurrences(corpus), example.scale, &steps);
        }
        if let Some(labels) = labels {
            let count = self.labels;
            let labels = labels
                .iter()
                .copied()
                .filter(|label| (*label as usize) < count)
                .collect();
            self.insert(key, Source::Case(case), labels, COST);
            self.fresh.push(key);
        }
        self.begin_round();
        if let Ok(at) = self
            .examples
            .binary_search_by_key(&key, |example| example.key)
        {
            self.measure(corpus, at);
        }
    }

    /// Learns from all decisions, beginning with the new ones, until the weights are settled or the effort is spent.
    pub fn fit(&mut self, corpus: &Corpus, effort: Effort) -> Settled {
        if self.weighing != corpus.weighing() {
            self.begin_anew(corpus);
        }
        let mut spent = 0;
        for key in std::mem::take(&mut self.fresh) {
            if let Ok(at) = self
                .examples
                .binary_search_by_key(&key, |example| example.key)
            {
                let (_, size) = self.step(corpus, at);
                spent += size;
            }
        }
        loop {
            if self.next >= self.examples.len() {
                let settled = self.pull < TOLERANCE;
                self.begin_round();
                if settled {
                    return Settled::Yes;
                }
            }
            if spent >= effort.0 {
                return Settled::NotYet;
            }
            let at = (self.next * self.stride) % self.examples.len();
            let (pull, size) = self.step(corpus, at);
            self.pull = self.pull.max(pull);
            self.next += 1;
            spent += size;
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

    /// Fits how scores become probabilities to the decisions, each judged by a learner that has not seen it: in
    /// [`FOLDS`] parts, of at most [`MOST_JUDGED`] decisions. With few decisions the default stays.
    pub fn calibrate(&mut self, corpus: &Corpus) {
        let mut outcomes = Vec::new();
        let cases = self
            .examples
            .iter()
            .filter(|example| example.case().is_some());
        let judged: Vec<(u32, Vec<u32>)> = cases
            .filter_map(|example| Some((example.case()?, example.labels.clone())))
            .take(MOST_JUDGED)
            .collect();
        if judged.len() >= FEWEST_JUDGED {
            for fold in 0..FOLDS {
                let held_out = || judged.iter().skip(fold).step_by(FOLDS);
                let mut learner = self.clone();
                for (case, _) in held_out() {
                    learner.set(corpus, *case, None);
                }
                learner.fit(corpus, EFFORT_OF_FOLD);
                for (case, right) in held_out() {
                    outcomes.extend(calibration::outcomes(&learner.scores(corpus, *case), right));
                }
            }
        }
        self.calibration = Calibration::fitted(&outcomes);
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

    fn insert(&mut self, key: u64, source: Source, labels: Vec<u32>, cost: f32) {
        let at = self.examples.partition_point(|example| example.key < key);
        self.examples.insert(
            at,
            Example {
                key,
                source,
                scale: 0.0,
                size: 0,
                labels,
                cost,
                alphas: vec![0.0; self.labels],
            },
        );
    }

    /// Begins another round, in another order: rounds in one order settle slowly.
    fn begin_round(&mut self) {
        let count = self.examples.len().max(1);
        self.next = 0;
        self.pull = 0.0;
        self.round = self.round.wrapping_add(1);
        let drawn = self.round.wrapping_mul(0x9e37_79b1) as usize % count;
        self.stride = (drawn..drawn + count)
            .find(|stride| greatest_common_divisor(*stride, count) == 1)
            .unwrap_or(1);
    }

    fn measure(&mut self, corpus: &Corpus, at: usize) {
        if let Some(example) = self.examples.get_mut(at) {
            let occurrences = example.occurrences(corpus);
            let size = occurrences
                .iter()
                .map(|one| corpus.features_of(one.form).len())
                .sum::<usize>();
            let scale = corpus.scale(occurrences);
            example.size = (size as u64 + 1) * example.alphas.len() as u64;
            example.scale = scale;
        }
    }

    fn begin_anew(&mut self, corpus: &Corpus) {
        self.weighing = corpus.weighing();
        self.weights = Weights::new(self.labels);
        self.begin_round();
        for at in 0..self.examples.len() {
            self.measure(corpus, at);
            if let Some(example) = self.examples.get_mut(at) {
                example.alphas.fill(0.0);
            }
        }
    }

    fn steps(&self, example: &Example, change: impl Fn(f32) -> f32) -> Vec<f32> {
        (0_u32..)
            .zip(&example.alphas)
            .map(|(label, alpha)| change(*alpha) * sign(&example.labels, label))
            .collect()
    }

    /// One step of the descent for one example. Returns how hard it pulled, and how many features it has.
    fn step(&mut self, corpus: &Corpus, at: usize) -> (f32, u64) {
        let Some(example) = self.examples.get_mut(at) else {
            return (0.0, 0);
        };
        let occurrences = match &example.source {
            Source::Case(case) => corpus.occurrences_of(*case),
            Source::Seed(passage) => &passage.occurrences,
        };
        let mut steps = vec![0.0; self.labels];
        self.weights
            .score(corpus, occurrences, example.scale, &mut steps);
        let slack = 0.5 / example.cost;
        let square = if example.scale > 0.0 { 2.0 } else { 1.0 };
        let mut pull = 0.0_f32;
        for ((label, alpha), step) in (0_u32..).zip(&mut example.alphas).zip(&mut steps) {
            let sign = sign(&example.labels, label);
            let gradient = sign * *step - 1.0 + *alpha * slack;
            let pulls = if *alpha > 0.0 {
                gradient
            } else {
                gradient.min(0.0)
            };
            pull = pull.max(pulls.abs());
            let moved = (*alpha - gradient / (square + slack)).max(0.0);
            *step = (moved - *alpha) * sign;
            *alpha = moved;
        }
        if pull > TOLERANCE / 4.0 {
            self.weights
                .learn(corpus, occurrences, example.scale, &steps);
            (pull, 2 * example.size)
        } else {
            // What is not learned is not remembered either.
            for ((label, alpha), step) in (0_u32..).zip(&mut example.alphas).zip(&steps) {
                *alpha -= step * sign(&example.labels, label);
            }
            (pull, example.size)
        }
    }
}

/// 1 for a text that has the label, -1 for one that has not.
fn sign(labels: &[u32], label: u32) -> f32 {
    if labels.contains(&label) { 1.0 } else { -1.0 }
}

fn greatest_common_divisor(one: usize, other: usize) -> usize {
    if other == 0 {
        one
    } else {
        greatest_common_divisor(other, one % other)
    }
}

/// Cases in an order without order, always the same, for in files like cases stand together.
fn key(case: u32) -> u64 {
    u64::from(case.wrapping_mul(0x9e37_79b1))
}
