//! Whether a text that begins with a bracket is JSON, or CSV whose first name is in brackets.

use serde_json::Deserializer;
use serde_json::value::RawValue;

/// Whether a text begins as JSON does. The beginning is enough, and may be cut off anywhere.
///
/// JSON that breaks further on counts as JSON: what is wrong with it should be told as such.
#[must_use]
pub fn looks_like(text_start: &str) -> bool {
    let text = text_start.trim_start_matches('\u{feff}').trim_start();
    if !text.starts_with(['[', '{']) {
        return false;
    }
    let mut stream = Deserializer::from_str(text).into_iter::<&RawValue>();
    match stream.next() {
        // `[1];[2]` is a row of CSV: a value of JSON ends its line, but for an object that follows at once.
        Some(Ok(_)) => {
            let after = text.get(stream.byte_offset()..).unwrap_or_default();
            let after = after.trim_start_matches([' ', '\t', '\r']);
            after.is_empty() || after.starts_with('\n') || after.starts_with('{')
        }
        Some(Err(error)) => error.is_eof() || opens_as_json(text),
        None => false,
    }
}

/// Whether the first things in a text that is broken somewhere are such as CSV never begins with: a name with a colon
/// in an object, or a string in an array of arrays.
fn opens_as_json(text: &str) -> bool {
    let inside = text.trim_start_matches(['[', ' ', '\t', '\r', '\n']);
    let arrays = text.len() - text.trim_start_matches('[').len();
    let Some(object) = inside.strip_prefix('{') else {
        return arrays > 1 && inside.starts_with('"');
    };
    let mut name = Deserializer::from_str(object).into_iter::<&RawValue>();
    if !object.trim_start().starts_with('"') || !matches!(name.next(), Some(Ok(_))) {
        return false;
    }
    let after = object.get(name.byte_offset()..).unwrap_or_default();
    after.trim_start().starts_with(':')
}
