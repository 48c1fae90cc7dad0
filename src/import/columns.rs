//! What each column seems to mean, how sure that is, and why.

use super::dates;
use super::header::Header;
use super::notations;
use super::table::{Cell, Table};
use super::words::{self, Naming};
use crate::model::{Column, Confidence, GuessReason, Meaning};

/// How many rows below the header the cells are judged on.
const JUDGED: usize = 200;

/// Guesses the meaning of every column below a header.
///
/// A meaning is given once, to the column whose header names it best; the others say that it is taken. Categories
/// are given to each of "Kategori 1", "Kategori 2", and to each of several columns that have nothing but marks.
#[must_use]
pub fn guess(table: &Table, header: &Header) -> Vec<Column> {
    let rows: Vec<usize> = table
        .rows_after(header.last_row(table))
        .filter(|row| !table.is_blank(*row))
        .take(JUDGED)
        .collect();
    let mut guesses: Vec<Guess> = header
        .names
        .iter()
        .enumerate()
        .map(|(column, name)| Guess::new(name, table, &rows, column))
        .collect();
    for meaning in Meaning::ALL.into_iter().skip(1) {
        let best = guesses
            .iter()
            .enumerate()
            .filter(|(_, guess)| guess.column.guess == meaning)
            .max_by_key(|(index, guess)| (guess.weight, usize::MAX - index))
            .map(|(index, guess)| (index, words::without_number(&guess.column.header)));
        for (index, guess) in guesses.iter_mut().enumerate() {
            let same_name = || {
                let name = words::without_number(&guess.column.header);
                best.as_ref().is_some_and(|(_, best)| *best == name)
            };
            let again = meaning == Meaning::CategoryMark || (meaning.may_repeat() && same_name());
            let is_best = best.as_ref().is_some_and(|(best, _)| *best == index);
            if guess.column.guess == meaning && !is_best && !again {
                guess.column.guess = Meaning::Ignore;
                guess.column.reason = GuessReason::Taken;
                guess.column.confidence = Confidence::Unsure;
            }
        }
    }
    let marks = guesses
        .iter()
        .filter(|guess| guess.column.guess == Meaning::CategoryMark);
    // One column of marks is a yes or no; several are a list of categories.
    if marks.count() == 1 {
        for guess in &mut guesses {
            if guess.column.guess == Meaning::CategoryMark {
                guess.column.guess = Meaning::Ignore;
                guess.column.reason = GuessReason::Nothing;
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
    fn new(header: &str, table: &Table, rows: &[usize], column: usize) -> Self {
        let cells: Vec<_> = rows
            .iter()
            .map(|row| table.cell(*row, column))
            .filter(|cell| !cell.is_blank())
            .collect();
        let reading = dates::judge(cells.iter().map(|cell| cell.text()));
        let nearly_all = |is_date: &dyn Fn(Cell) -> bool| {
            let dates = cells.iter().filter(|cell| is_date(**cell)).count();
            !cells.is_empty() && dates * 10 >= cells.len() * 9
        };
        let all_dates = nearly_all(&|cell| dates::date(cell, reading).is_some());
        // Numbers that may count days are days only where the column's name says so.
        let says_dates = || nearly_all(&|cell| dates::is_written_date(cell, reading.order));
        let all_kinds = tell_kinds(cells.iter().map(|cell| cell.text()));
        let some_kinds = || tell_some_kinds(table, column);
        let all_times = !cells.is_empty() && cells.iter().all(|cell| tells_time(*cell));
        let all_marks = !cells.is_empty()
            && cells
                .iter()
                .all(|cell| notations::mark(cell.text()).is_some())
            && cells
                .iter()
                .any(|cell| notations::mark(cell.text()) == Some(true));
        let content = GuessReason::Content;
        let (guess, confidence, reason, weight) = match words::named(header) {
            // A time of day belongs to a date and says nothing by itself, whatever it is called: "Klockslag".
            Some((meaning, naming, _))
                if all_times
                    && (naming == Naming::Part
                        || matches!(meaning, Meaning::Kind | Meaning::Category)) =>
            {
                (Meaning::Ignore, Confidence::Likely, content, 0)
            }
            None if all_times => (Meaning::Ignore, Confidence::Likely, content, 0),
            // "Typ" is a kind where cells are kinds, if only some, and a category where none is.
            Some((Meaning::Kind, naming, _))
                if !cells.is_empty() && !all_kinds && (naming == Naming::Part || !some_kinds()) =>
            {
                (Meaning::Category, Confidence::Unsure, content, 0)
            }
            // "Synpunkt" with nothing but marks is no text.
            Some((Meaning::Text | Meaning::Category, Naming::Part, _)) if all_marks => {
                (Meaning::CategoryMark, Confidence::Likely, content, 1)
            }
            // A column named for a date whose cells are none is worth a look, not a certainty.
            Some((meaning @ (Meaning::Date | Meaning::Closed), naming, rank)) => {
                let confidence = if cells.is_empty() || all_dates {
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
            None if all_dates && says_dates() => (Meaning::Date, Confidence::Unsure, content, 1),
            None if all_kinds => (Meaning::Kind, Confidence::Likely, content, 1),
            None if all_marks && !header.is_empty() => {
                (Meaning::CategoryMark, Confidence::Likely, content, 1)
            }
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

/// Whether at least half of the cells name one kind.
fn tell_kinds<'a>(texts: impl Iterator<Item = &'a str>) -> bool {
    let (mut all, mut kinds) = (0, 0);
    for text in texts {
        all += 1;
        kinds += usize::from(text.len() < 40 && words::kinds_in(text).len() == 1);
    }
    all > 0 && kinds * 2 >= all
}

/// How many different texts a column of kinds has at most.
const MOST_KINDS: usize = 40;

/// Whether a column that is named for kinds has some: few different texts, one of which is a kind alone.
fn tell_some_kinds(table: &Table, column: usize) -> bool {
    let Some(cells) = table.column(column) else {
        return false;
    };
    let texts = (1..u32::try_from(cells.distinct()).unwrap_or(u32::MAX))
        .filter_map(|code| cells.text_of(code));
    cells.distinct() <= MOST_KINDS
        && texts
            .filter(|text| words::kinds_in(text).len() == 1)
            .any(|text| text.split_whitespace().count() == 1)
}

/// Whether a cell is a time of day. A workbook keeps one as a part of a day.
fn tells_time(cell: Cell) -> bool {
    let part = || {
        cell.text()
            .parse()
            .is_ok_and(|part: f64| part > 0.0 && part < 1.0)
    };
    is_time(cell.text()) || (!cell.is_text() && part())
}

/// Whether a text is a time of day: "09:31", "9.31.05", "kl. 13:00".
pub fn is_time(text: &str) -> bool {
    let text = text
        .trim()
        .trim_start_matches("kl")
        .trim_start_matches('.')
        .trim();
    let parts: Vec<&str> = text.split([':', '.']).collect();
    let is_part = |part: &&str, most: u32| {
        (1..=2).contains(&part.len())
            && part.bytes().all(|byte| byte.is_ascii_digit())
            && part.parse().is_ok_and(|number: u32| number <= most)
    };
    match parts.as_slice() {
        [hour, minute] => is_part(hour, 24) && minute.len() == 2 && is_part(minute, 59),
        [hour, minute, second] => {
            is_part(hour, 24)
                && minute.len() == 2
                && is_part(minute, 59)
                && second.len() == 2
                && is_part(second, 59)
        }
        _ => false,
    }
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
    use crate::import::testing::table;

    #[track_caller]
    fn check(text: &str, expected: &[(Meaning, GuessReason)]) {
        let table = table(text);
        let header = Header::at(&table, 1, 1).unwrap();
        let found: Vec<_> = guess(&table, &header)
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

    #[test]
    fn a_time_of_day_is_no_category_and_a_few_kinds_make_a_column_of_them() {
        check(
            "Nr;Klockslag;Typ\n1;09:31;Beröm\n2;10.15;Fråga\n3;11:00;Klagomål\n4;11:01;Fråga\n",
            &[
                (Meaning::Number, GuessReason::Header),
                (Meaning::Ignore, GuessReason::Content),
                (Meaning::Kind, GuessReason::Header),
            ],
        );
        assert!(!is_time("1.5") && !is_time("2022") && is_time("kl. 9.31"));
    }

    #[test]
    fn numbers_that_may_count_days_are_days_only_by_name() {
        for cells in [
            ["44575", "44576"],
            ["44575.4", "44576.5"],
            ["1642156800", "1642156801"],
            ["1642156800000", "1642156800001"],
            ["0701234567", "070-123 45 67"],
            ["1.2.3", "2.10.1"],
            ["12 500", "44 575"],
            ["44575 kr", "44576 kr"],
            ["2022/123", "2022/124"],
            ["AV-2022-1", "AV-2022-2"],
        ] {
            let [first, second] = cells;
            let text = format!("Uppgift;Typ\n{first};Avvikelse\n{second};Avvikelse\n");
            check(
                &text,
                &[
                    (Meaning::Ignore, GuessReason::Nothing),
                    (Meaning::Kind, GuessReason::Header),
                ],
            );
        }
        let table = table("Datum\n44575\n44635,5\n");
        let column = &guess(&table, &Header::at(&table, 1, 1).unwrap())[0];
        assert_eq!(
            (column.guess, column.confidence),
            (Meaning::Date, Confidence::Certain)
        );
    }

    #[test]
    fn several_columns_of_notations_are_all_categories() {
        check(
            "Nr;Kategori 1;Kategori 2;Orsak\n1;A;B;C\n",
            &[
                (Meaning::Number, GuessReason::Header),
                (Meaning::Category, GuessReason::Header),
                (Meaning::Category, GuessReason::Header),
                (Meaning::Ignore, GuessReason::Taken),
            ],
        );
        check(
            "Nr;Bemötande;Lokaler;Chef\n1;X;;Ann\n2;;x;Bo\n",
            &[
                (Meaning::Number, GuessReason::Header),
                (Meaning::CategoryMark, GuessReason::Content),
                (Meaning::CategoryMark, GuessReason::Content),
                (Meaning::Ignore, GuessReason::Nothing),
            ],
        );
    }
}
