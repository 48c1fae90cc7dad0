//! The first rows of a sheet under its header, with a choice of meaning above each column.

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::file_card::short;
use crate::model::{Column, Fingerprint, Meaning};
use crate::ui::language::{self, use_locale};
use crate::ui::live::{each_index, flag, part, when};
use crate::ui::workspace::use_workspace;

/// Rows that can be chosen as header.
const HEADER_CHOICES: u32 = 20;

/// The header row, the columns and the first rows.
#[component]
pub fn ColumnTable(fingerprint: StoredValue<Fingerprint>, index: usize) -> impl IntoView {
    let locale = use_locale();
    let workspace = use_workspace();
    let view = Memo::new(move |_| fingerprint.with_value(|each| workspace.sheet(each, index)));
    let columns =
        Memo::new(move |_| view.with(|view| view.as_ref().map_or(0, |view| view.columns.len())));
    let header_row = Memo::new(move |_| {
        view.with(|view| view.as_ref().and_then(|view| view.mapping.header_row))
    });
    let left_out = Memo::new(move |_| {
        workspace.state.with(|state| {
            fingerprint.with_value(|each| {
                let sheet = state
                    .source(each)
                    .and_then(|source| source.sheets.get(index));
                sheet.is_some_and(|sheet| sheet.left_out)
            })
        })
    });
    let id = format!("{}-{index}", fingerprint.with_value(short));
    let header_id = StoredValue::new(format!("header-{id}"));
    let choose_header = move |event| {
        let row = event_target_value(&event).parse::<u32>().ok();
        let fingerprint = fingerprint.get_value();
        let (reading, mut rows) = workspace.reading_of(&fingerprint);
        if let Some(slot) = rows.get_mut(index) {
            *slot = row;
        }
        workspace.describe_anew(&fingerprint, reading, rows);
    };
    let leave_out = move |event| {
        let ticked = event_target_checked(&event);
        workspace.set_mapping(&fingerprint.get_value(), index, |mapping| {
            mapping.left_out = ticked;
        });
    };
    view! {
        <div class="answers">
            <div class="answer answer--short">
                <label for=header_id.get_value()>{td_string!(locale, files.header_row)}</label>
                <select id=header_id.get_value() on:change=choose_header>
                    {(1..=HEADER_CHOICES)
                        .map(|row| {
                            view! {
                                <option
                                    value=row.to_string()
                                    prop:selected=flag(move || header_row.get() == Some(row))
                                >
                                    {row}
                                </option>
                            }
                        })
                        .collect_view()}
                    {when(
                        move || header_row.get().is_none_or(|row| row > HEADER_CHOICES),
                        move || {
                            view! {
                                <option
                                    prop:selected=true
                                    value=move || {
                                        header_row
                                            .get()
                                            .map_or_else(String::new, |row| row.to_string())
                                    }
                                >
                                    {part(move || {
                                        header_row
                                            .get()
                                            .map_or_else(|| "–".to_owned(), |row| row.to_string())
                                    })}
                                </option>
                            }
                        },
                    )}
                </select>
                <p class="hint">{td_string!(locale, files.header_row_hint)}</p>
            </div>
            <div class="answer">
                <label class="tick">
                    <input type="checkbox" prop:checked=left_out on:change=leave_out />
                    {td_string!(locale, files.leave_out)}
                </label>
            </div>
        </div>
        {when(
            move || header_row.get().is_none(),
            move || view! { <p class="notice">{td_string!(locale, files.no_header)}</p> },
        )}
        <div
            class="scroll"
            role="group"
            tabindex="0"
            aria-label={
                let name = fingerprint.with_value(|each| workspace.file_name(each));
                td_string!(locale, files.columns_of, name = name).to_string()
            }
        >
            <table class="preview">
                <thead>
                    <tr>
                        <th scope="col">{td_string!(locale, files.row_number)}</th>
                        {each_index(
                            columns,
                            move |column| {
                                view! {
                                    <th scope="col">
                                        <ColumnChoice fingerprint index column />
                                    </th>
                                }
                            },
                        )}
                    </tr>
                </thead>
                <tbody>
                    {part(move || {
                        view.with(|view| {
                            let view = view.as_ref()?;
                            let header = view.mapping.header_row.unwrap_or(0);
                            Some(
                                view
                                    .preview
                                    .iter()
                                    .filter(|(number, _)| *number != header)
                                    .map(|(number, cells)| {
                                        let above = *number < header;
                                        view! {
                                            <tr class:above=above>
                                                <th scope="row">{*number}</th>
                                                {cells
                                                    .iter()
                                                    .map(|cell| view! { <td>{cell.clone()}</td> })
                                                    .collect_view()}
                                            </tr>
                                        }
                                    })
                                    .collect::<Vec<_>>(),
                            )
                        })
                    })}
                </tbody>
            </table>
        </div>
    }
}

/// A column's header, the choice of its meaning, and why it was guessed.
#[component]
fn ColumnChoice(
    fingerprint: StoredValue<Fingerprint>,
    index: usize,
    column: usize,
) -> impl IntoView {
    let locale = use_locale();
    let workspace = use_workspace();
    let guess = Memo::new(move |_| -> Option<Column> {
        let sheet = fingerprint.with_value(|each| workspace.sheet(each, index))?;
        sheet.columns.get(column).cloned()
    });
    let meaning = Memo::new(move |_| {
        workspace.state.with(|state| {
            fingerprint.with_value(|each| {
                let sheet = state.source(each)?.sheets.get(index)?;
                sheet.columns.get(column).copied()
            })
        })
    });
    let header = move || {
        let header = guess.with(|guess| guess.as_ref().map(|guess| guess.header.clone()));
        header
            .filter(|header| !header.is_empty())
            .unwrap_or_else(|| {
                td_string!(locale, files.unnamed_column, number = column + 1).to_string()
            })
    };
    let choose = move |event| {
        let chosen = event_target_value(&event)
            .parse::<usize>()
            .ok()
            .and_then(|place| Meaning::ALL.get(place).copied());
        let Some(chosen) = chosen else { return };
        workspace.set_mapping(&fingerprint.get_value(), index, |mapping| {
            for (place, other) in mapping.columns.iter_mut().enumerate() {
                if place == column {
                    *other = chosen;
                } else if *other == chosen {
                    // A meaning is one column's: the column that had it is not used any more.
                    *other = Meaning::Ignore;
                }
            }
        });
    };
    let why = move || {
        let guess = guess.get()?;
        if Some(guess.guess) != meaning.get() {
            return Some(td_string!(locale, files.guess_changed).to_owned());
        }
        let reason = language::guess_reason(locale, guess.reason);
        Some(
            match language::doubt(locale, guess.confidence, guess.guess) {
                Some(doubt) => format!("{reason}, {doubt}"),
                None => reason.to_owned(),
            },
        )
    };
    view! {
        <span class="column-name">{header}</span>
        <select
            aria-label=Signal::derive(move || {
                td_string!(locale, files.meaning_of, column = header()).to_string()
            })
            class:unused=flag(move || meaning.get() == Some(Meaning::Ignore))
            on:change=choose
        >
            {Meaning::ALL
                .into_iter()
                .enumerate()
                .map(|(place, each)| {
                    view! {
                        <option
                            value=place.to_string()
                            prop:selected=flag(move || meaning.get() == Some(each))
                        >
                            {language::meaning(locale, each)}
                        </option>
                    }
                })
                .collect_view()}
        </select>
        <span class="hint">{why}</span>
    }
}
