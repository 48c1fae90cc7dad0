//! Which rows of a sheet name its columns, and what the names are.

use super::table::Table;
use super::words::{self, Naming};
use crate::model::shown;

/// How many rows from the top a header is looked for in.
const SEARCHED: usize = 60;

/// A text longer than this, in bytes, names no column.
const LONGEST: usize = 80;

/// How many rows a header can take up.
const HIGHEST: u32 = 3;

/// The rows that name the columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// The first row's number.
    pub row: u32,
    /// How many rows there are.
    pub height: u32,
    /// A name for each column, from top to bottom; empty where there is none.
    pub names: Vec<String>,
}

impl Header {
    /// The header in these rows of a sheet; nothing where there is no such row.
    #[must_use]
    pub fn at(table: &Table, row: u32, height: u32) -> Option<Self> {
        let first = table.row(row)?;
        let height = height.clamp(1, HIGHEST);
        let rows = usize::try_from(height).unwrap_or(1);
        let rows: Vec<usize> = (first..table.len()).take(rows).collect();
        let names = (0..table.width())
            .map(|column| name(table, &rows, column))
            .collect();
        Some(Self { row, height, names })
    }

    /// The last row's number. Rows of a sheet may lack, so this is counted in rows and not in numbers.
    #[must_use]
    pub fn last_row(&self, table: &Table) -> u32 {
        let below = usize::try_from(self.height.saturating_sub(1)).unwrap_or(0);
        table.row(self.row).map_or(self.row, |first| {
            table.number((first + below).min(table.len().saturating_sub(1)))
        })
    }

    /// Known names count three when whole and one in part. Each meaning counts once: a list of categories is no
    /// header.
    fn score(&self) -> u32 {
        if self.names.iter().filter(|name| !name.is_empty()).count() < 2 {
            return 0;
        }
        let mut seen = Vec::new();
        let mut score = 0;
        // A header is short: a longer text is a cell's, and not worth the trouble of looking for names in it.
        for name in self.names.iter().filter(|name| name.len() <= LONGEST) {
            let (meaning, worth) = match words::named(name) {
                Some((meaning, Naming::Whole, _)) => (meaning, 3),
                // The lower rows' cells are names of their own: "Händelse" above "Datum".
                Some((meaning, Naming::Part, _)) if self.height > 1 && ends_in_a_name(name) => {
                    (meaning, 3)
                }
                // A sentence may end in a known word; a header is short.
                Some((meaning, Naming::Part, _)) if name.len() <= 40 => (meaning, 1),
                Some(_) | None => continue,
            };
            if !seen.contains(&(meaning, worth)) {
                seen.push((meaning, worth));
                score += worth;
            }
        }
        score
    }
}

/// Whether the last words of a name are a known one.
fn ends_in_a_name(name: &str) -> bool {
    let starts = name
        .match_indices(' ')
        .filter_map(|(space, _)| name.get(space + 1..));
    starts
        .filter_map(words::named)
        .any(|(_, naming, _)| naming == Naming::Whole)
}

/// The rows that name the columns: those with most known names, else the first row that has as many text cells as
/// the sheet is wide. `None` where the sheet has no such row. More rows than one are taken only where together they
/// name more than each alone.
#[must_use]
pub fn detect(table: &Table) -> Option<Header> {
    let mut best: Option<(u32, Header)> = None;
    for row in 0..table.len().min(SEARCHED) {
        if !all_text(table, row) {
            continue;
        }
        let Some(header) = Header::at(table, table.number(row), 1) else {
            continue;
        };
        let score = header.score();
        if score > best.as_ref().map_or(0, |(best, _)| *best) {
            best = Some((score, header));
        }
    }
    let Some((score, header)) = best else {
        return first_full_row(table).and_then(|row| Header::at(table, row, 1));
    };
    Some(higher(table, score, &header).unwrap_or(header))
}

