//! The account's counts, by unit and kind and by category.

use super::sheet::{Cell, Form, Row, RowKind, Sheet};
use crate::model::{Account, Period};
use crate::report::documents::words::{ALL_UNITS, column, sheet};

/// Cases and notations of each unit and kind, this year and last, and the sums of each kind.
#[must_use]
pub fn counts(account: &Account) -> Sheet {
    let mut names = vec![column::UNIT.to_owned(), column::KIND.to_owned()];
    names.extend(years(account, column::CASES));
    names.extend(years(account, column::NOTATIONS));
    let mut rows = vec![Row::header(names)];
    for unit in &account.units {
        for kind in &unit.kinds {
            let mut cells = vec![
                Cell::unit(unit.unit.as_deref()),
                Cell::kind(Some(kind.kind)),
            ];
            cells.extend(period(&kind.cases));
            cells.extend(period(&kind.notations));
            rows.push(Row::entry(cells));
        }
    }
    for total in &account.totals {
        let mut cells = vec![Cell::text(ALL_UNITS), Cell::kind(Some(total.kind))];
        cells.extend(period(&total.cases));
        cells.extend(period(&total.notations));
        rows.push(Row {
            kind: RowKind::Sum,
            cells,
        });
    }
    Sheet {
        name: sheet::ACCOUNT,
        form: Form::List,
        widths: vec![34, 14, 17, 17, 19, 19],
        rows,
    }
}

/// Notations and cases of each category, this year and last. Cases of categories do not sum to the cases of the kind,
/// since a case can have several.
#[must_use]
pub fn categories(account: &Account) -> Sheet {
    let names = [column::UNIT, column::KIND, column::CATEGORY].map(str::to_owned);
    let mut names = names.to_vec();
    names.extend(years(account, column::NOTATIONS));
    names.extend(years(account, column::CASES));
    let mut rows = vec![Row::header(names)];
    for unit in &account.units {
        for kind in &unit.kinds {
            for category in &kind.categories {
                let mut cells = vec![
                    Cell::unit(unit.unit.as_deref()),
                    Cell::kind(Some(kind.kind)),
                    Cell::category(category.category.as_deref()),
                ];
                cells.extend(period(&category.notations));
                cells.extend(period(&category.cases));
                rows.push(Row::entry(cells));
            }
        }
    }
    Sheet {
        name: sheet::CATEGORIES,
        form: Form::List,
        widths: vec![34, 14, 44, 19, 19, 17, 17],
        rows,
    }
}

/// "Ärenden 2022" and "Ärenden 2021".
fn years(account: &Account, counted: &str) -> [String; 2] {
    [account.year, account.year - 1].map(|year| format!("{counted} {year}"))
}

fn period(period: &Period) -> [Cell; 2] {
    [Cell::count(period.current), Cell::count(period.previous)]
}
