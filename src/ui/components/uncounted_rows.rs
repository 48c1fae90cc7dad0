//! The rows of a sheet that are not counted, each with its reason and its content.

use leptos::prelude::*;

use super::finding::{Finding, number_of};
use crate::model::{SetAside, SkippedRow, UncountedReason};
use crate::ui::i18n::{Text, t, use_i18n};
use crate::ui::language;
use crate::ui::numbers;

/// The rows that were set aside.
#[component]
pub fn SetAsideRows(
    /// The first of them.
    rows: Vec<SetAside>,
    /// How many there are.
    all: u32,
) -> impl IntoView {
    let i18n = use_i18n();
    let shown = number_of(&rows);
    let more = (shown < all).then(|| {
        t!(
            i18n,
            ledger.set_aside_more,
            shown = numbers::grouped(shown),
            all = numbers::grouped(all)
        )
    });
    let rows = rows.into_iter().map(|row| UncountedRow {
        number: row.row,
        reason: UncountedReason::SetAside(row.reason),
        detail: row.detail.map(|detail| format!(" (”{detail}”)")),
        cells: row.cells,
    });
    let rows = rows.collect::<Vec<_>>();
    view! {
        <Finding title=t!(i18n, ledger.set_aside_title) number=all open=true>
            <p>{t!(i18n, ledger.set_aside_lead)} " " {more}</p>
            <UncountedTable title=t!(i18n, ledger.set_aside_title) rows />
        </Finding>
    }
}

/// The rows that are no cases, so that whoever doubts it can see them.
#[component]
pub fn SkippedRows(
    /// The rows.
    rows: Vec<SkippedRow>,
) -> impl IntoView {
    let i18n = use_i18n();
    let number = number_of(&rows);
    let rows = rows.into_iter().map(|row| UncountedRow {
        number: row.row,
        reason: UncountedReason::Skipped(row.reason),
        detail: None,
        cells: row.cells,
    });
    let rows = rows.collect::<Vec<_>>();
    view! {
        <Finding title=t!(i18n, ledger.skipped_title) number>
            <p>{t!(i18n, ledger.skipped_lead)}</p>
            <UncountedTable title=t!(i18n, ledger.skipped_title) rows />
        </Finding>
    }
}

/// A row that is not counted.
struct UncountedRow {
    number: u32,
    reason: UncountedReason,
    /// The cell that decided it, as it stands behind the reason.
    detail: Option<String>,
    cells: Vec<String>,
}

/// Rows that are not counted: the number of each, the cell with its reason, and its content.
#[component]
fn UncountedTable(
    /// What the rows are.
    title: Text<&'static str>,
    /// The rows.
    rows: Vec<UncountedRow>,
) -> impl IntoView {
    let i18n = use_i18n();
    let lines = rows.into_iter().map(|row| {
        let reason = move || language::uncounted(i18n.get_locale(), row.reason);
        view! {
            <tr>
                <th scope="row">{row.number}</th>
                <td>
                    {reason}
                    {row.detail}
                </td>
                <td>{content(&row.cells)}</td>
            </tr>
        }
    });
    view! {
        <div class="scroll" role="group" tabindex="0" aria-label=title>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{t!(i18n, ledger.row)}</th>
                        <th scope="col">{t!(i18n, ledger.reason)}</th>
                        <th scope="col">{t!(i18n, ledger.content)}</th>
                    </tr>
                </thead>
                <tbody>{lines.collect_view()}</tbody>
            </table>
        </div>
    }
}

/// The cells of a row that have content, on one line.
fn content(cells: &[String]) -> String {
    let filled = cells.iter().map(String::as_str);
    let filled: Vec<&str> = filled.filter(|cell| !cell.is_empty()).collect();
    filled.join(" · ")
}
