//! Whether a sheet is a list of cases, or something that stands beside one: a summary, a register, a list of codes.

use std::collections::HashSet;

use super::header::Header;
use super::table::Table;
use super::{notations, words};
use crate::model::{Column, LeftOutReason, Meaning, fold};

/// How many rows are looked at.
const JUDGED: usize = 400;

/// Names of sheets that hold something else than cases, in part.
const BESIDE: [&str; 14] = [
    "kodlista",
    "koder",
    "kodnyckel",
    "listor",
    "listval",
    "register",
    "sammanstallning",
    "summering",
    "pivot",
    "instruktion",
    "lasmig",
    "las mig",
    "forklaring",
    "data validering",
];

/// Header names of columns of counts, folded.
const COUNTS: [&str; 12] = [
    "antal",
    "antal arenden",
    "antal avvikelser",
    "antal klagomal",
    "antal synpunkter",
    "antal handelser",
    "antal rapporter",
    "antal inkomna",
    "antal st",
    "summa",
    "count",
    "frekvens",
];

/// Why a sheet is no list of cases; nothing where it looks like one. `is_alone` says that the file has no other sheet
/// with content.
pub fn left_out(
    table: &Table,
    header: &Header,
    columns: &[Column],
    is_alone: bool,
) -> Option<LeftOutReason> {
    if table.hidden {
        return Some(LeftOutReason::Hidden);
    }
    let has = |wanted| columns.iter().any(|column| column.guess == wanted);
    let first = header.last_row(table);
    let of_its_own = |wanted| {
        let column = columns.iter().position(|column| column.guess == wanted);
        column.is_some_and(|column| is_ever_new(table, column, first))
    };
    if !has(Meaning::Number) && !has(Meaning::Date) && !has(Meaning::Text) {
        let is_summary =
            counts(table, header, columns).is_some() || is_cross_table(table, header, columns);
        return Some(if is_summary {
            LeftOutReason::Summary
        } else if table.rows_after(first).next().is_some() && !is_alone {
            LeftOutReason::Register
        } else {
            LeftOutReason::NoCases
        });
    }
    if has(Meaning::Date) || has(Meaning::CategoryMark) || has(Meaning::Kind) || is_alone {
        return None;
    }
    // What others refer to stands once: each code, each unit, each name. Cases come again in theirs.
    let names_beside = {
        let name = fold(&table.name);
        BESIDE.iter().any(|word| name.contains(word))
    };
    let lists_names = (has(Meaning::Category) && of_its_own(Meaning::Category))
        || (has(Meaning::Unit) && of_its_own(Meaning::Unit));
    let lacks_story = !has(Meaning::Number) || !(has(Meaning::Text) || has(Meaning::Category));
    (names_beside || (lists_names && lacks_story)).then_some(LeftOutReason::Register)
}

/// Whether no text of a column comes twice, and there are at least three.
fn is_ever_new(table: &Table, column: usize, after: u32) -> bool {
    let mut seen = HashSet::new();
    let mut texts = table
        .rows_after(after)
        .take(JUDGED)
        .map(|row| table.cell(row, column))
        .filter(|cell| !cell.is_blank());
    texts.all(|cell| seen.insert(cell.text().to_owned())) && seen.len() > 2
}

/// A column of counts, its rows and their sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// The column.
    pub column: usize,
    /// How many rows have a count.
    pub rows: u32,
    /// What the counts sum up to.
    pub sum: u64,
}

/// The column of counts of a sheet, where it has one with counts above 1: then its rows may be sums.
pub fn counts(table: &Table, header: &Header, columns: &[Column]) -> Option<Counts> {
    let is_named = |name: &str| {
        let name = words::without_number(name);
        COUNTS.contains(&name.as_str())
    };
    let after = header.last_row(table);
    columns
        .iter()
        .enumerate()
        .filter(|(_, column)| column.guess == Meaning::Ignore && is_named(&column.header))
        .find_map(|(column, _)| {
            let mut found = Counts {
                column,
                rows: 0,
                sum: 0,
            };
            let mut several = false;
            for row in table.rows_after(after) {
                let cell = table.cell(row, column);
                if cell.is_blank() {
                    continue;
                }
                let digits: String = cell.text().chars().filter(|c| !c.is_whitespace()).collect();
                let count: u64 = digits.trim_end_matches(".0").parse().ok()?;
                several |= count > 1;
                found.rows += 1;
                found.sum += count;
            }
            several.then_some(found)
        })
}

