//! Cases whose texts are nearly the same, to be decided as one.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::{CaseKey, CaseRow, CategoryId};

/// Cases of a unit whose texts are nearly the same.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NearGroup {
    /// The one that the others are compared with, then the undecided, then those that have been decided.
    pub cases: Vec<NearCase>,
    /// How many there are beside those.
    pub more: u32,
    /// What they may be given: what the first of them has, or what is suggested for it.
    pub proposed: Vec<CategoryId>,
}

/// One of these cases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NearCase {
    /// What names it in decisions.
    pub key: CaseKey,
    /// The case as it counts.
    pub row: CaseRow,
    /// The different texts of its notations, each with the bytes of the words that the first case does not have.
    pub texts: Vec<(String, Vec<Range<u32>>)>,
    /// Words of the first case that it does not have, but for those with digits and addresses.
    pub lacks: Vec<String>,
}
