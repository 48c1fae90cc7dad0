//! One case with all that helps to decide its categories.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::{CaseKey, CaseRow, Categorised, CategoryId, NotationRow, RuleId};

/// A case on the desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseDetail {
    /// What names it in decisions.
    pub key: CaseKey,
    /// The case as it counts.
    pub row: CaseRow,
    /// Its notations as the files tell them.
    pub told: Vec<NotationRow>,
    /// What happened, in the reporter's words: the different texts of its notations.
    pub texts: Vec<String>,
    /// The categories that it counts under.
    pub categories: Vec<CategoryId>,
    /// The rule that decided, where one did.
    pub rule: Option<RuleId>,
    /// What it may be about, likeliest first. Never counted.
    pub suggestions: Vec<CaseSuggestion>,
    /// How many other undecided cases of its unit are told in the same words.
    pub alike: u32,
    /// How many other cases of its unit have a text that is the same or nearly so; 0 while texts are being read.
    pub near: u32,
}

/// A category that a case may have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseSuggestion {
    /// The category.
    pub category: CategoryId,
    /// How sure that is.
    pub certainty: Certainty,
    /// The words that speak for it: which of the texts, and where in it in bytes.
    pub reasons: Vec<(u32, Range<u32>)>,
}

/// How sure a suggestion is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// Less than a half: a place to begin reading.
    Unsure,
    /// A half or more: oftener right than wrong.
    Likely,
    /// 0.85 or more: wrong about once in seven times at the most.
    Sure,
}

impl Certainty {
    /// The word for a probability.
    #[must_use]
    pub fn of(probability: f32) -> Self {
        if probability >= 0.85 {
            Self::Sure
        } else if probability >= 0.5 {
            Self::Likely
        } else {
            Self::Unsure
        }
    }
}

/// How many cases of a unit got their categories in which way.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CategorisedCount {
    /// The unit; `None` for cases that name none.
    pub unit: Option<String>,
    /// Numbers of cases of the account's year, in the order of [`Categorised::ALL`].
    pub cases: [u32; Categorised::ALL.len()],
}

/// What a rule would do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleTrial {
    /// How many cases have what it looks for.
    pub found: u32,
    /// How many of them it would decide: the others are decided by a person, by their file or by an earlier rule.
    pub decides: u32,
    /// The first of those that it would decide, with what was found in which of the texts.
    pub rows: Vec<(CaseRow, Vec<String>)>,
}
