//! One text whose labels are known, and the step of the descent that it makes.

use super::corpus::{Corpus, Occurrence, Passage};
use super::weights::Weights;

/// A text whose labels are known.
#[derive(Clone, Debug)]
pub struct Example {
    /// Decides where it stands among the others.
    pub key: u64,
    pub source: Source,
    pub labels: Vec<u32>,
    /// What contradicting it costs.
    cost: f32,
    scale: f32,
    /// How many weights its scores are made of.
    size: u64,
    /// How much it counts for each label that it has, and against each other.
    alphas: Vec<f32>,
}

/// Where the text is.
#[derive(Clone, Debug)]
pub enum Source {
    Case(u32),
    Seed(Passage),
}

/// What a step was.
#[derive(Clone, Copy, Debug, Default)]
pub struct Step {
    /// How hard the text pulled at the weights: its largest projected gradient.
    pub pull: f32,
    /// How many weights were looked at.
    pub weights: u64,
}

/// What pulls less than this is let be.
pub const LEAST_PULL: f32 = 0.0075;

impl Example {
    /// A text that counts for nothing yet.
    pub fn new(key: u64, source: Source, labels: Vec<u32>, cost: f32, count: usize) -> Self {
        Self {
            key,
            source,
            labels,
            cost,
            scale: 0.0,
            size: 0,
            alphas: vec![0.0; count],
        }
    }

    /// The case, where it is one.
    pub const fn case(&self) -> Option<u32> {
        match &self.source {
            Source::Case(case) => Some(*case),
            Source::Seed(_) => None,
        }
    }

    /// Counts for nothing again, with the corpus as it is weighed now.
    pub fn begin_anew(&mut self, corpus: &Corpus) {
        let occurrences = self.source.occurrences(corpus);
        let features: usize = occurrences
            .iter()
            .map(|occurrence| corpus.features_of(occurrence.form).len())
            .sum();
        let scale = match &self.source {
            Source::Case(case) => corpus.scale_of(*case),
            Source::Seed(_) => corpus.scale(occurrences),
        };
        self.scale = scale;
        self.size = (features as u64 + 1) * self.alphas.len() as u64;
        self.alphas.fill(0.0);
    }

    /// Takes what it counted for out of the weights.
    pub fn withdraw(&self, corpus: &Corpus, weights: &mut Weights) {
        let steps: Vec<f32> = (0..)
            .zip(&self.alphas)
            .map(|(label, alpha)| -alpha * sign(&self.labels, label))
            .collect();
        weights.learn(corpus, self.source.occurrences(corpus), self.scale, &steps);
    }

    /// Brings what it counts, for every label, to where the dual objective is least while the others stay: equation
    /// 9 of Hsieh et al. 2008, with the squared length of the text (1, and 1 for what every text has) as `Q_ii`.
    pub fn step(&mut self, corpus: &Corpus, weights: &mut Weights) -> Step {
        let occurrences = self.source.occurrences(corpus);
        let mut scores = vec![0.0; self.alphas.len()];
        weights.score(corpus, occurrences, self.scale, &mut scores);
        let slack = 0.5 / self.cost;
        let square = if self.scale > 0.0 { 2.0 } else { 1.0 };
        let gradient = |sign: f32, score: f32, alpha: f32| sign * score - 1.0 + alpha * slack;
        let pull = (0..)
            .zip(&self.alphas)
            .zip(&scores)
            .map(|((label, alpha), score)| {
                let gradient = gradient(sign(&self.labels, label), *score, *alpha);
                if *alpha > 0.0 {
                    gradient.abs()
                } else {
                    gradient.min(0.0).abs()
                }
            })
            .fold(0.0, f32::max);
        if pull < LEAST_PULL {
            return Step {
                pull,
                weights: self.size,
            };
        }
        let mut steps = scores;
        for ((label, alpha), step) in (0..).zip(&mut self.alphas).zip(&mut steps) {
            let sign = sign(&self.labels, label);
            let moved = (*alpha - gradient(sign, *step, *alpha) / (square + slack)).max(0.0);
            *step = (moved - *alpha) * sign;
            *alpha = moved;
        }
        weights.learn(corpus, occurrences, self.scale, &steps);
        Step {
            pull,
            weights: 2 * self.size,
        }
    }
}

impl Source {
    fn occurrences<'a>(&'a self, corpus: &'a Corpus) -> &'a [Occurrence] {
        match self {
            Self::Case(case) => corpus.occurrences_of(*case),
            Self::Seed(passage) => &passage.occurrences,
        }
    }
}

/// 1 for a text that has the label, -1 for one that has not.
fn sign(labels: &[u32], label: u32) -> f32 {
    if labels.contains(&label) { 1.0 } else { -1.0 }
}
