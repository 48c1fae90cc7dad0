//! The rows of a sheet to cases: which rows are cases, which join a case, and what becomes of the rest.

use std::collections::HashMap;

use time::Date;

use super::dates::{self, DateOrder};
use super::table::{Cell, Row, Table};
use super::words;
use crate::model::{
    Case, Fingerprint, Kind, Ledger, Meaning, Notation, Place, Problem, ProblemCode, SetAside,
    SetAsideReason, SheetMapping,
};

/// How many warnings of one sheet are kept.
const WARNINGS: usize = 50;

/// What the rows of one sheet give.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetCases {
    /// The cases, in order of their first rows.
    pub cases: Vec<SheetCase>,
    /// What became of the rows; `identical` counts repeats within the sheet, `changed` is 0.
    pub ledger: Ledger,
    /// Every row that was set aside.
    pub set_aside: Vec<SetAside>,
    /// Cells that could not be read as they should.
    pub warnings: Vec<Problem>,
    /// Totals that the sheet states: the row and the number.
    pub stated_totals: Vec<(u32, u32)>,
}

/// A case and how many rows it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetCase {
    /// The case.
    pub case: Case,
    /// Rows that gave it: one, and one for each notation that joined.
    pub rows: u32,
}

/// Reads the cases of a sheet as its mapping says.
///
/// Rows with the same case number, kind, unit and year are one case with several notations.
#[must_use]
pub fn sheet_cases(
    source: &Fingerprint,
    sheet: usize,
    table: &Table,
    mapping: &SheetMapping,
) -> SheetCases {
    let mut reader = SheetReader::new(source, sheet, table, mapping);
    for row in &table.rows {
        reader.row(row);
    }
    reader.result
}

struct SheetReader<'a> {
    place: Place,
    mapping: &'a SheetMapping,
    header: Option<&'a Row>,
    result: SheetCases,
    /// Case number, kind, unit and year to the case's index.
    numbered: HashMap<(String, Kind, Option<String>, Option<i32>), usize>,
}

impl<'a> SheetReader<'a> {
    fn new(
        source: &Fingerprint,
        sheet: usize,
        table: &'a Table,
        mapping: &'a SheetMapping,
    ) -> Self {
        Self {
            place: Place {
                source: source.clone(),
                sheet,
                row: 0,
            },
            mapping,
            header: mapping.header_row.and_then(|number| table.row(number)),
            result: SheetCases::default(),
            numbered: HashMap::new(),
        }
    }

    fn row(&mut self, row: &Row) {
        let header_row = self.mapping.header_row.unwrap_or(u32::MAX);
        if row.number == header_row {
            return;
        }
        let repeats_header = self.repeats_header(row);
        let ledger = &mut self.result.ledger;
        ledger.rows_read += 1;
        if row.number < header_row || self.mapping.left_out {
            ledger.skipped += 1;
            ledger.skipped_above_header += 1;
        } else if row.is_blank() {
            ledger.skipped += 1;
            ledger.skipped_blank += 1;
        } else if repeats_header {
            ledger.skipped += 1;
            ledger.skipped_headers += 1;
        } else if let Some(Total(total)) = total(row) {
            ledger.skipped += 1;
            ledger.skipped_totals += 1;
            self.result
                .stated_totals
                .extend(total.map(|n| (row.number, n)));
        } else {
            match self.case(row) {
                Ok(case) => self.add(row, case),
                Err((reason, detail)) => self.set_aside(row, reason, detail),
            }
        }
    }

    fn repeats_header(&self, row: &Row) -> bool {
        self.header.is_some_and(|header| {
            header.filled().count() > 1
                && header
                    .filled()
                    .all(|(column, cell)| row.cell(column).text() == cell.text())
        })
    }

    fn set_aside(&mut self, row: &Row, reason: SetAsideReason, detail: Option<String>) {
        self.result.ledger.set_aside += 1;
        self.result.set_aside.push(SetAside {
            row: row.number,
            reason,
            detail,
            cells: row.texts(row.cells.len()),
        });
    }

