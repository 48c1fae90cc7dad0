//! A table of the report, in a box that scrolls where the window is narrow.

use leptos::prelude::*;

use super::inlines::Inlines;
use super::show_figure::ShowFigure;
use crate::model::{Inline, Table, TableRow};

/// A table. Cells that hold one figure alone are numbers.
#[component]
pub fn PaperTable(
    /// It.
    table: Table,
    /// Makes what stands for a figure.
    figure: ShowFigure,
) -> impl IntoView {
    let columns = table.header.len();
    let columns = table
        .rows
        .iter()
        .map(|row| row.cells().len())
        .fold(columns, usize::max);
    let numbers: Vec<bool> = (0..columns)
        .map(|column| is_number(&table, column))
        .collect();
    let heads = table.header.into_iter().zip(numbers.clone());
    let heads = heads.map(|(name, is_number)| {
        view! {
            <th scope="col" class:number=is_number>
                {name}
            </th>
        }
    });
    let rows = table.rows.into_iter().map(|row| {
        let is_sum = matches!(row, TableRow::Sum(_));
        let cells = row.cells().to_vec().into_iter().zip(numbers.clone());
        let cells = cells.enumerate().map(|(column, (inlines, is_number))| {
            if column == 0 {
                let head = view! { <th scope="row"><Inlines inlines figure /></th> };
                return head.into_any();
            }
            view! {
                <td class:number=is_number>
                    <Inlines inlines figure />
                </td>
            }
            .into_any()
        });
        view! { <tr class:total=is_sum>{cells.collect_view()}</tr> }
    });
    let name = table.caption.clone();
    view! {
        <div class="scroll" role="group" tabindex="0" aria-label=name>
            <table>
                <caption>{table.caption}</caption>
                <thead>
                    <tr>{heads.collect_view()}</tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}

/// Whether every cell of a column holds one figure alone.
fn is_number(table: &Table, column: usize) -> bool {
    let mut cells = table.rows.iter().map(|row| row.cells().get(column));
    cells.all(|cell| matches!(cell.map(Vec::as_slice), Some([Inline::Figure(_)])))
}
