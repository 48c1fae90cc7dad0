//! Numbers: words to twelve, digits above, and what separates digits.

use super::Gender;
use crate::model::Count;

/// Keeps the groups of a number on one line.
const NO_BREAK_SPACE: char = '\u{a0}';

/// From two to twelve; one is "en" or "ett".
const WORDS: [&str; 11] = [
    "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv",
];

/// The number as running text has it: `inga`, `en` or `ett`, `två` … `tolv`, `13`, `1 234`.
#[must_use]
pub fn in_words(number: u32, gender: Gender) -> String {
    match number {
        0 => "inga".to_owned(),
        1 => match gender {
            Gender::Common => "en".to_owned(),
            Gender::Neuter => "ett".to_owned(),
        },
        _ => usize::try_from(number - 2)
            .ok()
            .and_then(|place| WORDS.get(place))
            .map_or_else(|| digits(number), |word| (*word).to_owned()),
    }
}

/// The number that a word from "två" to "tolv" stands for. "En" and "ett" are articles more often than numbers.
#[must_use]
pub fn from_word(word: &str) -> Option<u32> {
    let lower = word.to_lowercase();
    let place = WORDS.iter().position(|each| *each == lower)?;
    u32::try_from(place).ok().map(|place| place + 2)
}

/// The number in digits, in groups of three from 1 000 up, with a space that does not break.
#[must_use]
pub fn digits(number: u32) -> String {
    let plain = number.to_string();
    let length = plain.len();
    let mut grouped = String::with_capacity(length + 3);
    for (place, digit) in plain.chars().enumerate() {
        if place > 0 && (length - place).is_multiple_of(3) {
            grouped.push(NO_BREAK_SPACE);
        }
        grouped.push(digit);
    }
    grouped
}

/// The words that stand in the place of digits where there is no number.
#[must_use]
pub const fn lack(count: Count) -> Option<&'static str> {
    match count {
        Count::Reported(_) => None,
        Count::Missing => Some("saknas"),
        Count::NotReported => Some("ej rapporterat"),
    }
}

/// A number of tenths with a decimal comma: 125 is `12,5`, 120 is `12`.
#[must_use]
pub fn with_comma(tenths: u32) -> String {
    match tenths % 10 {
        0 => digits(tenths / 10),
        tenth => format!("{},{tenth}", digits(tenths / 10)),
    }
}

/// The text with its first letter as a capital, as a sentence begins.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(number: u32, gender: Gender, words: &str) {
        assert_eq!(in_words(number, gender), words);
    }

    #[test]
    fn numbers_are_words_to_twelve() {
        check(0, Gender::Common, "inga");
        check(1, Gender::Common, "en");
        check(1, Gender::Neuter, "ett");
        check(2, Gender::Common, "två");
        check(12, Gender::Neuter, "tolv");
        check(13, Gender::Neuter, "13");
        check(1_234, Gender::Common, "1\u{a0}234");
    }

    #[test]
    fn words_are_numbers_from_two() {
        assert_eq!(from_word("Två"), Some(2));
        assert_eq!(from_word("tolv"), Some(12));
        assert_eq!(from_word("ett"), None);
        assert_eq!(from_word("tretton"), None);
    }

    #[test]
    fn digits_stand_in_threes() {
        for (number, written) in [
            (0, "0"),
            (999, "999"),
            (1_000, "1\u{a0}000"),
            (1_234_567, "1\u{a0}234\u{a0}567"),
        ] {
            assert_eq!(digits(number), written);
        }
    }

    #[test]
    fn a_decimal_has_a_comma_and_a_whole_number_has_none() {
        assert_eq!(with_comma(125), "12,5");
        assert_eq!(with_comma(120), "12");
        assert_eq!(with_comma(12_345), "1\u{a0}234,5");
    }

    #[test]
    fn a_sentence_begins_with_a_capital() {
        assert_eq!(capital("åtta"), "Åtta");
        assert_eq!(capital(""), "");
    }
}
