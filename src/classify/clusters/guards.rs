//! What tells names apart however alike they are.

/// Signs that say more than punctuation does.
const SIGNS: [char; 8] = ['<', '>', '≤', '≥', '+', '%', '±', '='];

/// How many negations a folded text has.
pub fn negations(folded: &str) -> usize {
    folded.split(' ').filter(|word| turns_round(word)).count()
}

/// Whether a folded word turns a meaning round. As a match, for every word of every text is asked.
fn turns_round(word: &str) -> bool {
    matches!(
        word,
        "inte" | "ej" | "icke" | "ingen" | "inget" | "inga" | "aldrig" | "utan" | "varken"
    )
}

/// The numbers and signs of a name in their order, and how many negations it has: "Nivå 10, ej < 5%" is " 10< 5%!".
///
/// Names that differ in this are not the same.
pub fn marks(name: &str, folded: &str) -> String {
    let mut marks = String::new();
    let mut in_number = false;
    for letter in name.chars() {
        let is_digit = letter.is_numeric();
        if is_digit && !in_number {
            marks.push(' ');
        }
        if is_digit || SIGNS.contains(&letter) {
            marks.push(letter);
        }
        in_number = is_digit;
    }
    for _ in 0..negations(folded) {
        marks.push('!');
    }
    marks
}

/// Whether two names that fold to the same have marks over one letter that are different marks: "Mått" and "Mätt".
/// Where one has none they may have been lost.
pub fn marks_differ(one: &str, other: &str) -> bool {
    let one = one.chars().flat_map(char::to_lowercase);
    let other = other.chars().flat_map(char::to_lowercase);
    let letters = |letter: &char| letter.is_alphanumeric();
    one.filter(letters)
        .zip(other.filter(letters))
        .any(|(one, other)| one != other && !one.is_ascii() && !other.is_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fold;

    #[track_caller]
    fn check(name: &str, expected: &str) {
        assert_eq!(marks(name, &fold(name)), expected, "{name}");
    }

    #[test]
    fn numbers_signs_and_negations_are_marks() {
        check("Nivå 10, ej < 5%", " 10< 5%!");
        check("1-2", " 1 2");
        check("Rutiner/handläggning", "");
        check("Inte gjort utan besked", "!!");
    }

    #[test]
    fn different_marks_over_a_letter_are_another_word() {
        assert!(marks_differ("Mått", "mätt"));
        assert!(!marks_differ("Mått", "Matt"));
        assert!(!marks_differ("MÅTT.", "mått"));
    }
}
