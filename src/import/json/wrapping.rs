//! JSON within something else: a call of a script (`callback({…});`), an assignment (`var data = […];`), a guard
//! (`)]}',`), or JSON as a text of JSON.

use super::value::{Value, fields, unescaped};

/// No name before a bracket is longer, in bytes.
const LONGEST: usize = 128;

/// What is around JSON that a script or a service wrote is taken off; any other text is as it was.
#[must_use]
pub fn unwrapped(text: &str) -> &str {
    let text = text.trim_start_matches('\u{feff}');
    // Space around JSON stays: what is broken is told with its line.
    let Some(inside) = opened(text.trim_start()) else {
        return text;
    };
    inside.trim_end_matches([';', ')', ' ', '\t', '\r', '\n'])
}

/// What follows an assignment's or a call's beginning or a guard, where a bracket follows one.
#[must_use]
pub fn opened(text: &str) -> Option<&str> {
    if text.starts_with(['[', '{', '"']) {
        return None;
    }
    if let Some(guarded) = text.strip_prefix(")]}'") {
        return Some(guarded.trim_start_matches([',', '\r', '\n', ' ']));
    }
    let start = text.find(['[', '{']).filter(|start| *start <= LONGEST)?;
    let (before, inside) = text.split_at_checked(start)?;
    let before = before.trim_end();
    let named = before.strip_suffix(['=', '('])?;
    let fits = |letter: char| letter.is_alphanumeric() || "_$. \t/*".contains(letter);
    let fits = !named.trim().is_empty() && named.chars().all(fits);
    fits.then_some(inside)
}

/// The JSON that is the document's only text, or the text of its only field: `"[{\"nr\": 1}]"`, `{"d": "[…]"}`.
#[must_use]
pub fn embedded(document: Value<'_>) -> Option<String> {
    let text = match document {
        Value::Text(_) => document,
        Value::Object(object) => match fields(object).as_slice() {
            [(_, value @ Value::Text(_))] => *value,
            _ => return None,
        },
        _ => return None,
    };
    let Value::Text(raw) = text else { return None };
    let inner = unescaped(raw);
    inner
        .trim_start()
        .starts_with(['[', '{'])
        .then(|| inner.into_owned())
}
