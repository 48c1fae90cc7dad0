//! Whether a text that begins with a bracket is JSON, or CSV whose first name is in brackets.

use serde_json::Deserializer;
use serde_json::value::RawValue;

use super::wrapping;

/// Whether a text begins as JSON does. The beginning is enough, and may be cut off anywhere.
///
/// JSON that breaks further on counts as JSON: what is wrong with it should be told as such.
#[must_use]
pub fn looks_like(text_start: &str) -> bool {
    let text = text_start.trim_start_matches('\u{feff}').trim_start();
    let text = without_comments(text);
    if let Some(inside) = wrapping::opened(text) {
        return opens_as_json(inside);
    }
    if let Some(embedded) = text.strip_prefix('"') {
        return embedded.starts_with("{\\\"") || embedded.starts_with("[{\\\"");
    }
    if !text.starts_with(['[', '{']) {
        return false;
    }
    let mut stream = Deserializer::from_str(text).into_iter::<&RawValue>();
    match stream.next() {
        // `[1];[2]` is a row of CSV: a value of JSON ends its line, but for an object that follows at once.
        Some(Ok(_)) => {
            let after = text.get(stream.byte_offset()..).unwrap_or_default();
            let after = after.trim_start_matches([' ', '\t', '\r']);
            let next_object = || {
                let next = after.trim_start_matches(',').trim_start();
                text.starts_with('{') && (next.is_empty() || opens_as_json(next))
            };
            after.is_empty() || after.starts_with('\n') || after.starts_with('{') || next_object()
        }
        Some(Err(error)) => error.is_eof() || opens_as_json(text),
        None => false,
    }
}

/// The text behind comments, which some programs begin with.
fn without_comments(text: &str) -> &str {
    let mut rest = text;
    loop {
        let behind = if rest.starts_with("//") {
            rest.split_once('\n')
        } else {
            rest.strip_prefix("/*")
                .and_then(|rest| rest.split_once("*/"))
        };
        match behind {
            Some((_, behind)) => rest = behind.trim_start(),
            None => return rest,
        }
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
