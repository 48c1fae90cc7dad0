//! The words of a Swedish text with their places: folded, abbreviations written out, negation marked.

use std::ops::Range;
use std::rc::Rc;

use super::chunks::{Chunks, Folded, is_inner};
use super::negation::{Role, mark_negation};

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands in the text, in bytes, on borders of letters.
    pub place: Range<usize>,
    /// Lower case and without the marks of å ä ö, so that text of OCR is the same word; a hyphen within it is kept.
    pub folded: Rc<str>,
    /// Whether a negation stands near: "inte", "ej", "utan", "saknas".
    pub negated: bool,
}

/// In a text of so many other words, words of grammar are left out: they add little but time. In a shorter one "vem" and
/// "hur" tell something.
const TELLING_ENOUGH: usize = 8;

/// A word, what it does in its clause, and whether the clause ends between it and the next.
pub(super) struct Found {
    pub word: Word,
    pub role: Role,
    pub ends_clause: bool,
}

/// Takes texts apart, the faster the more of them it has had.
#[derive(Debug, Default)]
pub struct WordReader {
    chunks: Chunks,
}

impl WordReader {
    /// The words of a text in order. Words of grammar are left out where there are enough others.
    pub fn words(&mut self, text: &str) -> Vec<Word> {
        let mut found = self.cut(text);
        mark_negation(&mut found);
        let is_telling = |found: &Found| found.role != Role::Grammar;
        let mut telling = found.iter().filter(|one| is_telling(one));
        if telling.nth(TELLING_ENOUGH - 1).is_some() {
            found.retain(is_telling);
        }
        found.into_iter().map(|found| found.word).collect()
    }

    fn cut(&mut self, text: &str) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        let mut at = 0;
        while let Some(letter) = text.get(at..).and_then(|rest| rest.chars().next()) {
            if !is_inner(letter) {
                if matches!(letter, '.' | ',' | ';' | ':' | '!' | '?' | '\n')
                    && let Some(last) = found.last_mut()
                {
                    last.ends_clause = true;
                }
                at += letter.len_utf8();
                continue;
            }
            let chunk = self.chunks.read(text.get(at..).unwrap_or_default());
            let place = at..at + chunk.length;
            let words = chunk.words.iter().cloned();
            found.extend(words.map(|Folded { letters, role }| Found {
                word: Word {
                    place: place.clone(),
                    folded: letters,
                    negated: false,
                },
                role,
                ends_clause: false,
            }));
            at = place.end;
            // The dot of an abbreviation ends no clause.
            if chunk.is_abbreviation && text.get(at..).is_some_and(|rest| rest.starts_with('.')) {
                at += 1;
            }
        }
        found
    }
}

/// The words of one text, as a [`WordReader`] finds them.
#[must_use]
pub fn words(text: &str) -> Vec<Word> {
    WordReader::default().words(text)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Checks a text's words, those that are negated with a "!" before.
    #[track_caller]
    pub fn check(text: &str, expected: &[&str]) {
        let words: Vec<String> = words(text)
            .into_iter()
            .map(|word| format!("{}{}", if word.negated { "!" } else { "" }, word.folded))
            .collect();
        assert_eq!(words, expected);
    }

    #[test]
    fn words_of_grammar_are_left_out_where_there_are_enough_others() {
        check(
            "Handläggaren ringde hem till honom på morgonen utan besked om beslutet",
            &[
                "handlaggaren",
                "ringde",
                "hem",
                "till",
                "honom",
                "pa",
                "morgonen",
                "utan",
                "!besked",
                "om",
                "!beslutet",
            ],
        );
        check(
            "Handläggaren ringde hem till honom på morgonen utan besked eller ursäkt om beslutet",
            &[
                "handlaggaren",
                "ringde",
                "hem",
                "morgonen",
                "utan",
                "!besked",
                "!ursakt",
                "beslutet",
            ],
        );
    }

    #[test]
    fn words_are_folded() {
        check(
            "Handläggaren ringde i går.",
            &["handlaggaren", "ringde", "gar"],
        );
        check("Hand\u{308}a HANDLÄGGNING", &["handa", "handlaggning"]);
        check("Vad är det?", &["vad", "ar", "det"]);
        check("", &[]);
    }

    #[test]
    fn abbreviations_are_written_out() {
        check(
            "Lång hlg hos FK",
            &["lang", "handlaggning", "hos", "forsakringskassan"],
        );
        check(
            "t.ex. ek.bist. och LSS",
            &[
                "ekonomi",
                "bistand",
                "och",
                "funktionshinder",
                "stod",
                "service",
            ],
        );
        check(
            "Ansökan om ek. bist",
            &["ansokan", "om", "ekonomi", "bistand"],
        );
        check("Avslag.Nytt beslut", &["avslag", "nytt", "beslut"]);
    }

    #[test]
    fn hyphens_join_and_long_numbers_are_left_out() {
        check(
            "F-skatt och rot-avdrag 2023",
            &["f-skatt", "och", "rot-avdrag", "2023"],
        );
        check(
            "Ärende 2023-04512 på fritids- och skola",
            &["arende", "pa", "fritids", "och", "skola"],
        );
    }

    #[test]
    fn places_are_those_of_the_text() {
        let text = "Ökad väntetid på BUP: 3 dygn.";
        let places: Vec<&str> = words(text)
            .into_iter()
            .filter_map(|word| text.get(word.place))
            .collect();
        assert_eq!(places, ["Ökad", "väntetid", "på", "BUP", "dygn"]);
    }
}
