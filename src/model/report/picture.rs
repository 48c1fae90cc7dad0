//! A chart as it was drawn, for documents that cannot draw it themselves.

use serde::{Deserialize, Serialize};

/// The picture of a chart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChartPicture {
    /// The [`ChartBlock`](super::ChartBlock) that it shows.
    pub id: String,
    /// The picture as a PNG file.
    pub png: Vec<u8>,
    /// How many pixels wide it is.
    pub width: u32,
    /// How many pixels high it is.
    pub height: u32,
}
