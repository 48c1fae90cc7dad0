//! Where in a JSON document the table is.

use super::value::{Value, fields, items};
use crate::model::{Problem, ProblemCode};

/// The table in a document, as the text of the array or object that is it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape<'a> {
    /// An array of objects, each a row.
    Records(&'a str),
    /// An object of objects, each a row.
    Keyed(&'a str),
    /// An object that is the only row.
    Single(&'a str),
    /// An array of arrays, each a row.
    Lists(&'a str),
    /// An object of arrays, each a column.
    Columns(&'a str),
}

/// Tells the shape.
///
/// # Errors
/// `Foreign` where the document is a bare word or number.
pub fn shape(document: Value<'_>) -> Result<Shape<'_>, Problem> {
    match document {
        Value::List(list) if is_of_lists(list) => Ok(Shape::Lists(list)),
        Value::List(list) => Ok(Shape::Records(list)),
        Value::Object(object) => Ok(object_shape(object)),
        _ => Err(Problem::new(ProblemCode::Foreign).with_detail("JSON")),
    }
}

fn object_shape(object: &str) -> Shape<'_> {
    let values: Vec<_> = fields(object).into_iter().map(|(_, value)| value).collect();
    if let Some(list) = longest_of_objects(&values) {
        return Shape::Records(list);
    }
    // One step further in, where services put their answers: {"d":{"results":[...]}}, {"hits":{"hits":[...]}}.
    if let Some(inner) = only(&values, Value::is_object)
        && let Value::Object(inner) = inner
        && let values = fields(inner).into_iter().map(|(_, value)| value)
        && let Some(list) = longest_of_objects(&values.collect::<Vec<_>>())
    {
        return Shape::Records(list);
    }
    if let Some(Value::List(list)) = only(&values, Value::is_list)
        && is_of_lists(list)
    {
        return Shape::Lists(list);
    }
    if values.is_empty() {
        Shape::Single(object)
    } else if values.iter().all(|value| value.is_object()) {
        Shape::Keyed(object)
    } else if values.iter().all(|value| value.is_list()) {
        Shape::Columns(object)
    } else {
        Shape::Single(object)
    }
}

/// The array with most objects in it; of two, the first.
fn longest_of_objects<'a>(values: &[Value<'a>]) -> Option<&'a str> {
    let mut longest = None;
    let mut most = 0;
    for value in values {
        if let Value::List(list) = *value {
            let objects = items(list).filter(|item| item.is_object()).count();
            if objects > most {
                (longest, most) = (Some(list), objects);
            }
        }
    }
    longest
}

/// Whether there are arrays in the array, and else nothing but blanks.
fn is_of_lists(list: &str) -> bool {
    let is_list_or_blank = |item: Value<'_>| item.is_list() || item == Value::Null;
    items(list).all(is_list_or_blank) && items(list).any(Value::is_list)
}

/// The value that alone is so.
fn only<'a>(values: &[Value<'a>], is_so: impl Fn(Value<'a>) -> bool) -> Option<Value<'a>> {
    let mut such = values.iter().copied().filter(|value| is_so(*value));
    such.next().filter(|_| such.next().is_none())
}
