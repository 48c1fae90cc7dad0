//! The stem of a Swedish word: its inflection taken off.
//!
//! The endings and their three steps are those of the Swedish stemmer of the Snowball project
//! (snowballstem.org/algorithms/swedish/stemmer.html), here for folded words, where å ä ö have lost their marks,
//! and with the -et of
//! "beslutet" and the -an of "skolan" among them.

/// Endings of nouns, adjectives and verbs, longest first.
const ENDINGS: [&str; 40] = [
    "heterna", "hetens", "arnas", "ernas", "ornas", "andes", "andet", "arens", "heten", "heter",
    "anden", "andena", "arna", "erna", "orna", "ande", "arne", "aste", "aren", "ades", "erns",
    "ade", "are", "ern", "ens", "ets", "ans", "het", "ast", "ad", "en", "ar", "er", "or", "as",
    "es", "at", "et", "an", "a",
];

/// Endings of one letter that come last of all.
const LAST_ENDINGS: [&str; 1] = ["e"];

/// Letters after which an s at the end may be inflection.
const BEFORE_S: &str = "bcdfghjklmnoprtvy";

/// The stem of a folded word. Words of up to three letters are their own stems.
#[must_use]
pub fn stem(folded: &str) -> &str {
    let start = stem_start(folded);
    if start >= folded.len() {
        return folded;
    }
    let first = without_inflection(folded, start);
    let second = without_double(first, start);
    without_derivation(second, start)
}

/// Where inflection may begin: after the first consonant that follows a vowel, and after three letters (the
/// region R1 of the Snowball stemmers).
fn stem_start(word: &str) -> usize {
    let mut letters = word.char_indices();
    let is_vowel = |letter: char| matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let vowel = letters.find(|(_, letter)| is_vowel(*letter));
    let consonant = letters.find(|(_, letter)| !is_vowel(*letter));
    let (Some(_), Some((at, letter))) = (vowel, consonant) else {
        return word.len();
    };
    let third = word.char_indices().nth(3).map_or(word.len(), |(at, _)| at);
    (at + letter.len_utf8()).max(third)
}

fn cut<'a>(word: &'a str, start: usize, ending: &str) -> Option<&'a str> {
    let stem = word.strip_suffix(ending)?;
    (stem.len() >= start).then_some(stem)
}

fn without_inflection(word: &str, start: usize) -> &str {
    if let Some(stem) = ENDINGS
        .iter()
        .chain(&LAST_ENDINGS)
        .find_map(|ending| cut(word, start, ending))
    {
        return stem;
    }
    match cut(word, start, "s") {
        Some(stem) if stem.ends_with(|letter| BEFORE_S.contains(letter)) => stem,
        Some(_) | None => word,
    }
}

/// "byggd" and "bygg", "fritt" and "frit".
fn without_double(word: &str, start: usize) -> &str {
    let is_double = ["dd", "gd", "nn", "dt", "gt", "kt", "tt"]
        .iter()
        .any(|pair| cut(word, start, pair).is_some());
    if is_double {
        word.get(..word.len() - 1).unwrap_or(word)
    } else {
        word
    }
}

fn without_derivation(word: &str, start: usize) -> &str {
    ["lig", "els", "ig"]
        .iter()
        .find_map(|ending| cut(word, start, ending))
        .unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn meet(words: &[&str]) {
        let stems: Vec<&str> = words.iter().map(|word| stem(word)).collect();
        assert!(stems.windows(2).all(|pair| pair[0] == pair[1]), "{stems:?}");
    }

    #[test]
    fn inflected_words_meet() {
        meet(&[
            "handlaggning",
            "handlaggningen",
            "handlaggningar",
            "handlaggningens",
        ]);
        meet(&["handlaggare", "handlaggaren", "handlaggarna"]);
        meet(&["beslut", "beslutet", "besluten", "besluts"]);
        meet(&["vantetid", "vantetider", "vantetiderna"]);
        meet(&["stadade", "stadat", "stada", "stadar"]);
        meet(&["skola", "skolor", "skolan", "skolorna"]);
    }

    #[test]
    fn different_words_do_not_meet() {
        assert_ne!(stem("handlaggning"), stem("handling"));
        assert_ne!(stem("bil"), stem("bild"));
        assert_eq!(stem("ar"), "ar");
        assert_eq!(stem("2023"), "2023");
    }
}
