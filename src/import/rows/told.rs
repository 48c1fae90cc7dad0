//! What is told of a sheet's rows: cells that are read as empty, and what was taken from other rows.

use super::SheetRows;
use crate::columns::Column;
use crate::import::fields::{SaidDay, Understood};
use crate::import::table::Table;
use crate::model::{Meaning, Problem, ProblemCode};

/// How many different values are named.
const NAMED: usize = 4;

/// Adds what should be known of a sheet whose rows have been sorted. `filled` are the columns whose cells say
/// something for the rows below too, as `seen` has them.
pub fn tell(sheet: &mut SheetRows, seen: &Table, filled: &[usize]) {
    let mut told = Vec::new();
    let rows = || {
        let all = sheet.rows.iter().chain(&sheet.lex_sarah);
        all.map(|row| usize::try_from(*row).unwrap_or(usize::MAX))
    };
    for (column, meaning) in sheet.mapping.columns.iter().copied().enumerate() {
        // In a column of marks a dash is an answer.
        if matches!(
            meaning,
            Meaning::Ignore | Meaning::CategoryMark | Meaning::LexSarah
        ) {
            continue;
        }
        let Some(cells) = seen.column(column) else {
            continue;
        };
        if let Some(found) = nothing_values(cells, rows()) {
            told.push(found.problem(ProblemCode::NothingValues, sheet, column));
        }
    }
    for said in [&sheet.fields.date, &sheet.fields.closed]
        .into_iter()
        .flatten()
    {
        if let Some(found) = placeholders(said, rows()) {
            told.push(found.problem(ProblemCode::PlaceholderDates, sheet, said.column));
        }
    }
    for column in filled {
        let taken = rows().filter(|row| {
            let own = sheet.table.column(*column);
            own.is_some_and(|own| !own.is_filled(*row))
                && seen
                    .column(*column)
                    .is_some_and(|cells| cells.is_filled(*row))
        });
        if let Some(found) = count(taken) {
            told.push(found.problem(ProblemCode::FilledDown, sheet, *column));
        }
    }
    let continued = sheet
        .continued
        .iter()
        .map(|row| usize::try_from(*row).unwrap_or(usize::MAX));
    if let Some(found) = count(continued) {
        told.push(Problem {
            column: None,
            ..found.problem(ProblemCode::ContinuedRows, sheet, usize::MAX)
        });
    }
    sheet.warnings.splice(0..0, told);
}

/// Some cells of a column, the first of them, and in what words they are told.
struct Found {
    first: usize,
    detail: String,
}

impl Found {
    fn problem(self, code: ProblemCode, sheet: &SheetRows, column: usize) -> Problem {
        Problem::new(code)
            .with_detail(self.detail)
            .at(sheet.table.number(self.first), sheet.fields.name(column))
    }
}

fn count(rows: impl Iterator<Item = usize>) -> Option<Found> {
    let mut rows = rows;
    let first = rows.next()?;
    Some(Found {
        first,
        detail: (rows.count() + 1).to_string(),
    })
}

/// The texts that say nothing in these rows of a column, with how many there are: "NULL (3), #N/A (1)".
fn nothing_values(cells: &Column, rows: impl Iterator<Item = usize>) -> Option<Found> {
    let says_nothing = |code: &u32| {
        let text = cells.text_of(*code).unwrap_or_default();
        !text.trim().is_empty()
    };
    let codes: Vec<u32> = cells
        .blank_codes()
        .iter()
        .copied()
        .filter(says_nothing)
        .collect();
    if codes.is_empty() {
        return None;
    }
    named(cells, rows, |code| codes.binary_search(&code).is_ok())
}

fn placeholders(said: &Understood<SaidDay>, rows: impl Iterator<Item = usize>) -> Option<Found> {
    if !said.says(|day| day == SaidDay::Placeholder) {
        return None;
    }
    named(said.cells(), rows, |code| {
        said.of_code(code) == Some(SaidDay::Placeholder)
    })
}

fn named(
    cells: &Column,
    rows: impl Iterator<Item = usize>,
    is: impl Fn(u32) -> bool,
) -> Option<Found> {
    let mut first = None;
    let mut counts: Vec<(&str, u32)> = Vec::new();
    for row in rows {
        let code = cells.code(row);
        if !is(code) {
            continue;
        }
        first.get_or_insert(row);
        let text = cells.text_of(code).unwrap_or_default().trim();
        match counts.iter_mut().find(|(other, _)| *other == text) {
            Some((_, count)) => *count += 1,
            None => counts.push((text, 1)),
        }
    }
    let shown = counts.iter().take(NAMED);
    let mut detail: Vec<String> = shown
        .map(|(text, count)| format!("{text} ({count})"))
        .collect();
    if counts.len() > NAMED {
        detail.push("…".to_owned());
    }
    Some(Found {
        first: first?,
        detail: detail.join(", "),
    })
}
