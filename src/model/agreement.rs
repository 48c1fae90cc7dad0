//! How far people who sorted the same cases agree, as figures and in plain words.

use serde::{Deserialize, Serialize};

/// Two coders' agreement.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Kappa {
    /// From below 0 (less than chance) to 1; none where there are no cases, or where chance alone would make them
    /// agree every time since both always gave the same.
    pub value: Option<f64>,
    /// The share of cases on which they agree, 0 to 1.
    pub observed: f64,
    /// The share on which they would by chance.
    pub expected: f64,
    /// How many cases.
    pub cases: u32,
}

/// What a kappa says in plain words, by Altman (1991), Practical Statistics for Medical Research, p. 404.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KappaReading {
    /// Fewer than 30 cases, or no kappa: nothing can be said. The number is this program's own caution.
    TooFew,
    /// To 0.20.
    Poor,
    /// Above 0.20, to 0.40.
    Fair,
    /// Above 0.40, to 0.60.
    Moderate,
    /// Above 0.60, to 0.80.
    Good,
    /// Above 0.80.
    VeryGood,
}

/// Fewer cases say nothing.
const FEWEST: u32 = 30;

impl KappaReading {
    /// Reads a kappa that so many cases gave.
    #[must_use]
    pub fn of(kappa: Option<f64>, cases: u32) -> Self {
        match kappa {
            Some(kappa) if cases >= FEWEST => match kappa {
                kappa if kappa <= 0.2 => Self::Poor,
                kappa if kappa <= 0.4 => Self::Fair,
                kappa if kappa <= 0.6 => Self::Moderate,
                kappa if kappa <= 0.8 => Self::Good,
                _ => Self::VeryGood,
            },
            _ => Self::TooFew,
        }
    }
}

impl Kappa {
    /// What it says in plain words.
    #[must_use]
    pub fn reading(&self) -> KappaReading {
        KappaReading::of(self.value, self.cases)
    }
}

/// The agreement of several coders.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Alpha {
    /// From below 0 (less than chance) to 1; none where no case has two codings, or all codings are the same.
    pub value: Option<f64>,
    /// Cases that at least two have coded; the others do not count.
    pub cases: u32,
    /// Codings of these cases.
    pub codings: u32,
}

/// What an alpha says in plain words, by Krippendorff (2004), Content Analysis, 2nd edition, p. 241.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AlphaReading {
    /// Fewer than 30 cases, or no alpha: nothing can be said. The number is this program's own caution.
    TooFew,
    /// Below 0.667: not to be relied on.
    Unreliable,
    /// From 0.667: for tentative conclusions only.
    Tentative,
    /// From 0.800.
    Reliable,
}

impl Alpha {
    /// What it says in plain words.
    #[must_use]
    pub fn reading(&self) -> AlphaReading {
        match self.value {
            Some(value) if self.cases >= FEWEST => match value {
                value if value < 0.667 => AlphaReading::Unreliable,
                value if value < 0.8 => AlphaReading::Tentative,
                _ => AlphaReading::Reliable,
            },
            _ => AlphaReading::TooFew,
        }
    }
}

/// How two coders agree about one category.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CategoryAgreement {
    /// The category's number.
    pub category: u32,
    /// Cases to which both gave it.
    pub both: u32,
    /// Cases to which only the first coder gave it.
    pub first_only: u32,
    /// Cases to which only the second coder gave it.
    pub second_only: u32,
    /// Cases to which neither gave it.
    pub neither: u32,
    /// Agreement about whether a case has it.
    pub kappa: Kappa,
}

/// A case to which two coders gave different categories.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disagreement {
    /// The case's place among those given.
    pub case: u32,
    /// Categories that both gave it, ascending.
    pub both: Vec<u32>,
    /// Those that only the first coder gave it.
    pub first_only: Vec<u32>,
    /// Those that only the second coder gave it.
    pub second_only: Vec<u32>,
}

/// How two coders agree.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Agreement {
    /// Cases that both have coded; all else is of these.
    pub cases: u32,
    /// Agreement about whole sets: the same categories or not.
    pub sets: Kappa,
    /// Agreement about each category, in order of their numbers.
    pub categories: Vec<CategoryAgreement>,
    /// The mean of the categories' kappas, each weighted by how often the two gave it. Categories that neither gave,
    /// or that both gave every case, have no kappa and no weight.
    pub mean: Option<f64>,
    /// The cases on which they differ, in the order given.
    pub disagreements: Vec<Disagreement>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thresholds_belong_to_the_lower_reading() {
        let of = |kappa| KappaReading::of(Some(kappa), 100);
        assert_eq!(
            [of(0.2), of(0.21)],
            [KappaReading::Poor, KappaReading::Fair]
        );
        assert_eq!(
            [of(0.4), of(0.41)],
            [KappaReading::Fair, KappaReading::Moderate]
        );
        assert_eq!(
            [of(0.6), of(0.61)],
            [KappaReading::Moderate, KappaReading::Good]
        );
        assert_eq!(
            [of(0.8), of(0.81)],
            [KappaReading::Good, KappaReading::VeryGood]
        );
    }
}
