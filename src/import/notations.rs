//! The notations that a row gives: from one cell, from a cell with several, from several columns, or from marks.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::table::Table;
use crate::columns::Column;
use crate::model::shown;

/// What stands between the notations of one cell, whatever the notations are.
const BETWEEN: [char; 8] = [';', '|', '\n', '\r', '•', '‣', '▪', '◦'];

/// What `SharePoint` puts between choices, and between a choice and its number in another list.
const SHAREPOINT: &str = ";#";

/// How many cells are looked at to tell whether cells hold several notations.
const JUDGED: usize = 5000;

/// The notations of a cell that may hold several.
pub fn parts(cell: &str) -> impl Iterator<Item = &str> {
    let sharepoint = cell.contains(SHAREPOINT);
    let numbers = sharepoint && cell.split(SHAREPOINT).any(|part| !is_figures(part));
    let (choices, cell) = if sharepoint { (cell, "") } else { ("", cell) };
    choices
        .split(SHAREPOINT)
        // The numbers of the choices tell nothing, unless there is nothing else.
        .filter(move |part| !numbers || !is_figures(part))
        .chain(cell.split(BETWEEN))
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

fn is_figures(part: &str) -> bool {
    part.trim().bytes().all(|byte| byte.is_ascii_digit())
}

/// A cell that holds one name as it is shown: without what `SharePoint` writes around it.
#[must_use]
pub fn name(cell: &str) -> Cow<'_, str> {
    if !cell.contains(SHAREPOINT) {
        return shown(cell);
    }
    let names: Vec<Cow<str>> = parts(cell).map(shown).collect();
    Cow::Owned(names.join(", "))
}

/// How the cells of a column are cut.
#[derive(Debug, Default)]
pub struct Cuts {
    /// What stands between commas in several different cells; empty where the commas are parts of names.
    between_commas: HashSet<String>,
}

impl Cuts {
    /// How a column's cells are to be cut, by what its different cells have in common.
    ///
    /// Commas stand in names too ("Bemötande, personal"). So they cut only where the cells are lists of choices: most
    /// of what stands between commas is also a cell of its own, or comes first in one cell and later in another. Then
    /// a cell is cut where all its parts stand in other cells too.
    #[must_use]
    pub fn of(column: &Column) -> Self {
        let codes = 1..u32::try_from(column.distinct().min(JUDGED)).unwrap_or(u32::MAX);
        let mut cells: Vec<&str> = codes
            .filter_map(|code| column.text_of(code))
            .flat_map(parts)
            .collect();
        if !cells.iter().any(|cell| cell.contains(',')) {
            return Self::default();
        }
        cells.sort_unstable();
        cells.dedup();
        let mut places: HashMap<Cow<str>, Places> = HashMap::new();
        for cell in cells {
            let alone = !cell.contains(',');
            let mut own: Vec<Cow<str>> = Vec::new();
            for (place, part) in listed(cell).enumerate() {
                if own.contains(&part) {
                    continue;
                }
                own.push(part.clone());
                let found = places.entry(part).or_default();
                found.cells += 1;
                found.alone |= alone;
                found.first |= place == 0 && !alone;
                found.later |= place > 0;
            }
        }
        let listed = places.values().filter(|found| found.first || found.later);
        let alone = listed.clone().filter(|found| found.alone).count();
        let is_list = alone * 2 >= listed.clone().count()
            || listed.clone().any(|found| found.first && found.later);
        if !is_list {
            return Self::default();
        }
        let again = places.into_iter().filter(|(_, found)| found.cells > 1);
        Self {
            between_commas: again.map(|(part, _)| part.into_owned()).collect(),
        }
    }

    /// The notations of a cell, as they are shown.
    pub fn parts<'a>(&'a self, cell: &'a str) -> impl Iterator<Item = Cow<'a, str>> {
        parts(cell).flat_map(|part| {
            let cut = self.is_list(part);
            let whole = (!cut).then(|| shown(part));
            let listed = cut.then(|| listed(part)).into_iter().flatten();
            whole.into_iter().chain(listed)
        })
    }

    /// Whether commas stand between several notations of a cell.
    fn is_list(&self, part: &str) -> bool {
        part.contains(',')
            && listed(part).nth(1).is_some()
            && listed(part).all(|part| self.between_commas.contains(&*part))
    }
}

/// Where a part of lists stands.
#[derive(Clone, Copy, Debug, Default)]
struct Places {
    /// In so many different cells.
    cells: u32,
    /// As a cell of its own.
    alone: bool,
    /// Before the first comma of a cell.
    first: bool,
    /// Behind one.
    later: bool,
}

/// What stands between commas.
fn listed(cell: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let parts = cell.split(',').map(shown);
    parts.filter(|part| !part.is_empty())
}

/// What a mark in a column named for a category says: that it holds, that it does not; nothing for other texts.
#[must_use]
pub fn mark(cell: &str) -> Option<bool> {
    match &*shown(cell) {
        "x" | "X" | "1" | "ja" | "Ja" | "JA" | "true" | "TRUE" | "sant" | "SANT" | "✓" | "✔"
        | "☒" | "☑" => Some(true),
        "" | "0" | "-" | "–" | "nej" | "Nej" | "NEJ" | "false" | "FALSE" | "falskt" | "FALSKT"
        | "☐" => Some(false),
        _ => None,
    }
}

