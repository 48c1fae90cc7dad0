//! The cases behind a number, a screenful at a time.

use serde::{Deserialize, Serialize};
use time::Date;

use super::{Categorised, Dimension, Kind, Place};

/// Which cases: within a dimension any of the values chosen, and every choice must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseFilter {
    /// The values chosen of a dimension, each dimension once and never without values; the empty text means cases
    /// that have none.
    pub chosen: Vec<(Dimension, Vec<String>)>,
    /// The first day, where there is one; cases without a day then fall away.
    #[serde(with = "super::date::iso")]
    pub from: Option<Date>,
    /// The last day.
    #[serde(with = "super::date::iso")]
    pub to: Option<Date>,
    /// Words that must all occur, as parts of words, in what is told of a case; case and marks do not count.
    pub text: String,
    /// In which order they come.
    pub order: CaseOrder,
}

/// In which order cases come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseOrder {
    /// By date, those without one last.
    #[default]
    Date,
    /// First the undecided ones whose decision teaches most, as long as the same filter is looked at; the others by
    /// date.
    Teaching,
}

impl CaseFilter {
    /// The filter with one more value chosen.
    #[must_use]
    pub fn with(mut self, dimension: Dimension, value: impl Into<String>) -> Self {
        self.choose(dimension, value.into());
        self
    }

    /// The filter with a value not chosen any more.
    #[must_use]
    pub fn without(mut self, dimension: Dimension, value: &str) -> Self {
        for (other, values) in &mut self.chosen {
            if *other == dimension {
                values.retain(|each| each != value);
            }
        }
        self.chosen.retain(|(_, values)| !values.is_empty());
        self
    }

    /// The values chosen of a dimension.
    #[must_use]
    pub fn values(&self, dimension: Dimension) -> &[String] {
        let chosen = self.chosen.iter().find(|(other, _)| *other == dimension);
        chosen.map_or(&[], |(_, values)| values)
    }

    /// Whether a value is chosen.
    #[must_use]
    pub fn has(&self, dimension: Dimension, value: &str) -> bool {
        self.values(dimension).iter().any(|each| each == value)
    }

    fn choose(&mut self, dimension: Dimension, value: String) {
        let at = self
            .chosen
            .iter_mut()
            .find(|(other, _)| *other == dimension);
        match at {
            None => self.chosen.push((dimension, vec![value])),
            Some((_, values)) if !values.contains(&value) => values.push(value),
            Some(_) => {}
        }
    }
}

/// A screenful of cases.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseWindow {
    /// How many cases the filter lets through.
    pub cases: u32,
    /// How many notations those cases have, or with a category chosen, how many are of it.
    pub notations: u32,
    /// The first case's place among them, from 0.
    pub offset: u32,
    /// The cases on screen, by date and then in the order of the files.
    pub rows: Vec<CaseRow>,
}

/// One case on screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseRow {
    /// Its place among all cases of the draft as they were last counted.
    pub at: u32,
    /// How it got its categories.
    pub categorised: Categorised,
    /// The case number.
    pub number: Option<String>,
    /// The day it was reported.
    #[serde(with = "super::date::iso")]
    pub date: Option<Date>,
    /// The day it was closed.
    #[serde(with = "super::date::iso")]
    pub closed: Option<Date>,
    /// The kind.
    pub kind: Kind,
    /// The unit it counts in.
    pub unit: Option<String>,
    /// State of handling.
    pub status: Option<String>,
    /// What was found.
    pub notations: Vec<NotationRow>,
    /// The case's first row.
    pub place: Place,
}

/// One notation on screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotationRow {
    /// The category.
    pub category: Option<String>,
    /// What happened.
    pub text: Option<String>,
    /// What was done.
    pub measure: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_chosen_once_and_a_dimension_without_values_goes() {
        let filter = CaseFilter::default()
            .with(Dimension::Unit, "AMF")
            .with(Dimension::Kind, "complaint")
            .with(Dimension::Unit, "")
            .with(Dimension::Unit, "AMF");
        assert_eq!(filter.values(Dimension::Unit), ["AMF", ""]);
        assert!(filter.has(Dimension::Unit, "") && !filter.has(Dimension::Status, ""));
        let fewer = filter
            .without(Dimension::Unit, "AMF")
            .without(Dimension::Kind, "complaint");
        assert_eq!(fewer, CaseFilter::default().with(Dimension::Unit, ""));
    }
}
