//! What a report tells of the cases beside the account: who put them forward and what was done. Never a case's text.

use serde::{Deserialize, Serialize};

use crate::model::Kind;

/// How many cases someone in a role put forward, in the account's year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubmitterCount {
    /// The unit; `None` for cases that name none.
    pub unit: Option<String>,
    /// The kind.
    pub kind: Kind,
    /// The role; `None` where nothing says it.
    pub submitter: Option<String>,
    /// Cases.
    pub cases: u32,
}

/// The measures of a category's notations, in the account's year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasureSummary {
    /// The unit; `None` for cases that name none.
    pub unit: Option<String>,
    /// The kind.
    pub kind: Kind,
    /// The category; `None` for notations without one.
    pub category: Option<String>,
    /// The most common measures and how many notations have each, most common first, then by name.
    pub measures: Vec<(String, u32)>,
    /// Notations that have another measure.
    pub others: u32,
    /// Notations that have no measure.
    pub without: u32,
}

/// What a report tells beside the account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportFacts {
    /// By unit and kind, the most cases first, those without a role last.
    pub submitters: Vec<SubmitterCount>,
    /// By unit, kind and category.
    pub measures: Vec<MeasureSummary>,
}
