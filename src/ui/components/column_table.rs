//! The first rows of a sheet under its header, with a choice of meaning above each column.

use leptos::prelude::*;

use super::date_orders;
use crate::model::{Meaning, SheetView};
use crate::ui::i18n::td_string;
use crate::ui::language::{self, plural, use_locale};
use crate::ui::live::{each_index, part, when, words};
use crate::ui::markup::{Markup, answer, choice, column_head, group, row_head, scroll, tag};
use crate::ui::workspace::Sheet;

/// Rows that can be chosen as header.
const HEADER_CHOICES: u32 = 20;

/// The header row, the columns and the first rows.
pub fn column_table(sheet: Sheet) -> Markup {
    let locale = use_locale();
    let columns = move || sheet.view(|view| view.columns.len()).unwrap_or_default();
    let header_row = move || sheet.view(|view| view.mapping.header_row).flatten();
    let height = move || sheet.view(|view| view.mapping.header_height).unwrap_or(1);
    let choose_header = move |event| {
        let row = event_target_value(&event).parse().ok();
        sheet.set_header(row.map(|row| (row, untrack(height))));
    };
    let choose_height = move |event| {
        let height = event_target_value(&event).parse().unwrap_or(1);
        sheet.set_header(untrack(header_row).map(|row| (row, height)));
    };
    let splits = move |event| {
        let ticked = event_target_checked(&event);
        sheet.change(|mapping| mapping.split = ticked);
    };
    let leave_out = move |event| {
        let ticked = event_target_checked(&event);
        sheet.change(|mapping| mapping.left_out = ticked);
    };
    group()
        .child(
            tag("div")
                .class("answers")
                .child(
                    answer(
                        sheet.id("header"),
                        td_string!(locale, files.header_row),
                        tag("select")
                            .on("change", choose_header)
                            .children((1..=HEADER_CHOICES).map(|row| {
                                choice(row.to_string(), row)
                                    .selected_while(move || header_row() == Some(row))
                            }))
                            .child(part(move || {
                                let row = header_row();
                                // None, or one beyond the choices.
                                row.is_none_or(|row| row > HEADER_CHOICES).then(|| {
                                    let value = row.map(|row| row.to_string());
                                    let name = value.clone().unwrap_or_else(|| "–".to_owned());
                                    choice(value.unwrap_or_default(), name).selected_while(|| true)
                                })
                            })),
                    )
                    .class("answer answer--short")
                    .child(
                        tag("p")
                            .class("hint")
                            .child(td_string!(locale, files.header_row_hint)),
                    ),
                )
                .child(
                    answer(
                        sheet.id("height"),
                        td_string!(locale, files.header_height),
                        tag("select")
                            .on("change", choose_height)
                            .children((1..=3_u32).map(|rows| {
                                let name = plural!(
                                    locale,
                                    rows,
                                    files.header_height_single,
                                    files.header_height_several
                                );
                                choice(rows.to_string(), name)
                                    .selected_while(move || height() == rows)
                            })),
                    )
                    .class("answer answer--short"),
                )
                .child(date_orders(sheet))
                .child(when(
                    move || sheet.is(|mapping| mapping.has(Meaning::Category)),
                    move || {
                        tag("div").class("answer").child(
                            tag("label")
                                .class("tick")
                                .child(
                                    tag("input")
                                        .attr("type", "checkbox")
                                        .checked_while(move || sheet.is(|mapping| mapping.split))
                                        .on("change", splits),
                                )
                                .child(td_string!(locale, files.split)),
                        )
                    },
                ))
                .child(
                    tag("div").class("answer").child(
                        tag("label")
                            .class("tick")
                            .child(
                                tag("input")
                                    .attr("type", "checkbox")
                                    .checked_while(move || sheet.is(|mapping| mapping.left_out))
                                    .on("change", leave_out),
                            )
                            .child(td_string!(locale, files.leave_out)),
                    ),
                ),
        )
        .child(when(
            move || header_row().is_none(),
            move || {
                tag("p")
                    .class("notice")
                    .child(td_string!(locale, files.no_header))
            },
        ))
        .child(
            scroll({
                let name = sheet.file_name();
                td_string!(locale, files.columns_of, name = name)
            })
            .child(
                tag("table")
                    .class("preview")
                    .child(
                        tag("thead").child(
                            tag("tr")
                                .child(column_head(td_string!(locale, files.row_number)))
                                .child(each_index(columns, move |column| {
                                    column_head(column_choice(sheet, column))
                                })),
                        ),
                    )
                    .child(tag("tbody").child(part(move || sheet.view(preview)))),
            ),
        )
}

/// The first rows.
fn preview(view: &SheetView) -> Markup {
    let header = view.mapping.header_row.unwrap_or(0);
    let below = header + view.mapping.header_height.saturating_sub(1);
    let rows = view.preview.iter();
    let rows = rows.filter(|(number, _)| !(header..=below).contains(number));
    group().children(rows.map(|(number, cells)| {
        tag("tr")
            .class_if("above", *number < header)
            .child(row_head(*number))
            .children(cells.iter().map(|cell| tag("td").child(cell.as_str())))
    }))
}

/// A column's header, the choice of its meaning, and why it was guessed.
fn column_choice(sheet: Sheet, column: usize) -> Markup {
    let locale = use_locale();
    let guess = move || {
        sheet
            .view(|view| view.columns.get(column).cloned())
            .flatten()
    };
    let meaning = move || {
        sheet
            .mapping(|mapping| mapping.columns.get(column).copied())
            .flatten()
    };
    let header = move || {
        guess()
            .map(|guess| guess.header)
            .filter(|header| !header.is_empty())
            .unwrap_or_else(|| td_string!(locale, files.unnamed_column, number = column + 1))
    };
    let choose = move |event| {
        let chosen = event_target_value(&event)
            .parse::<usize>()
            .ok()
            .and_then(|place| Meaning::ALL.get(place).copied());
        let Some(chosen) = chosen else { return };
        sheet.change(|mapping| {
            mapping.profile = None;
            // Who says what a column of the sheet means wants it counted.
            mapping.left_out &= chosen == Meaning::Ignore;
            for (place, other) in mapping.columns.iter_mut().enumerate() {
                if place == column {
                    *other = chosen;
                } else if *other == chosen && !chosen.may_repeat() {
                    // A meaning is one column's: the column that had it is not used any more.
                    *other = Meaning::Ignore;
                }
            }
        });
    };
    let why = move || {
        let guess = guess()?;
        if Some(guess.guess) != meaning() {
            let of_profile = sheet.is(|mapping| mapping.profile.is_some());
            let reason = if of_profile {
                td_string!(locale, files.guess_profile)
            } else {
                td_string!(locale, files.guess_changed)
            };
            return Some(reason.to_owned());
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
        .child(tag("span").class("column-name").child(words(header)))
        .child(
            tag("select")
                .attr_from("aria-label", move || {
                    td_string!(locale, files.meaning_of, column = header())
                })
                .class_while("unused", move || meaning() == Some(Meaning::Ignore))
                .on("change", choose)
                .children(Meaning::ALL.into_iter().enumerate().map(|(place, each)| {
                    choice(place.to_string(), language::meaning(locale, each))
                        .selected_while(move || meaning() == Some(each))
                })),
        )
        .child(
            tag("span")
                .class("hint")
                .child(words(move || why().unwrap_or_default())),
        )
}
