//! The first rows of a sheet under its header, with a choice of meaning above each column.

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::file_card::short;
use crate::model::{Column, Fingerprint, Meaning};
use crate::ui::language::{self, use_locale};
use crate::ui::live::{each_index, part, when};
use crate::ui::markup::{Markup, choice, column_head, group, row_head, scroll, tag};
use crate::ui::workspace::use_workspace;

/// Rows that can be chosen as header.
const HEADER_CHOICES: u32 = 20;

/// The header row, the columns and the first rows.
pub fn column_table(fingerprint: StoredValue<Fingerprint>, index: usize) -> Markup {
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
    group()
        .child(
            tag("div")
                .class("answers")
                .child(
                    tag("div")
                        .class("answer answer--short")
                        .child(
                            tag("label")
                                .attr("for", header_id.get_value())
                                .child(td_string!(locale, files.header_row)),
                        )
                        .child(
                            tag("select")
                                .id(header_id.get_value())
                                .on("change", choose_header)
                                .children((1..=HEADER_CHOICES).map(|row| {
                                    choice(row.to_string(), row)
                                        .selected_while(move || header_row.get() == Some(row))
                                }))
                                .child(part(move || {
                                    let row = header_row.get();
                                    // None, or one beyond the choices.
                                    row.is_none_or(|row| row > HEADER_CHOICES).then(|| {
                                        let value = row.map(|row| row.to_string());
                                        let name = value.clone().unwrap_or_else(|| "–".to_owned());
                                        choice(value.unwrap_or_default(), name)
                                            .selected_while(|| true)
                                    })
                                })),
                        )
                        .child(
                            tag("p")
                                .class("hint")
                                .child(td_string!(locale, files.header_row_hint)),
                        ),
                )
                .child(
                    tag("div").class("answer").child(
                        tag("label")
                            .class("tick")
                            .child(
                                tag("input")
                                    .attr("type", "checkbox")
                                    .checked_while(move || left_out.get())
                                    .on("change", leave_out),
                            )
                            .child(td_string!(locale, files.leave_out)),
                    ),
                ),
        )
        .child(when(
            move || header_row.get().is_none(),
            move || {
                tag("p")
                    .class("notice")
                    .child(td_string!(locale, files.no_header))
            },
        ))
        .child(
            scroll({
                let name = fingerprint.with_value(|each| workspace.file_name(each));
                td_string!(locale, files.columns_of, name = name).to_string()
            })
            .child(
                tag("table")
                    .class("preview")
                    .child(
                        tag("thead").child(
                            tag("tr")
                                .child(column_head(td_string!(locale, files.row_number)))
                                .child(each_index(columns, move |column| {
                                    column_head(column_choice(fingerprint, index, column))
                                })),
                        ),
                    )
                    .child(tag("tbody").child(part(move || {
                        view.with(|view| {
                            let view = view.as_ref()?;
                            let header = view.mapping.header_row.unwrap_or(0);
                            Some(
                                view.preview
                                    .iter()
                                    .filter(|(number, _)| *number != header)
                                    .map(|(number, cells)| {
                                        let above = *number < header;
                                        tag("tr")
                                            .class_if("above", above)
                                            .child(row_head(*number))
                                            .children(
                                                cells
                                                    .iter()
                                                    .map(|cell| tag("td").child(cell.as_str())),
                                            )
                                    })
                                    .collect::<Vec<_>>(),
                            )
                        })
                    }))),
            ),
        )
}

/// A column's header, the choice of its meaning, and why it was guessed.
fn column_choice(fingerprint: StoredValue<Fingerprint>, index: usize, column: usize) -> Markup {
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
    group()
        .child(tag("span").class("column-name").child(part(header)))
        .child(
            tag("select")
                .attr_from("aria-label", move || {
                    td_string!(locale, files.meaning_of, column = header()).to_string()
                })
                .class_while("unused", move || meaning.get() == Some(Meaning::Ignore))
                .on("change", choose)
                .children(Meaning::ALL.into_iter().enumerate().map(|(place, each)| {
                    choice(place.to_string(), language::meaning(locale, each))
                        .selected_while(move || meaning.get() == Some(each))
                })),
        )
        .child(tag("span").class("hint").child(part(why)))
}
