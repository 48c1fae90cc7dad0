//! JSON and lines of JSON to rows: names in the first row, then one row for each object, in the file's order.
//!
//! The text is checked once by `serde_json` and from then on walked where it lies; no tree of it is ever built.
//! Knows nothing of what the names mean.

mod cell;
mod compact;
mod flatten;
mod lines;
mod lists;
mod names;
mod parse;
mod records;
mod shape;
mod sniff;
#[cfg(test)]
mod tests;
mod value;

use lines::Lines;
use shape::Shape;
use value::Value;

use super::sink::Sink;
use crate::model::Problem;

pub use sniff::looks_like;

/// Reads a text of JSON, or of one JSON value on each line, into rows.
///
/// # Errors
/// `Broken` with the line and the parser's words, `TooDeep` with the line, `TooWide`, or `Foreign` where the whole
/// file is one bare word or number.
pub fn read(text: &str, sink: &mut dyn Sink) -> Result<(), Problem> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match parse::parse(text) {
        Ok(document) => whole(document, sink),
        Err(problem) => by_line(Lines::new(text), sink).unwrap_or(Err(problem)),
    }
}

fn whole(document: Value<'_>, sink: &mut dyn Sink) -> Result<(), Problem> {
    match shape::shape(document)? {
        Shape::Records(list) => records::write(records::unkeyed(value::items(list)), sink),
        Shape::Keyed(object) => records::write(records::keyed(object), sink),
        Shape::Single(object) => {
            let only = std::iter::once(Value::Object(object));
            records::write(records::unkeyed(only), sink)
        }
        Shape::Lists(list) => lists::write_rows(value::items(list), sink),
        Shape::Columns(object) => lists::write_columns(object, sink),
    }
}

/// `None` where the first line is no row in itself: then the text is no lines of JSON but a broken document, and
/// there is nothing to save it by.
fn by_line(lines: Lines<'_>, sink: &mut dyn Sink) -> Option<Result<(), Problem>> {
    match lines.clone().next()? {
        Value::Object(_) => Some(records::write(records::unkeyed(lines), sink)),
        // A list of objects with something behind it is a whole document with rubbish after it.
        Value::List(list) if value::items(list).all(|item| !item.is_object()) => {
            Some(lists::write_rows(lines, sink))
        }
        _ => None,
    }
}
