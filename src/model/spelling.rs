//! The two forms of what is written: the one that is shown, and the one that things are the same by.
//!
//! What nobody sees tells nothing apart. So numbers, units, categories, kinds, states, headers and names of files are
//! brought to these forms before they are compared, each different text once.

use std::borrow::Cow;

use super::compose::{compose, is_mark};

/// What stands between letters and nobody sees: soft hyphens, joiners, directional marks, byte order marks.
#[must_use]
pub const fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
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

/// Whether a character is a hyphen, a dash or a minus sign, of whatever length.
#[must_use]
pub const fn is_dash(letter: char) -> bool {
    matches!(
        letter,
        '-' | '\u{2010}'
            ..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}'
    )
}

/// A text as it is shown: each letter with its mark as one, nothing that nobody sees, and one ordinary space between
/// words, whatever kinds of space and line ends stand there.
#[must_use]
pub fn shown(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    if is_shown(text) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    let mut marked = false;
    for letter in text.chars() {
        if letter.is_whitespace() {
            if !shown.is_empty() && !shown.ends_with(' ') {
                shown.push(' ');
            }
        } else if letter == '\u{212b}' {
            shown.push('Å');
        } else if !is_invisible(letter) && !letter.is_control() {
            marked |= is_mark(letter);
            shown.push(letter);
        }
    }
    shown.truncate(shown.trim_end().len());
    Cow::Owned(if marked { compose(&shown) } else { shown })
}

/// Whether a text without space around it is what is shown already, as nearly all are.
fn is_shown(text: &str) -> bool {
    let mut after_space = false;
    text.chars().all(|letter| {
        let doubled = after_space && letter == ' ';
        after_space = letter == ' ';
        if letter.is_ascii() {
            !letter.is_ascii_control() && !doubled
        } else {
            !(letter.is_whitespace()
                || letter.is_control()
                || letter == '\u{212b}'
                || is_mark(letter)
                || is_invisible(letter))
        }
    })
}

/// What names are the same by: as it is shown, without regard to case and to which dash is used.
///
/// Marks count, since "Mått" and "Mätt" are two words; for names without them see [`fold`](super::fold).
#[must_use]
pub fn identity(name: &str) -> String {
    let one_dash = |letter| if is_dash(letter) { '-' } else { letter };
    let shown = shown(name);
    shown
        .chars()
        .flat_map(char::to_lowercase)
        .map(one_dash)
        .collect()
}

/// Whether two texts are the same to whoever reads them: nothing but case, dashes and what is not seen differs.
#[must_use]
pub fn is_same(one: &str, other: &str) -> bool {
    one == other || identity(one) == identity(other)
}

/// The better of two spellings of a name: one that begins with a capital and goes on in small letters, else the first
/// in the order of characters. So it is the same whichever is read first.
#[must_use]
pub fn better_spelling<'a>(one: &'a str, other: &'a str) -> &'a str {
    let order = |name: &'a str| {
        let capital = name.chars().next().is_some_and(char::is_uppercase);
        let written = capital && name.chars().any(char::is_lowercase);
        (!written, name)
    };
    if order(other) < order(one) {
        other
    } else {
        one
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(shown(text), expected, "{text:?}");
        assert_eq!(shown(&shown(text)), expected, "{text:?} once more");
    }

    #[test]
    fn what_nobody_sees_is_not_there() {
        check("Bemötande\u{200b}", "Bemötande");
        check("\u{feff}\u{200e}Bemötande\u{200f} ", "Bemötande");
        check("\u{2066}Hem\u{ad}tjänsten\u{2069}", "Hemtjänsten");
        check("Fall\u{0}\u{7f}", "Fall");
        check("\u{200b} \u{feff}", "");
        check("Fall \u{200b} inne", "Fall inne");
    }

    #[test]
    fn every_space_is_one_ordinary_space() {
        check("Fel\u{a0}dos", "Fel dos");
        check("Fel\u{202f}\u{2009}dos", "Fel dos");
        check(" Fel  dos\t\r\n vid  byte\u{3000}", "Fel dos vid byte");
    }

    #[test]
    fn letters_and_marks_are_one() {
        check("A\u{308}rendenummer", "Ärendenummer");
        check("\u{212b}ngstro\u{308}m", "Ångström");
        check("x\u{301}", "x\u{301}");
    }

    #[test]
    fn what_is_seen_stays() {
        for text in ["Bemötande, personal", "”5 mg” – igår…", "Ⅷ ½ Ωμέγα", "a-b"]
        {
            assert!(matches!(shown(text), Cow::Borrowed(same) if same == text));
        }
    }

    #[test]
    fn case_and_dashes_do_not_tell_names_apart() {
        for same in [
            "Fall \u{2013} inne",
            "fall - INNE",
            "Fall \u{2011}\u{a0}inne",
        ] {
            assert!(is_same(same, "Fall - inne"), "{same}");
        }
        assert!(!is_same("Mått", "Mätt"));
        assert!(!is_same("Fall inne", "Fall - inne"));
        assert_eq!(identity("ÅTGÄRD"), identity("a\u{30a}tga\u{308}rd"));
    }

    #[test]
    fn the_better_spelling_is_the_same_in_any_order() {
        for (better, other) in [
            ("Bemötande", "bemötande"),
            ("Bemötande", "BEMÖTANDE"),
            ("IT", "it"),
            ("Fall - inne", "Fall – inne"),
        ] {
            assert_eq!(better_spelling(better, other), better);
            assert_eq!(better_spelling(other, better), better);
        }
    }
}
