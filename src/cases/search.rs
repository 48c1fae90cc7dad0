//! The cases in which words occur. Each different text of a column is looked through once, however many cases have it.

use memchr::memmem::Finder;

use super::bits::Bits;
use super::store::{CaseStore, TextRef};
use crate::columns::NONE;
use crate::model::fold_into;

/// How many words are looked for; further ones are not.
const WORDS: usize = 16;

/// Which of the words occur in a text: a bit for each.
type Found = u16;

/// The rows in which every word of a folded text occurs, as a part of a word of the case's number, or of the text, the
/// category or the measure of its notations.
#[must_use]
pub(super) fn search(store: &CaseStore, text: &str) -> Bits {
    let mut folded = Vec::new();
    let words: Vec<Finder> = text.split(' ').take(WORDS).map(Finder::new).collect();
    let all = words.iter().fold(0, |all, _| all << 1 | 1);
    let columns = store
        .columns
        .iter()
        .map(|column| column.for_each_code(0, |text, _| found(&words, text, &mut folded)));
    let columns: Vec<Vec<Found>> = columns.collect();
    let [categories, measures] = [&store.categories, &store.measures].map(|dictionary| {
        let codes = NONE..u32::try_from(dictionary.codes()).unwrap_or(u32::MAX);
        let texts = codes.map(|code| dictionary.text(code).unwrap_or_default());
        texts
            .map(|text| found(&words, text, &mut folded))
            .collect::<Vec<Found>>()
    });
    let referred = |text: TextRef| {
        let column = usize::try_from(text.column).ok();
        column
            .and_then(|column| columns.get(column))
            .map_or(0, |column| at(column, text.code))
    };
    let mut rows = Bits::none(store.len());
    for row in 0..store.len() {
        let number = store.numbers.get(row).copied().unwrap_or_default();
        let found = store
            .notations(row)
            .fold(referred(number), |found, notation| {
                let notation = store.notation(notation);
                found
                    | referred(notation.text)
                    | at(&categories, notation.category)
                    | at(&measures, notation.measure)
            });
        if found == all {
            rows.insert(row);
        }
    }
    rows
}

/// A function of its own, so that browsers optimise it: it is called for every text.
#[inline(never)]
fn found(words: &[Finder], text: &str, folded: &mut Vec<u8>) -> Found {
    fold_into(text, folded);
    let found = words
        .iter()
        .enumerate()
        .map(|(bit, word)| Found::from(word.find(folded).is_some()) << bit);
    found.fold(0, |all, one| all | one)
}

fn at(found: &[Found], code: u32) -> Found {
    let code = usize::try_from(code).ok();
    code.and_then(|code| found.get(code)).copied().unwrap_or(0)
}
