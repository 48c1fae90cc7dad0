//! How a sheet would be read: the mapping that the user is asked to confirm.

use time::Date;

use super::header::{self, Header};
use super::table::Table;
use super::{columns, constants, file_names, notations};
use crate::model::{Column, ConstantOrigin, Kind, Meaning, Problem, ProblemCode, SheetMapping};

/// The guess for one sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetDescription {
    /// How it would be read.
    pub mapping: SheetMapping,
    /// Its columns with the reasons for the guesses.
    pub columns: Vec<Column>,
    /// The day the list was printed, where it says so.
    pub printed: Option<Date>,
    /// What looks odd in the sheet's shape.
    pub warnings: Vec<Problem>,
}

/// Guesses how each sheet of a file is to be read.
///
/// `headers` has, for each sheet, the header's first row and height that the user chose, or `None` to find it.
#[must_use]
pub fn describe(
    file: &str,
    sheets: &[Table],
    headers: &[Option<(u32, u32)>],
) -> Vec<SheetDescription> {
    let mut descriptions: Vec<SheetDescription> = sheets
        .iter()
        .enumerate()
        .map(|(index, table)| {
            let chosen = headers.get(index).copied().flatten();
            let chosen = chosen.and_then(|(row, height)| Header::at(table, row, height));
            one(
                file,
                table,
                chosen.or_else(|| header::detect(table)).as_ref(),
            )
        })
        .collect();
    cover_by_sheet(&mut descriptions);
    descriptions
}

fn one(file: &str, table: &Table, header: Option<&Header>) -> SheetDescription {
    let columns = header.map_or_else(Vec::new, |header| columns::guess(table, header));
    let meanings: Vec<Meaning> = columns.iter().map(|column| column.guess).collect();
    let mut mapping = SheetMapping {
        left_out: header.is_none(),
        header_row: header.map(|header| header.row),
        header_height: header.map_or(1, |header| header.height),
        split: header.is_some_and(|header| splits(table, header, &meanings)),
        columns: meanings,
        year: constants::year(file, table, header),
        covers: Kind::ALL.to_vec(),
        ..SheetMapping::default()
    };
    if !mapping.has(Meaning::Kind)
        && let Some((kind, from)) = constants::kind(file, table, header)
    {
        mapping.kind = Some(kind);
        mapping.kind_from = from;
    }
    if !mapping.has(Meaning::Unit)
        && let Some(unit) = file_names::unit(file)
    {
        mapping.unit = Some(unit);
        mapping.unit_from = ConstantOrigin::FileName;
    }
    SheetDescription {
        mapping,
        columns,
        printed: constants::printed(table, header),
        warnings: header.map_or_else(Vec::new, |header| odd(table, header)),
    }
}

/// Rows wider than the header, and a second table beside the first.
fn odd(table: &Table, header: &Header) -> Vec<Problem> {
    let mut odd = Vec::new();
    let names = header.names.iter().rposition(|name| !name.is_empty());
    let width = names.map_or(0, |last| last + 1);
    let wide = |row: &usize| {
        table.width_of(*row) > width && table.filled(*row).any(|(column, _)| column >= width)
    };
    let mut rows = table.rows_after(header.last_row(table)).filter(wide);
    if table.width() > width
        && let Some(first) = rows.next()
    {
        let all = rows.count() + 1;
        odd.push(Problem {
            row: Some(table.number(first)),
            ..Problem::new(ProblemCode::RaggedRows).with_detail(all.to_string())
        });
    }
    if let Some(column) = header::side_by_side(table, header) {
        odd.push(Problem {
            column: header.names.get(column).cloned(),
            row: Some(header.row),
            ..Problem::new(ProblemCode::SideBySide)
        });
    }
    odd
}

/// Whether some column of categories holds several in a cell.
fn splits(table: &Table, header: &Header, meanings: &[Meaning]) -> bool {
    let last = header.last_row(table);
    meanings
        .iter()
        .enumerate()
        .filter(|(_, meaning)| **meaning == Meaning::Category)
        .any(|(column, _)| notations::hold_several(table, column, last))
}

/// A workbook with a sheet for each kind accounts for the kinds that have a sheet, and each sheet for its own: a
/// kind without a sheet is then missing and not none.
fn cover_by_sheet(descriptions: &mut [SheetDescription]) {
    let kinds: Vec<Option<Kind>> = descriptions
        .iter()
        .filter(|each| !each.mapping.left_out)
        .map(|each| each.mapping.kind)
        .collect();
    let several = kinds
        .iter()
        .flatten()
        .any(|kind| Some(Some(*kind)) != kinds.first().copied());
    if several {
        for each in descriptions {
            if let Some(kind) = each.mapping.kind {
                each.mapping.covers = vec![kind];
            }
        }
    }
}
