//! Which rows of a sheet are its header.

use leptos::prelude::*;

use crate::ui::i18n::{t, use_i18n};
use crate::ui::language::plural;
use crate::ui::workspace::Sheet;

/// Rows that can be chosen as header.
const HEADER_CHOICES: u32 = 20;

/// The header's first row.
pub fn header_row(sheet: Sheet) -> Option<u32> {
    sheet.view(|view| view.mapping.header_row).flatten()
}

/// The header's height in rows.
fn header_height(sheet: Sheet) -> u32 {
    sheet.view(|view| view.mapping.header_height).unwrap_or(1)
}

/// The choice of the header's first row.
#[component]
pub fn HeaderRow(
    /// The sheet.
    sheet: Sheet,
) -> impl IntoView {
    let i18n = use_i18n();
    let chosen = Memo::new(move |_| header_row(sheet));
    let choose = move |row: String| {
        let row = row.parse().ok();
        sheet.set_header(row.map(|row| (row, untrack(|| header_height(sheet)))));
    };
    let choices = (1..=HEADER_CHOICES).map(|row| {
        let is_chosen = move || chosen.get() == Some(row);
        view! {
            <option value=row.to_string() prop:selected=is_chosen>
                {row}
            </option>
        }
    });
    // None, or one beyond the choices.
    let other = move || {
        let row = chosen.get();
        row.is_none_or(|row| row > HEADER_CHOICES).then(|| {
            let value = row.map(|row| row.to_string());
            let name = value.clone().unwrap_or_else(|| "–".to_owned());
            view! {
                <option value=value.unwrap_or_default() prop:selected=true>
                    {name}
                </option>
            }
        })
    };
    let id = sheet.id("header");
    view! {
        <div class="answer answer--short">
            <label for=id.clone()>{t!(i18n, files.header_row)}</label>
            <select id=id on:change:target=move |event| choose(event.target().value())>
                {choices.collect_view()}
                {other}
            </select>
            <p class="hint">{t!(i18n, files.header_row_hint)}</p>
        </div>
    }
}

/// The choice of the header's height.
#[component]
pub fn HeaderHeight(
    /// The sheet.
    sheet: Sheet,
) -> impl IntoView {
    let i18n = use_i18n();
    let chosen = Memo::new(move |_| header_height(sheet));
    let choose = move |height: String| {
        let height = height.parse().unwrap_or(1);
        sheet.set_header(untrack(|| header_row(sheet)).map(|row| (row, height)));
    };
    let choices = (1..=3_u32).map(|rows| {
        let name = move || {
            let locale = i18n.get_locale();
            plural!(
                locale,
                rows,
                files.header_height_single,
                files.header_height_several
            )
        };
        view! {
            <option value=rows.to_string() prop:selected=move || chosen.get() == rows>
                {name}
            </option>
        }
    });
    let id = sheet.id("height");
    view! {
        <div class="answer answer--short">
            <label for=id.clone()>{t!(i18n, files.header_height)}</label>
            <select id=id on:change:target=move |event| choose(event.target().value())>
                {choices.collect_view()}
            </select>
        </div>
    }
}
