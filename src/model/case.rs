//! One reported event or opinion, and the findings within it.

use serde::{Deserialize, Serialize};
use time::Date;

use super::{Fingerprint, Kind};

/// Where something stands: a row of a sheet of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The file.
    pub source: Fingerprint,
    /// The sheet's index in the file, from 0.
    pub sheet: usize,
    /// The row's number as a spreadsheet or a text editor shows it, from 1.
    pub row: u32,
}

/// One category's finding within a case (notering). Counted apart from cases.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notation {
    /// The category as the file writes it, `None` where the cell is empty.
    pub category: Option<String>,
    /// What happened, in the reporter's words.
    pub text: Option<String>,
    /// What was or will be done.
    pub measure: Option<String>,
}

/// One case (ärende), counted once however many notations it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// The case number of the source system, where the file has one.
    pub number: Option<String>,
    /// What the case is.
    pub kind: Kind,
    /// The unit's name as the file writes it, before units are linked.
    pub unit: Option<String>,
    /// The day it was reported, where the file gives a readable one.
    pub date: Option<Date>,
    /// The year it counts in: the date's, or the file's where there is no date.
    pub year: Option<i32>,
    /// The day it was closed.
    pub closed: Option<Date>,
    /// State of handling, as written.
    pub status: Option<String>,
    /// Gender as written.
    pub gender: Option<String>,
    /// The role of the person who put it forward, never a name.
    pub submitter: Option<String>,
    /// How it came in.
    pub channel: Option<String>,
    /// Authorised education provider or own provision.
    pub provider: Option<String>,
    /// Whether it was reported under lex Sarah, as written.
    pub lex_sarah: Option<String>,
    /// What was found, one entry or more.
    pub notations: Vec<Notation>,
    /// The case's first row.
    pub place: Place,
}