    /// The cell of the column with a meaning.
    fn cell<'r>(&self, row: &'r Row, meaning: Meaning) -> Option<&'r Cell> {
        let column = self
            .mapping
            .columns
            .iter()
            .position(|each| *each == meaning)?;
        Some(row.cell(column)).filter(|cell| !cell.is_blank())
    }

    fn text(&self, row: &Row, meaning: Meaning) -> Option<String> {
        self.cell(row, meaning).map(|cell| cell.text().into_owned())
    }

    /// The day in a column; a cell that is no date is noted as a warning.
    fn date(&mut self, row: &Row, meaning: Meaning) -> Option<Date> {
        let cell = self.cell(row, meaning)?;
        let date = dates::date(cell, DateOrder::DayFirst);
        if date.is_none() && self.result.warnings.len() < WARNINGS {
            let column = self
                .mapping
                .columns
                .iter()
                .position(|each| *each == meaning);
            let header = column
                .zip(self.header)
                .map_or_else(String::new, |(column, header)| {
                    header.cell(column).text().into_owned()
                });
            self.result.warnings.push(
                Problem::new(ProblemCode::UnreadableDate)
                    .with_detail(cell.text())
                    .at(row.number, header),
            );
        }
        date
    }

    fn kind(&self, row: &Row) -> Result<Kind, (SetAsideReason, Option<String>)> {
        if let Some(text) = self.text(row, Meaning::Kind) {
            let kinds = words::kinds_in(&text);
            return match kinds.as_slice() {
                [kind] => Ok(*kind),
                _ => Err((SetAsideReason::UnknownKind, Some(text))),
            };
        }
        self.mapping.kind.ok_or((SetAsideReason::NoKind, None))
    }

    fn case(&mut self, row: &Row) -> Result<Case, (SetAsideReason, Option<String>)> {
        let telling = [
            Meaning::Number,
            Meaning::Date,
            Meaning::Category,
            Meaning::Text,
        ];
        if telling
            .iter()
            .all(|meaning| self.cell(row, *meaning).is_none())
        {
            return Err((SetAsideReason::Empty, None));
        }
        let kind = self.kind(row)?;
        let date = self.date(row, Meaning::Date);
        let closed = self.date(row, Meaning::Closed);
        Ok(Case {
            number: self.text(row, Meaning::Number),
            kind,
            unit: self
                .text(row, Meaning::Unit)
                .or_else(|| self.mapping.unit.clone()),
            date,
            year: date.map(Date::year).or(self.mapping.year),
            closed,
            status: self.text(row, Meaning::Status),
            gender: self.text(row, Meaning::Gender),
            submitter: self.text(row, Meaning::Submitter),
            channel: self.text(row, Meaning::Channel),
            provider: self.text(row, Meaning::Provider),
            lex_sarah: self.text(row, Meaning::LexSarah),
            notations: vec![Notation {
                category: self.text(row, Meaning::Category),
                text: self.text(row, Meaning::Text),
                measure: self.text(row, Meaning::Measure),
            }],
            place: Place {
                row: row.number,
                ..self.place.clone()
            },
        })
    }

    fn add(&mut self, row: &Row, case: Case) {
        let Some(number) = case.number.clone() else {
            self.push(case);
            return;
        };
        let key = (number, case.kind, case.unit.clone(), case.year);
        let Some(index) = self.numbered.get(&key).copied() else {
            self.numbered.insert(key, self.result.cases.len());
            self.push(case);
            return;
        };
        let Some(first) = self.result.cases.get_mut(index) else {
            return;
        };
        if let (Some(earlier), Some(later)) = (first.case.date, case.date)
            && earlier != later
        {
            let earlier = crate::model::written_date(earlier);
            let detail = format!(
                "{} ({}) ≠ {}",
                earlier,
                first.case.place.row,
                crate::model::written_date(later)
            );
            self.set_aside(row, SetAsideReason::Conflict, Some(detail));
        } else if case
            .notations
            .iter()
            .all(|each| first.case.notations.contains(each))
        {
            self.result.ledger.identical += 1;
        } else {
            first.case.notations.extend(case.notations);
            first.rows += 1;
            self.result.ledger.joined += 1;
            self.result.ledger.notations += 1;
        }
    }

    fn push(&mut self, case: Case) {
        self.result.ledger.cases += 1;
        self.result.ledger.notations += 1;
        self.result.cases.push(SheetCase { case, rows: 1 });
    }
}

