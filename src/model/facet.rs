//! How many cases have each value, of those that the choices made elsewhere let through.

use serde::{Deserialize, Serialize};
use time::Date;

/// A field that cases can be told apart by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// Deviation, complaint or viewpoint; a value is the kind's [code](super::Kind::code).
    Kind,
    /// The unit.
    Unit,
    /// The category of a notation; a case counts under each that it has.
    Category,
    /// The measure of a notation; a case counts under each that it has.
    Measure,
    /// State of handling.
    Status,
    /// How it came in.
    Channel,
    /// Who put it forward.
    Submitter,
    /// Gender.
    Gender,
}

impl Dimension {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Kind,
        Self::Unit,
        Self::Category,
        Self::Measure,
        Self::Status,
        Self::Channel,
        Self::Submitter,
        Self::Gender,
    ];
}

/// What is chosen: within a dimension any of the values, and every dimension must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetQuery {
    /// The values chosen of a dimension; the empty text means cases that have none.
    pub chosen: Vec<(Dimension, Vec<String>)>,
    /// The first day, where there is one; cases without a day then fall away.
    #[serde(with = "super::date::iso")]
    pub from: Option<Date>,
    /// The last day.
    #[serde(with = "super::date::iso")]
    pub to: Option<Date>,
}

/// The answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facets {
    /// How many cases every choice lets through.
    pub total: u32,
    /// For each dimension that was asked for, its values.
    pub dimensions: Vec<FacetValues>,
}

/// The values of a dimension. Its own choice is left out of its counts, so that the others can be chosen beside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetValues {
    /// The dimension.
    pub dimension: Dimension,
    /// Each value that some case has, with the number of cases; the empty text is none.
    pub values: Vec<(String, u32)>,
}
