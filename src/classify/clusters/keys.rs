//! Keys that spellings of one name share: `OpenRefine`'s "fingerprint" and "n-gram fingerprint".
//!
//! The methods are those of `OpenRefine`'s "key collision" clustering, on names folded as everywhere in this program,
//! and with the word for "and" left out.

use crate::model::fold;

/// Words that a sign may stand for.
const AND: [&str; 3] = ["och", "samt", "and"];

/// Names shorter than this many letters are compared by fingerprint only.
pub const FEWEST_LETTERS: usize = 5;

/// The different words in alphabetical order: "Handläggning, rutiner" and "Rutiner & handläggning" share it.
pub fn fingerprint(name: &str) -> Option<String> {
    let folded = fold(name);
    let mut words: Vec<&str> = folded
        .split(' ')
        .filter(|word| !AND.contains(word))
        .collect();
    words.sort_unstable();
    words.dedup();
    let key = words.join(" ");
    (!key.is_empty()).then_some(key)
}

/// The different pairs of letters that follow each other, in alphabetical order, wherever words end: "Hushålls
/// gemenskap" and "Hushållsgemenskap" share it. How many letters there are is part of it, as a name that repeats
/// itself is another. Nothing for short names.
pub fn ngram_fingerprint(name: &str) -> Option<String> {
    let folded = fold(name);
    let words = folded.split(' ').filter(|word| !AND.contains(word));
    let letters: Vec<char> = words.flat_map(str::chars).collect();
    if letters.len() < FEWEST_LETTERS {
        return None;
    }
    let mut pairs: Vec<&[char]> = letters.windows(2).collect();
    pairs.sort_unstable();
    pairs.dedup();
    let count = letters.len().to_string();
    Some(
        pairs
            .into_iter()
            .flatten()
            .copied()
            .chain(count.chars())
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(key: fn(&str) -> Option<String>, one: &str, other: &str) {
        assert_eq!(key(one), key(other), "{one} / {other}");
        assert!(key(one).is_some());
    }

    #[test]
    fn order_case_and_signs_do_not_count_in_a_fingerprint() {
        check(
            fingerprint,
            "Handläggning, RUTINER",
            "Rutiner & handlaggning",
        );
        check(
            fingerprint,
            "Rutiner och handläggning",
            "Rutiner/handläggning",
        );
        assert_ne!(fingerprint("Rutin"), fingerprint("Rutiner"));
        assert_eq!(fingerprint("?"), None);
    }

    #[test]
    fn spaces_do_not_count_in_an_ngram_fingerprint() {
        check(ngram_fingerprint, "Hushålls-gemenskap", "hushållsgemenskap");
        check(ngram_fingerprint, "Jobb mobil", "jobbmobil");
        assert_ne!(
            ngram_fingerprint("jobbmobil"),
            ngram_fingerprint("jobbmobiler")
        );
        assert_eq!(ngram_fingerprint("IT"), None);
    }
}
