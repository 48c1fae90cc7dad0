//! What may be one name, as a proposal: spellings of a category.

use serde::{Deserialize, Serialize};

/// How spellings are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SpellingMethod {
    /// The same words in any order; case, marks, punctuation and "och" do not count.
    Fingerprint,
    /// The same letters in the same neighbourhood, wherever words end.
    NgramFingerprint,
    /// As many words, each the same but for a slip of the hand or an ending.
    NearestNeighbour,
}

/// What a cluster's members have in common.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SpellingLikeness {
    /// This key.
    Key(String),
    /// At most so many slips and endings from the first member.
    Distance(u32),
}

/// Spellings that may be one name, two or more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpellingCluster {
    /// Their places among the values given, the commonest first.
    pub members: Vec<u32>,
    /// The place of the spelling to keep: the commonest; of equals one with å, ä or ö, then one that begins with a
    /// capital and is not all capitals, then the first given.
    pub proposed: u32,
    /// How they were compared.
    pub method: SpellingMethod,
    /// What they have in common.
    pub likeness: SpellingLikeness,
}
