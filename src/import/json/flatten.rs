//! One object to named cells: what it holds one level down gets names such as `outer.inner`.

use super::cell::Content;
use super::names::Names;
use super::value::{Value, fields, items};
use crate::model::Problem;

/// Gives each cell of an object to the caller, with the name of its column. A name may be given twice, by a nested
/// field and by one with a dot in its name; the later counts.
///
/// # Errors
/// What the caller answers, or `TooWide` where the objects of one array have too many names.
pub fn flatten<'a>(
    object: &'a str,
    mut give: impl FnMut(&str, Content<'a>) -> Result<(), Problem>,
) -> Result<(), Problem> {
    for (name, value) in fields(object) {
        match value {
            Value::Object(inner) => {
                for (inner, value) in fields(inner) {
                    give(&format!("{name}.{inner}"), Content::of(value))?;
                }
            }
            Value::List(list) if items(list).any(Value::is_object) => {
                let (loose, columns) = side_by_side(list)?;
                if !loose.is_empty() {
                    give(&name, Content::Joined(loose))?;
                }
                for (inner, values) in columns.0.iter().zip(columns.1) {
                    give(&format!("{name}.{inner}"), Content::Joined(values))?;
                }
            }
            _ => give(&name, Content::of(value))?,
        }
    }
    Ok(())
}

/// Names, and for each of them its values.
type Gathered<'a> = (Names, Vec<Vec<Value<'a>>>);

/// An array with objects in it, sorted by field; and what in it is no object.
fn side_by_side(list: &str) -> Result<(Vec<Value<'_>>, Gathered<'_>), Problem> {
    let mut loose = Vec::new();
    let mut names = Names::default();
    let mut values: Vec<Vec<Value<'_>>> = Vec::new();
    for item in items(list) {
        let Value::Object(object) = item else {
            loose.push(item);
            continue;
        };
        for (name, value) in fields(object) {
            let place = names.place(&name)?;
            match values.get_mut(place) {
                Some(values) => values.push(value),
                // A new name's place is always the next.
                None => values.push(vec![value]),
            }
        }
    }
    Ok((loose, (names, values)))
}
