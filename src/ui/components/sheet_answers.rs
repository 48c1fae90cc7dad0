//! What a sheet does not say in its rows: kind, unit, year, and which kinds it accounts for.

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::file_card::short;
use crate::model::{ConstantOrigin, Fingerprint, Kind, Meaning, SheetMapping};
use crate::ui::language::{self, use_locale};
use crate::ui::live::{flag, part, when};
use crate::ui::workspace::use_workspace;

/// The questions of one sheet.
#[component]
pub fn SheetAnswers(fingerprint: StoredValue<Fingerprint>, index: usize) -> impl IntoView {
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
    let invalid = |lacks: Memo<bool>| Signal::derive(move || lacks.get().then_some("true"));
    view! {
        {when(
            move || !left_out.get(),
            move || {
                view! {
                    <div class="answers">
                        {when(
                            move || !has_kind.get(),
                            move || {
                                view! {
                                    <div class="answer">
                                        <label for=named(
                                            "kind",
                                        )>{td_string!(locale, files.kind)}</label>
                                        <select
                                            id=named("kind")
                                            aria-invalid=invalid(lacks_kind)
                                            aria-describedby=named("kind-hint")
                                            on:change=move |event| {
                                                let kind = Kind::from_code(&event_target_value(&event));
                                                change(
                                                    Box::new(move |mapping| {
                                                        mapping.kind = kind;
                                                        mapping.kind_from = ConstantOrigin::Chosen;
                                                    }),
                                                );
                                            }
                                        >
                                            <option
                                                value=""
                                                prop:selected=flag(move || kind().is_none())
                                            >
                                                {td_string!(locale, files.choose)}
                                            </option>
                                            {Kind::ALL
                                                .into_iter()
                                                .map(|each| {
                                                    view! {
                                                        <option
                                                            value=each.code()
                                                            prop:selected=flag(move || kind() == Some(each))
                                                        >
                                                            {language::kind(locale, each)}
                                                        </option>
                                                    }
                                                })
                                                .collect_view()}
                                        </select>
                                        <p
                                            class="hint"
                                            class:error=lacks_kind
                                            id=named("kind-hint")
                                        >
                                            {part(move || {
                                                if lacks_kind.get() {
                                                    td_string!(locale, files.needs_kind)
                                                } else {
                                                    kind_from()
                                                        .and_then(|from| language::origin(locale, from))
                                                        .unwrap_or_else(|| td_string!(locale, files.kind_hint))
                                                }
                                            })}
                                        </p>
                                    </div>
                                }
                            },
                        )}
                        {when(
                            move || !has_unit.get(),
                            move || {
                                view! {
                                    <div class="answer">
                                        <label for=named(
                                            "unit",
                                        )>{td_string!(locale, files.unit)}</label>
                                        <input
                                            id=named("unit")
                                            type="text"
                                            list="unit-names"
                                            maxlength="120"
                                            autocomplete="off"
                                            aria-invalid=invalid(lacks_unit)
                                            aria-describedby=named("unit-hint")
                                            prop:value=Signal::derive(move || {
                                                unit().unwrap_or_default()
                                            })
                                            on:change=move |event| {
                                                let unit = event_target_value(&event).trim().to_owned();
                                                change(
                                                    Box::new(move |mapping| {
                                                        mapping.unit = Some(unit).filter(|unit| !unit.is_empty());
                                                        mapping.unit_from = ConstantOrigin::Chosen;
                                                    }),
                                                );
                                            }
                                        />
                                        <p
                                            class="hint"
                                            class:error=lacks_unit
                                            id=named("unit-hint")
                                        >
                                            {part(move || {
                                                if lacks_unit.get() {
                                                    td_string!(locale, files.needs_unit)
                                                } else {
                                                    unit_from()
                                                        .and_then(|from| language::origin(locale, from))
                                                        .unwrap_or_else(|| td_string!(locale, files.unit_hint))
                                                }
                                            })}
                                        </p>
                                    </div>
                                }
                            },
                        )} <div class="answer answer--short">
                            <label for=named("year")>{td_string!(locale, files.year)}</label>
                            <input
                                id=named("year")
                                type="text"
                                inputmode="numeric"
                                maxlength="4"
                                autocomplete="off"
                                aria-invalid=invalid(lacks_year)
                                aria-describedby=named("year-hint")
                                prop:value=Signal::derive(move || {
                                    year().map_or_else(String::new, |year| year.to_string())
                                })
                                on:change=move |event| {
                                    let year = event_target_value(&event).trim().parse().ok();
                                    change(
                                        Box::new(move |mapping| {
                                            mapping.year = year
                                                .filter(|year| (1900..2200).contains(year));
                                        }),
                                    );
                                }
                            />
                            <p class="hint" class:error=lacks_year id=named("year-hint")>
                                {part(move || {
                                    if lacks_year.get() {
                                        td_string!(locale, files.needs_year)
                                    } else {
                                        td_string!(locale, files.year_hint)
                                    }
                                })}
                            </p>
                        </div> <fieldset class="answer" aria-describedby=named("covers-hint")>
                            <legend>{td_string!(locale, files.covers)}</legend>
                            <div class="ticks">
                                {Kind::ALL
                                    .into_iter()
                                    .map(|each| {
                                        let covered = flag(move || {
                                            mapping
                                                .with(|mapping| {
                                                    mapping
                                                        .as_ref()
                                                        .is_some_and(|mapping| mapping.covers.contains(&each))
                                                })
                                        });
                                        view! {
                                            <label>
                                                <input
                                                    type="checkbox"
                                                    prop:checked=covered
                                                    on:change=move |event| {
                                                        let ticked = event_target_checked(&event);
                                                        change(
                                                            Box::new(move |mapping| {
                                                                mapping.covers.retain(|kind| *kind != each);
                                                                if ticked {
                                                                    mapping.covers.push(each);
                                                                    mapping.covers.sort_unstable();
                                                                }
                                                            }),
                                                        );
                                                    }
                                                />
                                                {language::kinds_lower(locale, each)}
                                            </label>
                                        }
                                    })
                                    .collect_view()}
                            </div>
                            <p class="hint" id=named("covers-hint")>
                                {td_string!(locale, files.covers_hint)}
                            </p>
                        </fieldset>
                    </div>
                }
            },
        )}
    }
}
