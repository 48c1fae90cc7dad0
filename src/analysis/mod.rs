//! Numbers and findings: the account, the reconciliation of stated figures, and what a report tells beside them.
//!
//! Knows no web, no charts and no prose.

mod account;
mod cases_of_year;
mod coverage;
mod lex_sarah;
mod measures;
mod reconciliation;
mod report_facts;
mod tally;
mod value_counts;

pub use account::account;
pub use coverage::Coverage;
pub use reconciliation::StatedTotal;
pub use report_facts::report_facts;
