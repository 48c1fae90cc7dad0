//! What a run of letters in a text stands for: a word, an abbreviation written out, or nothing. Texts have the same few
//! ones over and over, so each is read once.

use std::rc::Rc;

use hashbrown::HashMap;
use rustc_hash::FxBuildHasher;

use super::abbreviations;
use super::negation::Role;
use crate::model::unmarked;

/// Longer runs are read each time they come, as those with digits are: hardly any comes twice.
const LONGEST_KEPT: usize = 40;

/// A word as it is compared, and what it does in a clause.
#[derive(Clone, Debug)]
pub struct Folded {
    /// Lower case and without the marks of å ä ö, so that text of OCR is the same word; a hyphen within it is kept.
    pub letters: Rc<str>,
    pub role: Role,
}

/// A run of letters as it was read.
#[derive(Clone, Debug, Default)]
pub struct Chunk {
    /// How many of its bytes were read; the rest is another chunk's.
    pub length: usize,
    pub is_abbreviation: bool,
    pub words: Vec<Folded>,
}

/// Chunks that have been read, by their letters.
#[derive(Debug, Default)]
pub struct Chunks {
    kept: HashMap<String, Chunk, FxBuildHasher>,
    /// The last one that was not kept.
    passing: Chunk,
}

impl Chunks {
    /// The chunk that begins a text; it begins with a letter.
    pub fn read(&mut self, text: &str) -> &Chunk {
        let (dotted, hyphened) = ends(text);
        let letters = text.get(..dotted.max(hyphened)).unwrap_or_default();
        if letters.len() > LONGEST_KEPT || letters.bytes().any(|byte| byte.is_ascii_digit()) {
            self.passing = read(letters, dotted, hyphened);
            return &self.passing;
        }
        let kept = self.kept.entry_ref(letters);
        kept.or_insert_with(|| read(letters, dotted, hyphened))
    }
}

/// Whether a letter belongs to a word: letters, digits, and the marks that follow a letter in decomposed text.
pub fn is_inner(letter: char) -> bool {
    letter.is_alphanumeric() || is_mark(letter)
}

const fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

fn read(letters: &str, dotted: usize, hyphened: usize) -> Chunk {
    // "t.ex." and "ek.bist" are one, "slut.Nästa" is not.
    let word = folded(letters.get(..hyphened).unwrap_or_default());
    let abbreviation = if dotted == hyphened {
        abbreviations::meaning(&word)
    } else {
        let chunk = letters.get(..dotted);
        chunk.and_then(|chunk| abbreviations::meaning(&folded(chunk).replace('.', "")))
    };
    let known = |letters: &str| Folded {
        letters: letters.into(),
        role: Role::of(letters),
    };
    match abbreviation {
        Some(meaning) => Chunk {
            length: dotted,
            is_abbreviation: true,
            words: meaning.split_whitespace().map(known).collect(),
        },
        None => Chunk {
            length: hyphened,
            is_abbreviation: false,
            words: is_word(&word).then(|| known(&word)).into_iter().collect(),
        },
    }
}

/// Where the run of letters that begins a text ends: with dots between letters, and with hyphens between letters.
fn ends(text: &str) -> (usize, usize) {
    let plain = letters_end(text, 0);
    match text.as_bytes().get(plain) {
        Some(b'.') => (joined_end(text, plain, b'.'), plain),
        Some(b'-') => (plain, joined_end(text, plain, b'-')),
        _ => (plain, plain),
    }
}

/// Where a run of letters ends that goes on at `at`.
fn letters_end(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    while let Some(byte) = bytes.get(at) {
        if byte.is_ascii_alphanumeric() {
            at += 1;
        } else if let Some(letter) = marked_letter(text, at) {
            at += letter.len_utf8();
        } else {
            break;
        }
    }
    at
}

/// The letter at a place, where it is one that ASCII does not have.
fn marked_letter(text: &str, at: usize) -> Option<char> {
    let letter = text.get(at..)?.chars().next()?;
    (!letter.is_ascii() && is_inner(letter)).then_some(letter)
}

/// The same for a run whose letters a sign joins, the first time at `at`.
fn joined_end(text: &str, mut at: usize, joint: u8) -> usize {
    while text.as_bytes().get(at) == Some(&joint) {
        let next = letters_end(text, at + 1);
        if next == at + 1 {
            break;
        }
        at = next;
    }
    at
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
mod tests {
    use super::*;

    /// Checks the words of the chunk that begins a text, and what is left of the text behind it. It is read twice.
    #[track_caller]
    fn check(text: &str, words: &[&str], rest: &str) {
        let mut chunks = Chunks::default();
        for _ in 0..2 {
            let chunk = chunks.read(text);
            let found: Vec<&str> = chunk.words.iter().map(|word| &*word.letters).collect();
            assert_eq!((found.as_slice(), &text[chunk.length..]), (words, rest));
        }
    }

    #[test]
    fn letters_are_a_word() {
        check("Ärendet var", &["arendet"], " var");
        check("å", &[], "");
        check("20230415 kom", &[], " kom");
        check("2023", &["2023"], "");
    }

    #[test]
    fn dots_and_hyphens_join_where_letters_follow() {
        check("ek.bist. kom", &["ekonomi", "bistand"], ". kom");
        check("slut.Nästa", &["slut"], ".Nästa");
        check("e-post-låda.", &["e-post-lada"], ".");
        check("fritids- och", &["fritids"], "- och");
        check("t.ex.", &[], ".");
        check("a..b", &[], "..b");
    }
}
