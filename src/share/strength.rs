//! Whether a passphrase would be guessed, and why.
//!
//! Whoever has a sealed link can try passphrases for as long as they like. A passphrase is judged by what such a guesser
//! tries: words, whole, long compounds among them; numbers; the same once more; rows of keys. Each counts as so many
//! bits, however many letters it has. zxcvbn, the usual estimator, knows English words: it gives "arbetsmarknad" its best
//! mark, and weighs some 690 KiB when compressed, twice as much as all later parts of the page.

use thiserror::Error;

/// Why a passphrase is not taken, each reason to be told in words of its own.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum WeakPassphrase {
    /// There is nothing but space in it.
    #[error("the passphrase is blank")]
    Blank,
    /// Its words stand in the report, or are names that everybody knows of it.
    #[error("the passphrase has words of the report")]
    OfTheReport,
    /// It says the same again, or follows the keys, the alphabet or the numbers.
    #[error("the passphrase follows a pattern")]
    Pattern,
    /// It is one word, perhaps with a number.
    #[error("the passphrase is a single word")]
    OneWord,
    /// It is not long enough.
    #[error("the passphrase is too short")]
    TooShort,
}

/// What four words that nobody expects beside each other have, or some twelve signs by chance: with what each try costs,
/// years for whoever has a room of computers.
const ENOUGH: usize = 44;

/// A word is one of some thousands, however long it is.
const WORD: usize = 12;

/// A letter that is no word's. Of four letters and more there are words.
const LETTER: usize = 4;

/// A digit, or another sign: people choose them from few.
const SIGN: usize = 3;

/// What a guesser need hardly try: what is known, what comes again, what follows a row.
const PATTERN: usize = 1;

/// A year of this century or the last.
const YEAR: usize = 6;

/// Rows that passphrases follow, in either direction.
const ROWS: [&str; 5] = [
    "qwertyuiopå",
    "asdfghjklöä",
    "zxcvbnm",
    "abcdefghijklmnopqrstuvwxyzåäö",
    "012345678901234567890",
];

/// The shortest part of a row that is seen as one, and the shortest word.
const SHORTEST_ROW: usize = 3;

/// The shortest word that tells a text: shorter ones stand everywhere.
const SHORTEST_KNOWN: usize = 5;

/// Why a passphrase would be guessed, unless it is strong enough. The words of `known` are no secret.
pub(super) fn weakness<'a>(
    passphrase: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<WeakPassphrase> {
    let known: Vec<String> = known.into_iter().map(str::to_lowercase).collect();
    let pieces = pieces(passphrase);
    let (mut bits, mut words) = (0, 0);
    let (mut has_known, mut has_pattern) = (false, false);
    for (at, piece) in pieces.iter().enumerate() {
        let letters = piece.chars().count();
        let is_word = letters >= SHORTEST_ROW && piece.chars().all(char::is_alphabetic);
        words += usize::from(is_word);
        let before = pieces.get(..at).unwrap_or_default();
        let is_pattern = letters >= SHORTEST_ROW && is_row(piece)
            || before.contains(piece) && (letters > 1 || before.last() == Some(piece));
        let is_known = is_word
            && letters >= SHORTEST_KNOWN
            && known.iter().any(|text| text.contains(piece.as_str()));
        has_pattern |= is_pattern;
        has_known |= is_known;
        bits += if is_pattern || is_known {
            PATTERN
        } else {
            worth(piece, letters)
        };
    }
    if bits >= ENOUGH {
        return None;
    }
    Some(if has_known {
        WeakPassphrase::OfTheReport
    } else if has_pattern {
        WeakPassphrase::Pattern
    } else if words == 1 {
        WeakPassphrase::OneWord
    } else {
        WeakPassphrase::TooShort
    })
}

/// What a guesser takes for one: letters, digits and other signs, each in a row; a capital begins anew. In small letters,
/// without space.
fn pieces(passphrase: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut before = None;
    for letter in passphrase.chars() {
        if letter.is_whitespace() {
            before = None;
            continue;
        }
        let class = class(letter);
        let goes_on = before.is_some_and(|(last, was): (char, u8)| {
            was == class && (last.is_uppercase() || !letter.is_uppercase())
        });
        if !goes_on {
            pieces.push(String::new());
        }
        if let Some(piece) = pieces.last_mut() {
            piece.extend(letter.to_lowercase());
        }
        before = Some((letter, class));
    }
    pieces
}

