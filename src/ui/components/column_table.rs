//! The first rows of a sheet under its header, with a choice of meaning above each column.

use leptos::prelude::*;

use super::header_choices::{HeaderHeight, HeaderRow, header_row};
use super::{ColumnHead, DateOrders};
use crate::model::{Meaning, SheetView};
use crate::ui::i18n::{t, use_i18n};
use crate::ui::workspace::Sheet;

/// The header row, the columns and the first rows.
#[component]
pub fn ColumnTable(
    /// The sheet.
    sheet: Sheet,
) -> impl IntoView {
    let i18n = use_i18n();
    let columns = move || sheet.view(|view| view.columns.len()).unwrap_or_default();
    let split = Memo::new(move |_| sheet.is(|mapping| mapping.split));
    let left_out = Memo::new(move |_| sheet.is(|mapping| mapping.left_out));
    let has_categories = move || sheet.is(|mapping| mapping.has(Meaning::Category));
    let set_split = move |ticked| sheet.change(|mapping| mapping.split = ticked);
    let leave_out = move |ticked| sheet.change(|mapping| mapping.left_out = ticked);
    let file = untrack(|| sheet.file_name());
    view! {
        <div class="answers">
            <HeaderRow sheet />
            <HeaderHeight sheet />
            <DateOrders sheet />
            <Show when=has_categories>
                <div class="answer">
                    <label class="tick">
                        <input
                            type="checkbox"
                            prop:checked=split
                            on:change:target=move |event| set_split(event.target().checked())
                        />
                        {t!(i18n, files.split)}
                    </label>
                </div>
            </Show>
            <div class="answer">
                <label class="tick">
                    <input
                        type="checkbox"
                        prop:checked=left_out
                        on:change:target=move |event| leave_out(event.target().checked())
                    />
                    {t!(i18n, files.leave_out)}
                </label>
            </div>
        </div>
        <Show when=move || header_row(sheet).is_none()>
            <p class="notice">{t!(i18n, files.no_header)}</p>
        </Show>
        <div
            class="scroll"
            role="group"
            tabindex="0"
            aria-label=t!(i18n, files.columns_of, name = file)
        >
            <table class="preview">
                <thead>
                    <tr>
                        <th scope="col">{t!(i18n, files.row_number)}</th>
                        <For each=move || 0..columns() key=|column| *column let:column>
                            <ColumnHead sheet column />
                        </For>
                    </tr>
                </thead>
                <tbody>
                    <Preview sheet />
                </tbody>
            </table>
        </div>
    }
}

/// A row of the preview.
#[derive(Clone, PartialEq, Eq)]
struct PreviewRow {
    number: u32,
    /// It stands above the header.
    above: bool,
    cells: Vec<String>,
}

/// The first rows, but for the header's.
fn preview_rows(view: &SheetView) -> Vec<PreviewRow> {
    let header = view.mapping.header_row.unwrap_or(0);
    let below = header + view.mapping.header_height.saturating_sub(1);
    let rows = view.preview.iter();
    let rows = rows.filter(|(number, _)| !(header..=below).contains(number));
    rows.map(|(number, cells)| PreviewRow {
        number: *number,
        above: *number < header,
        cells: cells.clone(),
    })
    .collect()
}

/// The first rows.
#[component]
fn Preview(
    /// The sheet.
    sheet: Sheet,
) -> impl IntoView {
    let rows = Memo::new(move |_| sheet.view(preview_rows).unwrap_or_default());
    let row = |row: PreviewRow| {
        let cells = row.cells.into_iter();
        view! {
            <tr class:above=row.above>
                <th scope="row">{row.number}</th>
                {cells.map(|cell| view! { <td>{cell}</td> }).collect_view()}
            </tr>
        }
    };
    move || rows.get().into_iter().map(row).collect_view()
}
