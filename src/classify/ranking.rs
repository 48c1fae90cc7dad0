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
    /// For each word form its row plus one, or nothing while it has none.
    places: Vec<u32>,
    known: u32,
    /// What the word forms met so far give each label.
    rows: Vec<f32>,
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
            places: vec![0; corpus.forms()],
            known: 0,
            rows: Vec::new(),
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
            let Some(place) = self.places.get_mut(occurrence.form as usize) else {
                continue;
            };
            if *place == 0 {
                let start = self.rows.len();
                self.rows.resize(start + self.labels, 0.0);
                let row = self.rows.get_mut(start..).unwrap_or_default();
                weights.score_form(self.corpus, occurrence.form, row);
                self.known += 1;
                *place = self.known;
            }
            let end = *place as usize * self.labels;
            if let Some(row) = self.rows.get(end - self.labels..end) {
                add(&mut self.scores, row, occurrence.weight * scale);
            }
        }
    }
}
