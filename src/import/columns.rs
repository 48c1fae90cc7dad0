//! What each column seems to mean, how sure that is, and why.

use super::dates::{self, DateOrder};
use super::table::{Row, Table};
use super::words::{self, Naming};
use crate::model::{Column, Confidence, GuessReason, Meaning};

/// How many rows below the header the cells are judged on.
const JUDGED: usize = 200;

/// Guesses the meaning of every column below a header row.
///
/// A meaning is given once, to the column whose header names it best; the others say that it is taken.
#[must_use]
pub fn guess(table: &Table, header: &Row) -> Vec<Column> {
    let rows: Vec<&Row> = table
        .rows
        .iter()
        .filter(|row| row.number > header.number && !row.is_blank())
        .take(JUDGED)
        .collect();
    let mut guesses: Vec<Guess> = (0..table.width())
        .map(|column| Guess::new(&header.cell(column).text(), &rows, column))
        .collect();
    for meaning in Meaning::ALL.into_iter().skip(1) {
        let best = guesses
            .iter()
            .enumerate()
            .filter(|(_, guess)| guess.column.guess == meaning)
            .max_by_key(|(index, guess)| (guess.weight, usize::MAX - index))
            .map(|(index, _)| index);
        for (index, guess) in guesses.iter_mut().enumerate() {
            if guess.column.guess == meaning && Some(index) != best {
                guess.column.guess = Meaning::Ignore;
                guess.column.reason = GuessReason::Taken;
                guess.column.confidence = Confidence::Unsure;
            }
        }
    }
    guesses.into_iter().map(|guess| guess.column).collect()
}

struct Guess {
    column: Column,
    /// How telling the name is: decides between columns that would mean the same.
    weight: usize,
}

impl Guess {
    fn new(header: &str, rows: &[&Row], column: usize) -> Self {
        let texts: Vec<String> = rows
            .iter()
            .map(|row| row.cell(column).text().into_owned())
            .filter(|text| !text.is_empty())
            .collect();
        let dates = rows
            .iter()
            .filter(|row| dates::date(row.cell(column), DateOrder::DayFirst).is_some())
            .count();
        let all_dates = !texts.is_empty() && dates * 10 >= texts.len() * 9;
        let all_kinds = share_of_kinds(&texts);
        let (guess, confidence, reason, weight) = match words::named(header) {
            // "Typ" is a kind where the cells are kinds, and a category where they are not.
            Some((Meaning::Kind, ..)) if !texts.is_empty() && !all_kinds => (
                Meaning::Category,
                Confidence::Unsure,
                GuessReason::Content,
                0,
            ),
            // A column named for a date whose cells are none is worth a look, not a certainty.
            Some((meaning @ (Meaning::Date | Meaning::Closed), naming, rank)) => {
                let confidence = if texts.is_empty() || all_dates {
                    sureness(naming)
                } else {
                    Confidence::Unsure
                };
                (meaning, confidence, reason(naming), weight(naming, rank))
            }
            Some((meaning, naming, rank)) => (
                meaning,
                sureness(naming),
                reason(naming),
                weight(naming, rank),
            ),
            None if all_dates => (Meaning::Date, Confidence::Unsure, GuessReason::Content, 1),
            None if all_kinds => (Meaning::Kind, Confidence::Likely, GuessReason::Content, 1),
            None => (Meaning::Ignore, Confidence::Unsure, GuessReason::Nothing, 0),
        };
        Self {
            column: Column {
                header: header.to_owned(),
                guess,
                confidence,
                reason,
            },
            weight,
        }
    }
}

fn share_of_kinds(texts: &[String]) -> bool {
    let kinds = texts
        .iter()
        .filter(|text| text.len() < 40 && words::kinds_in(text).len() == 1)
        .count();
    !texts.is_empty() && kinds * 2 >= texts.len()
}

const fn sureness(naming: Naming) -> Confidence {
    match naming {
        Naming::Whole => Confidence::Certain,
        Naming::Part => Confidence::Likely,
    }
}

const fn reason(naming: Naming) -> GuessReason {
    match naming {
        Naming::Whole => GuessReason::Header,
        Naming::Part => GuessReason::HeaderPart,
    }
}

const fn weight(naming: Naming, rank: usize) -> usize {
    match naming {
        Naming::Whole => 2000 - rank,
        Naming::Part => 1000 - rank,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::delimited;

    #[track_caller]
    fn check(text: &str, expected: &[(Meaning, GuessReason)]) {
        let table = Table {
            name: String::new(),
            hidden: false,
            rows: delimited::rows(text, ';'),
        };
        let found: Vec<_> = guess(&table, &table.rows[0])
            .into_iter()
            .map(|column| (column.guess, column.reason))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_most_telling_header_gets_the_meaning() {
        check(
            "Datum;Rapportdatum;Nr\n2022-01-01;2022-01-02;1\n",
            &[
                (Meaning::Ignore, GuessReason::Taken),
                (Meaning::Date, GuessReason::Header),
                (Meaning::Number, GuessReason::Header),
            ],
        );
    }

    #[test]
    fn cells_decide_where_the_header_does_not() {
        check(
            "Typ;X;Y;Grupp\nFall;2022-01-01;Avvikelse;1\nLäkemedel;2022-02-01;Klagomål;2\n",
            &[
                (Meaning::Category, GuessReason::Content),
                (Meaning::Date, GuessReason::Content),
                (Meaning::Kind, GuessReason::Content),
                (Meaning::Ignore, GuessReason::Nothing),
            ],
        );
    }
}