fn class(letter: char) -> u8 {
    if letter.is_alphabetic() {
        0
    } else if letter.is_numeric() {
        1
    } else {
        2
    }
}

/// The bits of a piece that is like none before it.
fn worth(piece: &str, letters: usize) -> usize {
    let year = piece.parse().is_ok_and(|year| (1900..2100).contains(&year));
    if year {
        return YEAR;
    }
    let each = if piece.chars().all(char::is_alphabetic) {
        LETTER
    } else {
        SIGN
    };
    WORD.min(each * letters)
}

/// Whether a piece is one letter again and again, or goes along a row.
fn is_row(piece: &str) -> bool {
    let first = piece.chars().next();
    let back: String = piece.chars().rev().collect();
    piece.chars().all(|letter| Some(letter) == first)
        || ROWS
            .iter()
            .any(|row| row.contains(piece) || row.contains(&back))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::share::words::spoken;

    const KNOWN: [&str; 2] = [
        "Redovisning av avvikelser, klagomål och synpunkter 2022",
        "Arbetsmarknadsnämnden",
    ];

    #[track_caller]
    fn check(expected: Option<WeakPassphrase>, passphrases: &[&str]) {
        for passphrase in passphrases {
            assert_eq!(weakness(passphrase, KNOWN), expected, "{passphrase}");
        }
    }

    #[test]
    fn words_that_nobody_expects_are_strong() {
        check(
            None,
            &[
                "cykel målare granit ovanlig",
                "Korrekt häst batteri häftklammer",
                "cykel-målare-granit-ovanlig",
                "cykelMålareGranitOvanlig",
                "två cyklar mötte en målare 1987",
                "xK9fQ2mPz7Lw",
                "t7#Rw!2kqZ9&mB",
            ],
        );
        for chance in [
            [0; 7],
            [255; 7],
            [1, 2, 3, 4, 5, 6, 7],
            [200, 3, 77, 9, 0, 1, 90],
        ] {
            let words = spoken(chance);
            let repeats = chance == [0; 7] || chance == [255; 7];
            assert_eq!(weakness(&words, KNOWN).is_some(), repeats, "{words}");
        }
    }

    #[test]
    fn one_word_is_one_word_however_long() {
        check(
            Some(WeakPassphrase::OneWord),
            &[
                "sommar",
                "Sommar2024!",
                "lösenord1",
                "hemtjänstgruppen",
                "verksamhetsuppföljning",
                "Malmö2026",
                "L!lja!99",
            ],
        );
    }

    #[test]
    fn little_is_too_short() {
        check(
            Some(WeakPassphrase::TooShort),
            &[
                "a",
                "ab",
                "19",
                "7481",
                "Höst och vår",
                "sommar höst vinter",
                "x9K2p",
                "!",
                "ö",
            ],
        );
    }

    #[test]
    fn patterns_are_no_secret() {
        check(
            Some(WeakPassphrase::Pattern),
            &[
                "aaaaaaaaaaaaaaaaaaaaaaaa",
                "aaaa bbbb cccc dddd eeee",
                "123456789012",
                "987654321",
                "qwertyuiop",
                "Qwerty asdfgh zxcvbn",
                "abcdefghijklmnopqrstuvwxyzåäö",
                "poiuytrewq",
                "hej hej hej hej hej hej hej",
                "sommar sommar Sommar SOMMAR",
                "abc123abc123abc123",
                "!!!!!!!!!!!!!!!!",
            ],
        );
    }

    #[test]
    fn what_everybody_knows_of_the_report_is_no_secret() {
        check(
            Some(WeakPassphrase::OfTheReport),
            &[
                "redovisning",
                "avvikelser klagomål synpunkter 2022",
                "Arbetsmarknadsnämnden redovisning klagomål avvikelser",
                "arbetsmarknad avvikelser 2022",
            ],
        );
    }
}
