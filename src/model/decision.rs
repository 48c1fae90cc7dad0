//! What a person says of a case's categories, and how a case got those it has.

use serde::{Deserialize, Serialize};

use super::CategoryId;

/// Names a case for as long as it is told alike, on every computer: a hash of its number, kind and day, or of its
/// words where it has no number. Which of several that are told alike is told by their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CaseKey(pub u64);

/// The means by which a person decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Means {
    /// Chosen from the codebook.
    Choice,
    /// A suggestion confirmed.
    Suggestion,
    /// Given to all cases that are told like another.
    Alike,
    /// Given to cases whose texts are nearly the same, each of them shown before.
    NearlyAlike,
}

/// A person's decision on a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Its categories; none where the person says that no category fits.
    pub categories: Vec<CategoryId>,
    /// By what means.
    pub means: Means,
}

/// How a case got the categories that it counts under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Categorised {
    /// A person decided.
    Hand,
    /// A rule of the draft decided.
    Rule,
    /// The file says so.
    File,
    /// It has none yet.
    Undecided,
}

impl Categorised {
    /// All of them, the surest first.
    pub const ALL: [Self; 4] = [Self::Hand, Self::Rule, Self::File, Self::Undecided];

    /// The name of it in addresses and messages.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Hand => "hand",
            Self::Rule => "rule",
            Self::File => "file",
            Self::Undecided => "undecided",
        }
    }

    /// The one that has this [`code`](Self::code).
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.code() == code)
    }

    /// Its place in [`ALL`](Self::ALL).
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
}
