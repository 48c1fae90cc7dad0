//! A report as it is handed on (fryst rapport): text, figures and the numbers of its charts, at one moment.
//!
//! It is what a package holds. No case is in it, neither row nor text.

use serde::{Deserialize, Serialize};

use super::Report;
use crate::model::{Chart, ChartTable};

/// A report that follows the account no more.
///
/// Its figures show what `shown` says. Where small counts are hidden, a hidden figure's `now` and `seen` are
/// [`Missing`](crate::model::Count::Missing): the number itself is nowhere in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenReport {
    /// The report.
    pub report: Report,
    /// The numbers of its charts, in the order in which they stand.
    pub charts: Vec<FrozenChart>,
    /// When it was frozen, in milliseconds since 1970 (UTC).
    pub frozen_ms: u64,
    /// Counts from 1 to below this are hidden; 0 or 1 where none is.
    pub hidden_below: u32,
}

/// The numbers of a chart of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenChart {
    /// The chart's name in the report.
    pub id: String,
    /// Its numbers.
    pub table: ChartTable,
}

impl FrozenChart {
    /// The numbers of the charts that a report has places for.
    #[must_use]
    pub fn of_report(report: &Report, charts: &[Chart]) -> Vec<Self> {
        let found = report.charts().filter_map(|place| {
            let chart = charts.iter().find(|chart| chart.part == place.part)?;
            Some(Self {
                id: place.id.clone(),
                table: chart.table.clone(),
            })
        });
        found.collect()
    }
}
