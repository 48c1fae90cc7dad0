//! How sure a learner may be: its decisions judged by learners that have not seen them.

use super::{Effort, Learner, Settled};
use crate::classify::calibration::{self, Calibration, Outcome};
use crate::classify::corpus::Corpus;

/// How many decisions are judged, at least and at most, in how many parts, and how much may be computed for each.
const FEWEST_JUDGED: usize = 20;
const MOST_JUDGED: usize = 500;
const FOLDS: usize = 5;
const EFFORT_OF_FOLD: Effort = Effort(60_000_000);

/// Decisions that are being judged, a fifth of them at a time. A part takes some hundredths of a second, and with very
/// many decisions a tenth.
#[derive(Clone, Debug)]
pub struct Judging {
    judged: Vec<(u32, Vec<u32>)>,
    fold: usize,
    outcomes: Vec<Outcome>,
}

impl Judging {
    /// The decisions that a learner has now, at most 500 of them.
    #[must_use]
    pub fn of(learner: &Learner) -> Self {
        let cases = learner.examples.iter();
        let cases = cases.filter_map(|example| Some((example.case()?, example.labels.clone())));
        Self {
            judged: cases.take(MOST_JUDGED).collect(),
            fold: 0,
            outcomes: Vec::new(),
        }
    }

    /// Judges the next part; after the last one fits how the learner's scores become probabilities. With fewer than 20
    /// decisions the default stays.
    pub fn go_on(&mut self, learner: &mut Learner, corpus: &Corpus) -> Settled {
        if self.judged.len() >= FEWEST_JUDGED && self.fold < FOLDS {
            let held_out = || self.judged.iter().skip(self.fold).step_by(FOLDS);
            let mut other = learner.clone();
            let withheld: Vec<_> = held_out().map(|(case, _)| (*case, None)).collect();
            other.set_all(corpus, &withheld);
            other.fit(corpus, EFFORT_OF_FOLD);
            let outcomes = held_out().flat_map(|(case, right)| {
                calibration::outcomes(&other.scores(corpus, *case), right)
            });
            self.outcomes.extend(outcomes);
            self.fold += 1;
            return Settled::NotYet;
        }
        learner.calibration = Calibration::fitted(&self.outcomes);
        Settled::Yes
    }
}

impl Learner {
    /// Fits how scores become probabilities to the decisions, at once.
    pub fn calibrate(&mut self, corpus: &Corpus) {
        let mut judging = Judging::of(self);
        while judging.go_on(self, corpus) == Settled::NotYet {}
    }
}
