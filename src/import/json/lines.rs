//! One JSON value on each line.

use super::parse::parse;
use super::value::Value;

/// The values of the lines; blank lines are passed over, and commas at their ends.
///
/// A line that cannot be read, cut short by a full disk or mixed with a log, must not cost the file its other rows,
/// and must not vanish either. It becomes a [`Value::Unread`], whose row has the line's text in its first cell, so
/// that it is set aside where the user sees it.
#[derive(Clone, Debug)]
pub struct Lines<'a>(std::str::Split<'a, char>);

impl<'a> Lines<'a> {
    /// The lines of a text.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        Self(text.split('\n'))
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = Value<'a>;

    fn next(&mut self) -> Option<Value<'a>> {
        let line = self
            .0
            .by_ref()
            .map(str::trim)
            .find(|line| !matches!(*line, "" | ","))?;
        // As in an array of which the brackets were left out.
        let value = line.trim_matches(',').trim();
        Some(parse(value).unwrap_or(Value::Unread(line)))
    }
}
