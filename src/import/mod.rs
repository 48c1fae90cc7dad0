//! Files to cases: bytes become tables, tables become cases, and every row is accounted for.
//!
//! Knows no web and no interface language. What goes wrong is returned as [`Problem`](crate::model::Problem)s
//! and set-aside rows, never as a panic.

mod archive;
mod columns;
mod constants;
mod dates;
mod delimited;
mod describe;
mod encoding;
mod format;
mod header;
mod identity;
mod limits;
mod read;
mod rows;
mod sink;
mod table;
mod units;
mod unpack;
mod words;
mod workbook;

pub use archive::entries;
pub use constants::kind_from_words;
pub use describe::{SheetDescription, describe};
pub use identity::{Identified, identify};
pub use read::{fingerprint, read};
pub use rows::SheetCase;
pub use rows::{SheetCases, sheet_cases};
pub use sink::Sink;
pub use table::{Cell, Row, Table, Workbook};
pub use units::{UnitNames, link_units};
pub use workbook::{Merge, SheetInfo, read as read_sheets};
