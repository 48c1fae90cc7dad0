//! What a report tells of the cases beside the account.

use std::collections::BTreeMap;

use super::lex_sarah::lex_sarah;
use super::measures::measures;
use super::value_counts::{genders, submitters};
use crate::cases::CaseStore;
use crate::model::{Count, ReportFacts};

/// Who put a year's cases forward, what gender they tell, what was done, and how many reports under lex Sarah there were.
/// `listed` has the reports of lists that have nothing else, by year.
#[must_use]
pub fn report_facts(store: &CaseStore, year: i32, listed: &BTreeMap<i32, u32>) -> ReportFacts {
    ReportFacts {
        lex_sarah: listed.get(&year).map_or_else(
            || lex_sarah(store, year),
            |reports| Count::Reported(*reports),
        ),
        submitters: submitters(store, year),
        genders: genders(store, year),
        measures: measures(store, year),
    }
}
