//! Files to cases: bytes become tables, tables become cases, and every row is accounted for.
//!
//! Knows no web and no interface language. What goes wrong is returned as [`Problem`](crate::model::Problem)s
//! and set-aside rows, never as a panic.

mod archive;
mod ascending;
mod columns;
mod constants;
pub mod dates;
mod delimited;
mod describe;
mod dialect;
pub mod encoding;
mod fields;
mod file_names;
mod format;
mod gather;
mod header;
mod headerless;
mod identity;
mod intake;
pub mod json;
mod limits;
mod markup;
mod matches;
mod notations;
mod numbering;
mod numbers;
mod profiles;
mod read;
mod rows;
mod sheets;
mod sink;
mod table;
#[cfg(test)]
mod testing;
mod text;
mod text_format;
mod units;
mod unpack;
mod widths;
mod words;
mod workbook;

pub use constants::kind_from_words;
pub use delimited::Splitter;
pub use describe::{SheetDescription, describe};
pub use identity::{Decisions, Identified, identify};
pub use intake::{Intake, Next, read, tables};
pub use notations::mark;
pub use numbering::Restart;
pub use profiles::{apply, fitting};
pub use read::{Contents, FileReader, HEAD, Hash, fingerprint};
pub use rows::{SheetRows, SheetScope, SheetUse, StatedRows, sheet_rows};
pub use sink::Sink;
pub use table::{Cell, Table, TableBuilder, TextForm, Workbook};
pub use text::OtherEncoding;
pub use units::{UnitNames, link_units};
pub use workbook::Merge;
