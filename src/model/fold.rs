//! How names and words are compared: without case, marks and punctuation.

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

/// What programs put between letters and nobody sees: soft hyphens, joiners, byte order marks, marks of direction.
#[must_use]
pub const fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}'
            | '\u{61c}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}'
    )
}

/// Hyphens, dashes and the minus sign.
#[must_use]
pub const fn is_dash(letter: char) -> bool {
    matches!(
        letter,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}'
    )
}

/// The digit of one that is as wide as a Chinese letter; others as they are.
#[must_use]
pub fn narrow_digit(letter: char) -> char {
    match letter {
        '０'..='９' => char::from_u32(u32::from(letter) - u32::from('０') + u32::from('0')),
        _ => None,
    }
    .unwrap_or(letter)
}

/// Lower case, å ä ö and é without their marks, every run of other characters than letters and digits one space.
///
/// So "Ärendenr.", "ärendenr" and "Arendenr" are the same name, as in OCR text and old systems.
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
        } else {
            letter
                .to_lowercase()
                .for_each(|lower| add(unmarked(lower), folded));
        }
    }
    if folded.last() == Some(&b' ') {
        folded.pop();
    }
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
        check("ÅÄÖ åäö ÉÜØ", "aao aao euo");
        check("Ⅷ ½ Ωμέγα, ”5 mg”…", "ⅷ ½ ωμέγα 5 mg");
    }
}
