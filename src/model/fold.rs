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

/// Lower case, å ä ö and é without their marks, every run of other characters than letters and digits one space.
///
/// So "Ärendenr.", "ärendenr" and "Arendenr" are the same name, as in OCR text and old systems.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        // Most letters are of these, and folding is done to every text.
        if letter.is_ascii() {
            add(letter.to_ascii_lowercase(), &mut folded);
        } else {
            letter
                .to_lowercase()
                .for_each(|lower| add(lower, &mut folded));
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

fn add(letter: char, folded: &mut String) {
    let plain = unmarked(letter);
    if plain.is_alphanumeric() {
        folded.push(plain);
    } else if !folded.ends_with(' ') && !folded.is_empty() {
        folded.push(' ');
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
    }
}
