//! Lists that have no header: what their columns mean, by their content alone.

use std::collections::HashSet;

use super::columns::is_time;
use super::dates;
use super::header::is_data;
use super::table::{Cell, Table};
use super::words;
use crate::model::{Column, Confidence, GuessReason, Meaning};

/// How many rows are looked at.
const JUDGED: usize = 200;

/// A text is told in at least this many letters on average; a name is shorter.
const TOLD: usize = 25;

/// The columns of a sheet without a header, where it looks like a list of cases all the same: rows of the same width
/// that begin with data, with dates, kinds or numbers. Nothing for others.
pub fn columns(table: &Table) -> Option<Vec<Column>> {
    let rows: Vec<usize> = (0..table.len())
        .filter(|row| !table.is_blank(*row))
        .take(JUDGED)
        .collect();
    let first = *rows.first()?;
    let begins = table
        .filled(first)
        .any(|(_, cell)| !cell.is_text() || is_data(cell.text()));
    if table.width() < 2 || !begins {
        return None;
    }
    let given = meanings(table, &rows);
    let tells = [Meaning::Number, Meaning::Date, Meaning::Kind];
    if !given.iter().any(|meaning| tells.contains(meaning)) {
        return None;
    }
    let column = |meaning| Column {
        header: String::new(),
        guess: meaning,
        confidence: Confidence::Unsure,
        reason: if meaning == Meaning::Ignore {
            GuessReason::Nothing
        } else {
            GuessReason::Content
        },
    };
    Some(given.into_iter().map(column).collect())
}

/// What columns look like whose names say nothing, in place of "not used": each is worth a look. Where a name says
/// something of any column, the others are left as they are.
pub fn guess_nameless(table: &Table, after: u32, columns: &mut [Column]) {
    if columns.iter().any(|column| column.guess != Meaning::Ignore) {
        return;
    }
    let rows: Vec<usize> = table
        .rows_after(after)
        .filter(|row| !table.is_blank(*row))
        .take(JUDGED)
        .collect();
    for (column, meaning) in columns.iter_mut().zip(meanings(table, &rows)) {
        if meaning != Meaning::Ignore {
            column.guess = meaning;
            column.reason = GuessReason::Content;
        }
    }
}

/// What each column looks like in these rows, from left to right; no meaning is given twice.
fn meanings(table: &Table, rows: &[usize]) -> Vec<Meaning> {
    let mut given = Vec::new();
    for column in 0..table.width() {
        let cells: Vec<Cell> = rows
            .iter()
            .map(|row| table.cell(*row, column))
            .filter(|cell| !cell.is_blank())
            .collect();
        given.push(meaning(&cells, &given));
    }
    given
}

/// Whether a text is a number with decimals, which no case has: "1,5".
fn is_fraction(text: &str) -> bool {
    let is_decimal = |mark: char| {
        text.split_once(mark).is_some_and(|(whole, part)| {
            let digits =
                |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            digits(whole) && digits(part)
        })
    };
    is_decimal(',') || is_decimal('.')
}

/// What the cells of a column look like, among what no column before them means.
fn meaning(cells: &[Cell], given: &[Meaning]) -> Meaning {
    let most = |is: &dyn Fn(&Cell) -> bool| {
        !cells.is_empty() && cells.iter().filter(|cell| is(cell)).count() * 10 >= cells.len() * 9
    };
    let texts: HashSet<&str> = cells.iter().map(|cell| cell.text()).collect();
    let is_ever_new = texts.len() == cells.len();
    // No name says that numbers count days, so only dates that are written as such are any.
    let order = dates::judge(cells.iter().map(|cell| cell.text())).order;
    let is_date = |cell: &Cell| dates::is_written_date(*cell, order);
    let is_kind = |cell: &Cell| words::kinds_in(cell.text()).len() == 1 && cell.text().len() < 40;
    let is_number = |cell: &Cell| {
        let text = cell.text();
        text.len() <= 30
            && text.bytes().any(|byte| byte.is_ascii_digit())
            && text.split_whitespace().count() <= 2
            && !is_fraction(text)
    };
    let letters: usize = cells.iter().map(|cell| cell.text().chars().count()).sum();
    let candidates = [
        (Meaning::Ignore, most(&|cell| is_time(cell.text()))),
        (Meaning::Date, most(&is_date)),
        (Meaning::Kind, most(&is_kind)),
        (Meaning::Number, is_ever_new && most(&is_number)),
        (
            Meaning::Text,
            !cells.is_empty() && letters >= TOLD * cells.len(),
        ),
        (
            Meaning::Category,
            most(&|cell| cell.text().chars().any(char::is_alphabetic)),
        ),
    ];
    let found = candidates.into_iter().find(|(_, fits)| *fits);
    let meaning = found.map_or(Meaning::Ignore, |(meaning, _)| meaning);
    if given.contains(&meaning) {
        Meaning::Ignore
    } else {
        meaning
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::testing::table;

    fn meanings(text: &str) -> Option<Vec<Meaning>> {
        columns(&table(text))
            .map(|columns| columns.into_iter().map(|column| column.guess).collect())
    }

    #[test]
    fn columns_are_known_by_what_is_in_them() {
        assert_eq!(
            meanings("1;2022-01-10;Avvikelse;Fall\n2;2022-01-11;Klagomål;Kall mat\n"),
            Some(vec![
                Meaning::Number,
                Meaning::Date,
                Meaning::Kind,
                Meaning::Category
            ])
        );
        assert_eq!(
            meanings(
                "A-1;09:31;Brukaren föll i hallen och slog i huvudet\nA-2;10:15;Maten var kall när den kom fram\n"
            ),
            Some(vec![Meaning::Number, Meaning::Ignore, Meaning::Text])
        );
    }

    #[test]
    fn names_that_say_nothing_leave_a_guess_by_content() {
        let table = table("Ref;;Vad\nA1;A;Föll i hallen\nA2;A;Kall mat\n");
        let header = crate::import::header::Header::at(&table, 1, 1).unwrap();
        let mut columns = crate::import::columns::guess(&table, &header);
        guess_nameless(&table, 1, &mut columns);
        let guesses: Vec<Meaning> = columns.iter().map(|column| column.guess).collect();
        assert_eq!(
            guesses,
            [Meaning::Number, Meaning::Category, Meaning::Ignore]
        );
        assert!(is_fraction("0,5") && !is_fraction("2022.1.3") && !is_fraction("17"));
    }

    #[test]
    fn what_begins_with_words_is_no_list_without_header() {
        assert_eq!(meanings("bara en rad text\nen till\n"), None);
        assert_eq!(meanings("ref;vad\nr1;fall\n"), None);
    }
}
