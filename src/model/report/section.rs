//! The report (rapport) and its sections.

use serde::{Deserialize, Serialize};
use time::Date;

use super::{Block, ChartBlock, Recipient};

/// Names a section, the same each time a report is composed: `bakgrund`, `enhet/AMF`, `enhet/AMF/analys`,
/// `bilaga/FUT`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SectionId(pub String);

/// Where a section's text comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The template and the account: it is made anew when they change.
    Generated,
    /// The officer has written in it: only its figures and tables follow the account.
    Edited,
}

/// A section with a heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Its name.
    pub id: SectionId,
    /// Its heading.
    pub heading: String,
    /// What stands below it.
    pub blocks: Vec<Block>,
    /// Where its text comes from.
    pub origin: Origin,
}

/// What the officer has made of a section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditedSection {
    /// The section.
    pub id: SectionId,
    /// Its heading.
    pub heading: String,
    /// What stands below it.
    pub blocks: Vec<Block>,
}

/// The board's paper of a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// "Redovisning av avvikelser, klagomål och synpunkter 2022".
    pub title: String,
    /// The board it is for; empty where it is not filled in.
    pub board: String,
    /// The administration that writes it; empty where it is not filled in.
    pub administration: String,
    /// The account's year.
    pub year: i32,
    /// The date of the paper.
    #[serde(with = "crate::model::iso")]
    pub date: Option<Date>,
    /// The registry number (diarienummer); empty where it is not filled in.
    pub registry_number: String,
    /// Who signs; empty where it is not filled in.
    pub signatory: String,
    /// Whom the decision is sent to.
    pub recipients: Vec<Recipient>,
    /// The sections, in order.
    pub sections: Vec<Section>,
}

impl Section {
    /// Whether it is an attached table, which begins a page of its own.
    #[must_use]
    pub fn is_attachment(&self) -> bool {
        self.id.0.starts_with("bilaga/")
    }
}

impl Report {
    /// The section of this name.
    #[must_use]
    pub fn section(&self, id: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.id.0 == id)
    }

    /// The places of its charts, in order.
    pub fn charts(&self) -> impl Iterator<Item = &ChartBlock> {
        let blocks = self.sections.iter().flat_map(|section| &section.blocks);
        blocks.filter_map(|block| match block {
            Block::Chart(chart) => Some(chart),
            _ => None,
        })
    }
}
