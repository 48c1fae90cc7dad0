//! Files to cases: bytes become tables, tables become cases, and every row is accounted for.
//!
//! Knows no web and no interface language. What goes wrong is returned as [`Problem`](crate::model::Problem)s
//! and set-aside rows, never as a panic.

mod archive;
mod columns;
mod constants;
pub mod dates;
mod delimited;
mod describe;
mod dialect;
pub mod encoding;
mod fields;
mod format;
mod gather;
mod header;
mod identity;
pub mod json;
mod limits;
mod matches;
mod notations;
mod read;
mod rows;
mod sink;
mod table;
#[cfg(test)]
mod testing;
mod text;
mod units;
mod widths;
mod words;
pub mod workbook;

pub use constants::kind_from_words;
pub use delimited::Splitter;
pub use describe::{SheetDescription, describe};
pub use identity::{Decisions, Identified, identify};
pub use read::{Contents, FileReader, HEAD, Hash, fingerprint, read, tables};
pub use rows::{SheetRows, SheetScope, sheet_rows};
pub use sink::Sink;
pub use table::{Cell, Merge, Table, TableBuilder, TextForm, Workbook};
pub use text::OtherEncoding;
pub use units::{UnitNames, link_units};
