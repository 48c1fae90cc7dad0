//! The words of a Swedish text with their places: folded, abbreviations written out, negation marked.

use std::ops::Range;

use super::abbreviations;
use super::negation::mark_negation;
use crate::model::unmarked;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands in the text, in bytes, on borders of letters.
    pub place: Range<usize>,
    /// Lower case and without the marks of å ä ö, so that text of OCR is the same word; a hyphen within it is kept.
    pub folded: String,
    /// Whether a negation stands near: "inte", "ej", "utan", "saknas".
    pub negated: bool,
}

/// In a text of so many other words, words of grammar are left out: they add little but time. In a shorter one "vem" and
/// "hur" tell something.
const TELLING_ENOUGH: usize = 8;

/// A word and whether a clause ends between it and the next.
pub(super) struct Found {
    pub word: Word,
    pub ends_clause: bool,
}

/// The words of a text in order. Words of grammar are left out where there are enough others.
#[must_use]
pub fn words(text: &str) -> Vec<Word> {
    let mut found = cut(text);
    mark_negation(&mut found);
    let is_telling = |found: &Found| !abbreviations::is_stop_word(&found.word.folded);
    let mut telling = found.iter().filter(|one| is_telling(one));
    if telling.nth(TELLING_ENOUGH - 1).is_some() {
        found.retain(is_telling);
    }
    found.into_iter().map(|found| found.word).collect()
}

/// Whether a letter belongs to a word: letters, digits, and the marks that follow a letter in decomposed text.
fn is_inner(letter: char) -> bool {
    letter.is_alphanumeric() || is_mark(letter)
}

const fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

fn cut(text: &str) -> Vec<Found> {
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
        let (dotted, hyphened) = ends(text, at);
        // "t.ex." and "ek.bist" are one, "slut.Nästa" is not.
        let word = folded(text.get(at..hyphened).unwrap_or_default());
        let abbreviation = if dotted == hyphened {
            abbreviations::meaning(&word)
        } else {
            text.get(at..dotted)
                .and_then(|chunk| abbreviations::meaning(&folded(chunk).replace('.', "")))
        };
        let end = if abbreviation.is_some() {
            dotted
        } else {
            hyphened
        };
        let mut add = |folded: String| {
            found.push(Found {
                word: Word {
                    place: at..end,
                    folded,
                    negated: false,
                },
                ends_clause: false,
            });
        };
        if let Some(meaning) = abbreviation {
            meaning.split_whitespace().map(str::to_owned).for_each(add);
        } else if is_word(&word) {
            add(word);
        }
        at = end;
        // The dot of an abbreviation ends no clause.
        if abbreviation.is_some() && text.get(at..).is_some_and(|rest| rest.starts_with('.')) {
            at += 1;
        }
    }
    found
}

/// Where the run of letters that begins at a place ends: with dots between letters, and with hyphens between letters.
fn ends(text: &str, start: usize) -> (usize, usize) {
    let until = |joins: char| {
        let rest = text.get(start..).unwrap_or_default();
        let mut letters = rest.char_indices().peekable();
        let mut end = rest.len();
        while let Some((at, letter)) = letters.next() {
            let joined = letter == joins && letters.peek().is_some_and(|(_, next)| is_inner(*next));
            if !is_inner(letter) && !joined {
                end = at;
                break;
            }
        }
        start + end
    };
    (until('.'), until('-'))
}

fn folded(chunk: &str) -> String {
    chunk
        .chars()
        .flat_map(char::to_lowercase)
        .filter(|letter| !is_mark(*letter))
        .map(unmarked)
        .collect()
}

/// Single letters say nothing, and long numbers (personal numbers, case numbers, telephones) tell one case from
/// another and not one category from another.
fn is_word(folded: &str) -> bool {
    let digits = folded.bytes().filter(u8::is_ascii_digit).count();
    folded.chars().nth(1).is_some() && digits <= 4
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
