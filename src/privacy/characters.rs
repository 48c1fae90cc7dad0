//! What stands between the digits of numbers as people and word processors write them.

use crate::model::{is_invisible, unmarked};

pub(super) use crate::model::is_dash;

/// The most digits that anything looked for has; more are not counted.
const MOST_DIGITS: usize = 20;

/// How many characters a separator has at the most: a dash with a space on either side.
const LONGEST_SEPARATOR: usize = 3;

/// What divides two groups of digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Separator {
    /// Nothing.
    None,
    /// One dash of any sort.
    Dash,
    /// A plus sign.
    Plus,
    /// Spaces.
    Space,
    /// A dash or a plus sign with spaces, or with the end of a line after it.
    Spaced,
    /// A full stop.
    Dot,
    /// A slash.
    Slash,
}

/// How many ASCII digits stand here. The count stops a little above the longest number looked for, unless a long run
/// is asked about from its beginning: then all of it is counted, once.
pub(super) fn digits(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes().get(at..).unwrap_or_default();
    bytes
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count()
}

/// The digits that stand here, where they are so many; `None` when they are fewer or more.
pub(super) fn exactly(text: &str, at: usize, count: usize) -> Option<&str> {
    let digits = short_run(text, at);
    (digits.len() == count).then_some(digits)
}

/// The run of digits that stands here, cut where it is longer than anything looked for.
pub(super) fn short_run(text: &str, at: usize) -> &str {
    let bytes = text.as_bytes().get(at..).unwrap_or_default();
    let is_digit = |byte: &&u8| byte.is_ascii_digit();
    let count = bytes.iter().take(MOST_DIGITS).take_while(is_digit).count();
    text.get(at..at + count).unwrap_or_default()
}

/// The separator that stands here and where it ends; `None` where there are signs that divide no number.
pub(super) fn separator(text: &str, at: usize) -> Option<(Separator, usize)> {
    match text.as_bytes().get(at) {
        Some(b'.') => return Some((Separator::Dot, at + 1)),
        Some(b'/') => return Some((Separator::Slash, at + 1)),
        _ => {}
    }
    let (mut sign, mut spaces, mut end) = (None, 0, at);
    let mut seen = 0;
    for letter in text.get(at..)?.chars() {
        if is_dash(letter) || letter == '+' {
            if sign.replace(letter).is_some() {
                return None;
            }
        } else if is_space(letter) || (sign.is_some() && matches!(letter, '\n' | '\r')) {
            spaces += 1;
        } else if !is_invisible(letter) {
            break;
        }
        seen += 1;
        if seen > LONGEST_SEPARATOR {
            return None;
        }
        end += letter.len_utf8();
    }
    let separator = match (sign, spaces) {
        (None, 0) => Separator::None,
        (None, _) => Separator::Space,
        (Some('+'), 0) => Separator::Plus,
        (Some(_), 0) => Separator::Dash,
        (Some(_), _) => Separator::Spaced,
    };
    Some((separator, end))
}

/// The letter before a place.
pub(super) fn before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// The letter at a place.
pub(super) fn after(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// Whether a digit and one of these signs stand before a place: it is the middle of something longer.
pub(super) fn follows_digit_and(text: &str, at: usize, sign: impl Fn(char) -> bool) -> bool {
    let mut letters = text.get(..at).unwrap_or_default().chars().rev();
    letters.next().is_some_and(sign) && letters.next().is_some_and(|next| next.is_ascii_digit())
}

/// Whether one of these signs and a digit stand at a place: what ends there goes on.
pub(super) fn precedes_digit_with(text: &str, at: usize, sign: impl Fn(char) -> bool) -> bool {
    let mut letters = text.get(at..).unwrap_or_default().chars();
    letters.next().is_some_and(sign) && letters.next().is_some_and(|next| next.is_ascii_digit())
}

/// The letters of Swedish and English words; a number that touches one may be part of a name.
pub(super) const fn is_letter(letter: char) -> bool {
    unmarked(letter.to_ascii_lowercase()).is_ascii_alphabetic() || matches!(letter, 'Å' | 'Ä' | 'Ö')
}

/// Spaces of every width within a line.
pub(super) const fn is_space(letter: char) -> bool {
    matches!(
        letter,
        ' ' | '\t' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<Separator>) {
        let found = separator(text, 0);
        assert_eq!(found.map(|(separator, _)| separator), expected, "{text:?}");
    }

    #[test]
    fn separators_are_told_by_what_they_are_made_of() {
        check("1", Some(Separator::None));
        check("", Some(Separator::None));
        check("\u{ad}1", Some(Separator::None));
        check("-1", Some(Separator::Dash));
        check("\u{2012}1", Some(Separator::Dash));
        check("+1", Some(Separator::Plus));
        check("\u{a0}1", Some(Separator::Space));
        check(" - 1", Some(Separator::Spaced));
        check("-\n1", Some(Separator::Spaced));
        check(".1", Some(Separator::Dot));
        check("/1", Some(Separator::Slash));
        check("--1", None);
        check("    1", None);
        // Two lines are two numbers.
        check("\n1", Some(Separator::None));
    }

    #[test]
    fn runs_of_digits_are_counted() {
        assert_eq!(digits("a0123b", 1), 4);
        assert_eq!(short_run(&"1".repeat(100), 0).len(), MOST_DIGITS);
        assert_eq!(exactly("1234", 0, 4), Some("1234"));
        assert_eq!(exactly("12345", 0, 4), None);
        assert_eq!(exactly("12345", 9, 0), Some(""));
    }
}
