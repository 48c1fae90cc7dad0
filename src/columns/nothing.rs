//! Texts that say that nothing stands in a cell.

/// The longest text that says nothing, in bytes.
const LONGEST: usize = 14;

/// What databases, spreadsheets and statistics programs write where there is nothing, in lower case.
const WORDS: [&str; 13] = [
    "null",
    "(null)",
    "<null>",
    "[null]",
    "\\n",
    "nan",
    "none",
    "nil",
    "n/a",
    "undefined",
    "(tom)",
    "(tomt)",
    "(blank)",
];

/// What Excel shows for a formula that gives no value, in English and in Swedish, in lower case.
const ERRORS: [&str; 16] = [
    "#n/a",
    "#ref!",
    "#value!",
    "#div/0!",
    "#name?",
    "#num!",
    "#null!",
    "#spill!",
    "#calc!",
    "#saknas!",
    "#referens!",
    "#värdefel!",
    "#division/0!",
    "#namn?",
    "#ogiltigt!",
    "#skärning!",
];

/// Whether a cell with this text is as good as empty: NULL, `#N/A`, NaN, a dash, or a line of dashes.
///
/// A word says nothing only where it is alone. "Saknas" and "Ingen" are answers of people, and stay.
#[must_use]
pub fn says_nothing(text: &str) -> bool {
    let text = text.trim();
    let Some(first) = text.bytes().next() else {
        return true;
    };
    match first {
        // Of the letters beyond ASCII only dashes begin with the last one.
        b'-' | b'_' | b'=' | 0xE2 => is_rule(text),
        b'#' => is_one_of(text, &ERRORS),
        b'\\' | b'(' | b'<' | b'[' | b'n' | b'N' | b'u' | b'U' => is_one_of(text, &WORDS),
        _ => false,
    }
}

/// Whether a text is one dash or a line drawn with dashes.
#[must_use]
pub fn is_rule(text: &str) -> bool {
    let mut letters = text.trim().chars();
    let Some(first) = letters.next() else {
        return false;
    };
    let is_line = matches!(
        first,
        '-' | '–' | '—' | '‒' | '―' | '−' | '‐' | '‑' | '─' | '═'
    );
    let alone = letters.as_str().is_empty();
    (is_line || (matches!(first, '_' | '=') && !alone))
        && letters.all(|letter| letter == first || letter == ' ')
}

fn is_one_of(text: &str, words: &[&str]) -> bool {
    text.len() <= LONGEST
        && words.iter().any(|word| {
            // Only ASCII changes its case: Excel writes Ä in capitals, and so does nobody else.
            word.len() == text.len()
                && word
                    .chars()
                    .zip(text.chars())
                    .all(|(word, letter)| letter == word || letter.to_lowercase().eq([word]))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_write_for_nothing_says_nothing() {
        for text in [
            "",
            "  ",
            "NULL",
            "null",
            "(null)",
            "\\N",
            "#N/A",
            "#REF!",
            "#VÄRDEFEL!",
            "#SAKNAS!",
            "NaN",
            "None",
            "-",
            "–",
            "—",
            "--",
            "-----",
            "=====",
            " - ",
            "n/a",
            "- - -",
            "─────",
        ] {
            assert!(says_nothing(text), "{text}");
        }
        for text in [
            "0",
            "Nej",
            "Saknas",
            "Ingen",
            "N",
            "NA",
            "Nullpunkt",
            "-1",
            "#1",
            "_",
            "=",
            "Null och void",
            "–5",
            "#N/A i rad 3",
            "x",
            "†",
            "Nanny",
            "--a",
        ] {
            assert!(!says_nothing(text), "{text}");
        }
    }
}
