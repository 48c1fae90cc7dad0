//! A written date without what programs and keyboards put around and into it.

use std::borrow::Cow;

use crate::model::{is_dash, is_invisible, narrow_digit};

/// What may stand before a date: a formula's sign, the apostrophe that tells Excel to leave a text alone, quotes.
const BEFORE: [char; 8] = ['=', '\'', '’', '‘', '´', '"', '”', '“'];

/// What may stand behind it.
const BEHIND: [char; 6] = ['"', '”', '“', '.', ',', ';'];

/// The text with one sort of hyphen and of digits and without marks that nobody sees, and without quotes and
/// punctuation around it: `="2022-01-14"`, `'2022–01–14`, `2022-01-14.`
pub fn tidy(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    let is_plain = |byte: &u8| matches!(byte, b' '..=b'~' | b'\t' | b'\n' | b'\r');
    if text.as_bytes().iter().all(is_plain) {
        return Cow::Borrowed(bare(text));
    }
    let seen =
        |letter: &char| !is_invisible(*letter) && (letter.is_whitespace() || !letter.is_control());
    let text: String = text.chars().filter(seen).map(plain).collect();
    Cow::Owned(bare(&text).to_owned())
}

fn bare(text: &str) -> &str {
    let text = text.trim_start_matches(|letter: char| BEFORE.contains(&letter));
    text.trim_end_matches(|letter: char| BEHIND.contains(&letter))
        .trim()
}

fn plain(letter: char) -> char {
    match letter {
        '／' | '\u{2044}' | '\u{2215}' => '/',
        _ if is_dash(letter) => '-',
        _ => narrow_digit(letter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_around_a_date_are_taken_off() {
        for text in [
            "2022-01-14",
            "=\"2022-01-14\"",
            "'2022-01-14",
            "’2022-01-14",
            "\"2022-01-14\"",
            "\u{feff}'2022-01-14",
            "\u{200e}2022\u{200e}-\u{200e}01-14\u{200e}",
            "\u{202a}2022-01-14\u{202c}",
            "\u{1}2022-01-14\u{7f}",
            "\u{a0}2022–01–14\u{a0}",
            "2022\u{2011}01\u{2212}14.",
            "２０２２－０１－１４",
        ] {
            assert_eq!(tidy(text), "2022-01-14", "{text:?}");
        }
        assert_eq!(tidy(" den 14\u{a0}mars ’22, "), "den 14\u{a0}mars ’22");
        assert_eq!(tidy("='"), "");
    }
}
