//! Tables without objects: an array for each row, or an array for each column.

use super::cell::{Content, write_text};
use super::names::MOST;
use super::value::{Items, Value, fields, items};
use crate::import::sink::Sink;
use crate::model::{Problem, ProblemCode};

/// Writes arrays as rows, from row 1 on. The first has the names where the file has any; where it has none, none are
/// made up. What is no array becomes a row with its text in the first cell.
///
/// # Errors
/// `TooWide`.
pub fn write_rows<'a>(
    rows: impl Iterator<Item = Value<'a>>,
    sink: &mut dyn Sink,
) -> Result<(), Problem> {
    for (number, row) in (1..).zip(rows) {
        sink.row(number);
        let Value::List(list) = row else {
            Content::of(row).write(0, sink);
            continue;
        };
        for (column, value) in items(list).enumerate() {
            if column == MOST {
                return Err(Problem::new(ProblemCode::TooWide));
            }
            Content::of(value).write(column, sink);
        }
    }
    Ok(())
}

/// Writes the arrays of an object as columns under their names; short ones end in empty cells.
///
/// # Errors
/// `TooWide`.
pub fn write_columns(object: &str, sink: &mut dyn Sink) -> Result<(), Problem> {
    let fields = fields(object);
    if fields.len() > MOST {
        return Err(Problem::new(ProblemCode::TooWide));
    }
    sink.row(1);
    for (column, (name, _)) in fields.iter().enumerate() {
        write_text(name, column, sink);
    }
    let lists = fields.iter().map(|(_, value)| match value {
        Value::List(list) => items(list),
        _ => items("[]"),
    });
    let mut columns: Vec<Items<'_>> = lists.collect();
    for number in 2.. {
        let row: Vec<_> = columns.iter_mut().map(Iterator::next).collect();
        if row.iter().all(Option::is_none) {
            break;
        }
        sink.row(number);
        for (column, value) in row.into_iter().enumerate() {
            if let Some(value) = value {
                Content::of(value).write(column, sink);
            }
        }
    }
    Ok(())
}
