//! What a report tells of the cases beside the account: who put them forward, what gender they tell, and what was done.
//! Never a case's text.

use serde::{Deserialize, Serialize};

use crate::model::{Count, Kind};

/// How many cases tell something, in the account's year: of one role that put them forward, or of one gender.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValueCount {
    /// The unit; `None` for cases that name none.
    pub unit: Option<String>,
    /// The kind.
    pub kind: Kind,
    /// The role or gender; `None` where nothing says it.
    pub value: Option<String>,
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportFacts {
    /// Reports under lex Sarah in the account's year: missing where neither a list nor a column tells.
    pub lex_sarah: Count,
    /// By unit and kind, the most cases first, those without a role last.
    pub submitters: Vec<ValueCount>,
    /// The same of genders: "Kvinna", "Man", or what is told in its own words.
    pub genders: Vec<ValueCount>,
    /// By unit, kind and category.
    pub measures: Vec<MeasureSummary>,
}

impl Default for ReportFacts {
    fn default() -> Self {
        Self {
            lex_sarah: Count::Missing,
            submitters: Vec::new(),
            genders: Vec::new(),
            measures: Vec::new(),
        }
    }
}

impl ValueCount {
    /// Whether it counts cases of a unit and kind.
    #[must_use]
    pub fn is_of(&self, unit: Option<&str>, kind: Kind) -> bool {
        self.unit.as_deref() == unit && self.kind == kind
    }
}
