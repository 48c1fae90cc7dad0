//! Rows that state a total: a short label in a cell of its own, and numbers.

use crate::import::table::Cell;
use crate::import::words;
use crate::model::fold;

/// First or last words of labels of totals.
const TOTALS: [&str; 14] = [
    "antal",
    "summa",
    "totalt",
    "total",
    "totala",
    "delsumma",
    "totalsumma",
    "slutsumma",
    "mellansumma",
    "sammanlagt",
    "sum",
    "subtotal",
    "totals",
    "count",
];

/// Of these, the ones that mean all of the list and not a part of it.
const OF_ALL: [&str; 7] = [
    "totalt",
    "total",
    "totala",
    "totalsumma",
    "slutsumma",
    "sammanlagt",
    "totals",
];

/// Words that a label of a total may have beside, without being a sentence.
const BESIDE: [&str; 30] = [
    "antal",
    "arenden",
    "arende",
    "poster",
    "post",
    "rader",
    "rad",
    "noteringar",
    "handelser",
    "st",
    "stycken",
    "av",
    "i",
    "for",
    "per",
    "alla",
    "hela",
    "aret",
    "ar",
    "ovan",
    "ovanstaende",
    "denna",
    "lista",
    "listan",
    "kategori",
    "enhet",
    "enheten",
    "of",
    "the",
    "rows",
];

/// The longest label, in bytes and in words.
const LONGEST: (usize, usize) = (60, 8);

/// What a row states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Total {
    /// The number of cases, where it states one.
    pub stated: Option<u32>,
    /// Whether its label says that it is of the whole list.
    pub of_all: bool,
}

/// The row as a total, where it is one. `is_complete` says that the row has a case number in the form of the sheet's
/// others: then its first cell is a total's label only where it can be nothing else, since a text may begin with
/// "Antal" too.
pub fn total(filled: &[(usize, Cell)], is_complete: bool) -> Option<Total> {
    let ((_, opening), rest) = filled.split_first()?;
    if !opening.is_text() || !may_open(opening.text()) || rest.len() > 4 {
        return None;
    }
    let numbers: Vec<Option<u32>> = rest
        .iter()
        .map(|(_, cell)| amount(cell.text()))
        .collect::<Option<_>>()?;
    let label = Label::read(opening.text())?;
    let has_number = label.number.is_some() || !numbers.is_empty();
    if !label.is_plain && (is_complete || !has_number) {
        return None;
    }
    Some(Total {
        stated: numbers.into_iter().flatten().next().or(label.number),
        of_all: label.of_all,
    })
}

/// Whether a text's first letter is one that a label of a total can begin with, or its end is: a cheap look before a
/// dear one.
fn may_open(text: &str) -> bool {
    text.len() <= LONGEST.0 && {
        let lower = text.as_bytes();
        lower.windows(3).any(|three| {
            [b"sum", b"tot", b"ant", b"sam", b"cou"]
                .iter()
                .any(|start| three.eq_ignore_ascii_case(*start))
        })
    }
}

struct Label {
    number: Option<u32>,
    of_all: bool,
    /// Nothing but words of totals: it is no sentence.
    is_plain: bool,
}

impl Label {
    fn read(text: &str) -> Option<Self> {
        // "Antal i Hemtjänsten: 2": what stands behind the colon is the number.
        let (label, number) = match text.rsplit_once([':', '=']) {
            Some((label, rest)) if rest.trim().is_empty() => (label, None),
            Some((label, rest)) => (label, amount(rest)?),
            None => match text.char_indices().find(|(_, c)| c.is_ascii_digit()) {
                Some((start, _)) if start > 0 => match amount(text.get(start..)?) {
                    Some(number) => (text.get(..start)?, number),
                    None => (text, None),
                },
                _ => (text, None),
            },
        };
        let folded = fold(label);
        let words: Vec<&str> = folded.split(' ').collect();
        let ends = [words.first(), words.last()];
        let names_a_total = ends.into_iter().flatten().any(|word| TOTALS.contains(word));
        if words.len() > LONGEST.1 || !names_a_total {
            return None;
        }
        let is_known = |word: &&&str| {
            TOTALS.contains(*word)
                || BESIDE.contains(*word)
                || word.bytes().all(|byte| byte.is_ascii_digit())
                || !words::kinds_in(word).is_empty()
        };
        let unknown = words.iter().filter(|word| !is_known(word)).count();
        let names_a_group = words.len() <= 4 && unknown <= 2 && {
            let second = words.get(1);
            second.is_some_and(|word| ["i", "for", "pa", "hos", "av", "per"].contains(word))
        };
        Some(Self {
            number,
            of_all: words.iter().any(|word| OF_ALL.contains(word)),
            is_plain: unknown == 0 || names_a_group || (number.is_some() && words.len() <= 4),
        })
    }
}

