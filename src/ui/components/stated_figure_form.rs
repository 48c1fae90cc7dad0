//! The form for a figure that is stated elsewhere.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::model::{Account, Kind, Operation, PublishedFigure, Quantity};
use crate::ui::going::focus;
use crate::ui::i18n::{t, t_string, use_i18n};
use crate::ui::language;
use crate::ui::typing::typed;
use crate::ui::workspace::use_workspace;

/// The form. What was typed of the number is kept until it is a step.
#[component]
pub fn StatedFigureForm(
    /// The account's year, which stands there first.
    year: Memo<i32>,
) -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let units = Memo::new(move |_| {
        let units = |account: &Account| {
            let units = account.units.iter();
            units
                .filter_map(|unit| unit.unit.clone())
                .collect::<Vec<_>>()
        };
        workspace.account(units).unwrap_or_default()
    });
    let unit = RwSignal::new(String::new());
    let kind = RwSignal::new(String::new());
    let quantity = RwSignal::new("notations".to_owned());
    let stated_year = RwSignal::new(None::<String>);
    let value = typed("stated-figure", String::new);
    let wrong = RwSignal::new(false);
    let shown_year = move || stated_year.get().unwrap_or_else(|| year.get().to_string());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let number = value
            .get_untracked()
            .replace([' ', '\u{a0}', '\u{202f}'], "")
            .parse::<u32>();
        let at = untrack(shown_year).trim().parse::<i32>();
        let (Ok(number), Ok(at)) = (number, at) else {
            wrong.set(true);
            focus("#stated-value");
            return;
        };
        wrong.set(false);
        workspace.apply(Operation::StateFigure {
            figure: PublishedFigure {
                unit: Some(unit.get_untracked()).filter(|unit| !unit.is_empty()),
                kind: Kind::from_code(&kind.get_untracked()),
                year: at,
                quantity: if quantity.get_untracked() == "cases" {
                    Quantity::Cases
                } else {
                    Quantity::Notations
                },
                value: number,
            },
        });
        value.set(String::new());
    };
    let kinds = Kind::ALL.into_iter().map(|each| {
        view! {
            <option value=each.code()>
                {move || language::kinds_lower(i18n.get_locale(), each)}
            </option>
        }
    });
    let kinds = kinds.collect_view();
    let error = move || {
        if wrong.get() {
            t_string!(i18n, reconciliation.value_error)
        } else {
            ""
        }
    };
    view! {
        <form class="figure-form" on:submit=submit aria-labelledby="figure-form">
            <h3 id="figure-form">{t!(i18n, reconciliation.add_title)}</h3>
            <div class="answers">
                <div class="answer">
                    <label for="stated-unit">{t!(i18n, reconciliation.unit)}</label>
                    <select
                        id="stated-unit"
                        on:change:target=move |event| unit.set(event.target().value())
                    >
                        <option value="">{t!(i18n, reconciliation.all_units)}</option>
                        <For each=move || units.get() key=String::clone let:unit>
                            <option value=unit.clone()>{unit.clone()}</option>
                        </For>
                    </select>
                </div>
                <div class="answer">
                    <label for="stated-kind">{t!(i18n, reconciliation.kind)}</label>
                    <select
                        id="stated-kind"
                        on:change:target=move |event| kind.set(event.target().value())
                    >
                        <option value="">{t!(i18n, reconciliation.all_kinds)}</option>
                        {kinds}
                    </select>
                </div>
                <div class="answer">
                    <label for="stated-quantity">{t!(i18n, reconciliation.quantity)}</label>
                    <select
                        id="stated-quantity"
                        on:change:target=move |event| quantity.set(event.target().value())
                    >
                        <option value="notations">{t!(i18n, reconciliation.notations)}</option>
                        <option value="cases">{t!(i18n, reconciliation.cases)}</option>
                    </select>
                </div>
                <div class="answer answer--short">
                    <label for="stated-year">{t!(i18n, reconciliation.year)}</label>
                    <input
                        id="stated-year"
                        type="text"
                        inputmode="numeric"
                        maxlength="4"
                        autocomplete="off"
                        prop:value=shown_year
                        on:input:target=move |event| stated_year.set(Some(event.target().value()))
                    />
                </div>
                <div class="answer answer--short">
                    <label for="stated-value">{t!(i18n, reconciliation.value)}</label>
                    <input
                        id="stated-value"
                        type="text"
                        inputmode="numeric"
                        maxlength="12"
                        autocomplete="off"
                        aria-invalid=move || wrong.get().then_some("true")
                        aria-describedby="stated-error"
                        prop:value=value
                        on:input:target=move |event| value.set(event.target().value())
                    />
                </div>
                <div class="answer answer--button">
                    <button type="submit" class="button">
                        {t!(i18n, reconciliation.add)}
                    </button>
                </div>
            </div>
            <p class="error" id="stated-error" role="alert">
                {error}
            </p>
        </form>
    }
}
