//! Digits as wide as Chinese letters (`９００１０１`), which some keyboards and programs write, made plain ones.

use crate::model::narrow_digit;

/// A text whose digits are all ASCII, and where its letters stand in the text as written.
pub(super) struct Narrow {
    /// The text to look through.
    pub text: String,
    /// For each byte of it, and for its end, the place as written.
    places: Vec<usize>,
}

impl Narrow {
    /// `None` where the text has no such digits and can be looked through as it is.
    pub fn of(text: &str) -> Option<Self> {
        // All of them begin with this byte, which Swedish never has.
        if !text.as_bytes().contains(&0xEF) || text.chars().all(|each| each == narrow_digit(each)) {
            return None;
        }
        let mut narrow = Self {
            text: String::with_capacity(text.len()),
            places: Vec::with_capacity(text.len() + 1),
        };
        for (place, letter) in text.char_indices() {
            let letter = narrow_digit(letter);
            narrow.text.push(letter);
            narrow.places.resize(narrow.text.len(), place);
        }
        narrow.places.push(text.len());
        Some(narrow)
    }

    /// The bytes as written of bytes that begin and end between letters.
    pub fn written(&self, bytes: std::ops::Range<usize>) -> Option<std::ops::Range<usize>> {
        Some(*self.places.get(bytes.start)?..*self.places.get(bytes.end)?)
    }
}
