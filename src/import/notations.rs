//! The notations that a row gives: from one cell, from a cell with several, from several columns, or from marks.

use super::table::Table;

/// What stands between the notations of one cell.
const BETWEEN: [char; 4] = [';', '|', '\n', '\r'];

/// How many cells are looked at to tell whether cells hold several notations.
const JUDGED: usize = 5000;

/// The notations of a cell that may hold several.
pub fn parts(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(BETWEEN)
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

/// What a mark in a column named for a category says: that it holds, that it does not; nothing for other texts.
#[must_use]
pub fn mark(cell: &str) -> Option<bool> {
    match cell.trim() {
        "x" | "X" | "1" | "ja" | "Ja" | "JA" | "true" | "TRUE" | "sant" | "SANT" | "✓" | "✔"
        | "☒" | "☑" => Some(true),
        "" | "0" | "-" | "–" | "nej" | "Nej" | "NEJ" | "false" | "FALSE" | "falskt" | "FALSKT"
        | "☐" => Some(false),
        _ => None,
    }
}

/// Whether the cells of a column hold several notations: some can be cut, and most of what the cuts give stands in
/// other cells too.
#[must_use]
pub fn hold_several(table: &Table, column: usize, after: u32) -> bool {
    let cells: Vec<&str> = table
        .rows_after(after)
        .take(JUDGED)
        .map(|row| table.cell(row, column).text())
        .filter(|text| !text.is_empty())
        .collect();
    let cut: Vec<&str> = cells
        .iter()
        .copied()
        .filter(|cell| parts(cell).nth(1).is_some())
        .collect();
    if cut.is_empty() {
        return false;
    }
    let mut counts: std::collections::HashMap<&str, u32> = std::collections::HashMap::new();
    for part in cells.iter().flat_map(|cell| parts(cell)) {
        *counts.entry(part).or_default() += 1;
    }
    let (mut all, mut again) = (0, 0);
    for part in cut.iter().flat_map(|cell| parts(cell)) {
        all += 1;
        again += usize::from(counts.get(part).is_some_and(|count| *count > 1));
    }
    again * 2 >= all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::testing::table;

    #[test]
    fn a_cell_is_cut_at_what_people_put_between() {
        let found: Vec<&str> = parts("Bemötande; Lokaler | Information\nChef;; ").collect();
        assert_eq!(found, ["Bemötande", "Lokaler", "Information", "Chef"]);
        assert_eq!(parts(" ; ").count(), 0);
    }

    #[test]
    fn cells_hold_several_notations_when_the_parts_come_again() {
        let several = table("Kategori\n\"A; B\"\nB\n\"A | C\"\n");
        assert!(hold_several(&several, 0, 1));
        let names = table("Kategori\n\"Fall; i trapp\"\nB\nC\n");
        assert!(!hold_several(&names, 0, 1));
    }
}