/// The header that begins above the best row or goes on below it, where that names more columns.
fn higher(table: &Table, score: u32, header: &Header) -> Option<Header> {
    let row = table.row(header.row)?;
    let mut best = (score, None);
    for height in 2..=HIGHEST {
        let rows = usize::try_from(height).unwrap_or(2);
        for first in row.saturating_sub(rows - 1)..=row {
            let block = first..first + rows;
            let last = block.end - 1;
            let fits = last < table.len()
                && block
                    .clone()
                    .all(|row| all_text(table, row) && !table.is_blank(row))
                && block.clone().skip(1).all(|row| goes_on(table, row));
            if !fits {
                continue;
            }
            let Some(joined) = Header::at(table, table.number(first), height) else {
                continue;
            };
            let score = joined.score();
            if score > best.0 {
                best = (score, Some(joined));
            }
        }
    }
    best.1
}

/// Whether a row can be a further row of a header: it fills what the row above left blank, or stands under cells
/// that are merged.
fn goes_on(table: &Table, row: usize) -> bool {
    let above = row.saturating_sub(1);
    let number = table.number(row);
    let merged = table
        .merges
        .iter()
        .any(|merge| merge.first_row < number && number <= merge.last_row + 1);
    let fills = table
        .filled(row)
        .any(|(column, _)| table.cell(above, column).is_blank());
    let leaves = table.filled(above).count() > 1;
    merged || (fills && leaves)
}

fn all_text(table: &Table, row: usize) -> bool {
    table.filled(row).all(|(_, cell)| cell.is_text())
}

/// The name of a column: the cells of its header rows from top to bottom, each text once. An upper cell that spans
/// several columns names all of them.
fn name(table: &Table, rows: &[usize], column: usize) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for (level, row) in rows.iter().enumerate() {
        let own = table.cell(*row, column).text();
        let is_upper = level + 1 < rows.len();
        let text = if own.is_empty() && is_upper {
            spanning(table, *row, rows, column)
        } else {
            own
        };
        if !text.is_empty() && !parts.contains(&text) {
            parts.push(text);
        }
    }
    shown(&parts.join(" ")).into_owned()
}

/// The text of the cell to the left that spans a column: as the sheet says it is merged, or, in a sheet that cannot
/// say so, where the cells below are filled all the way.
fn spanning<'a>(table: &'a Table, row: usize, rows: &[usize], column: usize) -> &'a str {
    let number = table.number(row);
    if !table.merges.is_empty() {
        let merge = table.merges.iter().find(|merge| {
            (merge.first_row..=merge.last_row).contains(&number)
                && (merge.first_column..=merge.last_column).contains(&column)
        });
        return merge
            .and_then(|merge| {
                table
                    .row(merge.first_row)
                    .map(|row| table.cell(row, merge.first_column))
            })
            .map_or("", super::table::Cell::text);
    }
    let filled_below = |column: usize| {
        rows.iter()
            .any(|below| *below > row && !table.cell(*below, column).is_blank())
    };
    for left in (0..=column).rev() {
        if !filled_below(left) {
            return "";
        }
        let text = table.cell(row, left).text();
        if !text.is_empty() {
            return text;
        }
    }
    ""
}

/// The first row of texts that is as wide as the widest; before that, one of the commonest width that is filled all
/// the way, since a row of cases with a cell too many names nothing.
fn first_full_row(table: &Table) -> Option<u32> {
    let rows = || 0..table.len().min(SEARCHED * 4);
    let widest = rows()
        .map(|row| table.filled(row).count())
        .max()
        .filter(|width| *width > 1)?;
    let mut widths: Vec<(usize, usize)> = Vec::new();
    for width in rows()
        .map(|row| table.width_of(row))
        .filter(|width| *width > 1)
    {
        match widths.iter_mut().find(|(each, _)| *each == width) {
            Some((_, count)) => *count += 1,
            None => widths.push((width, 1)),
        }
    }
    // Of two that are as common, the one that comes first.
    let commonest = widths
        .iter()
        .rev()
        .max_by_key(|(_, count)| *count)
        .map(|(width, _)| *width);
    (0..table.len().min(SEARCHED))
        .find(|row| {
            let filled = table.filled(*row).count();
            let full =
                filled == widest || (Some(filled) == commonest && filled == table.width_of(*row));
            full && all_text(table, *row)
        })
        .map(|row| table.number(row))
}

