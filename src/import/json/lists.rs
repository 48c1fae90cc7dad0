//! Tables without objects: an array for each row, or an array for each column.

use std::borrow::Cow;
use std::collections::HashMap;

use super::cell::{Content, write_text};
use super::keys::KEY;
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
    write_rows_from(1, rows, sink)
}

fn write_rows_from<'a>(
    first: u32,
    rows: impl Iterator<Item = Value<'a>>,
    sink: &mut dyn Sink,
) -> Result<(), Problem> {
    for (number, row) in (first..).zip(rows) {
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

/// The names in an array that says what the columns of arrays elsewhere are called: texts, or objects that have a name
/// among other things. `None` where it is no such array.
pub fn header_names(header: &str) -> Option<Vec<Cow<'_, str>>> {
    const NAMED: [&str; 9] = [
        "title",
        "label",
        "header",
        "headerName",
        "caption",
        "name",
        "field",
        "key",
        "id",
    ];
    let name = |value| match value {
        Value::Text(_) => Some(value.words()),
        Value::Object(object) => {
            let fields = fields(object);
            let named = |name: &&str| {
                let found = fields.iter().find(|(each, _)| each == name);
                found.filter(|(_, value)| matches!(value, Value::Text(raw) if raw.len() > 2))
            };
            NAMED.iter().find_map(named).map(|(_, value)| value.words())
        }
        _ => None,
    };
    items(header).map(name).collect()
}

/// Writes the names in the first row, and arrays as the rows below.
///
/// # Errors
/// `TooWide`.
pub fn write_below<'a>(
    header: &'a str,
    rows: impl Iterator<Item = Value<'a>>,
    sink: &mut dyn Sink,
) -> Result<(), Problem> {
    let names = header_names(header).unwrap_or_default();
    if names.len() > MOST {
        return Err(Problem::new(ProblemCode::TooWide));
    }
    sink.row(1);
    for (column, name) in names.iter().enumerate() {
        write_text(name, column, sink);
    }
    write_rows_from(2, rows, sink)
}

/// Writes the objects of an object as columns under their names: the same key in each is the same row. The keys become a
/// column of their own unless they only count the rows.
///
/// # Errors
/// `TooWide`.
pub fn write_by_column(object: &str, sink: &mut dyn Sink) -> Result<(), Problem> {
    let columns = fields(object);
    if columns.len() >= MOST {
        return Err(Problem::new(ProblemCode::TooWide));
    }
    let mut keys: Vec<Cow<'_, str>> = Vec::new();
    let mut places: HashMap<Cow<'_, str>, usize> = HashMap::new();
    let mut cells: Vec<Vec<(usize, Value<'_>)>> = Vec::new();
    for (column, (_, value)) in columns.iter().enumerate() {
        let Value::Object(inner) = value else {
            continue;
        };
        for (expected, (key, value)) in fields(inner).into_iter().enumerate() {
            // Mostly the keys of all columns come in the same order.
            let place = if keys.get(expected) == Some(&key) {
                expected
            } else {
                *places.entry(key.clone()).or_insert_with(|| {
                    keys.push(key);
                    cells.push(Vec::new());
                    keys.len() - 1
                })
            };
            if let Some(row) = cells.get_mut(place) {
                row.push((column, value));
            }
        }
    }
    let count = |first: usize| {
        (first..)
            .zip(&keys)
            .all(|(row, key)| *key == row.to_string())
    };
    let first = usize::from(!count(0) && !count(1));
    sink.row(1);
    if first == 1 {
        write_text(KEY, 0, sink);
    }
    for (column, (name, _)) in (first..).zip(&columns) {
        write_text(name, column, sink);
    }
    for (number, (key, row)) in (2..).zip(keys.iter().zip(cells)) {
        sink.row(number);
        if first == 1 {
            write_text(key, 0, sink);
        }
        for (column, value) in row {
            Content::of(value).write(first + column, sink);
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
