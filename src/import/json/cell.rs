//! What one cell gets, and how it is handed to the sink.

use super::value::{Value, items};
use crate::import::sink::Sink;

/// Stands between values that share a cell.
const BETWEEN: &str = " | ";

/// The content of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content<'a> {
    /// One value.
    One(Value<'a>),
    /// Several, to be joined.
    Joined(Vec<Value<'a>>),
}

impl<'a> Content<'a> {
    /// The content for a value that gets no more columns than one: an array of plain values is joined, whatever is
    /// deeper stays one value.
    #[must_use]
    pub fn of(value: Value<'a>) -> Self {
        match value {
            Value::List(list) if items(list).all(|item| !item.is_nested()) => {
                Self::Joined(items(list).collect())
            }
            _ => Self::One(value),
        }
    }

    /// The values that are in it.
    #[must_use]
    pub fn into_values(self) -> Vec<Value<'a>> {
        match self {
            Self::One(value) => vec![value],
            Self::Joined(values) => values,
        }
    }

    /// Writes the cell; what is empty is not written.
    pub fn write(&self, column: usize, sink: &mut dyn Sink) {
        match self {
            Self::One(Value::Number(written)) => write_number(written, column, sink),
            Self::One(value) => write_text(&value.words(), column, sink),
            Self::Joined(values) => {
                let words = values.iter().map(|value| value.words());
                let words: Vec<_> = words.filter(|words| !words.is_empty()).collect();
                write_text(&words.join(BETWEEN), column, sink);
            }
        }
    }
}

/// Writes text as it is; none is no cell.
pub fn write_text(text: &str, column: usize, sink: &mut dyn Sink) {
    if !text.is_empty() {
        sink.text(column, text);
    }
}

/// A number whose digits would come back otherwise, such as 0.10 or a long identifier, goes as text.
fn write_number(written: &str, column: usize, sink: &mut dyn Sink) {
    match written.parse::<f64>() {
        Ok(number) if number.to_string() == written => sink.number(column, number),
        _ => sink.text(column, written),
    }
}
