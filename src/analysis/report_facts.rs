//! What a report tells of the cases beside the account.

use super::measures::measures;
use super::submitters::submitters;
use crate::cases::CaseStore;
use crate::model::ReportFacts;

/// Who put a year's cases forward, and what was done.
#[must_use]
pub fn report_facts(store: &CaseStore, year: i32) -> ReportFacts {
    ReportFacts {
        submitters: submitters(store, year),
        measures: measures(store, year),
    }
}
