//! What is written in a column of genders, as one name for each gender.

use crate::model::fold;

/// How women are written, folded.
const WOMEN: [&str; 15] = [
    "kvinna",
    "kvinnan",
    "kvinnor",
    "kvinnlig",
    "kvinnligt",
    "kv",
    "k",
    "flicka",
    "flickor",
    "woman",
    "women",
    "female",
    "girl",
    "girls",
    "f",
];

/// How men are written, folded.
const MEN: [&str; 12] = [
    "man", "mannen", "manlig", "manligt", "m", "pojke", "pojkar", "p", "men", "male", "boy", "boys",
];

/// How it is written that nothing is told, folded.
const NOT_TOLD: [&str; 22] = [
    "okant",
    "okand",
    "ej kant",
    "saknas",
    "uppgift saknas",
    "ingen uppgift",
    "ej uppgift",
    "ej uppgivet",
    "ej angivet",
    "ej angiven",
    "ej angett",
    "inte angivet",
    "inte angiven",
    "vet ej",
    "vet inte",
    "vill ej ange",
    "vill inte ange",
    "vill ej uppge",
    "vill inte uppge",
    "unknown",
    "not specified",
    "n a",
];

/// The gender that a cell tells: "Kvinna" and "Man" for every spelling of them, and what is neither in its own words,
/// beginning with a capital. None where the cell says that nothing is known, or has neither letters nor digits.
#[must_use]
pub fn gender(written: &str) -> Option<String> {
    let folded = fold(written);
    let folded = folded.trim();
    let is = |words: &[&str]| words.contains(&folded);
    if folded.is_empty() || is(&NOT_TOLD) {
        None
    } else if is(&WOMEN) {
        Some("Kvinna".to_owned())
    } else if is(&MEN) {
        Some("Man".to_owned())
    } else {
        let mut letters = written.trim().chars();
        let first = letters.next()?;
        Some(first.to_uppercase().chain(letters).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(written: &[&str], told: Option<&str>) {
        for each in written {
            assert_eq!(gender(each).as_deref(), told, "{each}");
        }
    }

    #[test]
    fn every_spelling_is_one_gender() {
        check(
            &["Kvinna", "kvinnor", " KVINNA ", "K", "f", "Flicka", "(K)"],
            Some("Kvinna"),
        );
        check(&["Man", "män", "MAN.", "M", "Pojke", "male"], Some("Man"));
    }

    #[test]
    fn what_is_neither_keeps_its_words() {
        check(&["annat", "Annat", " annat "], Some("Annat"));
        check(&["Kvinna och man"], Some("Kvinna och man"));
        check(&["icke-binär"], Some("Icke-binär"));
    }

    #[test]
    fn what_is_not_known_is_not_told() {
        check(&["", "-", "?", "Okänt", "uppgift saknas", "Vet ej"], None);
    }
}
