//! One JSON value as it stands in the text, and the walk through what it holds.
//!
//! Text that [`parse`](super::parse::parse) has not accepted must not come here, except as [`Value::Unread`].

use std::borrow::Cow;
use std::collections::HashMap;

use serde::de::{Deserializer as _, Error, Visitor};
use serde_json::Deserializer;
use serde_json::value::RawValue;

use super::compact::compact;

/// A value; what is borrowed is its text, brackets and quotes included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// `null`.
    Null,
    /// `true`.
    Yes,
    /// `false`.
    No,
    /// A number with the digits it is written in.
    Number(&'a str),
    /// A string, escapes and all.
    Text(&'a str),
    /// An array.
    List(&'a str),
    /// An object.
    Object(&'a str),
    /// A line that is no JSON.
    Unread(&'a str),
}

impl<'a> Value<'a> {
    /// The value that this accepted text is. Its first byte tells.
    #[must_use]
    pub fn of(raw: &'a str) -> Self {
        match raw.as_bytes().first() {
            Some(b'"') => Self::Text(raw),
            Some(b'[') => Self::List(raw),
            Some(b'{') => Self::Object(raw),
            Some(b't') => Self::Yes,
            Some(b'f') => Self::No,
            Some(b'n') | None => Self::Null,
            Some(_) => Self::Number(raw),
        }
    }

    /// Whether it is an object.
    #[must_use]
    pub const fn is_object(self) -> bool {
        matches!(self, Self::Object(_))
    }

    /// Whether it is an array.
    #[must_use]
    pub const fn is_list(self) -> bool {
        matches!(self, Self::List(_))
    }

    /// Whether it holds other values.
    #[must_use]
    pub const fn is_nested(self) -> bool {
        self.is_object() || self.is_list()
    }

    /// As a person would read it: a string without quotes, `null` as nothing, what is nested as compact JSON.
    #[must_use]
    pub fn words(self) -> Cow<'a, str> {
        match self {
            Self::Null => Cow::Borrowed(""),
            Self::Yes => Cow::Borrowed("ja"),
            Self::No => Cow::Borrowed("nej"),
            Self::Number(written) | Self::Unread(written) => Cow::Borrowed(written),
            Self::Text(raw) => unescaped(raw),
            Self::List(raw) | Self::Object(raw) => Cow::Owned(compact(raw)),
        }
    }
}

/// A string without its quotes and escapes. Half a surrogate pair, which is no character, becomes U+FFFD.
#[must_use]
pub fn unescaped(raw: &str) -> Cow<'_, str> {
    let inner = inside(raw);
    if !inner.contains('\\') {
        return Cow::Borrowed(inner);
    }
    // As bytes, because serde_json refuses half a pair in a string but hands it over in bytes.
    Deserializer::from_str(raw)
        .deserialize_bytes(Mended)
        .map_or(Cow::Borrowed(inner), Cow::Owned)
}

struct Mended;

impl Visitor<'_> for Mended {
    type Value = String;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("a string")
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<String, E> {
        let mut text = String::with_capacity(bytes.len());
        for chunk in bytes.utf8_chunks() {
            text.push_str(chunk.valid());
            // Half a pair comes as three bytes, each a fault of its own; only the first of them is ED.
            if chunk.invalid().first() == Some(&0xED) {
                text.push(char::REPLACEMENT_CHARACTER);
            }
        }
        Ok(text)
    }
}

/// The values in an array.
#[must_use]
pub fn items(list: &str) -> Items<'_> {
    Items(inside(list).trim_start_matches(BETWEEN))
}

/// The values that stand in a text one after another, with commas or space between or nothing.
#[must_use]
pub fn sequence(text: &str) -> Items<'_> {
    Items(text.trim_start_matches(BETWEEN))
}

/// The fields of an object, in order of first appearance. Of a name that comes twice the later value counts.
#[must_use]
pub fn fields(object: &str) -> Vec<(Cow<'_, str>, Value<'_>)> {
    let mut rest = items(object);
    let mut fields: Vec<(Cow<'_, str>, Value<'_>)> = Vec::new();
    let mut places = HashMap::new();
    while let (Some(Value::Text(name)), Some(value)) = (rest.next(), rest.next()) {
        let name = unescaped(name);
        let earlier = if fields.len() <= FEW {
            fields.iter().position(|(each, _)| *each == name)
        } else {
            // What was added without being noted.
            for place in places.len()..fields.len() {
                if let Some((each, _)) = fields.get(place) {
                    places.insert(each.clone(), place);
                }
            }
            places.get(&name).copied()
        };
        match earlier.and_then(|place| fields.get_mut(place)) {
            Some((_, earlier)) => *earlier = value,
            None => fields.push((name, value)),
        }
    }
    fields
}

/// Among so few names looking through them is faster than keeping a map.
const FEW: usize = 24;

/// What stands between values.
const BETWEEN: [char; 6] = [' ', '\n', '\r', '\t', ',', ':'];

fn inside(raw: &str) -> &str {
    raw.get(1..raw.len().saturating_sub(1)).unwrap_or_default()
}

/// Goes from value to value. In an object names and values take turns.
#[derive(Clone, Debug)]
pub struct Items<'a>(&'a str);

impl Items<'_> {
    /// What has not been gone through.
    #[must_use]
    pub const fn rest(&self) -> &str {
        self.0
    }
}

impl<'a> Iterator for Items<'a> {
    type Item = Value<'a>;

    fn next(&mut self) -> Option<Value<'a>> {
        let mut stream = Deserializer::from_str(self.0).into_iter::<&RawValue>();
        let raw = stream.next()?.ok()?;
        let after = self.0.get(stream.byte_offset()..)?;
        self.0 = after.trim_start_matches(BETWEEN);
        Some(Value::of(raw.get()))
    }
}
