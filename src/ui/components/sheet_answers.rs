//! What a sheet does not say in its rows: kind, unit and year, and what was answered about it.

use leptos::prelude::*;

use super::SheetAnswered;
use crate::model::{ConstantOrigin, Kind, Meaning, SheetMapping};
use crate::ui::i18n::{t, td_string, use_i18n};
use crate::ui::language;
use crate::ui::workspace::Sheet;

/// The questions of one sheet.
#[component]
pub fn SheetAnswers(
    /// The sheet.
    sheet: Sheet,
) -> impl IntoView {
    view! {
        <Show when=move || !sheet.is(|mapping| mapping.left_out)>
            <div class="answers">
                <Show when=move || !sheet.is(|mapping| mapping.has(Meaning::Kind))>
                    <SheetKind sheet />
                </Show>
                <Show when=move || !sheet.is(|mapping| mapping.has(Meaning::Unit))>
                    <SheetUnit sheet />
                </Show>
                <SheetYear sheet />
                <SheetAnswered sheet />
            </div>
        </Show>
    }
}

/// The kind of all cases of a sheet that has no column of kinds.
#[component]
fn SheetKind(
    /// The sheet.
    sheet: Sheet,
) -> impl IntoView {
    let i18n = use_i18n();
    let lacks = Memo::new(move |_| sheet.is(SheetMapping::lacks_kind));
    let kind = Memo::new(move |_| sheet.mapping(|mapping| mapping.kind).flatten());
    let choose = move |code: String| {
        let kind = Kind::from_code(&code);
        sheet.change(|mapping| {
            mapping.kind = kind;
            mapping.kind_from = ConstantOrigin::Chosen;
        });
    };
    let hint = move || {
        let locale = i18n.get_locale();
        if lacks.get() {
            return td_string!(locale, files.needs_kind);
        }
        sheet
            .mapping(|mapping| mapping.kind_from)
            .and_then(|from| language::origin(locale, from))
            .unwrap_or_else(|| td_string!(locale, files.kind_hint))
    };
    let choices = Kind::ALL.into_iter().map(|each| {
        view! {
            <option value=each.code() prop:selected=move || kind.get() == Some(each)>
                {move || language::kind(i18n.get_locale(), each)}
            </option>
        }
    });
    let (id, hint_id) = (sheet.id("kind"), sheet.id("kind-hint"));
    view! {
        <div class="answer">
            <label for=id.clone()>{t!(i18n, files.kind)}</label>
            <select
                aria-invalid=move || lacks.get().then_some("true")
                aria-describedby=hint_id.clone()
                id=id
                on:change:target=move |event| choose(event.target().value())
            >
                <option value="" prop:selected=move || kind.get().is_none()>
                    {t!(i18n, files.choose)}
                </option>
                {choices.collect_view()}
            </select>
            <p class="hint" class:error=lacks id=hint_id>
                {hint}
            </p>
        </div>
    }
}

/// The unit of all cases of a sheet that has no column of units.
#[component]
fn SheetUnit(
    /// The sheet.
    sheet: Sheet,
) -> impl IntoView {
    let i18n = use_i18n();
    let lacks = Memo::new(move |_| sheet.is(SheetMapping::lacks_unit));
    let unit = Memo::new(move |_| {
        let unit = sheet.mapping(|mapping| mapping.unit.clone());
        unit.flatten().unwrap_or_default()
    });
    let choose = move |unit: String| {
        let unit = unit.trim().to_owned();
        sheet.change(|mapping| {
            mapping.unit = Some(unit).filter(|unit| !unit.is_empty());
            mapping.unit_from = ConstantOrigin::Chosen;
        });
    };
    let hint = move || {
        let locale = i18n.get_locale();
        if lacks.get() {
            return td_string!(locale, files.needs_unit);
        }
        sheet
            .mapping(|mapping| mapping.unit_from)
            .and_then(|from| language::origin(locale, from))
            .unwrap_or_else(|| td_string!(locale, files.unit_hint))
    };
    let (id, hint_id) = (sheet.id("unit"), sheet.id("unit-hint"));
    view! {
        <div class="answer">
            <label for=id.clone()>{t!(i18n, files.unit)}</label>
            <input
                type="text"
                list="unit-names"
                maxlength="120"
                autocomplete="off"
                aria-invalid=move || lacks.get().then_some("true")
                aria-describedby=hint_id.clone()
                id=id
                prop:value=unit
                on:change:target=move |event| choose(event.target().value())
            />
            <p class="hint" class:error=lacks id=hint_id>
                {hint}
            </p>
        </div>
    }
}

/// The year that a sheet's cases are of.
#[component]
fn SheetYear(
    /// The sheet.
    sheet: Sheet,
) -> impl IntoView {
    let i18n = use_i18n();
    let lacks = Memo::new(move |_| sheet.is(SheetMapping::lacks_year));
    let year = Memo::new(move |_| {
        let year = sheet.mapping(|mapping| mapping.year).flatten();
        year.map_or_else(String::new, |year| year.to_string())
    });
    let choose = move |year: String| {
        let year = year.trim().parse().ok();
        sheet.change(|mapping| {
            mapping.year = year.filter(|year| (1900..2200).contains(year));
        });
    };
    let hint = move || {
        let locale = i18n.get_locale();
        if lacks.get() {
            td_string!(locale, files.needs_year)
        } else {
            td_string!(locale, files.year_hint)
        }
    };
    let (id, hint_id) = (sheet.id("year"), sheet.id("year-hint"));
    view! {
        <div class="answer answer--short">
            <label for=id.clone()>{t!(i18n, files.year)}</label>
            <input
                type="text"
                inputmode="numeric"
                maxlength="4"
                autocomplete="off"
                aria-invalid=move || lacks.get().then_some("true")
                aria-describedby=hint_id.clone()
                id=id
                prop:value=year
                on:change:target=move |event| choose(event.target().value())
            />
            <p class="hint" class:error=lacks id=hint_id>
                {hint}
            </p>
        </div>
    }
}
