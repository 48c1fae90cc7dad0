//! One object to named cells: what it holds at any depth gets names such as `outer inner`.

use std::borrow::Cow;

use super::cell::Content;
use super::names::Names;
use super::value::{Value, fields, items};
use crate::model::Problem;

/// Objects that services put around the fields of a record and that say nothing of them: those of graphs, of searches, of
/// resources, of maps, of lists. Their fields are called as if they were the record's own.
const AROUND: [&str; 5] = ["node", "_source", "attributes", "properties", "fields"];

/// Who takes the cells.
type Give<'give, 'a> = &'give mut dyn FnMut(&str, Content<'a>) -> Result<(), Problem>;

/// Gives each cell of an object to the caller, with the name of its column. A name may be given twice, by a nested
/// field and by one with a space in its name; the later counts.
///
/// # Errors
/// What the caller answers, or `TooWide` where the objects of one array have too many names.
pub fn flatten<'a>(object: &'a str, give: Give<'_, 'a>) -> Result<(), Problem> {
    let own = fields(object);
    for (name, value) in &own {
        if let Value::Object(inner) = *value
            && AROUND.contains(&name.as_ref())
        {
            for (inner, value) in fields(inner) {
                let is_own = own.iter().any(|(own, _)| *own == inner);
                cells(if is_own { name } else { "" }, &inner, value, give)?;
            }
        } else {
            cells("", name, *value, give)?;
        }
    }
    Ok(())
}

/// Gives the cells of a field, whose name stands within others.
fn cells<'a>(outer: &str, name: &str, value: Value<'a>, give: Give<'_, 'a>) -> Result<(), Problem> {
    let name = match outer {
        "" => Cow::Borrowed(name),
        _ => Cow::Owned(format!("{outer} {name}")),
    };
    match typed(value) {
        Value::Object(object) => fields(object)
            .into_iter()
            .try_for_each(|(inner, value)| cells(&name, &inner, value, give)),
        Value::List(list) if items(list).any(Value::is_object) => side_by_side(&name, list, give),
        value => give(&name, Content::of(value)),
    }
}

/// The value that an object only tells the type of, as some databases write: `{"$date": "2022-01-14T10:00:00Z"}`.
fn typed(value: Value<'_>) -> Value<'_> {
    if let Value::Object(object) = value
        && let [(name, inner)] = fields(object).as_slice()
        && name.starts_with('$')
    {
        return typed(*inner);
    }
    value
}

/// Gives an array with objects in it as a cell for each of their fields, and one for what is no object.
fn side_by_side<'a>(name: &str, list: &'a str, give: Give<'_, 'a>) -> Result<(), Problem> {
    let mut loose = Vec::new();
    let mut names = Names::default();
    let mut values: Vec<Vec<Value<'_>>> = Vec::new();
    for item in items(list) {
        let Value::Object(object) = typed(item) else {
            loose.push(typed(item));
            continue;
        };
        flatten(object, &mut |name, content| {
            let place = names.place(name)?;
            match values.get_mut(place) {
                Some(values) => values.extend(content.into_values()),
                // A new name's place is always the next.
                None => values.push(content.into_values()),
            }
            Ok(())
        })?;
    }
    if !loose.is_empty() {
        give(name, Content::Joined(loose))?;
    }
    for (inner, values) in names.iter().zip(values) {
        give(&format!("{name} {inner}"), Content::Joined(values))?;
    }
    Ok(())
}
