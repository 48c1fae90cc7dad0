//! How a sheet would be read: the mapping that the user is asked to confirm.

use time::Date;

use super::header::{self, Header};
use super::rows::{Heading, SheetUse, read_heading};
use super::sheets::{self, Counts};
use super::table::Table;
use super::{columns, constants, file_names, headerless, notations, words};
use crate::model::{
    Column, ConstantOrigin, Kind, LeftOutReason, Meaning, Problem, ProblemCode, RowsAre,
    SheetAnswers, SheetMapping,
};

/// The guess for one sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetDescription {
    /// How it would be read.
    pub mapping: SheetMapping,
    /// Its columns with the reasons for the guesses.
    pub columns: Vec<Column>,
    /// The day the list was printed, where it says so.
    pub printed: Option<Date>,
    /// Why it begins left out, where it does.
    pub left_out: Option<LeftOutReason>,
    /// Its column of counts, where it has one.
    pub counts: Option<Counts>,
    /// Whether its name says that each row is a report under lex Sarah.
    pub lists_lex_sarah: bool,
    /// What looks odd in the sheet's shape.
    pub warnings: Vec<Problem>,
}

impl SheetDescription {
    /// What the rows are taken for, by a mapping of the sheet and what was answered.
    #[must_use]
    pub fn is_used(&self, mapping: &SheetMapping, answers: &SheetAnswers) -> SheetUse {
        let are_sums = self.counts.is_some() && answers.rows != Some(RowsAre::Cases);
        if mapping.left_out || are_sums {
            SheetUse::Nothing
        } else if answers.lex_sarah_list.unwrap_or(self.lists_lex_sarah) {
            SheetUse::LexSarah
        } else {
            SheetUse::Cases
        }
    }
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
    let with_content = sheets.iter().filter(|sheet| !sheet.is_empty()).count();
    sheets
        .iter()
        .enumerate()
        .map(|(index, table)| {
            let chosen = headers.get(index).copied().flatten();
            let chosen = chosen.and_then(|(row, height)| Header::at(table, row, height));
            let header = chosen.or_else(|| header::detect(table));
            one(file, table, header.as_ref(), with_content < 2)
        })
        .collect()
}

fn one(file: &str, table: &Table, header: Option<&Header>, is_alone: bool) -> SheetDescription {
    // A list without a header begins with its first case.
    let nameless = header
        .is_none()
        .then(|| headerless::columns(table))
        .flatten();
    let no_names = nameless.as_ref().map(|_| Header::without_names(table));
    let mut columns = nameless
        .or_else(|| header.map(|header| columns::guess(table, header)))
        .unwrap_or_default();
    let named = header.or(no_names.as_ref());
    let left_out = match named {
        Some(header) => sheets::left_out(table, header, &columns, is_alone),
        None => Some(LeftOutReason::NoHeader),
    };
    if let Some(header) = header {
        headerless::guess_nameless(table, header.last_row(table), &mut columns);
    }
    let meanings: Vec<Meaning> = columns.iter().map(|column| column.guess).collect();
    let mut mapping = SheetMapping {
        left_out: left_out.is_some(),
        header_row: header.map(|header| header.row),
        header_height: header.map_or(1, |header| header.height),
        split: named.is_some_and(|header| splits(table, header, &meanings)),
        columns: meanings,
        year: constants::year(file, table, header),
        ..SheetMapping::default()
    };
    if !mapping.has(Meaning::Kind)
        && let Some((kind, from)) = constants::kind(file, table, header)
    {
        mapping.kind = Some(kind);
        mapping.kind_from = from;
    }
    mapping.covers = told_kinds(file, table, header, &mapping);
    if !mapping.has(Meaning::Unit) {
        if let Some(unit) = header.and_then(|header| unit_above(table, header)) {
            mapping.unit = Some(unit);
            mapping.unit_from = ConstantOrigin::Preamble;
        } else if let Some(unit) = file_names::unit(file) {
            mapping.unit = Some(unit);
            mapping.unit_from = ConstantOrigin::FileName;
        }
    }
    let mut warnings = table.warnings.clone();
    warnings.extend(header.map_or_else(Vec::new, |header| odd(table, header)));
    if no_names.is_some() && left_out.is_none() {
        warnings.push(Problem {
            row: (!table.is_empty()).then(|| table.number(0)),
            ..Problem::new(ProblemCode::ListWithoutHeader)
        });
    }
    SheetDescription {
        counts: named.and_then(|header| sheets::counts(table, header, &columns)),
        lists_lex_sarah: constants::names_lex_sarah(file, table, header),
        left_out,
        mapping,
        columns,
        printed: constants::printed(table, header),
        warnings,
    }
}

