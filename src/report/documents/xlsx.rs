//! The account, what is told beside it and the attached tables as a workbook.

mod account;
mod attachments;
mod facts;
mod reconciliations;
mod sheet;
mod workbook;

use super::DocumentError;
use crate::model::{Account, Report, ReportFacts};

/// A workbook (`.xlsx`) with a sheet each for the account, its categories, measures, who put cases forward, the
/// attached tables, and the figures that are stated elsewhere.
///
/// Numbers are numbers, and what is no number says why in words. Nothing is a formula, whatever it looks like.
///
/// # Errors
///
/// When there are more rows than a sheet can hold, which no account has.
pub fn write_xlsx(
    account: &Account,
    facts: &ReportFacts,
    report: &Report,
) -> Result<Vec<u8>, DocumentError> {
    let sheets = [
        account::counts(account),
        account::categories(account),
        facts::measures(facts),
        facts::submitters(facts),
        attachments::tables(report),
        reconciliations::figures(account),
    ];
    workbook::write(&sheets, report)
}
