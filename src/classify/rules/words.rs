//! The words of a text, folded, and where they stand in it.

use std::ops::Range;

use crate::model::fold;

/// A text's words as [`fold`] has them, each with its bytes in the text.
pub struct Words {
    folded: String,
    /// For each word its bytes in the folded text, and in the text.
    places: Vec<(Range<usize>, Range<usize>)>,
}

impl Words {
    /// Takes a text apart.
    pub fn new(text: &str) -> Self {
        let folded = fold(text);
        let mut at = 0;
        let places = folded
            .split(' ')
            .zip(stretches(text))
            .map(|(word, bytes)| {
                let start = at;
                at += word.len() + 1;
                (start..start + word.len(), bytes)
            })
            .collect();
        Self { folded, places }
    }

    /// The whole text, folded.
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// A word, folded; empty where there is none.
    pub fn word(&self, at: usize) -> &str {
        let place = self.places.get(at).map(|(folded, _)| folded.clone());
        place
            .and_then(|place| self.folded.get(place))
            .unwrap_or_default()
    }

    /// The bytes of the text from one word on, so many words long.
    pub fn bytes(&self, at: usize, words: usize) -> Range<usize> {
        let stretch = self.places.get(at..at + words).unwrap_or_default();
        match (stretch.first(), stretch.last()) {
            (Some((_, first)), Some((_, last))) => first.start..last.end,
            _ => 0..0,
        }
    }
}

/// Where words stand in a text: ended by the same letters that [`fold`] ends them by, so that both have as many.
fn stretches(text: &str) -> Vec<Range<usize>> {
    let mut stretches = Vec::new();
    let mut open: Option<Range<usize>> = None;
    for (start, letter) in text.char_indices() {
        let end = start + letter.len_utf8();
        for lower in letter.to_lowercase() {
            if lower.is_alphanumeric() {
                let stretch = open.get_or_insert(start..end);
                stretch.end = end;
            } else {
                stretches.extend(open.take());
            }
        }
    }
    stretches.extend(open);
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let words = Words::new(text);
        let found: Vec<(&str, &str)> = (0..words.len())
            .map(|at| (words.word(at), &text[words.bytes(at, 1)]))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn words_know_their_bytes() {
        check(
            " Är det – ÅTER?",
            &[("ar", "Är"), ("det", "det"), ("ater", "ÅTER")],
        );
        check("", &[]);
        check("...", &[]);
        // A letter whose small form is two: its dot ends a word.
        check("İş bu", &[("i", "İ"), ("ş", "ş"), ("bu", "bu")]);
        assert_eq!(Words::new("ett två tre").bytes(1, 2), 4..12);
    }
}
