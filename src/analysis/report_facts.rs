//! What a report tells of the cases beside the account.

use super::measures::measures;
use super::value_counts::{genders, submitters};
use crate::cases::CaseStore;
use crate::model::ReportFacts;

/// Who put a year's cases forward, what gender they tell, and what was done.
#[must_use]
pub fn report_facts(store: &CaseStore, year: i32) -> ReportFacts {
    ReportFacts {
        submitters: submitters(store, year),
        genders: genders(store, year),
        measures: measures(store, year),
    }
}
