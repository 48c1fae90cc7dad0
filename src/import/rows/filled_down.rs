//! Columns whose cells say something for the rows below too: merged cells, and lists that write a unit once for its
//! rows.

use std::rc::Rc;

use crate::columns::{CellKind, Column, ColumnBuilder};
use crate::import::table::Table;
use crate::model::{Meaning, SheetMapping};

/// The columns of a sheet that say more than their cells, with what they say in each row.
pub fn filled_down(
    table: &Table,
    mapping: &SheetMapping,
    first: usize,
) -> Vec<(usize, Rc<Column>)> {
    let mut columns = Vec::new();
    for (column, meaning) in mapping.columns.iter().copied().enumerate() {
        if meaning == Meaning::Ignore {
            continue;
        }
        let merged = merged(table, column, first);
        let above = if !merged.is_empty() {
            merged
        } else if matches!(meaning, Meaning::Unit | Meaning::Kind) {
            once_for_all(table, column, first)
        } else {
            continue;
        };
        if !above.is_empty() {
            columns.push((column, copied(table, column, &above)));
        }
    }
    columns
}

/// The rows of merged cells below their first, each with that first row, ascending.
fn merged(table: &Table, column: usize, first: usize) -> Vec<(usize, usize)> {
    let mut rows = Vec::new();
    let of_column = |merge: &&crate::import::Merge| {
        merge.first_column == column && merge.last_row > merge.first_row
    };
    for merge in table.merges.iter().filter(of_column) {
        let Some(top) = table.row(merge.first_row).filter(|top| *top >= first) else {
            continue;
        };
        let below = top + 1..table.len();
        let within = below.take_while(|row| table.number(*row) <= merge.last_row);
        rows.extend(within.map(|row| (row, top)));
    }
    rows.sort_unstable();
    rows
}

/// The rows that leave out what the row above said, in a column that writes each name once for all of its rows: it
/// begins with a name, leaves out most of them, and no name comes twice. Elsewhere an empty cell is an unknown.
fn once_for_all(table: &Table, column: usize, first: usize) -> Vec<(usize, usize)> {
    let Some(cells) = table.column(column) else {
        return Vec::new();
    };
    if !cells.is_filled(first) {
        return Vec::new();
    }
    let mut names = 0;
    let mut seen = vec![false; cells.distinct()];
    let mut rows = Vec::new();
    let mut last = first;
    let mut blank_before = false;
    for row in first..table.len() {
        let code = cells.filled_code(row);
        if code == crate::columns::NONE {
            if table.is_blank(row) {
                // A blank row ends the block.
                blank_before = true;
            } else if !blank_before {
                rows.push((row, last));
            }
            continue;
        }
        let Some(seen) = usize::try_from(code)
            .ok()
            .and_then(|code| seen.get_mut(code))
        else {
            return Vec::new();
        };
        if std::mem::replace(seen, true) {
            return Vec::new();
        }
        names += 1;
        last = row;
        blank_before = false;
    }
    if rows.len() > names { rows } else { Vec::new() }
}

/// A column with the cells of other rows in some rows.
fn copied(table: &Table, column: usize, above: &[(usize, usize)]) -> Rc<Column> {
    let mut builder = ColumnBuilder::default();
    let mut above = above.iter().peekable();
    for row in 0..table.len() {
        let from = above
            .next_if(|(at, _)| *at == row)
            .map_or(row, |(_, from)| *from);
        put(&mut builder, row, table, from, column);
    }
    Rc::new(builder.finish(table.len()))
}

fn put(builder: &mut ColumnBuilder, row: usize, table: &Table, from: usize, column: usize) {
    let cell = table.cell(from, column);
    if cell.text().is_empty() {
        return;
    }
    match cell.kind() {
        CellKind::Text => builder.text(row, cell.text()),
        CellKind::Number => match cell.text().parse() {
            Ok(number) => builder.number(row, number),
            Err(_) => builder.text(row, cell.text()),
        },
        CellKind::Day => {
            match crate::import::dates::from_text(cell.text(), crate::model::DateOrder::DayFirst) {
                Some(day) => builder.day(row, day),
                None => builder.text(row, cell.text()),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::Merge;
    use crate::import::testing::table;

    fn texts(table: &Table, meanings: &[Meaning]) -> Vec<(usize, Vec<String>)> {
        let mapping = SheetMapping {
            columns: meanings.to_vec(),
            ..SheetMapping::default()
        };
        filled_down(table, &mapping, 1)
            .into_iter()
            .map(|(column, cells)| {
                let texts =
                    (1..table.len()).map(|row| cells.text(row).unwrap_or_default().to_owned());
                (column, texts.collect())
            })
            .collect()
    }

    #[test]
    fn a_unit_written_once_is_that_of_its_rows() {
        let list = table("Enhet;Nr\nSkolan;1\n;2\n;3\nHemmet;4\n;5\n");
        let found = texts(&list, &[Meaning::Unit, Meaning::Number]);
        assert_eq!(
            found,
            [(
                0,
                ["Skolan", "Skolan", "Skolan", "Hemmet", "Hemmet"]
                    .map(str::to_owned)
                    .to_vec()
            )]
        );
        // A name that comes again, or few blanks: then a blank is an unknown.
        for list in [
            "Enhet;Nr\nSkolan;1\n;2\n;3\nSkolan;4\n;5\n;6\n;7\n",
            "Enhet;Nr\nSkolan;1\nHemmet;2\n;3\n",
            "Enhet;Nr\n;1\nHemmet;2\n;3\n;4\n",
        ] {
            assert_eq!(
                texts(&table(list), &[Meaning::Unit, Meaning::Number]),
                [],
                "{list}"
            );
        }
    }

    #[test]
    fn merged_cells_say_the_same_for_all_their_rows() {
        let mut list = table("Nr;Kategori\n1;A\n;B\n2;C\n");
        list.merges.push(Merge {
            first_row: 2,
            first_column: 0,
            last_row: 3,
            last_column: 0,
        });
        let found = texts(&list, &[Meaning::Number, Meaning::Category]);
        assert_eq!(found, [(0, ["1", "1", "2"].map(str::to_owned).to_vec())]);
    }
}