/// A row that states a total, with the number where it has one.
struct Total(Option<u32>);

/// The row as a total row, where it is one.
fn total(row: &Row) -> Option<Total> {
    let mut filled = row.filled();
    let (_, first) = filled.next()?;
    let Cell::Text(opening) = first else {
        return None;
    };
    if !words::opens_a_total(opening) {
        return None;
    }
    let rest: Vec<Option<u32>> = filled.map(|(_, cell)| whole_number(&cell.text())).collect();
    if rest.len() > 3 || rest.iter().any(Option::is_none) {
        return None;
    }
    let own = opening
        .split(|c: char| !c.is_ascii_digit())
        .find_map(whole_number);
    Some(Total(rest.first().copied().flatten().or(own)))
}

fn whole_number(text: &str) -> Option<u32> {
    text.replace(['\u{a0}', ' '], "").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{delimited, describe};

    fn read(text: &str) -> SheetCases {
        let table = Table {
            name: String::new(),
            hidden: false,
            rows: delimited::rows(text, ';'),
        };
        let described = describe("lista.csv", std::slice::from_ref(&table), &[]);
        let source = Fingerprint("f".to_owned());
        let found = sheet_cases(&source, 0, &table, &described[0].mapping);
        assert!(found.ledger.is_balanced(), "{:?}", found.ledger);
        found
    }

    #[test]
    fn rows_of_one_number_are_one_case_with_several_notations() {
        let found = read(
            "Nr;Datum;Typ;Kategori;Text\n\
             1;2022-01-01;Avvikelse;A;x\n\
             1;2022-01-01;Avvikelse;B;y\n\
             1;2022-01-01;Avvikelse;A;x\n\
             1;2022-02-01;Avvikelse;A;z\n\
             1;2022-01-01;Klagomål;A;x\n",
        );
        let ledger = &found.ledger;
        assert_eq!(
            (
                ledger.cases,
                ledger.joined,
                ledger.identical,
                ledger.set_aside,
                ledger.notations
            ),
            (2, 1, 1, 1, 3)
        );
        assert_eq!(found.cases[0].case.notations.len(), 2);
        assert_eq!(found.set_aside[0].reason, SetAsideReason::Conflict);
        assert_eq!(found.set_aside[0].row, 5);
    }

    #[test]
    fn every_row_that_is_no_case_has_its_reason() {
        let found = read(
            "Lista 2022;\n\
             Nr;Datum;Typ;Kategori;Text\n\
             1;2022-01-01;Avvikelse;A;x\n\
             \n\
             Nr;Datum;Typ;Kategori;Text\n\
             2;2022-01-02;Beröm;A;tack\n\
             3;2022-01-02;;A;y\n\
             ;;Avvikelse;;\n\
             4;i mars;Avvikelse;A;y\n\
             Summa;4\n",
        );
        let ledger = &found.ledger;
        assert_eq!(
            (ledger.rows_read, ledger.cases, ledger.set_aside),
            (9, 2, 3)
        );
        assert_eq!(
            (
                ledger.skipped_above_header,
                ledger.skipped_blank,
                ledger.skipped_headers,
                ledger.skipped_totals
            ),
            (1, 1, 1, 1)
        );
        let reasons: Vec<_> = found.set_aside.iter().map(|each| each.reason).collect();
        assert_eq!(
            reasons,
            [
                SetAsideReason::UnknownKind,
                SetAsideReason::NoKind,
                SetAsideReason::Empty
            ]
        );
        assert_eq!(found.stated_totals, [(10, 4)]);
        assert_eq!(found.warnings[0].detail.as_deref(), Some("i mars"));
        assert_eq!(found.cases[1].case.year, Some(2022));
    }
}
