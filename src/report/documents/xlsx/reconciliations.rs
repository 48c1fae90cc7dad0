//! Every figure that is stated elsewhere, beside what the rows give.

use super::sheet::{Cell, Form, Row, Sheet};
use crate::model::{Account, Reconciliation};
use crate::report::documents::words::{self, column, sheet};

/// A row for each figure. The difference is what the rows give beyond what is stated.
#[must_use]
pub fn figures(account: &Account) -> Sheet {
    let mut rows = vec![Row::header([
        column::UNIT,
        column::KIND,
        column::YEAR,
        column::QUANTITY,
        column::STATED_BY,
        column::STATED,
        column::SUMMED,
        column::DIFFERENCE,
        column::VERDICT,
    ])];
    rows.extend(account.reconciliations.iter().map(row));
    Sheet {
        name: sheet::RECONCILIATION,
        form: Form::List,
        widths: vec![34, 14, 8, 14, 40, 12, 13, 12, 24],
        rows,
    }
}

fn row(each: &Reconciliation) -> Row {
    let figure = &each.figure;
    let unit = figure.unit.as_deref().unwrap_or(words::ALL_UNITS);
    let difference = each.summed.number().map_or(Cell::Blank, |summed| {
        Cell::Number(f64::from(summed) - f64::from(figure.value))
    });
    Row::entry(vec![
        Cell::text(unit),
        Cell::kind(figure.kind),
        Cell::Number(figure.year.into()),
        Cell::text(words::quantity(figure.quantity)),
        Cell::Text(words::stated_by(&each.stated_by)),
        figure.value.into(),
        Cell::count(each.summed),
        difference,
        Cell::text(words::verdict(each.verdict)),
    ])
}
