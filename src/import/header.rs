//! Which rows of a sheet name its columns, and what the names are.

use super::dates;
use super::table::Table;
use super::words::{self, Naming};
use crate::model::{Meaning, shown};

/// How many rows from the top a header is looked for in.
const SEARCHED: usize = 60;

/// A text longer than this, in bytes, names no column.
const LONGEST: usize = 80;

/// How many rows a header can take up.
const HIGHEST: u32 = 4;

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
        let mut names: Vec<String> = (0..table.width())
            .map(|column| name(table, &rows, column))
            .collect();
        let last = rows.last().copied().unwrap_or(first);
        if lacks_a_name(table, last, &names) {
            // The names stand above the columns to their right: the first one has none.
            names.rotate_right(1);
        }
        Some(Self { row, height, names })
    }

    /// Stands for the header of a list that has none: no names, above the first row.
    #[must_use]
    pub fn without_names(table: &Table) -> Self {
        Self {
            row: 0,
            height: 0,
            names: vec![String::new(); table.width()],
        }
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
                Some((Meaning::Ignore, ..)) | None => continue,
                Some((meaning, Naming::Whole, _)) => (meaning, 3),
                // The lower rows' cells are names of their own: "Händelse" above "Datum".
                Some((meaning, Naming::Part, _)) if self.height > 1 && ends_in_a_name(name) => {
                    (meaning, 3)
                }
                // A sentence may end in a known word; a header is short.
                Some((meaning, Naming::Part, _)) if name.len() <= 40 => (meaning, 1),
                Some(_) => continue,
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

/// The rows that name the columns: those with most known names, or else the first row of names that is as wide as the
/// rows below. `None` where the sheet has no such row.
///
/// A row with a date, a number or a time is no header, whatever it names. One known word alone moves the header nowhere:
/// a list's cells may be known words too.
#[must_use]
pub fn detect(table: &Table) -> Option<Header> {
    let body = Body::new(table);
    let mut best: Option<(u32, Header)> = None;
    let mut narrow: Option<(u32, Header)> = None;
    let mut first_wide = None;
    for row in 0..table.len().min(SEARCHED) {
        if !all_text(table, row) {
            continue;
        }
        let Some(header) = Header::at(table, table.number(row), 1) else {
            continue;
        };
        let score = header.score();
        let is_certain = score >= CERTAIN;
        if !is_certain && holds_data(table, row) {
            continue;
        }
        let is_wide = body.is_as_wide(table, row);
        if is_wide && first_wide.is_none() {
            first_wide = Some(header.clone());
        }
        let best = if is_certain || is_wide {
            &mut best
        } else {
            &mut narrow
        };
        if score > best.as_ref().map_or(0, |(best, _)| *best) {
            *best = Some((score, header));
        }
    }
    let chosen = match (best, first_wide, narrow) {
        (Some((score, header)), Some(wide), _)
            if score < CERTAIN
                && header.row > wide.row
                && !begins_the_data(table, &wide, &header) =>
        {
            (0, wide)
        }
        (Some(best), ..) => best,
        (None, Some(wide), _) => (0, wide),
        (None, None, Some(narrow)) => narrow,
        (None, None, None) => return None,
    };
    let (score, header) = chosen;
    Some(
        higher(table, score, &header)
            .or_else(|| labelled(table, &header))
            .unwrap_or(header),
    )
}

/// Whether the rows with dates and numbers begin below this row and not before: what stands above it is then no list.
fn begins_the_data(table: &Table, above: &Header, header: &Header) -> bool {
    let (Some(above), Some(row)) = (table.row(above.row), table.row(header.row)) else {
        return false;
    };
    let below = (row + 1..table.len()).find(|row| !table.is_blank(*row));
    below.is_some_and(|below| holds_data(table, below))
        && !(above..row).any(|row| holds_data(table, row))
}

/// The score of a row that names two things in so many words, and is a header whatever stands above it.
const CERTAIN: u32 = 6;

/// Whether a row has a cell that no column is called: a date, a number that is no year, a time of day.
fn holds_data(table: &Table, row: usize) -> bool {
    table.filled(row).any(|(_, cell)| is_data(cell.text()))
}

/// Whether a text is a date, a number that is no year, or a time of day.
pub fn is_data(text: &str) -> bool {
    let text = text.trim_matches(['"', '\'']);
    if !text.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '-' | '+')) {
        return false;
    }
    let is_number = text.len() < 20
        && text.bytes().any(|byte| byte.is_ascii_digit())
        && text.chars().all(|letter| {
            letter.is_ascii_digit()
                || letter.is_whitespace()
                || matches!(letter, '.' | ',' | '-' | '+' | '%' | ':')
        });
    let is_year = text.len() == 4
        && text
            .parse()
            .is_ok_and(|year: u32| (1900..2100).contains(&year));
    !is_year && (is_number || dates::from_text(text, crate::model::DateOrder::DayFirst).is_some())
}

/// What the rows of a table have in common, to compare a row of names with.
struct Body {
    /// The last column that most rows fill, counted from 1.
    extent: usize,
    /// How many cells most rows fill.
    filled: usize,
}

impl Body {
    fn new(table: &Table) -> Self {
        let rows: Vec<(usize, usize)> = (0..table.len().min(SEARCHED * 4))
            .map(|row| {
                let last = table.filled(row).last();
                (
                    last.map_or(0, |(column, _)| column + 1),
                    table.filled(row).count(),
                )
            })
            .filter(|(_, filled)| *filled > 0)
            .collect();
        let commonest = |each: &dyn Fn(&(usize, usize)) -> usize| {
            let mut counts: Vec<(usize, usize)> = Vec::new();
            for value in rows.iter().map(each) {
                match counts.iter_mut().find(|(other, _)| *other == value) {
                    Some((_, count)) => *count += 1,
                    None => counts.push((value, 1)),
                }
            }
            // Of those that are as common, the wider.
            let most = counts
                .into_iter()
                .max_by_key(|(value, count)| (*count, *value));
            most.map_or(0, |(value, _)| value)
        };
        Self {
            extent: commonest(&|row| row.0),
            filled: commonest(&|row| row.1),
        }
    }

