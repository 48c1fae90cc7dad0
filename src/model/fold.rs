//! How names and words are compared: without case, marks and punctuation.

use super::compose::{compose, is_mark};
use super::spelling::is_invisible;

/// The letter without its mark, where OCR text and old systems leave the mark out; others as they are.
#[must_use]
pub const fn unmarked(letter: char) -> char {
    match letter {
        'å' | 'ä' | 'à' | 'á' => 'a',
        'ö' | 'ø' | 'ó' => 'o',
        'é' | 'è' => 'e',
        'ü' => 'u',
        other => other,
    }
}

/// Lower case, å ä ö and é without their marks, every run of other characters than letters and digits one space.
///
/// So "Ärendenr.", "ärendenr" and "Arendenr" are the same name, as in OCR text and old systems. A letter and its mark
/// are one letter, and what nobody sees is not there.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = Vec::with_capacity(text.len());
    fold_into(text, &mut folded);
    String::from_utf8(folded).unwrap_or_default()
}

/// The same into a list of bytes, in place of what it held: for whoever folds very many texts, one after another.
pub fn fold_into(text: &str, folded: &mut Vec<u8>) {
    folded.clear();
    for letter in text.chars() {
        // Most letters are of these, and folding is done to every text.
        let plain = unmarked(letter);
        if plain.is_ascii() {
            add(plain.to_ascii_lowercase(), folded);
        } else if is_mark(letter) {
            return fold_marked(text, folded);
        } else if !is_invisible(letter) {
            letter
                .to_lowercase()
                .for_each(|lower| add(unmarked(lower), folded));
        }
    }
    if folded.last() == Some(&b' ') {
        folded.pop();
    }
}

/// Folds a text some of whose letters are written as a letter and a mark.
#[cold]
fn fold_marked(text: &str, folded: &mut Vec<u8>) {
    let mut composed = compose(text);
    // A mark that makes no letter with the one before it is left out, as those of å ä ö are.
    composed.retain(|letter| !is_mark(letter));
    fold_into(&composed, folded);
}

#[inline]
fn add(plain: char, folded: &mut Vec<u8>) {
    if let Ok(byte) = u8::try_from(plain)
        && byte.is_ascii()
    {
        if byte.is_ascii_alphanumeric() {
            folded.push(byte);
            return;
        }
    } else if plain.is_alphanumeric() {
        folded.extend_from_slice(plain.encode_utf8(&mut [0; 4]).as_bytes());
        return;
    }
    if folded.last().is_some_and(|last| *last != b' ') {
        folded.push(b' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, folded: &str) {
        assert_eq!(fold(text), folded, "{text}");
    }

    #[test]
    fn case_marks_and_punctuation_do_not_count() {
        check("Ärendenr.", "arendenr");
        check(
            "  Hushålls-sammansättning/GEMENSKAP ",
            "hushalls sammansattning gemenskap",
        );
        check("Kvalité & utveckling", "kvalite utveckling");
        check("?", "");
        check("Fo\u{308}rflyttning A\u{30a}", "forflyttning a");
        check("n\u{303}", "ñ");
        check("x\u{301}y", "xy");
        check("ÅÄÖ åäö ÉÜØ", "aao aao euo");
        check("Hem\u{ad}tj\u{200b}änst\u{200f}", "hemtjanst");
        check("Ⅷ ½ Ωμέγα, ”5 mg”…", "ⅷ ½ ωμέγα 5 mg");
    }
}
