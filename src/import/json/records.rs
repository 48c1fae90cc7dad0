//! Objects to rows, in two walks: the first gathers the names, since a name may turn up in the last object only.

use std::borrow::Cow;
use std::rc::Rc;

use super::cell::{self, Content};
use super::flatten::flatten;
use super::names::{MOST, Names};
use super::value::Value;
use crate::import::sink::Sink;
use crate::model::Problem;

/// What objects around a record say of it: the names and words of cells that stand before its own.
pub type Around<'a> = Rc<[(Cow<'a, str>, Cow<'a, str>)]>;

/// What becomes one row.
#[derive(Clone, Debug)]
pub struct Record<'a> {
    /// What is told outside of it.
    pub around: Option<Around<'a>>,
    /// The object, or what stands where one should be.
    pub value: Value<'a>,
}

/// Records with nothing around them.
pub fn alone<'a>(
    values: impl Iterator<Item = Value<'a>> + Clone,
) -> impl Iterator<Item = Record<'a>> + Clone {
    values.map(|value| Record {
        around: None,
        value,
    })
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
    let mut outer = Names::default();
    let mut last: Option<Around<'_>> = None;
    let mut some = false;
    for record in records.clone() {
        some = true;
        // Many records have the same around them.
        if let Some(around) = record.around
            && last.as_ref().is_none_or(|last| !Rc::ptr_eq(last, &around))
        {
            for (name, _) in around.iter() {
                outer.place(name)?;
            }
            last = Some(around);
        }
        if let Value::Object(object) = record.value {
            flatten(object, &mut |name, _| names.place(name).map(drop))?;
        }
    }
    if !some {
        return Ok(());
    }
    let first = outer.iter().count();
    sink.row(1);
    for (column, name) in outer.iter().enumerate() {
        sink.text(column, &free_name(name, &names));
    }
    for (column, name) in (first..).zip(names.iter()) {
        cell::write_text(name, column, sink);
    }
    let mut cells = Vec::new();
    for (number, record) in (2..).zip(records) {
        sink.row(number);
        let mut before = Vec::with_capacity(first);
        for (name, words) in record.around.iter().flat_map(|each| each.iter()) {
            before.push((outer.place(name)?, words));
        }
        before.sort_unstable_by_key(|(column, _)| *column);
        for (column, words) in before {
            cell::write_text(words, column, sink);
        }
        let Value::Object(object) = record.value else {
            Content::of(record.value).write(first, sink);
            continue;
        };
        flatten(object, &mut |name, content| {
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

/// The name of a column of what is told outside; a number behind it where the objects have a field of that name.
fn free_name<'a>(name: &'a str, names: &Names) -> Cow<'a, str> {
    if !names.contains(name) {
        return Cow::Borrowed(name);
    }
    // There are fewer names than numbers here, so one is free.
    (2..=MOST + 2)
        .map(|number| format!("{name} {number}"))
        .find(|name| !names.contains(name))
        .map_or(Cow::Borrowed(name), Cow::Owned)
}
