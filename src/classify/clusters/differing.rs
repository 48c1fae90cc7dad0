//! What a text has and lacks beside one that it is nearly the same as.

use std::collections::HashMap;
use std::ops::Range;

use crate::model::fold;

/// The words of some texts that another has not, or not as often: for each text their bytes. And the words of the other
/// that the texts have not, as they stand there. Words are compared as they are folded, wherever they stand.
#[must_use]
pub fn differing<'a>(other: &'a str, texts: &[String]) -> (Vec<Vec<Range<u32>>>, Vec<&'a str>) {
    let mut left: HashMap<String, u32> = HashMap::new();
    let others = words(other);
    for (word, _) in &others {
        *left.entry(fold(word)).or_default() += 1;
    }
    let mut added = Vec::new();
    for text in texts {
        let own = words(text).into_iter();
        let own = own.filter(|(word, _)| !take(&mut left, word));
        added.push(own.map(|(_, place)| place).collect());
    }
    let lacking = others.into_iter().filter(|(word, _)| take(&mut left, word));
    let lacking = lacking.map(|(word, _)| word).collect();
    (added, lacking)
}

/// Takes one of the times that a word is left; says whether it was.
#[inline(never)] // The same.
fn take(left: &mut HashMap<String, u32>, word: &str) -> bool {
    let Some(times) = left.get_mut(&fold(word)).filter(|times| **times > 0) else {
        return false;
    };
    *times -= 1;
    true
}

/// The words of a text without the marks around them, each with the bytes that it takes.
#[inline(never)] // One copy in the program is enough for the few texts that are shown.
fn words(text: &str) -> Vec<(&str, Range<u32>)> {
    let mut rest = 0;
    let words = text.split_whitespace().filter_map(|piece| {
        let start = rest + text.get(rest..)?.find(piece)?;
        rest = start + piece.len();
        let word = piece.trim_matches(|letter: char| !letter.is_alphanumeric());
        let start = start + piece.find(word)?;
        let place = u32::try_from(start).ok()?..u32::try_from(start + word.len()).ok()?;
        (!word.is_empty()).then_some((word, place))
    });
    words.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(other: &str, texts: &[&str], added: &[&[&str]], lacking: &[&str]) {
        let owned: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
        let (places, lacks) = differing(other, &owned);
        let found: Vec<Vec<&str>> = places
            .iter()
            .zip(texts)
            .map(|(places, text)| {
                let words = places.iter();
                words
                    .map(|place| &text[place.start as usize..place.end as usize])
                    .collect()
            })
            .collect();
        assert_eq!(found, added);
        assert_eq!(lacks, lacking);
    }

    #[test]
    fn words_that_only_one_of_the_texts_has_are_found() {
        check(
            "Dörren var låst, och ingen svarade.",
            &["Dörren var stängd, och ingen svarade på telefon."],
            &[&["stängd", "på", "telefon"]],
            &["låst"],
        );
    }

    #[test]
    fn case_marks_order_and_line_breaks_do_not_count() {
        check(
            "Låst var dörren",
            &["DORREN", "(var)\n »last«"],
            &[&[], &[]],
            &[],
        );
    }

    #[test]
    fn a_word_that_stands_more_often_differs() {
        check(
            "fel dag och fel tid",
            &["fel dag och tid tid"],
            &[&["tid"]],
            &["fel"],
        );
        check("", &["ord – och"], &[&["ord", "och"]], &[]);
    }
}
