//! How wide a table's columns are, and which of them hold numbers.

use crate::model::{Inline, Table, TableRow};
use crate::report::line_text;

/// How wide the text of a page is, in twentieths of a point: A4 less margins of two and a half centimetres.
pub const TEXT_WIDTH: u32 = 9_070;

/// What a cell has on both sides of its text, with a little to spare.
const SIDES: u32 = 210;

/// The size of letters in tables, in twentieths of a point.
const LETTER_SIZE: u32 = 180;

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its width, in twentieths of a point.
    pub width: u32,
    /// Whether it holds numbers, which are set to the right.
    pub is_number: bool,
}

/// The columns of a table, together as wide as the text. A column of numbers is as wide as its longest word; what is
/// left goes to the others, first to those that need little to have no line broken.
#[must_use]
pub fn columns(table: &Table) -> Vec<Column> {
    let rows = table.rows.iter().map(TableRow::cells);
    let count = rows.map(<[_]>::len).chain([table.header.len()]).max();
    let demands: Vec<Demand> = (0..count.unwrap_or(0))
        .map(|place| demand(table, place))
        .collect();
    let least: u32 = demands.iter().map(|each| each.least).sum();
    let widths = match TEXT_WIDTH.checked_sub(least) {
        None => shares(TEXT_WIDTH, demands.iter().map(|each| each.least)),
        Some(left) => filled(&demands, left),
    };
    demands
        .iter()
        .zip(widths)
        .map(|(demand, width)| Column {
            width,
            is_number: demand.is_number,
        })
        .collect()
}

/// What a column needs.
struct Demand {
    /// So that no word is broken.
    least: u32,
    /// So that no line is, as far as more width is of use to it.
    wished: u32,
    is_number: bool,
}

fn demand(table: &Table, place: usize) -> Demand {
    let header = table.header.get(place).map_or("", String::as_str);
    let cells: Vec<&[Inline]> = table
        .rows
        .iter()
        .filter_map(|row| row.cells().get(place))
        .map(Vec::as_slice)
        .filter(|cell| !cell.is_empty())
        .collect();
    let is_number =
        !cells.is_empty() && cells.iter().all(|cell| matches!(cell, [Inline::Figure(_)]));
    let texts: Vec<String> = cells.iter().map(|cell| line_text(cell)).collect();
    let texts = || texts.iter().map(String::as_str).chain([header]);
    let words = texts().flat_map(|text| text.split([' ', '\n', '\t']));
    let least = SIDES + words.map(width).max().unwrap_or(0);
    let wished = if is_number {
        least
    } else {
        SIDES + texts().map(width).max().unwrap_or(0)
    };
    Demand {
        least,
        wished,
        is_number,
    }
}

/// The widths when so much is left beside the least.
fn filled(demands: &[Demand], mut left: u32) -> Vec<u32> {
    let mut widths: Vec<u32> = demands.iter().map(|each| each.least).collect();
    let needs = demands.iter().map(|each| each.wished - each.least);
    let mut needs: Vec<(u32, &mut u32)> = needs.zip(&mut widths).collect();
    needs.sort_by_key(|(need, _)| *need);
    let mut waiting = u32::try_from(needs.len()).unwrap_or(u32::MAX);
    for (need, width) in needs {
        let more = need.min(left / waiting.max(1));
        *width += more;
        left -= more;
        waiting -= 1;
    }
    let only_numbers = demands.iter().all(|each| each.is_number);
    let takers = demands.iter().map(|each| {
        if only_numbers || !each.is_number {
            each.wished
        } else {
            0
        }
    });
    let more = shares(left, takers);
    widths
        .iter()
        .zip(more)
        .map(|(width, more)| width + more)
        .collect()
}

/// The width in parts of these sizes, with nothing left over.
fn shares(width: u32, sizes: impl Iterator<Item = u32> + Clone) -> Vec<u32> {
    let sum: u64 = sizes.clone().map(u64::from).sum();
    let (mut before, mut given) = (0_u64, 0_u32);
    sizes
        .map(|size| {
            before += u64::from(size);
            let until = u64::from(width) * before / sum.max(1);
            let until = u32::try_from(until).unwrap_or(width);
            let share = until - given;
            given = until;
            share
        })
        .collect()
}

