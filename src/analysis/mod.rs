//! Numbers and findings: the account and the reconciliation of stated figures.
//!
//! Knows no web, no charts and no prose.

mod account;
mod coverage;
mod reconciliation;
mod tally;

pub use account::account;
pub use coverage::Coverage;
pub use reconciliation::StatedTotal;
