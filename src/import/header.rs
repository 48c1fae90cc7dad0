//! Which row of a sheet names its columns.

use super::table::{Cell, Row, Table};
use super::words::{self, Naming};

/// How many rows from the top a header is looked for in.
const SEARCHED: usize = 60;

/// The number of the row that names the columns: the one with most known names, else the first row that has as
/// many text cells as the sheet is wide. `None` where the sheet has no such row.
#[must_use]
pub fn detect(table: &Table) -> Option<u32> {
    let mut best: Option<(u32, &Row)> = None;
    for row in table.rows.iter().take(SEARCHED) {
        let score = score(row);
        if score > best.map_or(0, |(best, _)| best) {
            best = Some((score, row));
        }
    }
    best.map(|(_, row)| row.number)
        .or_else(|| first_full_row(table))
}

/// Known names count three when whole and one in part; a row of one cell is a title and no header.
fn score(row: &Row) -> u32 {
    if row.filled().count() < 2 {
        return 0;
    }
    row.filled()
        .map(|(_, cell)| match cell {
            Cell::Text(text) => match words::named(text) {
                Some((_, Naming::Whole, _)) => 3,
                // A sentence may end in a known word; a header is short.
                Some((_, Naming::Part, _)) if text.len() <= 40 => 1,
                Some(_) | None => 0,
            },
            Cell::Empty | Cell::Number(_) | Cell::Date(_) => 0,
        })
        .sum()
}

fn first_full_row(table: &Table) -> Option<u32> {
    let widest = table
        .rows
        .iter()
        .map(|row| row.filled().count())
        .max()
        .filter(|width| *width > 1)?;
    table
        .rows
        .iter()
        .take(SEARCHED)
        .find(|row| {
            row.filled().count() == widest
                && row.filled().all(|(_, cell)| matches!(cell, Cell::Text(_)))
        })
        .map(|row| row.number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::delimited;

    #[track_caller]
    fn check(text: &str, expected: Option<u32>) {
        let table = Table {
            name: String::new(),
            hidden: false,
            rows: delimited::rows(text, ';'),
        };
        assert_eq!(detect(&table), expected);
    }

    #[test]
    fn a_header_is_found_below_a_preamble() {
        check(
            "Rapport: Avvikelser\nUrval: datum;2022\n\nNr;Datum;Typ\n1;2022-01-01;Avvikelse\n",
            Some(4),
        );
        check("Ärendenummer;Typ;Kategori\n", Some(1));
    }

    #[test]
    fn unknown_names_make_a_header_when_the_row_is_full() {
        check("Lista\nFoo;Bar;Baz\n1;2;3\n", Some(2));
    }

    #[test]
    fn a_sheet_without_columns_has_no_header() {
        check("", None);
        check("bara en rad text\nen till\n", None);
    }
}
