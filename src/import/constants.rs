//! What a file does not say in its rows but in its name, its sheets' names, its headers or above them.

use time::Date;

use super::dates;
use super::file_names::{stem, year_in};
use super::header::Header;
use super::table::{Cell, Table};
use super::words;
use crate::model::{ConstantOrigin, DateOrder, Kind, fold};

/// The one kind that a text in a person's or a setting's words names.
#[must_use]
pub fn kind_from_words(text: &str) -> Option<Kind> {
    match words::kinds_in(text).as_slice() {
        [kind] => Some(*kind),
        _ => None,
    }
}

/// The kind of all cases of a sheet, from its name, its file's name, its headers or the rows above them.
#[must_use]
pub fn kind(file: &str, table: &Table, header: Option<&Header>) -> Option<(Kind, ConstantOrigin)> {
    if let Some(kind) = kind_from_words(&table.name) {
        return Some((kind, ConstantOrigin::SheetName));
    }
    if let Some(kind) = kind_from_words(stem(file)) {
        return Some((kind, ConstantOrigin::FileName));
    }
    let header = header?;
    let of_texts = |texts: &mut dyn Iterator<Item = &str>| {
        let mut kinds: Vec<Kind> = texts.flat_map(words::kinds_in).collect();
        kinds.sort_unstable();
        kinds.dedup();
        match kinds.as_slice() {
            [kind] => Some(*kind),
            _ => None,
        }
    };
    if let Some(kind) = of_texts(&mut header.names.iter().map(String::as_str)) {
        return Some((kind, ConstantOrigin::Header));
    }
    let mut texts = above(table, header)
        .flat_map(|row| table.filled(row))
        .map(|(_, cell)| cell.text());
    of_texts(&mut texts).map(|kind| (kind, ConstantOrigin::Preamble))
}

/// The kinds that the sheet's name names, or else the file's, or else the rows above the header.
#[must_use]
pub fn named_kinds(file: &str, table: &Table, header: Option<&Header>) -> Vec<Kind> {
    let of_sheet = words::kinds_in(&table.name);
    if !of_sheet.is_empty() {
        return of_sheet;
    }
    let of_file = words::kinds_in(stem(file));
    if !of_file.is_empty() {
        return of_file;
    }
    let rows = header.into_iter().flat_map(|header| above(table, header));
    let cells = rows.flat_map(|row| table.filled(row));
    cells
        .flat_map(|(_, cell)| words::kinds_in(cell.text()))
        .collect()
}

/// Whether the sheet's or the file's name, or a row above the header, says that the rows are reports under lex Sarah,
/// and names no kind beside.
#[must_use]
pub fn names_lex_sarah(file: &str, table: &Table, header: Option<&Header>) -> bool {
    let names = |text: &str| fold(text).contains("lex sarah");
    let of_rows = |row: usize| table.filled(row).any(|(_, cell)| names(cell.text()));
    let is_named = names(&table.name)
        || names(stem(file))
        || header.is_some_and(|header| above(table, header).any(of_rows));
    is_named && named_kinds(file, table, header).is_empty()
}

/// The rows above a header.
fn above<'a>(table: &'a Table, header: &Header) -> impl Iterator<Item = usize> + use<'a> {
    0..table.row(header.row).unwrap_or(0)
}

/// The year that a file's name gives, or the rows above the header.
#[must_use]
pub fn year(file: &str, table: &Table, header: Option<&Header>) -> Option<i32> {
    year_in(stem(file)).or_else(|| {
        above(table, header?)
            // The day of printing is mostly in the year after.
            .filter(|row| !tells_printing(table, *row))
            .flat_map(|row| table.filled(row))
            .find_map(|(_, cell)| year_in(cell.text()))
    })
}

fn tells_printing(table: &Table, row: usize) -> bool {
    let mut cells = table.filled(row);
    cells.any(|(_, cell)| words::tells_printing(cell.text()))
}

/// The day the list was printed: beside or behind a word for it above the header, or the latest day of a
/// column named for it.
#[must_use]
pub fn printed(table: &Table, header: Option<&Header>) -> Option<Date> {
    let header = header?;
    let above = above(table, header)
        .filter(|row| tells_printing(table, *row))
        .find_map(|row| table.filled(row).find_map(|(_, cell)| day_in(cell)));
    above.or_else(|| {
        let mut names = header.names.iter();
        let column = table.column(names.position(|name| words::tells_printing(name))?)?;
        let days = column.for_each_code(None, |text, kind| {
            let cell = Cell::new(text, kind).counted_from(table.days_from);
            dates::date(cell, dates::DateReading::default())
        });
        days.into_iter().flatten().max()
    })
}

/// The date in a cell, alone or among words ("Utskriven 2023-01-16 av AB").
fn day_in(cell: Cell) -> Option<Date> {
    dates::date(cell, dates::DateReading::default()).or_else(|| {
        let text = cell.text();
        let start = text.find(|c: char| c.is_ascii_digit())?;
        let text = text.get(start..)?;
        // The longest beginning that is a date: a time of day belongs to it.
        let ends = text.rmatch_indices(char::is_whitespace).map(|(end, _)| end);
        std::iter::once(text.len())
            .chain(ends)
            .filter_map(|end| text.get(..end))
            .find_map(|words| dates::from_text(words, DateOrder::DayFirst))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_of_printing_stands_among_words() {
        for (text, expected) in [
            ("2023-01-16", Some("2023-01-16")),
            ("Utskriven 2023-01-16 av AB", Some("2023-01-16")),
            (
                "Utskriven: 16 januari 2023 kl. 09.42 sida 1",
                Some("2023-01-16"),
            ),
            ("Utskriven 16/1 2023", Some("2023-01-16")),
            ("Utskriven av AB", None),
            ("Sida 1", None),
        ] {
            let day = day_in(Cell::new(text, crate::columns::CellKind::Text));
            let day = day.map(crate::model::written_date);
            assert_eq!(day.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn two_kinds_in_a_name_are_no_constant() {
        assert_eq!(kind_from_words("avvikelse"), Some(Kind::Deviation));
        assert_eq!(kind_from_words("avvikelser_och_klagomål"), None);
    }
}
