//! What the rows of a sheet's cases have in common, so that a row can be compared with them.

use std::collections::BTreeSet;

use crate::import::table::Table;
use crate::model::{Meaning, SheetMapping};

/// How many rows from all over the sheet are looked at.
const SAMPLED: usize = 400;

/// A case number is no longer than this, in bytes.
const LONGEST_NUMBER: usize = 60;

/// What the sheet's cases look like.
#[derive(Debug)]
pub struct Shape {
    /// How many cells a full row of a case has filled.
    pub full: usize,
    /// The columns of the case number, the date and the kind.
    pub number: Option<usize>,
    /// See `number`.
    pub date: Option<usize>,
    /// See `number`.
    pub kind: Option<usize>,
    unit: Option<usize>,
    /// The forms that case numbers have, as [`form`] gives them.
    numbers: BTreeSet<String>,
}

impl Shape {
    /// Looks at the rows from `first` on.
    pub fn new(table: &Table, mapping: &SheetMapping, first: usize) -> Self {
        let column = |wanted| {
            mapping
                .columns
                .iter()
                .position(|meaning| *meaning == wanted)
        };
        let number = column(Meaning::Number);
        let rows = table.len().saturating_sub(first);
        // The beginning, and a part of the rest: a list's end is where the notes are.
        let step = (rows / SAMPLED).max(1);
        let mut counts: Vec<(usize, usize)> = (first..table.len())
            .step_by(step)
            .map(|row| (table.filled(row).count(), row))
            .filter(|(count, _)| *count > 0)
            .collect();
        counts.sort_unstable_by_key(|(count, row)| (std::cmp::Reverse(*count), *row));
        // The fullest row may be an odd one; a sheet with one row has only that.
        let full = counts.get(1).or_else(|| counts.first());
        let full = full.map_or(0, |(count, _)| *count);
        let numbers = number.map_or_else(BTreeSet::new, |column| {
            let rows = counts
                .iter()
                .take_while(|(count, _)| *count > 1 && *count * 2 > full);
            rows.map(|(_, row)| table.cell(*row, column))
                .filter(|cell| !cell.is_blank() && cell.text().len() <= LONGEST_NUMBER)
                .map(|cell| form(cell.text()))
                .collect()
        });
        Self {
            full,
            number,
            date: column(Meaning::Date),
            kind: column(Meaning::Kind),
            unit: column(Meaning::Unit),
            numbers,
        }
    }

    /// Whether a text looks like the sheet's case numbers.
    pub fn is_number(&self, text: &str) -> bool {
        text.len() <= LONGEST_NUMBER
            && (self.numbers.is_empty() || self.numbers.contains(&form(text)))
    }

    /// Whether a cell in this column, first in its row, can go on with the case above: what tells one case from another
    /// stands left of it, and is left out.
    pub fn goes_on_at(&self, column: usize) -> bool {
        [self.number, self.date]
            .into_iter()
            .flatten()
            .any(|key| key < column)
    }

    /// Whether a column tells one case from another.
    pub fn is_key(&self, column: usize) -> bool {
        [self.number, self.date, self.kind, self.unit].contains(&Some(column))
    }
}

/// The form of a case number: each run of figures is one `9`, each run of letters one `a`, the rest as it is. So
/// "A-101" and "AVV-7" have the same form, and "Sida 1 av 3" has another.
fn form(text: &str) -> String {
    let mut form = String::with_capacity(8);
    for letter in text.chars() {
        let sort = if letter.is_numeric() {
            '9'
        } else if letter.is_alphabetic() {
            'a'
        } else if letter.is_whitespace() {
            ' '
        } else {
            letter
        };
        if !(matches!(sort, '9' | 'a' | ' ') && form.ends_with(sort)) {
            form.push(sort);
        }
    }
    form
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::testing::table;

    #[test]
    fn numbers_have_a_form_and_rows_a_fullness() {
        let table = table(
            "Nr;Datum;Text;Chef\nA-101;2022-01-01;x;\nAVV-7;2022-01-02;y;\nA-1;2022-01-03;z;Bo\nSida 1 av 2;;;\n",
        );
        let mapping = SheetMapping {
            columns: vec![
                Meaning::Number,
                Meaning::Date,
                Meaning::Text,
                Meaning::Ignore,
            ],
            ..SheetMapping::default()
        };
        let shape = Shape::new(&table, &mapping, 1);
        assert_eq!(shape.full, 3);
        for (text, is_number) in [
            ("B-22", true),
            ("Sida 1 av 2", false),
            ("2022-12-31", false),
            ("Slut", false),
        ] {
            assert_eq!(shape.is_number(text), is_number, "{text}");
        }
        assert!(shape.goes_on_at(2) && !shape.goes_on_at(0));
    }
}
