//! What is nested too deep for columns of its own, as JSON text without air in it.

use super::value::unescaped;

/// The same JSON without space between its parts, and with its letters written as letters. Numbers keep their digits.
#[must_use]
pub fn compact(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(quote) = rest.find('"') {
        let (before, string) = rest.split_at(quote);
        push_without_space(&mut text, before);
        let (string, after) = string.split_at(string_length(string));
        push_string(&mut text, string);
        rest = after;
    }
    push_without_space(&mut text, rest);
    text
}

fn push_without_space(text: &mut String, part: &str) {
    text.extend(
        part.chars()
            .filter(|character| !character.is_ascii_whitespace()),
    );
}

fn push_string(text: &mut String, string: &str) {
    if !string.contains('\\') {
        text.push_str(string);
        return;
    }
    // Python, among others, writes every Swedish letter as an escape; a person should not have to read that.
    match serde_json::to_string(&*unescaped(string)) {
        Ok(written) => text.push_str(&written),
        Err(_) => text.push_str(string),
    }
}

/// How many bytes the string takes that begins here, quotes included.
fn string_length(text: &str) -> usize {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}
