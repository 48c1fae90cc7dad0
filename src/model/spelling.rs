//! How spellings are compared: without case and without the marks of å ä ö and é.

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
    for letter in text.chars().flat_map(char::to_lowercase) {
        let plain = unmarked(letter);
        if plain.is_alphanumeric() {
            folded.push(plain);
        } else if !folded.ends_with(' ') && !folded.is_empty() {
            folded.push(' ');
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}
