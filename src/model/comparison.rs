//! How a draft's categories agree with what other people decided of samples of its cases.

use serde::{Deserialize, Serialize};

use super::{Agreement, Alpha, CaseRow};

/// A draft beside one or several second coders.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// Each second coder beside the draft, in the order given.
    pub coders: Vec<CoderComparison>,
    /// The agreement of all of them together; where there is only one it says the same as that one's.
    pub alpha: Option<Alpha>,
}

/// A draft beside one second coder.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CoderComparison {
    /// What the coder wants to be called; may be empty.
    pub coder: String,
    /// The sample's title.
    pub title: String,
    /// The names of the categories that the agreement numbers.
    pub categories: Vec<String>,
    /// The cases that are compared; disagreements name them by their place here.
    pub cases: Vec<CaseRow>,
    /// How the two agree; the draft is the first.
    pub agreement: Agreement,
    /// The same for whole sets of categories, where sets that overlap agree in part (MASI).
    pub alpha: Alpha,
    /// How many cases of the sample are not compared for each reason, in the order of [`Incomparable::ALL`].
    pub incomparable: [u32; Incomparable::ALL.len()],
}

/// Why a case of a sample is not compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Incomparable {
    /// The second coder has not decided it.
    NotCoded,
    /// No case of the draft has its key: its file is gone, or it is told otherwise now.
    Gone,
    /// The draft has not decided it any more.
    Undecided,
    /// The codebook has changed since: one of the two has a category that the other could not choose.
    CodebookChanged,
}

impl Incomparable {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::NotCoded,
        Self::Gone,
        Self::Undecided,
        Self::CodebookChanged,
    ];

    /// Its place in [`ALL`](Self::ALL).
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
}
