//! From scores to probabilities.

use super::suggestions::best;

/// How a score becomes a probability: `1 / (1 + exp(-(slope * score + lead * (score - best other) + offset)))`.
///
/// Platt's sigmoid (Platt 1999, Probabilistic outputs for support vector machines) with the lead over the best other
/// category beside the score itself, one for all categories.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Calibration {
    /// What the score counts.
    pub slope: f32,
    /// What the lead over the best other score counts.
    pub lead: f32,
    /// What every text has.
    pub offset: f32,
}

impl Default for Calibration {
    /// Before there are decisions to fit it to: what texts of public Swedish sets gave, rounded.
    fn default() -> Self {
        Self {
            slope: 2.0,
            lead: 2.5,
            offset: 0.5,
        }
    }
}

/// A score and what came of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    /// The score of a label.
    pub score: f32,
    /// How far it is above the best other score.
    pub lead: f32,
    /// Whether the label was right.
    pub right: bool,
}

/// How many outcomes the default counts for.
const PRIOR: f64 = 5.0;

/// Rounds of the fit.
const ROUNDS: usize = 200;

impl Calibration {
    /// The probability that a label is right.
    #[must_use]
    pub fn probability(&self, score: f32, lead: f32) -> f32 {
        (1.0 + (-(self.slope * score + self.lead * lead + self.offset)).exp()).recip()
    }

    /// The calibration under which the outcomes are likeliest, drawn to the default by a few of them: logistic
    /// regression with steps by the upper bound of the curvature, which never go too far (Böhning 1992, Multinomial
    /// logistic regression algorithm). A higher score never gives a lower probability.
    #[must_use]
    pub fn fitted(outcomes: &[Outcome]) -> Self {
        let default = Self::default();
        let prior = [default.slope, default.lead, default.offset].map(f64::from);
        let input = |outcome: &Outcome| [f64::from(outcome.score), f64::from(outcome.lead), 1.0];
        let mut bound = [[PRIOR, 0.0, 0.0], [0.0, PRIOR, 0.0], [0.0, 0.0, PRIOR]];
        for input in outcomes.iter().map(input) {
            for (row, one) in bound.iter_mut().zip(input) {
                for (cell, other) in row.iter_mut().zip(input) {
                    *cell += 0.25 * one * other;
                }
            }
        }
        let mut now = prior;
        for _ in 0..ROUNDS {
            let mut gradient = [0.0; 3];
            for ((slope, now), prior) in gradient.iter_mut().zip(now).zip(prior) {
                *slope = PRIOR * (now - prior);
            }
            for outcome in outcomes {
                let input = input(outcome);
                let sum: f64 = now.iter().zip(input).map(|(one, other)| one * other).sum();
                let error = (1.0 + (-sum).exp()).recip() - f64::from(u8::from(outcome.right));
                for (slope, one) in gradient.iter_mut().zip(input) {
                    *slope += error * one;
                }
            }
            for (value, step) in now.iter_mut().zip(solved(bound, gradient)) {
                *value -= step;
            }
        }
        #[expect(
            clippy::cast_possible_truncation,
            reason = "scores have no more digits"
        )]
        let [slope, lead, offset] = now.map(|value| value as f32);
        Self {
            slope: slope.max(0.1),
            lead: lead.max(0.0),
            offset,
        }
    }
}

/// The outcomes of the best labels of a text, as many as are suggested.
pub fn outcomes(scores: &[f32], right: &[u32]) -> Vec<Outcome> {
    best(scores, &|_| true)
        .into_iter()
        .map(|one| Outcome {
            score: one.score,
            lead: one.lead,
            right: right.contains(&one.label),
        })
        .collect()
}

/// The solution of three equations whose matrix is symmetric and positive definite: elimination without pivots.
fn solved(mut matrix: [[f64; 3]; 3], mut right: [f64; 3]) -> [f64; 3] {
    for pivot in 0..3 {
        let (Some(row), Some(value)) = (matrix.get(pivot).copied(), right.get(pivot).copied())
        else {
            continue;
        };
        let Some(first) = row.get(pivot).copied().filter(|first| *first > 0.0) else {
            continue;
        };
        for (at, (other, target)) in matrix.iter_mut().zip(&mut right).enumerate() {
            let factor = other.get(pivot).copied().unwrap_or(0.0) / first;
            if at == pivot {
                continue;
            }
            for (cell, one) in other.iter_mut().zip(row) {
                *cell -= factor * one;
            }
            *target -= factor * value;
        }
    }
    let mut solution = [0.0; 3];
    for (at, ((solution, row), value)) in solution.iter_mut().zip(matrix).zip(right).enumerate() {
        *solution = row.get(at).map_or(0.0, |first| value / first);
    }
    solution
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn probabilities_follow_the_outcomes() {
        let outcome = |score: f32, right| Outcome {
            score,
            lead: score,
            right,
        };
        let sharp: Vec<Outcome> = (0..200)
            .map(|at| outcome(if at % 2 == 0 { 0.5 } else { -0.5 }, at % 2 == 0))
            .collect();
        let calibration = Calibration::fitted(&sharp);
        assert!(calibration.probability(0.5, 0.5) > 0.9);
        assert!(calibration.probability(-0.5, -0.5) < 0.1);

        let blunt: Vec<Outcome> = (0..400)
            .map(|at| outcome(if at % 2 == 0 { 0.5 } else { -0.5 }, at % 4 < 2))
            .collect();
        let calibration = Calibration::fitted(&blunt);
        let high = calibration.probability(0.5, 0.5);
        let low = calibration.probability(-0.5, -0.5);
        assert!(
            (0.4..0.65).contains(&high) && (0.35..0.6).contains(&low),
            "{high} {low}"
        );
    }

    #[test]
    fn without_outcomes_the_default_holds() {
        assert_eq!(Calibration::fitted(&[]), Calibration::default());
    }

    #[test]
    fn three_equations_are_solved() {
        let solution = solved(
            [[4.0, 1.0, 0.0], [1.0, 3.0, 1.0], [0.0, 1.0, 2.0]],
            [6.0, 10.0, 8.0],
        );
        let expected = [1.0, 2.0, 3.0];
        assert!(
            solution
                .iter()
                .zip(expected)
                .all(|(one, other)| (one - other).abs() < 1e-9)
        );
    }
}
