//! A chart as the page receives it: what to draw, what it says in words, and the same in a table.

use serde::{Deserialize, Serialize};

use super::{Count, Kind};

/// What a chart shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChartPart {
    /// Cases by unit and kind, last year beside.
    UnitsAndKinds,
    /// Notations by category within a unit.
    Categories {
        /// The unit; `None` for cases that name none.
        unit: Option<String>,
    },
    /// Cases by month, last year beside.
    Months,
}

/// One chart. The table says the same as the picture, number for number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chart {
    /// What it shows.
    pub part: ChartPart,
    /// The option object for `ECharts`, as JSON text.
    pub option: String,
    /// Height in CSS pixels that its rows need.
    pub height_px: u32,
    /// The same numbers.
    pub table: ChartTable,
}

/// The numbers of a chart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChartTable {
    /// What a row is.
    pub row_header: String,
    /// What each column of numbers is.
    pub columns: Vec<String>,
    /// A row's name and its numbers, one for each column.
    pub rows: Vec<(String, Vec<Count>)>,
}

/// The words that charts need, in the page's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChartWords {
    /// "Verksamhet och slag".
    pub unit_and_kind: String,
    /// "Kategori".
    pub category: String,
    /// "Månad".
    pub month: String,
    /// "Utan datum".
    pub undated: String,
    /// "Verksamhet saknas".
    pub no_unit: String,
    /// "Utan kategori".
    pub no_category: String,
    /// "saknas".
    pub missing: String,
    /// "ej rapporterat".
    pub not_reported: String,
    /// The kinds in the plural, in the order of [`Kind::ALL`].
    pub kinds: [String; 3],
    /// The months, January first.
    pub months: [String; 12],
}

impl ChartWords {
    /// The kind's name in the plural.
    #[must_use]
    pub fn kind(&self, kind: Kind) -> &str {
        let [deviations, complaints, viewpoints] = &self.kinds;
        match kind {
            Kind::Deviation => deviations,
            Kind::Complaint => complaints,
            Kind::Viewpoint => viewpoints,
        }
    }

    /// The unit's name, or the words for its lack.
    #[must_use]
    pub fn unit<'a>(&'a self, unit: Option<&'a str>) -> &'a str {
        unit.unwrap_or(&self.no_unit)
    }
}
