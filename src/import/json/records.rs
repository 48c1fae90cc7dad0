//! Objects to rows, in two walks: the first gathers the names, since a name may turn up in the last object only.

use std::borrow::Cow;

use super::cell::{self, Content};
use super::flatten::flatten;
use super::names::{MOST, Names};
use super::value::{Value, fields};
use crate::import::sink::Sink;
use crate::model::Problem;

/// The column for names that objects have outside themselves.
const KEY: &str = "nyckel";

/// What becomes one row.
#[derive(Clone, Debug)]
pub struct Record<'a> {
    /// Its name outside itself, where that is told nowhere else.
    key: Option<Cow<'a, str>>,
    value: Value<'a>,
}

/// Records without names of their own.
pub fn unkeyed<'a>(
    values: impl Iterator<Item = Value<'a>> + Clone,
) -> impl Iterator<Item = Record<'a>> + Clone {
    values.map(|value| Record { key: None, value })
}

/// The objects of an object. Their keys are left out where every object has a field that says the same.
pub fn keyed(object: &str) -> impl Iterator<Item = Record<'_>> + Clone {
    let entries = fields(object);
    let said_inside = entries.iter().all(|(key, value)| says(*value, key));
    entries.into_iter().map(move |(key, value)| Record {
        key: (!said_inside).then_some(key),
        value,
    })
}

fn says(value: Value<'_>, key: &str) -> bool {
    let Value::Object(object) = value else {
        return false;
    };
    fields(object)
        .iter()
        .any(|(_, value)| !value.is_nested() && value.words() == key)
}

/// Writes the header and the rows. What is no object, such as a line that could not be read, becomes a row with its
/// text in the first cell.
///
/// # Errors
/// `TooWide`.
pub fn write<'a>(
    records: impl Iterator<Item = Record<'a>> + Clone,
    sink: &mut dyn Sink,
) -> Result<(), Problem> {
    let mut names = Names::default();
    let (mut some, mut keyed) = (false, false);
    for record in records.clone() {
        some = true;
        keyed |= record.key.is_some();
        if let Value::Object(object) = record.value {
            flatten(object, |name, _| names.place(name).map(drop))?;
        }
    }
    if !some {
        return Ok(());
    }
    let first = usize::from(keyed);
    sink.row(1);
    if keyed {
        sink.text(0, &free_name(&names));
    }
    for (column, name) in (first..).zip(names.iter()) {
        cell::write_text(name, column, sink);
    }
    let mut cells = Vec::new();
    for (number, record) in (2..).zip(records) {
        sink.row(number);
        if let Some(key) = record.key {
            cell::write_text(&key, 0, sink);
        }
        let Value::Object(object) = record.value else {
            Content::of(record.value).write(first, sink);
            continue;
        };
        flatten(object, |name, content| {
            cells.push((first + names.place(name)?, content));
            Ok(())
        })?;
        write_cells(&mut cells, sink);
    }
    Ok(())
}

/// Writes the cells by column; of two for the same column, the later.
fn write_cells(cells: &mut Vec<(usize, Content<'_>)>, sink: &mut dyn Sink) {
    // Keeps the order of two with the same column.
    cells.sort_by_key(|(column, _)| *column);
    let mut cells = cells.drain(..).peekable();
    while let Some((column, content)) = cells.next() {
        if cells.peek().is_none_or(|(next, _)| *next != column) {
            content.write(column, sink);
        }
    }
}

/// The key column's name; a number behind it where the objects have a field of that name that says something else.
fn free_name(names: &Names) -> Cow<'static, str> {
    if !names.contains(KEY) {
        return Cow::Borrowed(KEY);
    }
    // There are fewer names than numbers here, so one is free.
    (2..=MOST + 2)
        .map(|number| format!("{KEY} {number}"))
        .find(|name| !names.contains(name))
        .map_or(Cow::Borrowed(KEY), Cow::Owned)
}
