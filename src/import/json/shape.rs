//! Where in a JSON document the table is.

use super::known::Known;
use super::records::Record;
use super::search::{Rank, Search};
use super::value::{Items, Value, items};
use crate::model::{Meaning, Problem, ProblemCode};

/// The table in a document.
#[derive(Clone, Debug)]
pub enum Shape<'a> {
    /// Values, each a row.
    Records(Items<'a>),
    /// Records from several places, with what is told around them.
    Gathered(Vec<Record<'a>>),
    /// Arrays, each a row; their names stand elsewhere, where the text of an array is given.
    Lists(Option<&'a str>, Items<'a>),
    /// An object of arrays, each a column.
    Columns(&'a str),
    /// An object of objects, each a column, with the same keys for the rows in all.
    ByColumn(&'a str),
}

/// Tells the shape: of all that may be a table the one whose names tell most of a case, and of those the longest. The
/// document itself is a record where there is none, or where it tells number and day of a case and no table does.
///
/// # Errors
/// `Foreign` where the document is a bare word or number.
pub fn shape(document: Value<'_>) -> Result<Shape<'_>, Problem> {
    match document {
        Value::List(list) => Ok(of_values(items(list))),
        Value::Object(object) => {
            let mut search = Search::default();
            search.object(object, 0);
            let single = Known::of_record(object);
            let whole = single.has(Meaning::Number) && single.has(Meaning::Date);
            let table = search.best.filter(|best| {
                // A part of a case that is told in parts.
                let part = best.rank == Rank::Keyed && best.rows == 1;
                let tells_less = (part && best.score < single.score())
                    || (best.score == 0 && single.score() >= 200);
                !tells_less && (!whole || best.is_dated)
            });
            let one = Record {
                around: None,
                value: document,
            };
            Ok(table.map_or_else(|| Shape::Gathered(vec![one]), |table| table.shape))
        }
        _ => Err(Problem::new(ProblemCode::Foreign).with_detail("JSON")),
    }
}

/// The same of values that stand one after another.
#[must_use]
pub fn of_values(values: Items<'_>) -> Shape<'_> {
    let mut search = Search::default();
    search.list(values.clone(), 0);
    search
        .best
        .map_or(Shape::Records(values), |best| best.shape)
}
