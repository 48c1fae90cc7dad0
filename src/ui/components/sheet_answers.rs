//! What a sheet does not say in its rows: kind, unit and year, and what was answered about it.

use leptos::prelude::*;

use super::sheet_answered;
use crate::model::{ConstantOrigin, Kind, Meaning, SheetMapping};
use crate::ui::i18n::td_string;
use crate::ui::language::{self, use_locale};
use crate::ui::live::{when, words};
use crate::ui::markup::{Markup, answer, choice, tag};
use crate::ui::workspace::Sheet;

/// The questions of one sheet.
pub fn sheet_answers(sheet: Sheet) -> Markup {
    let locale = use_locale();
    let lacks_kind = move || sheet.is(SheetMapping::lacks_kind);
    let lacks_unit = move || sheet.is(SheetMapping::lacks_unit);
    let lacks_year = move || sheet.is(SheetMapping::lacks_year);
    let kind = move || sheet.mapping(|mapping| mapping.kind).flatten();
    let unit = move || sheet.mapping(|mapping| mapping.unit.clone()).flatten();
    let year = move || sheet.mapping(|mapping| mapping.year).flatten();
    let kind_from = move || sheet.mapping(|mapping| mapping.kind_from);
    let unit_from = move || sheet.mapping(|mapping| mapping.unit_from);
    when(
        move || !sheet.is(|mapping| mapping.left_out),
        move || {
            tag("div")
                .class("answers")
                .child(when(
                    move || !sheet.is(|mapping| mapping.has(Meaning::Kind)),
                    move || {
                        answer(
                            sheet.id("kind"),
                            td_string!(locale, files.kind),
                            tag("select")
                                .attr_while("aria-invalid", "true", lacks_kind)
                                .attr("aria-describedby", sheet.id("kind-hint"))
                                .on("change", move |event| {
                                    let kind = Kind::from_code(&event_target_value(&event));
                                    sheet.change(|mapping| {
                                        mapping.kind = kind;
                                        mapping.kind_from = ConstantOrigin::Chosen;
                                    });
                                })
                                .child(
                                    choice("", td_string!(locale, files.choose))
                                        .selected_while(move || kind().is_none()),
                                )
                                .children(Kind::ALL.into_iter().map(|each| {
                                    choice(each.code(), language::kind(locale, each))
                                        .selected_while(move || kind() == Some(each))
                                })),
                        )
                        .child(
                            tag("p")
                                .class("hint")
                                .class_while("error", lacks_kind)
                                .id(sheet.id("kind-hint"))
                                .child(words(move || {
                                    if lacks_kind() {
                                        td_string!(locale, files.needs_kind)
                                    } else {
                                        kind_from()
                                            .and_then(|from| language::origin(locale, from))
                                            .unwrap_or_else(|| td_string!(locale, files.kind_hint))
                                    }
                                })),
                        )
                    },
                ))
                .child(when(
                    move || !sheet.is(|mapping| mapping.has(Meaning::Unit)),
                    move || {
                        answer(
                            sheet.id("unit"),
                            td_string!(locale, files.unit),
                            tag("input")
                                .attr("type", "text")
                                .attr("list", "unit-names")
                                .attr("maxlength", "120")
                                .attr("autocomplete", "off")
                                .attr_while("aria-invalid", "true", lacks_unit)
                                .attr("aria-describedby", sheet.id("unit-hint"))
                                .value_from(move || unit().unwrap_or_default())
                                .on("change", move |event| {
                                    let unit = event_target_value(&event).trim().to_owned();
                                    sheet.change(|mapping| {
                                        mapping.unit = Some(unit).filter(|unit| !unit.is_empty());
                                        mapping.unit_from = ConstantOrigin::Chosen;
                                    });
                                }),
                        )
                        .child(
                            tag("p")
                                .class("hint")
                                .class_while("error", lacks_unit)
                                .id(sheet.id("unit-hint"))
                                .child(words(move || {
                                    if lacks_unit() {
                                        td_string!(locale, files.needs_unit)
                                    } else {
                                        unit_from()
                                            .and_then(|from| language::origin(locale, from))
                                            .unwrap_or_else(|| td_string!(locale, files.unit_hint))
                                    }
                                })),
                        )
                    },
                ))
                .child(
                    answer(
                        sheet.id("year"),
                        td_string!(locale, files.year),
                        tag("input")
                            .attr("type", "text")
                            .attr("inputmode", "numeric")
                            .attr("maxlength", "4")
                            .attr("autocomplete", "off")
                            .attr_while("aria-invalid", "true", lacks_year)
                            .attr("aria-describedby", sheet.id("year-hint"))
                            .value_from(move || {
                                year().map_or_else(String::new, |year| year.to_string())
                            })
                            .on("change", move |event| {
                                let year = event_target_value(&event).trim().parse().ok();
                                sheet.change(|mapping| {
                                    mapping.year = year.filter(|year| (1900..2200).contains(year));
                                });
                            }),
                    )
                    .class("answer answer--short")
                    .child(
                        tag("p")
                            .class("hint")
                            .class_while("error", lacks_year)
                            .id(sheet.id("year-hint"))
                            .child(words(move || {
                                if lacks_year() {
                                    td_string!(locale, files.needs_year)
                                } else {
                                    td_string!(locale, files.year_hint)
                                }
                            })),
                    ),
                )
                .child(sheet_answered(sheet))
        },
    )
}
