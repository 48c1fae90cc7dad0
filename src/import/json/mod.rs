//! JSON and lines of JSON to rows: names in the first row, then one row for each object, in the file's order.
//!
//! The text is checked once by `serde_json` and from then on walked where it lies; no tree of it is ever built.
//! Knows nothing of what the names mean.

mod cell;
mod compact;
mod flatten;
mod keys;
mod known;
mod lines;
mod lists;
mod loose;
mod names;
mod parse;
mod records;
mod search;
mod shape;
mod sniff;
#[cfg(test)]
mod tests;
mod value;
mod wrapping;

use lines::Lines;
use shape::Shape;
use value::{Items, Value};

use super::sink::Sink;
use super::table::Table;
use crate::model::{Problem, ProblemCode};

pub use sniff::looks_like;

/// Reads a text of JSON, or of JSON values one after another, into rows.
///
/// # Errors
/// `Broken` with the line and the parser's words, `TooDeep` with the line, `TooWide`, or `Foreign` where the whole
/// file is one bare word or number.
pub fn read(text: &str, sink: &mut dyn Sink) -> Result<(), Problem> {
    read_embedded(text, EMBEDDED, sink)
}

/// A service that says JSON in a text of JSON does so once; twice is somebody's mistake on top.
const EMBEDDED: usize = 2;

fn read_embedded(text: &str, embedded: usize, sink: &mut dyn Sink) -> Result<(), Problem> {
    let text = wrapping::unwrapped(text);
    let problem = match parse::parse(text) {
        Ok(document) => {
            return match wrapping::embedded(document).filter(|_| embedded > 0) {
                Some(inner) => read_embedded(&inner, embedded - 1, sink),
                None => whole(shape::shape(document)?, sink),
            };
        }
        Err(problem) => problem,
    };
    let mended = loose::mended(text);
    if let Some(document) = mended.as_ref().and_then(|text| parse::parse(text).ok()) {
        return whole(shape::shape(document)?, sink);
    }
    let text = mended.as_deref().unwrap_or(text);
    if let Some(read) = by_line(Lines::new(text), sink) {
        return read;
    }
    match in_sequence(text) {
        Some(values) if problem.code == ProblemCode::Broken => {
            whole(shape::of_values(values), sink)
        }
        _ => Err(problem),
    }
}

/// What should be known of a table that was read: that it is wider than tall, which a list of cases hardly ever is, and
/// which is what becomes of data whose names are values.
#[must_use]
pub fn odd(table: &Table) -> Vec<Problem> {
    let (columns, rows) = (table.width(), table.len().saturating_sub(1));
    if columns <= rows.max(MOST_NAMES) {
        return Vec::new();
    }
    let size = format!("{columns} × {rows}");
    vec![Problem::new(ProblemCode::WiderThanTall).with_detail(size)]
}

/// So many columns a short list of cases may have.
const MOST_NAMES: usize = 24;

fn whole(shape: Shape<'_>, sink: &mut dyn Sink) -> Result<(), Problem> {
    match shape {
        Shape::Records(values) => records::write(records::alone(values), sink),
        Shape::Gathered(gathered) => records::write(gathered.iter().cloned(), sink),
        Shape::Lists(None, rows) => lists::write_rows(rows, sink),
        Shape::Lists(Some(header), rows) => lists::write_below(header, rows, sink),
        Shape::Columns(object) => lists::write_columns(object, sink),
        Shape::ByColumn(object) => lists::write_by_column(object, sink),
    }
}

/// The values of a text that has nothing but objects and arrays one after another, with commas between or not.
fn in_sequence(text: &str) -> Option<Items<'_>> {
    let values = value::sequence(text);
    let mut ahead = values.clone();
    ahead.clone().next()?;
    let are_nested = ahead.by_ref().all(Value::is_nested);
    (are_nested && ahead.rest().is_empty()).then_some(values)
}

/// `None` where the first line is no row in itself: then the text is no lines of JSON but a broken document, and
/// there is nothing to save it by.
fn by_line(lines: Lines<'_>, sink: &mut dyn Sink) -> Option<Result<(), Problem>> {
    match lines.clone().next()? {
        Value::Object(_) => Some(records::write(records::alone(lines), sink)),
        // A list of objects with something behind it is a whole document with rubbish after it.
        Value::List(list) if value::items(list).all(|item| !item.is_object()) => {
            Some(lists::write_rows(lines, sink))
        }
        _ => None,
    }
}
