//! How many cases have each value, of those that the choices made elsewhere let through.

use serde::{Deserialize, Serialize};

/// A field that cases can be told apart by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// The year that a case counts in, in digits.
    Year,
    /// Deviation, complaint or viewpoint; a value is the kind's [code](super::Kind::code).
    Kind,
    /// The unit.
    Unit,
    /// The category of a notation; a case counts under each that it has.
    Category,
    /// How it got its categories; a value is a [code](Categorised::code).
    Categorised,
    /// The measure of a notation; a case counts under each that it has.
    Measure,
    /// State of handling.
    Status,
    /// How it came in.
    Channel,
    /// Who put it forward.
    Submitter,
    /// Gender; one value for every spelling of it.
    Gender,
    /// The month of its date, `1` to `12`; `0` where it has none.
    Month,
    /// The file of its first row; a value is the file's fingerprint.
    File,
}

impl Dimension {
    /// All of them, in the order in which the page shows them.
    pub const ALL: [Self; 12] = [
        Self::Year,
        Self::Kind,
        Self::Unit,
        Self::Category,
        Self::Categorised,
        Self::Measure,
        Self::Status,
        Self::Channel,
        Self::Submitter,
        Self::Gender,
        Self::Month,
        Self::File,
    ];
}

/// The counts beside a filter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facets {
    /// How many cases every choice lets through.
    pub total: u32,
    /// The values of each dimension.
    pub dimensions: Vec<FacetValues>,
}

/// The values of a dimension. Its own choice is left out of its counts, so that the others can be chosen beside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetValues {
    /// The dimension.
    pub dimension: Dimension,
    /// How many values some case has.
    pub distinct: u32,
    /// The values with the number of cases, those chosen first, then the most common (years and months in order of
    /// time); the empty text is none.
    pub values: Vec<(String, u32)>,
}