/// Where a second table begins beside the first: the column after a blank one from which at least two names of the
/// left side come again.
#[must_use]
pub fn side_by_side(table: &Table, header: &Header) -> Option<usize> {
    let is_gap = |column: usize| {
        header.names.get(column).is_some_and(String::is_empty)
            && table
                .column(column)
                .is_none_or(|cells| cells.distinct() == 1)
    };
    (1..header.names.len())
        .filter(|column| is_gap(*column))
        .find_map(|gap| {
            let left = header.names.get(..gap)?;
            let right = header.names.get(gap + 1..)?;
            let again = right
                .iter()
                .filter(|name| !name.is_empty() && left.contains(name))
                .count();
            (again > 1).then_some(gap + 1)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::Merge;
    use crate::import::testing::table;

    #[track_caller]
    fn check(text: &str, expected: Option<(u32, u32)>) {
        let found = detect(&table(text));
        assert_eq!(
            found.map(|header| (header.row, header.height)),
            expected,
            "{text}"
        );
    }

    #[test]
    fn a_header_is_found_below_a_preamble() {
        check(
            "Rapport: Avvikelser\nUrval: datum;2022\n\nNr;Datum;Typ\n1;2022-01-01;Avvikelse\n",
            Some((4, 1)),
        );
        check("Ärendenummer;Typ;Kategori\n", Some((1, 1)));
    }

    #[test]
    fn unknown_names_make_a_header_when_the_row_is_full() {
        check("Lista\nFoo;Bar;Baz\n1;2;3\n", Some((2, 1)));
        check("Foo;Bar;Baz\n1;2;3;4\n", Some((1, 1)));
        check("Foo;Bar;Baz\n1;2;3;4;5\n6;7;8\n", Some((1, 1)));
        check("Urval;2022\nFoo;Bar;Baz\n1;;\n2;;\n", Some((2, 1)));
    }

    #[test]
    fn a_sheet_without_columns_has_no_header() {
        check("", None);
        check("bara en rad text\nen till\n", None);
    }

    #[test]
    fn a_header_of_two_rows_is_one_name_for_each_column() {
        let table = table(
            "Nr;Händelse;;Hantering;\n;Datum;Beskrivning;Status;Åtgärd\n1;2022-01-01;x;Klar;y\n",
        );
        let header = detect(&table).unwrap();
        assert_eq!((header.row, header.height), (1, 2));
        assert_eq!(
            header.names,
            [
                "Nr",
                "Händelse Datum",
                "Händelse Beskrivning",
                "Hantering Status",
                "Hantering Åtgärd"
            ]
        );
    }

    #[test]
    fn merged_cells_name_the_columns_they_span() {
        let mut table = table("Nr;Händelse;;;Grupp\n;Datum;Text;;\n1;2022-01-01;x;;\n");
        table.merges.push(Merge {
            first_row: 1,
            first_column: 1,
            last_row: 1,
            last_column: 2,
        });
        let header = Header::at(&table, 1, 2).unwrap();
        assert_eq!(
            header.names,
            ["Nr", "Händelse Datum", "Händelse Text", "", "Grupp"]
        );
    }

    #[test]
    fn a_row_of_cases_is_no_part_of_the_header() {
        check(
            "Nr;Datum;Typ;Text\n1;;Avvikelse;Kategori\n2;;Klagomål;x\n",
            Some((1, 1)),
        );
    }

    #[test]
    fn two_tables_beside_each_other_are_seen() {
        let table = table("Nr;Datum;;Nr;Datum\n1;2022-01-01;;7;2022-02-01\n");
        let header = detect(&table).unwrap();
        assert_eq!(side_by_side(&table, &header), Some(3));
        let one = self::table("Nr;Datum;;Text\n1;2022-01-01;;x\n");
        assert_eq!(side_by_side(&one, &detect(&one).unwrap()), None);
    }
}
