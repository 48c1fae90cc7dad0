//! A weight for every feature and category, and one for every category by itself.

use super::corpus::{Corpus, Occurrence};

/// The weights, feature by feature; those of one feature stand together.
#[derive(Clone, Debug, Default)]
pub struct Weights {
    labels: usize,
    rows: Vec<f32>,
    /// The weights of a feature that every text has.
    every: Vec<f32>,
}

impl Weights {
    /// Weights of nothing for so many labels.
    #[must_use]
    pub fn new(labels: usize) -> Self {
        Self {
            labels,
            rows: Vec::new(),
            every: vec![0.0; labels],
        }
    }

    /// Adds the scores of a text to `scores`, one for each label.
    pub fn score(
        &self,
        corpus: &Corpus,
        occurrences: &[Occurrence],
        scale: f32,
        scores: &mut [f32],
    ) {
        for occurrence in occurrences {
            let weight = occurrence.weight * scale;
            for feature in corpus.features_of(occurrence.form) {
                add(scores, self.row(feature.index), feature.count * weight);
            }
        }
        add(scores, &self.every, 1.0);
    }

    /// Adds what a word form gives each label to `scores`.
    pub fn score_form(&self, corpus: &Corpus, form: u32, scores: &mut [f32]) {
        for feature in corpus.features_of(form) {
            add(scores, self.row(feature.index), feature.count);
        }
    }

    /// The weight of a feature for a label.
    #[must_use]
    pub fn of(&self, feature: u32, label: u32) -> f32 {
        self.row(feature)
            .get(label as usize)
            .copied()
            .unwrap_or(0.0)
    }

    /// What every text gets.
    #[must_use]
    pub fn every(&self) -> &[f32] {
        &self.every
    }

    /// Adds a text to the weights, `steps` times for each label.
    pub fn learn(
        &mut self,
        corpus: &Corpus,
        occurrences: &[Occurrence],
        scale: f32,
        steps: &[f32],
    ) {
        let labels = self.labels;
        for occurrence in occurrences {
            let weight = occurrence.weight * scale;
            for feature in corpus.features_of(occurrence.form) {
                let start = feature.index as usize * labels;
                if self.rows.len() < start + labels {
                    self.rows.resize(start + labels, 0.0);
                }
                if let Some(row) = self.rows.get_mut(start..start + labels) {
                    add(row, steps, feature.count * weight);
                }
            }
        }
        add(&mut self.every, steps, 1.0);
    }

    fn row(&self, feature: u32) -> &[f32] {
        let start = feature as usize * self.labels;
        self.rows
            .get(start..start + self.labels)
            .unwrap_or_default()
    }
}

/// `sums += values * factor`.
pub fn add(sums: &mut [f32], values: &[f32], factor: f32) {
    for (sum, value) in sums.iter_mut().zip(values) {
        *sum += value * factor;
    }
}
