//! Rules that a user writes: if a text has these words, the case is given these categories.
//!
//! How they are matched is not here.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::{CategoryId, Kind};

/// What a rule is known by within a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RuleId(pub u32);

/// Which of a case's texts a rule looks in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleField {
    /// What happened.
    Text,
    /// What was done about it.
    Measure,
    /// The categories that the file gives it.
    Category,
}

/// How many of a rule's phrases must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleMatch {
    /// One of them.
    Any,
    /// Every one.
    All,
}

/// Whether a rule counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleState {
    /// It counts.
    On,
    /// It is kept and does not count.
    Off,
}

/// "If the text contains ... then ...".
///
/// A phrase is one word or several that follow each other, compared without case and the dots of å ä ö. A word stands
/// for itself; `utbetal*` for every word that begins so, `*betalning` for every word that ends so, `*betal*` for every
/// word with that in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// What it is known by.
    pub id: RuleId,
    /// Only for cases of this unit.
    pub unit: Option<String>,
    /// Only for cases of this kind.
    pub kind: Option<Kind>,
    /// Where it looks.
    pub field: RuleField,
    /// The phrases that it looks for; a rule without any never matches.
    pub words: Vec<String>,
    /// How many of them must be there.
    pub matching: RuleMatch,
    /// Phrases of which none may be there.
    pub without: Vec<String>,
    /// The categories that the case is given.
    pub then: Vec<CategoryId>,
    /// Whether it counts.
    pub state: RuleState,
}

/// A rule that matches a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleHit {
    /// The rule's place among those given.
    pub rule: u32,
    /// Where its phrases stand, in order of where they begin.
    pub places: Vec<HitPlace>,
}

/// Where a phrase of a rule stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HitPlace {
    /// Which of the rule's [`words`](Rule::words).
    pub phrase: u32,
    /// Which of the case's categories, for a rule that looks at these; else 0.
    pub part: u32,
    /// The bytes of the text.
    pub bytes: Range<usize>,
}