/// Whether the cells of a column hold several notations: some can be cut, and most of what the cuts give stands in
/// other cells too; or they are lists with commas, or `SharePoint`'s.
#[must_use]
pub fn hold_several(table: &Table, column: usize, after: u32) -> bool {
    let cells: Vec<&str> = table
        .rows_after(after)
        .take(JUDGED)
        .map(|row| table.cell(row, column).text())
        .filter(|text| !text.is_empty())
        .collect();
    let several = |cell: &&str| parts(cell).nth(1).is_some();
    if cells.iter().any(|cell| cell.contains(SHAREPOINT)) {
        return true;
    }
    if let Some(column) = table.column(column) {
        let cuts = Cuts::of(column);
        if cells
            .iter()
            .any(|cell| !several(cell) && cuts.is_list(cell))
        {
            return true;
        }
    }
    let cut: Vec<&str> = cells.iter().copied().filter(several).collect();
    if cut.is_empty() {
        return false;
    }
    let mut counts: HashMap<&str, u32> = HashMap::new();
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

    #[track_caller]
    fn check(cell: &str, expected: &[&str]) {
        assert_eq!(parts(cell).collect::<Vec<_>>(), expected, "{cell:?}");
    }

    #[test]
    fn a_cell_is_cut_at_what_people_put_between() {
        check(
            "Bemötande; Lokaler | Information\nChef;; ",
            &["Bemötande", "Lokaler", "Information", "Chef"],
        );
        check("• Bemötande\n• Lokaler", &["Bemötande", "Lokaler"]);
        check(" ; ", &[]);
    }

    #[test]
    fn sharepoint_puts_signs_and_numbers_between() {
        check("Bemötande;#Lokaler", &["Bemötande", "Lokaler"]);
        check(";#Bemötande;#Lokaler;#", &["Bemötande", "Lokaler"]);
        check("Bemötande;#5;#Lokaler;#7", &["Bemötande", "Lokaler"]);
        check("12;#Bemötande", &["Bemötande"]);
        check(";#12;#", &["12"]);
        assert_eq!(name("12;#Hemtjänsten\u{200b}"), "Hemtjänsten");
        assert_eq!(name("A;#1;#B;#2"), "A, B");
        assert_eq!(name("Hemtjänsten; norr"), "Hemtjänsten; norr");
    }

    #[test]
    fn cells_hold_several_notations_when_the_parts_come_again() {
        let several = table("Kategori\n\"A; B\"\nB\n\"A | C\"\n");
        assert!(hold_several(&several, 0, 1));
        let names = table("Kategori\n\"Fall; i trapp\"\nB\nC\n");
        assert!(!hold_several(&names, 0, 1));
        let once = table("Kategori\n\"A;#B\"\nC\n");
        assert!(hold_several(&once, 0, 1));
    }

    /// Checks which notations the cells of a column give.
    #[track_caller]
    fn check_commas(cells: &[&str], expected: &[&[&str]]) {
        let rows: Vec<String> = cells.iter().map(|cell| format!("\"{cell}\"\n")).collect();
        let table = table(&format!("Kategori;\n{}", rows.concat()));
        let cuts = Cuts::of(table.column(0).unwrap());
        let found: Vec<Vec<Cow<str>>> = cells
            .iter()
            .map(|cell| cuts.parts(cell).collect())
            .collect();
        assert_eq!(found, expected);
        let several = expected.iter().any(|parts| parts.len() > 1);
        assert_eq!(hold_several(&table, 0, 1), several);
    }

    #[test]
    fn commas_cut_lists() {
        check_commas(
            &[
                "Bemötande, Information",
                "Information",
                "Lokaler,Bemötande",
                "Lokaler",
            ],
            &[
                &["Bemötande", "Information"],
                &["Information"],
                &["Lokaler", "Bemötande"],
                &["Lokaler"],
            ],
        );
        // Nothing stands alone, but what is first in one cell is last in another.
        check_commas(
            &["A, B", "B, C", "C, A"],
            &[&["A", "B"], &["B", "C"], &["C", "A"]],
        );
    }

    #[test]
    fn commas_of_names_cut_nothing() {
        check_commas(
            &[
                "Bemötande, personal",
                "Bemötande, övrigt",
                "Bemötande",
                "Bemötande, personal",
            ],
            &[
                &["Bemötande, personal"],
                &["Bemötande, övrigt"],
                &["Bemötande"],
                &["Bemötande, personal"],
            ],
        );
        check_commas(
            &[
                "Fall, inne",
                "Fall, ute",
                "Läkemedel, inne",
                "Läkemedel, ute",
            ],
            &[
                &["Fall, inne"],
                &["Fall, ute"],
                &["Läkemedel, inne"],
                &["Läkemedel, ute"],
            ],
        );
        // A name with a comma among lists.
        check_commas(
            &[
                "Lokaler, Mat",
                "Mat",
                "Lokaler",
                "Mat, Lokaler",
                "Vård, omsorg och hälsa",
            ],
            &[
                &["Lokaler", "Mat"],
                &["Mat"],
                &["Lokaler"],
                &["Mat", "Lokaler"],
                &["Vård, omsorg och hälsa"],
            ],
        );
    }
}
