//! How a sheet would be read: the mapping that the user is asked to confirm.

use time::Date;

use super::table::{Row, Table};
use super::{columns, constants, header};
use crate::model::{Column, ConstantOrigin, Kind, Meaning, SheetMapping};

/// The guess for one sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetDescription {
    /// How it would be read.
    pub mapping: SheetMapping,
    /// Its columns with the reasons for the guesses.
    pub columns: Vec<Column>,
    /// The day the list was printed, where it says so.
    pub printed: Option<Date>,
}

/// Guesses how each sheet of a file is to be read.
///
/// `header_rows` has, for each sheet, the header row that the user chose, or `None` to find it.
#[must_use]
pub fn describe(
    file: &str,
    sheets: &[Table],
    header_rows: &[Option<u32>],
) -> Vec<SheetDescription> {
    let mut descriptions: Vec<SheetDescription> = sheets
        .iter()
        .enumerate()
        .map(|(index, table)| {
            let chosen = header_rows.get(index).copied().flatten();
            one(file, table, chosen.or_else(|| header::detect(table)))
        })
        .collect();
    cover_by_sheet(&mut descriptions);
    descriptions
}

fn one(file: &str, table: &Table, header_row: Option<u32>) -> SheetDescription {
    let header: Option<&Row> = header_row.and_then(|number| table.row(number));
    let columns = header.map_or_else(Vec::new, |header| columns::guess(table, header));
    let meanings: Vec<Meaning> = columns.iter().map(|column| column.guess).collect();
    let mut mapping = SheetMapping {
        left_out: header.is_none(),
        header_row: header.map(|row| row.number),
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
        && let Some(unit) = constants::unit(file)
    {
        mapping.unit = Some(unit);
        mapping.unit_from = ConstantOrigin::FileName;
    }
    SheetDescription {
        mapping,
        columns,
        printed: constants::printed(table, header),
    }
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
