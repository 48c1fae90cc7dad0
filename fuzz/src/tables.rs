//! What holds of the tables of every reader.

use lardom::import::{Table, Workbook};

/// How many rows of a table are looked at; a small file can make a table of very many empty ones.
const ROWS: usize = 1 << 12;

/// How many cells of a table are looked at.
const CELLS: usize = 1 << 16;

/// Asserts that a workbook's tables are sound.
pub fn check(book: &Workbook) {
    for table in &book.sheets {
        let mut before = 0;
        for row in 0..table.len().min(ROWS) {
            let number = table.number(row);
            assert!(
                number > before,
                "row {row} has number {number} after {before}"
            );
            assert_eq!(
                table.row(number),
                Some(row),
                "rows are found by their numbers"
            );
            assert!(
                table.width_of(row) <= table.width(),
                "row {row} is wider than its table"
            );
            before = number;
        }
        for column in (0..table.width()).filter_map(|column| table.column(column)) {
            assert_eq!(
                column.len(),
                table.len(),
                "columns are as long as the table"
            );
        }
        for merge in &table.merges {
            assert!(
                merge.first_row <= merge.last_row && merge.first_column <= merge.last_column,
                "{merge:?}"
            );
        }
        for (row, column) in places(table) {
            let _ = table.cell(row, column).text();
        }
    }
}

/// Asserts that two ways of reading a file gave the same.
pub fn check_same(one: &Workbook, other: &Workbook, what: &str) {
    assert_eq!(one.format, other.format, "format, {what}");
    assert_eq!(one.text, other.text, "form of the text, {what}");
    assert_eq!(one.warnings, other.warnings, "warnings, {what}");
    assert_eq!(one.sheets.len(), other.sheets.len(), "sheets, {what}");
    for (one, other) in one.sheets.iter().zip(&other.sheets) {
        assert_eq!(
            (one.len(), one.width()),
            (other.len(), other.width()),
            "size, {what}"
        );
        for row in 0..one.len().min(ROWS) {
            let size = |table: &Table| (table.number(row), table.width_of(row));
            assert_eq!(
                size(one),
                size(other),
                "number and width of row {row}, {what}"
            );
        }
        for (row, column) in places(one) {
            assert_eq!(
                one.cell(row, column),
                other.cell(row, column),
                "cell {row}, {column}, {what}"
            );
        }
    }
}

fn places(table: &Table) -> impl Iterator<Item = (usize, usize)> {
    let rows = 0..table.len().min(ROWS);
    rows.flat_map(|row| (0..table.width_of(row)).map(move |column| (row, column)))
        .take(CELLS)
}
