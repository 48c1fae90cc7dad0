//! What the officer fills in: names and circumstances that no file tells.

use serde::{Deserialize, Serialize};
use time::Date;

use crate::model::Count;

/// Whom the decision is sent to: a role or a body.
pub type Recipient = String;

/// A unit's full name beside the short one that it has in the account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitName {
    /// The unit, as the account names it: "AMF".
    pub unit: String,
    /// "Arbetsmarknad och försörjning".
    pub name: String,
}

/// What the officer fills in. What is empty is written around.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportDetails {
    /// The board: "Arbetsmarknadsnämnden".
    pub board: String,
    /// The administration: "Integration- och arbetsmarknadsförvaltningen".
    pub administration: String,
    /// The registry number (diarienummer).
    pub registry_number: String,
    /// The date of the paper.
    #[serde(with = "crate::model::iso")]
    pub date: Option<Date>,
    /// Who signs.
    pub signatory: String,
    /// Whom the decision is sent to.
    pub recipients: Vec<Recipient>,
    /// The units' full names.
    pub units: Vec<UnitName>,
    /// Reports under lex Sarah in the account's year.
    pub lex_sarah: Count,
    /// Titles of attachments that are papers of their own; they are numbered before the tables.
    pub attachments: Vec<String>,
}

impl Default for ReportDetails {
    fn default() -> Self {
        Self {
            board: String::new(),
            administration: String::new(),
            registry_number: String::new(),
            date: None,
            signatory: String::new(),
            recipients: Vec::new(),
            units: Vec::new(),
            lex_sarah: Count::Missing,
            attachments: Vec::new(),
        }
    }
}

impl ReportDetails {
    /// The full name of a unit, where one is filled in.
    #[must_use]
    pub fn full_name(&self, unit: &str) -> Option<&str> {
        let named = self.units.iter().find(|each| each.unit == unit)?;
        Some(named.name.as_str()).filter(|name| !name.is_empty() && *name != unit)
    }
}
