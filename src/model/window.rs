//! The cases behind a number, a screenful at a time.

use serde::{Deserialize, Serialize};
use time::Date;

use super::{Categorised, Kind, Place};

/// Which cases: every choice that is made must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseFilter {
    /// Cases that count in this year.
    pub year: Option<i32>,
    /// Cases of this unit; the empty text means cases that name none.
    pub unit: Option<String>,
    /// Cases of this kind.
    pub kind: Option<Kind>,
    /// Cases with at least one notation of this category; the empty text means without category.
    pub category: Option<String>,
    /// Cases dated in this month, 1 to 12; 0 means cases without a date.
    pub month: Option<u8>,
}

/// A screenful of cases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