/// About how wide a text is in bold letters of a typeface such as Arial, in twentieths of a point.
fn width(text: &str) -> u32 {
    let hundredths: u32 = text.chars().map(hundredths).sum();
    hundredths * LETTER_SIZE / 100
}

/// A letter's width in hundredths of its size.
const fn hundredths(letter: char) -> u32 {
    match letter {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | ' ' | '\u{a0}' | 'I' => 30,
        'f' | 'r' | 't' | '(' | ')' | '-' | '/' => 38,
        'm' | 'w' | 'M' | 'W' => 90,
        'A'..='Z' | 'À'..='Þ' => 73,
        _ => 60,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Count, FigureRef, Form, Kind, LiveFigure, Part};

    fn number(shown: &str) -> Vec<Inline> {
        vec![Inline::Figure(LiveFigure {
            of: FigureRef::cases(Part::All, Kind::Deviation, 2022),
            form: Form::Digits,
            seen: Count::Missing,
            now: Count::Missing,
            shown: shown.to_owned(),
        })]
    }

    fn table(header: &[&str], rows: Vec<Vec<Vec<Inline>>>) -> Table {
        Table {
            header: header.iter().map(|&each| each.to_owned()).collect(),
            rows: rows.into_iter().map(TableRow::Entry).collect(),
            ..Table::default()
        }
    }

    fn text(text: &str) -> Vec<Inline> {
        vec![Inline::plain(text)]
    }

    #[test]
    fn a_column_of_figures_is_narrow_and_the_rest_goes_to_text() {
        let long = "Genomgång av rutinen på enhetsmöte; nytt beslut fattat; rutinen uppdaterad";
        let columns = columns(&table(
            &["Kategori", "Antal", "Åtgärder"],
            vec![
                vec![text("Stickprov"), number("1 234"), text(long)],
                vec![text("Summa"), number("saknas"), Vec::new()],
            ],
        ));
        let [category, count, measures] = columns.try_into().unwrap();
        assert!(count.is_number && !category.is_number && !measures.is_number);
        assert!(count.width < 1_000, "{count:?}");
        assert!(measures.width > 2 * category.width, "{measures:?}");
        assert_eq!(
            category.width + count.width + measures.width,
            TEXT_WIDTH,
            "as wide as the text"
        );
    }

    #[test]
    fn seven_columns_of_the_boards_table_fit_without_broken_words() {
        let row = |name: &str, last: &str| {
            let mut row = vec![text(name)];
            row.extend(["35", "38", "4", "2", last, "0"].map(number));
            row
        };
        let header = [
            "Verksamhet",
            "Avvikelser 2022",
            "Avvikelser 2021",
            "Klagomål 2022",
            "Klagomål 2021",
            "Synpunkter 2022",
            "Synpunkter 2021",
        ];
        let rows = vec![row("Vuxenutbildningen", "ej rapporterat"), row("AMF", "0")];
        let columns = columns(&table(&header, rows));
        for (column, word) in columns.iter().zip(["Vuxenutbildningen", "Avvikelser"]) {
            assert!(column.width >= SIDES + width(word), "{word}");
        }
        assert_eq!(
            columns.iter().map(|each| each.width).sum::<u32>(),
            TEXT_WIDTH
        );
    }

    #[test]
    fn a_table_that_is_too_wide_is_no_wider_than_the_text() {
        let header = ["Hushållssammansättningsgemenskap"; 9];
        let columns = columns(&table(&header, Vec::new()));
        assert_eq!(
            columns.iter().map(|each| each.width).sum::<u32>(),
            TEXT_WIDTH
        );
        assert_eq!(columns.len(), 9);
    }

    #[test]
    fn a_table_of_nothing_has_no_columns() {
        assert_eq!(columns(&Table::default()), []);
    }
}
