//! What last year's categories may be this year, as a proposal; what was accepted is a [`Crosswalk`](super::Crosswalk).

use serde::{Deserialize, Serialize};

use super::{CategoryId, Confidence, Count};

/// How alike two categories' names are; later is more.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NameLikeness {
    /// They share words or beginnings of words: twice the shared ones, of the words of both names (Dice's
    /// coefficient), 0 to 1.
    Words(f32),
    /// They differ in slips of the hand or endings.
    Spelling,
    /// The one is a former name of the other.
    FormerName,
    /// They are the same, but for case, marks and punctuation.
    SameName,
    /// It was merged into the other, or split into it and more.
    Became,
    /// They are one category, under whatever names.
    SameCategory,
}

/// What speaks for a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CrosswalkReason {
    /// The name of the first category proposed.
    Name(NameLikeness),
    /// So many of last year's texts, all told, were coded with this year's categories.
    Texts(u32),
}

/// What one of last year's categories may be this year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CrosswalkProposal {
    /// Last year's category.
    pub from: CategoryId,
    /// This year's, the most likely first, each with its share of last year's texts, 0 to 1, where there are any.
    /// Empty where nothing is alike.
    pub to: Vec<(CategoryId, Option<f32>)>,
    /// What speaks for it.
    pub reasons: Vec<CrosswalkReason>,
    /// How sure it is; [`Confidence::Unsure`] where there is nothing to propose.
    pub confidence: Confidence,
}

/// What is known for translating a unit's categories of one year to those of the next.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct YearsToTranslate {
    /// The year translated from.
    pub from_year: i32,
    /// The account's year.
    pub to_year: i32,
    /// The categories that the earlier year has, as they were before any translation, with their notations; those with
    /// most first.
    pub counts: Vec<(CategoryId, Count)>,
    /// The later year's categories, in the user's order.
    pub later: Vec<CategoryId>,
    /// A proposal for each of the earlier year's categories that is none of the later year's.
    pub proposals: Vec<CrosswalkProposal>,
}