/// Whether a sheet has nothing but numbers beside its first column, as a table of two dimensions.
fn is_cross_table(table: &Table, header: &Header, columns: &[Column]) -> bool {
    let after = header.last_row(table);
    let rows: Vec<usize> = table.rows_after(after).take(JUDGED).collect();
    let is_number = |column: usize| {
        let mut any = false;
        rows.iter().all(|row| {
            let cell = table.cell(*row, column);
            any |= !cell.is_blank();
            let text: String = cell.text().chars().filter(|c| !c.is_whitespace()).collect();
            cell.is_blank()
                || text
                    .replace(',', ".")
                    .trim_end_matches('%')
                    .parse::<f64>()
                    .is_ok()
        }) && any
    };
    let named: Vec<usize> = (0..columns.len())
        .filter(|column| rows.iter().any(|row| !table.cell(*row, *column).is_blank()))
        .collect();
    let numbers = named.iter().filter(|column| is_number(**column)).count();
    // Marks are numbers too, and make cases.
    let has_marks = named.iter().any(|column| {
        rows.iter().any(|row| {
            let text = table.cell(*row, *column).text();
            !text.is_empty()
                && !text.starts_with(|c: char| c.is_ascii_digit())
                && notations::mark(text) == Some(true)
        })
    });
    named.len() > 1 && numbers + 1 >= named.len() && !has_marks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::columns;
    use crate::import::testing::table;

    #[track_caller]
    fn check(text: &str, name: &str, is_alone: bool, expected: Option<LeftOutReason>) {
        let mut table = table(text);
        name.clone_into(&mut table.name);
        let header = Header::at(&table, 1, 1).unwrap();
        let columns = columns::guess(&table, &header);
        assert_eq!(
            left_out(&table, &header, &columns, is_alone),
            expected,
            "{text}"
        );
    }

    #[test]
    fn what_stands_beside_a_list_is_left_out() {
        let summary = "Kategori;Antal\nFall;17\nMat;9\n";
        check(summary, "", true, Some(LeftOutReason::Summary));
        check(
            "Enhet;Januari;Februari\nSkolan;1;2\nHemmet;;3\n",
            "",
            true,
            Some(LeftOutReason::Summary),
        );
        let register = "Enhet;Chef\nSkolan;Bo\nHemmet;Ann\nBad;Ann\n";
        check(register, "", false, Some(LeftOutReason::Register));
        check(register, "", true, Some(LeftOutReason::NoCases));
        let codes = "Kategori;Beskrivning\nA;När någon faller\nB;När mat är kall\nC;Annat\n";
        check(codes, "Koder", false, Some(LeftOutReason::Register));
        check(codes, "", true, None);
        let cases = "Kategori;Beskrivning\nA;När någon faller\nB;När mat är kall\nA;Annat\n";
        check(cases, "", false, None);
        check("Nr;Kategori\n1;A\n2;B\n3;C\n", "", false, None);
        check("Nr;Datum\n1;2022-01-01\n", "", false, None);
    }

    #[test]
    fn a_column_of_counts_is_found_with_its_sum() {
        let table =
            table("Nr;Datum;Antal ärenden\n1;2022-01-01;17\n2;2022-01-02;1\n3;2022-01-03;\n");
        let header = Header::at(&table, 1, 1).unwrap();
        let columns = columns::guess(&table, &header);
        let found = counts(&table, &header, &columns);
        assert_eq!(
            found,
            Some(Counts {
                column: 2,
                rows: 2,
                sum: 18
            })
        );
        let ones = self::table("Nr;Antal\n1;1\n2;1\n");
        let header = Header::at(&ones, 1, 1).unwrap();
        assert_eq!(
            counts(&ones, &header, &columns::guess(&ones, &header)),
            None
        );
    }
}
