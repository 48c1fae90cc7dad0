//! Records that an object has under keys, at any depth, and what the keys are called.

use std::borrow::Cow;
use std::rc::Rc;

use super::known::Known;
use super::records::{Around, Record};
use super::value::{Value, fields, items};
use crate::model::Meaning;

/// The column for keys that records have outside themselves.
pub const KEY: &str = "nyckel";

/// The columns for keys of several depths, from the innermost.
const KEYS: [&str; 3] = [KEY, "nyckel 2", "nyckel 3"];

/// The innermost where it numbers cases.
const NUMBER: &str = "nummer";

/// A record's keys, from the outermost.
type Keys<'a> = Rc<[Cow<'a, str>]>;

/// Records with their keys.
type Found<'a> = Vec<(Keys<'a>, Value<'a>)>;

/// What a branch of an object ends in, and how far down. All branches of a table are alike.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ends {
    Objects(usize),
    Lists(usize),
}

/// The records of an object whose values are records, arrays of records, or objects of such; `None` where it has
/// anything else. An object is a record where it has a value that holds no others.
pub fn records(object: &str) -> Option<Vec<Record<'_>>> {
    let mut found = Vec::new();
    let told = match gather(object, &[], &mut found)? {
        Ends::Objects(_) => 1,
        Ends::Lists(_) => 0,
    };
    Some(with_keys(found, told))
}

/// The records of these arrays of an object, each with its array's name.
pub fn of_lists<'a>(lists: &[(Cow<'a, str>, &'a str)]) -> Vec<Record<'a>> {
    let mut found = Vec::new();
    for (name, list) in lists {
        add_list(&Rc::from([name.clone()]), list, &mut found);
    }
    with_keys(found, 1)
}

/// Adds the records of an array that a record has under a name, with what is told beside the array.
pub fn within<'a>(value: Value<'a>, name: &str, records: &mut Vec<Record<'a>>) {
    let Value::Object(object) = value else { return };
    let mut around = Vec::new();
    let mut inner = None;
    for (each, value) in fields(object) {
        match value {
            Value::List(list) if each == name => inner = Some(list),
            value if !value.is_nested() => around.push((each, value.words())),
            _ => {}
        }
    }
    let around: Around<'a> = around.into();
    let values = inner.into_iter().flat_map(items);
    records.extend(values.map(|value| Record {
        around: Some(Rc::clone(&around)),
        value,
    }));
}

fn gather<'a>(object: &'a str, above: &[Cow<'a, str>], found: &mut Found<'a>) -> Option<Ends> {
    let mut ends = None;
    for (key, value) in fields(object) {
        let keys: Vec<_> = above.iter().cloned().chain([key]).collect();
        let branch = match value {
            Value::Object(inner) if is_record(inner) => {
                found.push((keys.into(), value));
                Ends::Objects(1)
            }
            Value::Object(inner) if keys.len() < KEYS.len() => match gather(inner, &keys, found)? {
                Ends::Objects(depth) => Ends::Objects(depth + 1),
                Ends::Lists(depth) => Ends::Lists(depth + 1),
            },
            Value::List(list) if items(list).all(Value::is_object) => {
                // An empty array may stand for no cases at any depth.
                if items(list).next().is_none() {
                    continue;
                }
                add_list(&keys.into(), list, found);
                Ends::Lists(1)
            }
            Value::Null => continue,
            _ => return None,
        };
        if ends.replace(branch).is_some_and(|before| before != branch) {
            return None;
        }
    }
    ends
}

fn add_list<'a>(keys: &Keys<'a>, list: &'a str, found: &mut Found<'a>) {
    found.extend(items(list).map(|item| (Rc::clone(keys), item)));
}

fn is_record(object: &str) -> bool {
    let fields = fields(object);
    let holds_none = |value: Value<'_>| match value {
        Value::List(list) => items(list).any(|item| !item.is_nested()),
        other => !other.is_nested(),
    };
    fields.is_empty() || fields.iter().any(|(_, value)| holds_none(*value))
}

/// Records with their keys as cells. The innermost are left out where every record has a field that says the same, and
/// the outermost where they are the same for all, but for the innermost `told`.
fn with_keys(found: Found<'_>, told: usize) -> Vec<Record<'_>> {
    let first = found.first().map(|(keys, _)| Rc::clone(keys));
    let depth = first.as_ref().map_or(0, |keys| keys.len());
    let same_for_all = |place: &usize| {
        let key = |keys: &Keys<'_>| keys.get(*place).map(ToString::to_string);
        let first = first.as_ref().and_then(key);
        found.iter().all(|(keys, _)| key(keys) == first)
    };
    let shared = (0..depth.saturating_sub(told))
        .take_while(same_for_all)
        .count();
    let said_inside = found
        .iter()
        .all(|(keys, value)| keys.last().is_some_and(|key| says(*value, key)));
    let innermost = if number_cases(&found) { NUMBER } else { KEY };
    let mut last: Option<(Keys<'_>, _)> = None;
    let mut records = Vec::with_capacity(found.len());
    for (keys, value) in found {
        let same = last
            .as_ref()
            .filter(|(before, _)| Rc::ptr_eq(before, &keys));
        let around = if let Some((_, around)) = same {
            Rc::clone(around)
        } else {
            let names = std::iter::once(innermost).chain(KEYS.into_iter().skip(1));
            let cells = names.map(Cow::Borrowed).zip(keys.iter().rev().cloned());
            let cells = cells.take(depth - shared).skip(usize::from(said_inside));
            let cells: Vec<_> = cells.collect();
            let around: Rc<[_]> = cells.into_iter().rev().collect();
            last = Some((keys, Rc::clone(&around)));
            around
        };
        records.push(Record {
            around: Some(around),
            value,
        });
    }
    records
}

/// Whether the innermost keys are the numbers of the cases: each stands once and has a digit, they are not just the
/// rows' numbers from 0 or 1, or years, and no field of the records is named for a number.
fn number_cases(found: &Found<'_>) -> bool {
    let keys = || found.iter().filter_map(|(keys, _)| keys.last());
    let counts_from = |first: usize| {
        (first..)
            .zip(keys())
            .all(|(number, key)| *key == number.to_string())
    };
    let is_year =
        |key: &Cow<'_, str>| key.len() == 4 && (key.starts_with("19") || key.starts_with("20"));
    let mut different: Vec<_> = keys().collect();
    different.sort_unstable();
    different.dedup();
    different.len() == found.len()
        && keys().all(|key| key.contains(|letter: char| letter.is_ascii_digit()))
        && !keys().all(is_year)
        && !counts_from(0)
        && !counts_from(1)
        && found.iter().take(20).all(|(_, value)| match value {
            Value::Object(object) => !Known::of_record(object).has(Meaning::Number),
            _ => true,
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
