//! The suggestions of many cases, as a learner has them at a time.

use super::corpus::Corpus;
use super::learner::Learner;
use super::suggestions::{Suggestion, best, suggestions};
use super::weights::add;

/// Scores cases, remembering what each word form gives each label: texts share most of their words.
///
/// It holds a learner and a corpus as they are, and is dropped before either changes. Cases can be asked for in any
/// slices: what is remembered grows with them.
#[derive(Clone, Debug)]
pub struct Ranking<'a> {
    learner: &'a Learner,
    corpus: &'a Corpus,
    labels: usize,
    is_known: Vec<bool>,
    forms: Vec<f32>,
    scores: Vec<f32>,
}

impl<'a> Ranking<'a> {
    /// Begins with nothing scored.
    #[must_use]
    pub fn new(learner: &'a Learner, corpus: &'a Corpus) -> Self {
        let labels = learner.labels();
        Self {
            learner,
            corpus,
            labels,
            is_known: vec![false; corpus.forms()],
            forms: vec![0.0; corpus.forms() * labels],
            scores: vec![0.0; labels],
        }
    }

    /// The suggestions for a case, likeliest first, at most five; the best allowed one always.
    pub fn suggest(&mut self, case: u32, allowed: &dyn Fn(u32) -> bool) -> Vec<Suggestion> {
        self.score(case);
        suggestions(&self.scores, self.learner.calibration(), allowed)
    }

    /// How unsure the best suggestion is, 0 to 1: half of what it lacks to certainty, and half of how near the next
    /// one is.
    pub fn uncertainty(&mut self, case: u32, allowed: &dyn Fn(u32) -> bool) -> f32 {
        self.score(case);
        let probabilities: Vec<f32> = best(&self.scores, allowed)
            .iter()
            .map(|one| self.learner.calibration().probability(one.score, one.lead))
            .collect();
        let first = probabilities.first().copied().unwrap_or(1.0);
        let second = probabilities.get(1).copied().unwrap_or(0.0);
        f32::midpoint(1.0 - first, 1.0 - (first - second))
    }

    /// The scores of a case, one for each label.
    pub fn scores(&mut self, case: u32) -> &[f32] {
        self.score(case);
        &self.scores
    }

    #[inline(never)] // The body of the loop over all cases: see "The body of a hot loop" in docs/ARCHITECTURE.md.
    fn score(&mut self, case: u32) {
        let weights = self.learner.weights();
        self.scores.fill(0.0);
        add(&mut self.scores, weights.every(), 1.0);
        let scale = self.corpus.scale_of(case);
        for occurrence in self.corpus.occurrences_of(case) {
            let at = occurrence.form as usize;
            let place = at * self.labels..(at + 1) * self.labels;
            let (Some(row), Some(is_known)) =
                (self.forms.get_mut(place), self.is_known.get_mut(at))
            else {
                continue;
            };
            if !*is_known {
                weights.score_form(self.corpus, occurrence.form, row);
                *is_known = true;
            }
            add(&mut self.scores, row, occurrence.weight * scale);
        }
    }
}
