//! How good suggestions are.

use lardom::classify::Suggestion;
use lardom::model::Certainty;

/// What a learner says of a text that it has not learned.
#[derive(Clone, Debug)]
pub struct Judged {
    pub right: Vec<u32>,
    /// For every label.
    pub scores: Vec<f32>,
    pub suggestions: Vec<Suggestion>,
}

/// The figures, 0 to 1.
#[derive(Clone, Copy, Debug, Default)]
pub struct Measures {
    pub accuracy: f64,
    pub top_3: f64,
    /// Of the best label alone.
    pub macro_f1: f64,
    /// Of the labels that are likely, or the best where none is.
    pub several_micro_f1: f64,
    pub several_macro_f1: f64,
    /// The mean over labels of the precision at each right text, the texts in order of the label's score.
    pub average_precision: f64,
}

impl Measures {
    pub fn of(judged: &[Judged], labels: usize) -> Self {
        let best: Vec<Vec<u32>> = judged
            .iter()
            .map(|one| ranked(&one.scores).into_iter().take(1).collect())
            .collect();
        let likely: Vec<Vec<u32>> = judged.iter().map(likely).collect();
        let share = |is_hit: &dyn Fn(&Judged) -> bool| {
            judged.iter().filter(|one| is_hit(one)).count() as f64 / judged.len().max(1) as f64
        };
        let among = |one: &Judged, first: usize| {
            ranked(&one.scores)
                .iter()
                .take(first)
                .any(|label| one.right.contains(label))
        };
        let (_, macro_f1) = f1(judged, &best, labels);
        let several = f1(judged, &likely, labels);
        Self {
            accuracy: share(&|one| among(one, 1)),
            top_3: share(&|one| among(one, 3)),
            macro_f1,
            several_micro_f1: several.0,
            several_macro_f1: several.1,
            average_precision: average_precision(judged, labels),
        }
    }

    pub fn mean(all: &[Self]) -> Self {
        let mean = |of: fn(&Self) -> f64| all.iter().map(of).sum::<f64>() / all.len().max(1) as f64;
        Self {
            accuracy: mean(|one| one.accuracy),
            top_3: mean(|one| one.top_3),
            macro_f1: mean(|one| one.macro_f1),
            several_micro_f1: mean(|one| one.several_micro_f1),
            several_macro_f1: mean(|one| one.several_macro_f1),
            average_precision: mean(|one| one.average_precision),
        }
    }
}

/// For each word of certainty: it, how many best suggestions have it, and how many of those are right.
pub fn by_certainty(judged: &[Judged]) -> Vec<(Certainty, usize, usize)> {
    [Certainty::Sure, Certainty::Likely, Certainty::Unsure]
        .into_iter()
        .map(|certainty| {
            let bests = judged
                .iter()
                .filter_map(|one| Some((one, one.suggestions.first()?)));
            let of_it: Vec<_> = bests
                .filter(|(_, best)| best.certainty == certainty)
                .collect();
            let right = of_it
                .iter()
                .filter(|(one, best)| one.right.contains(&best.label))
                .count();
            (certainty, of_it.len(), right)
        })
        .collect()
}

fn likely(one: &Judged) -> Vec<u32> {
    one.suggestions
        .iter()
        .enumerate()
        .filter(|(at, suggestion)| *at == 0 || suggestion.certainty >= Certainty::Likely)
        .map(|(_, suggestion)| suggestion.label)
        .collect()
}

fn ranked(scores: &[f32]) -> Vec<u32> {
    let mut labels: Vec<(u32, f32)> = (0..).zip(scores.iter().copied()).collect();
    labels.sort_by(|one, other| other.1.total_cmp(&one.1));
    labels.into_iter().map(|(label, _)| label).collect()
}

/// F1 of all pairs of text and label together, and the mean over labels.
fn f1(judged: &[Judged], predicted: &[Vec<u32>], labels: usize) -> (f64, f64) {
    let mut counts = vec![(0.0, 0.0); labels];
    for (one, predicted) in judged.iter().zip(predicted) {
        for label in predicted {
            counts[*label as usize].1 += 1.0;
            if one.right.contains(label) {
                counts[*label as usize].0 += 1.0;
            }
        }
        for label in &one.right {
            counts[*label as usize].1 += 1.0;
        }
    }
    let f1 = |(hits, all): (f64, f64)| if all > 0.0 { 2.0 * hits / all } else { 0.0 };
    let together = counts
        .iter()
        .fold((0.0, 0.0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    (
        f1(together),
        counts.iter().copied().map(f1).sum::<f64>() / labels as f64,
    )
}

fn average_precision(judged: &[Judged], labels: usize) -> f64 {
    let mut sum = 0.0;
    let mut counted = 0.0_f64;
    for label in 0..labels {
        let mut texts: Vec<(f32, bool)> = judged
            .iter()
            .map(|one| {
                (
                    one.scores[label],
                    one.right
                        .contains(&u32::try_from(label).unwrap_or(u32::MAX)),
                )
            })
            .collect();
        texts.sort_by(|one, other| other.0.total_cmp(&one.0));
        let (mut hits, mut precision) = (0.0, 0.0);
        for (place, _) in texts.iter().enumerate().filter(|(_, text)| text.1) {
            hits += 1.0;
            precision += hits / (place + 1) as f64;
        }
        if hits > 0.0 {
            sum += precision / hits;
            counted += 1.0;
        }
    }
    sum / counted.max(1.0)
}
