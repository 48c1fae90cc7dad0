//! Tables for tests.

use super::delimited::Splitter;
use super::table::{Table, TableBuilder};
use crate::model::{Dialect, DialectReason, Escape};

/// The table of a text with semicolons.
pub fn table(text: &str) -> Table {
    let dialect = Dialect {
        delimiter: ';',
        quote: Some('"'),
        escape: Escape::Doubled,
        reason: DialectReason::Chosen,
        rows: 0,
        even: 0,
    };
    let mut builder = TableBuilder::default();
    Splitter::new(&dialect).feed(text, true, &mut builder);
    builder.finish()
}