    /// Whether a row names as many columns as the rows fill, but for one that may be without a name.
    fn is_as_wide(&self, table: &Table, row: usize) -> bool {
        let filled = table.filled(row).count();
        let extent = table.filled(row).last().map_or(0, |(column, _)| column + 1);
        filled > 1
            && extent > 1
            && (extent >= self.extent
                || (row == 0 && extent + 1 == self.extent && holds_data(table, 1)))
            && filled * 5 >= self.filled * 3
            && table
                .filled(row)
                .all(|(_, cell)| cell.text().len() <= LONGEST)
    }
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

/// Whether each row has one cell more than the header, before the others, as where row numbers were written that have no
/// name. It is known by columns of dates, which are then beside their names.
fn lacks_a_name(table: &Table, header: usize, names: &[String]) -> bool {
    let width = table.width_of(header);
    let below: Vec<usize> = (header + 1..table.len())
        .filter(|row| !table.is_blank(*row))
        .take(ROWS_FOR_NAMES)
        .collect();
    if width < 2
        || below.is_empty()
        || names.iter().take(width).any(String::is_empty)
        || below.iter().any(|row| table.width_of(*row) != width + 1)
    {
        return false;
    }
    let are_dates = |column: usize| {
        below.iter().all(|row| {
            let cell = table.cell(*row, column);
            dates::date(cell, dates::DateReading::default()).is_some()
        })
    };
    let mut dates_named = names
        .iter()
        .enumerate()
        .filter(|(_, name)| matches!(words::named(name), Some((Meaning::Date, ..))));
    dates_named.any(|(column, _)| !are_dates(column) && are_dates(column + 1))
}

/// How many rows are looked at to see whether the first column lacks a name.
const ROWS_FOR_NAMES: usize = 50;

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

/// The header with its other rows, as a year above several measures: where that tells columns apart that have the same
/// name.
fn labelled(table: &Table, header: &Header) -> Option<Header> {
    let row = table.row(header.row)?;
    let doubled = |names: &[String]| {
        let mut seen: Vec<&String> = names.iter().filter(|name| !name.is_empty()).collect();
        let all = seen.len();
        seen.sort_unstable();
        seen.dedup();
        all - seen.len()
    };
    let own = doubled(&header.names);
    if own == 0 || header.height > 1 {
        return None;
    }
    for height in 2..=HIGHEST {
        let rows = usize::try_from(height).ok()?;
        for first in row.saturating_sub(rows - 1)..=row {
            let block = first..(first + rows).min(table.len());
            let is_names = |row: usize| {
                all_text(table, row) && !holds_data(table, row) && table.filled(row).count() > 1
            };
            let fits = block.len() == rows
                && block.clone().all(is_names)
                && block.clone().skip(1).all(|row| goes_on(table, row));
            if !fits {
                continue;
            }
            let joined = Header::at(table, table.number(first), height)?;
            if doubled(&joined.names) < own {
                return Some(joined);
            }
        }
    }
    None
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
        check("Urval;2022\nFoo;Bar;Baz\n1;x;y\n2;x;y\n", Some((2, 1)));
    }

    #[test]
    fn a_row_with_a_date_or_a_number_is_no_header() {
        check(
            "1;2022-01-10;Avvikelse;Fall\n2;2022-01-11;Klagomål;Mat\n",
            None,
        );
        check("A;13:31:38\nB;13:31:40\n", None);
        check("Enhet;2021;2022\nSkolan;1;2\n", Some((1, 1)));
    }

    #[test]
    fn neither_a_word_further_down_nor_an_empty_cell_moves_the_header() {
        check(
            "ref;vad\nr1;fall i hallen\nr2;fall i hallen\nr3;Enhet\n",
            Some((1, 1)),
        );
        check("Ref;;Vad\n1;A;Fall\n2;A;Fall\n", Some((1, 1)));
        check(
            "namn;officiellt namn\nbo;Barnombudsmannen\nkth;Kungliga Tekniska högskolan\n",
            Some((1, 1)),
        );
    }

    #[test]
    fn labels_above_columns_of_the_same_name_belong_to_the_header() {
        let table = table(
            "Rapportnamn:;Länsrapport, 2019-09-05;;;\nEmissioner av metan;;;;\nEnhet: ton/year;;;;\n\
             ;;1990;1990;2000\nHuvudsektor;Kommun;CH4;CO2;CH4\nalla;Lund;0,5;1,5;2,5\nalla;Lund;1,5;2,5;3,5\n",
        );
        let header = detect(&table).unwrap();
        assert_eq!((header.row, header.height), (4, 2));
        assert_eq!(
            header.names,
            ["Huvudsektor", "Kommun", "1990 CH4", "1990 CO2", "2000 CH4"]
        );
    }

    #[test]
    fn row_numbers_without_a_name_do_not_move_the_names() {
        let table = table("Nr;Inkom;Typ\n1;A-1;2022-01-14;Avvikelse\n2;A-2;2022-03-15;Klagomål\n");
        assert_eq!(detect(&table).unwrap().names, ["", "Nr", "Inkom", "Typ"]);
        let wide =
            self::table("Nr;Inkom;Typ\n1;2022-01-14;Avvikelse;mer\n2;2022-03-15;Klagomål;mer\n");
        assert_eq!(detect(&wide).unwrap().names, ["Nr", "Inkom", "Typ", ""]);
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