/// The kinds that the sheet's rows tell of, or else its own name, the file's name, or what stands above the header.
fn told_kinds(
    file: &str,
    table: &Table,
    header: Option<&Header>,
    mapping: &SheetMapping,
) -> Vec<Kind> {
    let mut kinds = constants::named_kinds(file, table, header);
    kinds.extend(mapping.constant_kind());
    let columns = mapping.columns.iter().enumerate();
    for (column, _) in columns.filter(|(_, meaning)| **meaning == Meaning::Kind) {
        let Some(cells) = table.column(column) else {
            continue;
        };
        let each = cells.for_each_code(None, |text, _| match words::kinds_in(text).as_slice() {
            [kind] => Some(*kind),
            _ => None,
        });
        kinds.extend(each.into_iter().flatten());
    }
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

/// The unit that a label above the header names: "Enhet: Hemtjänsten", in one cell or in two.
fn unit_above(table: &Table, header: &Header) -> Option<String> {
    let rows = 0..table.row(header.row).unwrap_or(0);
    rows.rev().find_map(|row| {
        let cells: Vec<&str> = table.filled(row).map(|(_, cell)| cell.text()).collect();
        let read = match cells.as_slice() {
            [label, value] if !label.contains([':', '=']) || label.ends_with([':', '=']) => {
                read_heading(&format!("{}:{value}", label.trim_end_matches([':', '='])))
            }
            _ => cells.iter().find_map(|cell| match read_heading(cell) {
                found @ Some(Heading::Unit(_)) => found,
                _ => None,
            }),
        };
        match read {
            Some(Heading::Unit(unit)) => Some(unit),
            _ => None,
        }
    })
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::testing::table;
    use crate::model::OtherKinds;

    fn described(file: &str, text: &str) -> SheetDescription {
        describe(file, &[table(text)], &[]).remove(0)
    }

    #[test]
    fn only_kinds_that_are_told_of_are_covered() {
        let rows = "Nr;Datum;Typ\n1;2022-01-01;Klagomål\n2;2022-01-02;Beröm\n";
        let both = [Kind::Deviation, Kind::Complaint];
        for (file, text, covers) in [
            ("lista.csv", rows, &both[1..]),
            ("Klagomål 2022.csv", "Nr;Datum\n1;2022-01-01\n", &both[1..]),
            (
                "Avvikelser och klagomål.csv",
                "Nr;Datum\n1;2022-01-01\n",
                &both,
            ),
            ("lista.csv", "Nr;Datum\n1;2022-01-01\n", &[]),
        ] {
            assert_eq!(described(file, text).mapping.covers, covers, "{file}");
        }
        let mapping = described("lista.csv", rows).mapping;
        let mut answers = SheetAnswers::default();
        assert_eq!(answers.covered(&mapping), [Kind::Complaint]);
        answers.other_kinds = Some(OtherKinds::Elsewhere);
        assert_eq!(answers.covered(&mapping), [Kind::Complaint]);
        answers.other_kinds = Some(OtherKinds::NoneCame);
        assert_eq!(answers.covered(&mapping), Kind::ALL);
        // A kind that the user chose takes the place of one that a name told.
        let mut mapping = described("Avvikelser.csv", "Nr;Datum\n1;2022-01-01\n").mapping;
        answers.other_kinds = None;
        assert_eq!(answers.covered(&mapping), [Kind::Deviation]);
        mapping.kind = Some(Kind::Complaint);
        mapping.kind_from = ConstantOrigin::Chosen;
        assert_eq!(answers.covered(&mapping), [Kind::Complaint]);
    }

    #[test]
    fn a_label_above_the_header_names_the_unit() {
        for above in [
            "Enhet: Hemtjänsten;;",
            "Verksamhet;Hemtjänsten;",
            "Enhet:;Hemtjänsten;",
        ] {
            let found = described(
                "x.csv",
                &format!("{above}\nNr;Datum;Text\n1;2022-01-01;x\n"),
            );
            assert_eq!(
                found.mapping.unit.as_deref(),
                Some("Hemtjänsten"),
                "{above}"
            );
        }
    }

    #[test]
    fn a_sheet_of_counts_waits_for_an_answer() {
        let found = described(
            "avvikelser 2022.csv",
            "Nr;Datum;Antal\n1;2022-01-01;17\n2;2022-01-02;9\n",
        );
        let mut answers = SheetAnswers::default();
        assert_eq!(found.is_used(&found.mapping, &answers), SheetUse::Nothing);
        answers.rows = Some(RowsAre::Cases);
        assert_eq!(found.is_used(&found.mapping, &answers), SheetUse::Cases);
        answers.rows = Some(RowsAre::Sums);
        assert_eq!(found.is_used(&found.mapping, &answers), SheetUse::Nothing);
    }
}
