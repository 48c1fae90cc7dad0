//! Files to cases: bytes become tables, tables become cases, and every row is accounted for.
//!
//! Knows no web and no interface language. What goes wrong is returned as [`Problem`](crate::model::Problem)s
//! and set-aside rows, never as a panic.

mod columns;
mod constants;
mod dates;
mod delimited;
mod describe;
mod encoding;
mod format;
mod header;
mod identity;
pub mod json;
mod read;
mod rows;
mod sink;
mod table;
mod units;
mod words;
mod workbook;

pub use constants::kind_from_words;
pub use describe::{SheetDescription, describe};
pub use identity::{Identified, identify};
pub use read::{fingerprint, read};
pub use rows::SheetCase;
pub use sink::Sink;
pub use rows::{SheetCases, sheet_cases};
pub use table::{Cell, Row, Table, Workbook};
pub use units::{UnitNames, link_units};
