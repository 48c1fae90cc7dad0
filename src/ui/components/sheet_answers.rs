//! What a sheet does not say in its rows: kind, unit, year, and which kinds it accounts for.

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::file_card::short;
use crate::model::{ConstantOrigin, Fingerprint, Kind, Meaning, SheetMapping};
use crate::ui::language::{self, use_locale};
use crate::ui::live::{part, when};
use crate::ui::markup::{Markup, choice, tag};
use crate::ui::workspace::use_workspace;

/// The questions of one sheet.
pub fn sheet_answers(fingerprint: StoredValue<Fingerprint>, index: usize) -> Markup {
    let locale = use_locale();
    let workspace = use_workspace();
    let mapping = Memo::new(move |_| {
        workspace.state.with(|state| {
            fingerprint.with_value(|each| state.source(each)?.sheets.get(index).cloned())
        })
    });
    let told = move |test: fn(&SheetMapping) -> bool| {
        Memo::new(move |_| mapping.with(|mapping| mapping.as_ref().is_some_and(test)))
    };
    let change = move |change: Box<dyn FnOnce(&mut SheetMapping)>| {
        workspace.set_mapping(&fingerprint.get_value(), index, change);
    };
    let left_out = told(|mapping| mapping.left_out);
    let has_kind = told(|mapping| mapping.has(Meaning::Kind));
    let has_unit = told(|mapping| mapping.has(Meaning::Unit));
    let lacks_kind = told(SheetMapping::lacks_kind);
    let lacks_unit = told(SheetMapping::lacks_unit);
    let lacks_year = told(SheetMapping::lacks_year);
    let kind = move || mapping.with(|mapping| mapping.as_ref().and_then(|each| each.kind));
    let unit = move || mapping.with(|mapping| mapping.as_ref().and_then(|each| each.unit.clone()));
    let year = move || mapping.with(|mapping| mapping.as_ref().and_then(|each| each.year));
    let kind_from = move || mapping.with(|m| m.as_ref().map(|each| each.kind_from));
    let unit_from = move || mapping.with(|m| m.as_ref().map(|each| each.unit_from));
    let id = format!("{}-{index}", fingerprint.with_value(short));
    let id = StoredValue::new(id);
    let named = move |what: &str| id.with_value(|id| format!("{what}-{id}"));
    when(
        move || !left_out.get(),
        move || {
            tag("div")
                .class("answers")
                .child(when(
                    move || !has_kind.get(),
                    move || {
                        tag("div")
                            .class("answer")
                            .child(
                                tag("label")
                                    .attr("for", named("kind"))
                                    .child(td_string!(locale, files.kind)),
                            )
                            .child(
                                tag("select")
                                    .id(named("kind"))
                                    .attr_while("aria-invalid", "true", move || lacks_kind.get())
                                    .attr("aria-describedby", named("kind-hint"))
                                    .on("change", move |event| {
                                        let kind = Kind::from_code(&event_target_value(&event));
                                        change(Box::new(move |mapping| {
                                            mapping.kind = kind;
                                            mapping.kind_from = ConstantOrigin::Chosen;
                                        }));
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
                                    .class_while("error", move || lacks_kind.get())
                                    .id(named("kind-hint"))
                                    .child(part(move || {
                                        if lacks_kind.get() {
                                            td_string!(locale, files.needs_kind)
                                        } else {
                                            kind_from()
                                                .and_then(|from| language::origin(locale, from))
                                                .unwrap_or_else(|| {
                                                    td_string!(locale, files.kind_hint)
                                                })
                                        }
                                    })),
                            )
                    },
                ))
                .child(when(
                    move || !has_unit.get(),
                    move || {
                        tag("div")
                            .class("answer")
                            .child(
                                tag("label")
                                    .attr("for", named("unit"))
                                    .child(td_string!(locale, files.unit)),
                            )
                            .child(
                                tag("input")
                                    .id(named("unit"))
                                    .attr("type", "text")
                                    .attr("list", "unit-names")
                                    .attr("maxlength", "120")
                                    .attr("autocomplete", "off")
                                    .attr_while("aria-invalid", "true", move || lacks_unit.get())
                                    .attr("aria-describedby", named("unit-hint"))
                                    .value_from(move || unit().unwrap_or_default())
                                    .on("change", move |event| {
                                        let unit = event_target_value(&event).trim().to_owned();
                                        change(Box::new(move |mapping| {
                                            mapping.unit =
                                                Some(unit).filter(|unit| !unit.is_empty());
                                            mapping.unit_from = ConstantOrigin::Chosen;
                                        }));
                                    }),
                            )
                            .child(
                                tag("p")
                                    .class("hint")
                                    .class_while("error", move || lacks_unit.get())
                                    .id(named("unit-hint"))
                                    .child(part(move || {
                                        if lacks_unit.get() {
                                            td_string!(locale, files.needs_unit)
                                        } else {
                                            unit_from()
                                                .and_then(|from| language::origin(locale, from))
                                                .unwrap_or_else(|| {
                                                    td_string!(locale, files.unit_hint)
                                                })
                                        }
                                    })),
                            )
                    },
                ))
                .child(
                    tag("div")
                        .class("answer answer--short")
                        .child(
                            tag("label")
                                .attr("for", named("year"))
                                .child(td_string!(locale, files.year)),
                        )
                        .child(
                            tag("input")
                                .id(named("year"))
                                .attr("type", "text")
                                .attr("inputmode", "numeric")
                                .attr("maxlength", "4")
                                .attr("autocomplete", "off")
                                .attr_while("aria-invalid", "true", move || lacks_year.get())
                                .attr("aria-describedby", named("year-hint"))
                                .value_from(move || {
                                    year().map_or_else(String::new, |year| year.to_string())
                                })
                                .on("change", move |event| {
                                    let year = event_target_value(&event).trim().parse().ok();
                                    change(Box::new(move |mapping| {
                                        mapping.year =
                                            year.filter(|year| (1900..2200).contains(year));
                                    }));
                                }),
                        )
                        .child(
                            tag("p")
                                .class("hint")
                                .class_while("error", move || lacks_year.get())
                                .id(named("year-hint"))
                                .child(part(move || {
                                    if lacks_year.get() {
                                        td_string!(locale, files.needs_year)
                                    } else {
                                        td_string!(locale, files.year_hint)
                                    }
                                })),
                        ),
                )
                .child(
                    tag("fieldset")
                        .class("answer")
                        .attr("aria-describedby", named("covers-hint"))
                        .child(tag("legend").child(td_string!(locale, files.covers)))
                        .child(
                            tag("div")
                                .class("ticks")
                                .children(Kind::ALL.into_iter().map(|each| {
                                    let covered = move || {
                                        mapping.with(|mapping| {
                                            mapping.as_ref().is_some_and(|mapping| {
                                                mapping.covers.contains(&each)
                                            })
                                        })
                                    };
                                    tag("label")
                                        .child(
                                            tag("input")
                                                .attr("type", "checkbox")
                                                .checked_while(covered)
                                                .on("change", move |event| {
                                                    let ticked = event_target_checked(&event);
                                                    change(Box::new(move |mapping| {
                                                        mapping.covers.retain(|kind| *kind != each);
                                                        if ticked {
                                                            mapping.covers.push(each);
                                                            mapping.covers.sort_unstable();
                                                        }
                                                    }));
                                                }),
                                        )
                                        .child(language::kinds_lower(locale, each))
                                })),
                        )
                        .child(
                            tag("p")
                                .class("hint")
                                .id(named("covers-hint"))
                                .child(td_string!(locale, files.covers_hint)),
                        ),
                )
        },
    )
}