/// A number of cases, with the unit that may stand behind it: "2 st", "1 234", "12 rader". A share ("100 %") is an
/// amount that is no number of cases. Nothing for other texts.
#[expect(
    clippy::option_option,
    reason = "no amount, an amount of something else, a number of cases"
)]
fn amount(text: &str) -> Option<Option<u32>> {
    let text = text.trim();
    let end = text
        .char_indices()
        .find(|(_, letter)| {
            !(letter.is_ascii_digit()
                || letter.is_whitespace()
                || matches!(letter, '.' | ',' | '\'' | '’'))
        })
        .map_or(text.len(), |(end, _)| end);
    let (number, unit) = text.split_at_checked(end)?;
    let number = number.trim_end();
    let is_number = number.starts_with(|first: char| first.is_ascii_digit());
    match fold(unit).as_str() {
        _ if !is_number => None,
        "" if unit.contains('%') => Some(None),
        "" | "st" | "stycken" | "styck" | "arenden" | "arende" | "rader" | "poster"
        | "avvikelser" | "klagomal" | "synpunkter" | "rows" | "cases" => {
            // Grouped by threes, or with an empty fraction; other points and commas make it no number of cases.
            let grouped = number.split(|c: char| !c.is_ascii_digit());
            let is_grouped = grouped.clone().skip(1).all(|group| group.len() == 3);
            let digits: String = number.chars().filter(char::is_ascii_digit).collect();
            let whole = if is_grouped {
                digits.parse().ok()
            } else {
                number
                    .split(['.', ','])
                    .next()
                    .filter(|_| number.ends_with(",0") || number.ends_with(".0"))
                    .and_then(|whole| whole.parse().ok())
            };
            Some(whole)
        }
        "procent" | "kr" | "sek" | "tkr" => Some(None),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::columns::CellKind;

    fn of(cells: &[&str], is_complete: bool) -> Option<(Option<u32>, bool)> {
        let filled: Vec<(usize, Cell)> = cells
            .iter()
            .enumerate()
            .map(|(column, text)| (column, Cell::new(text, CellKind::Text)))
            .collect();
        total(&filled, is_complete).map(|total| (total.stated, total.of_all))
    }

    #[test]
    fn a_short_label_and_a_number_are_a_total() {
        for (cells, stated, of_all) in [
            (&["Totalt", "3"][..], Some(3), true),
            (&["Summa", "1\u{202f}234"], Some(1234), false),
            (&["Antal:", "2 st"], Some(2), false),
            (&["Antal i Hemtjänsten: 2"], Some(2), false),
            (&["Totalt antal: 3"], Some(3), true),
            (&["Summa avvikelser", "12", "100 %"], Some(12), false),
            (&["Hemtjänsten totalt", "7"], Some(7), true),
            (&["Totalsumma", "1.234"], Some(1234), true),
            (&["Totalt 5 st"], Some(5), true),
            (&["Summa", "100 %"], None, false),
            (&["Summa"], None, false),
            (&["Delsumma för Skolan", "4,0"], Some(4), false),
        ] {
            assert_eq!(of(cells, false), Some((stated, of_all)), "{cells:?}");
        }
    }

    #[test]
    fn a_text_that_begins_like_a_total_is_none() {
        for cells in [
            &["Antal platser är för få", "2"][..],
            &["Summa summarum bra service", "3"],
            &["Totalt kaos i kön", "4"],
        ] {
            assert_eq!(of(cells, true), None, "{cells:?}");
        }
        for cells in [
            &["Antalet barn räknades fel"][..],
            &["Totalt kaos i kön"],
            &["Summan är fel", "Fall"],
            &["Samtal med Anton", "2"],
        ] {
            assert_eq!(of(cells, false), None, "{cells:?}");
        }
        // With a number of its own the row is a total only where the label can be nothing else.
        assert_eq!(of(&["Totalt", "4"], true), Some((Some(4), true)));
    }
}
