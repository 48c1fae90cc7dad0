//! Figures stated elsewhere beside what the rows give, and a form to enter one.

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::model::{
    Count, Kind, Operation, PublishedFigure, Quantity, Reconciliation, StatedBy, Verdict,
};
use crate::ui::app::focus;
use crate::ui::language::{self, Locale, use_locale};
use crate::ui::live::{each, part, when};
use crate::ui::numbers;
use crate::ui::workspace::use_workspace;

/// The table and the form.
#[component]
pub fn Reconciliations(year: Memo<i32>) -> impl IntoView {
    let locale = use_locale();
    let workspace = use_workspace();
    let rows = Memo::new(move |_| {
        workspace.overview.with(|overview| {
            let account = overview
                .as_ref()
                .and_then(|overview| overview.account.as_ref());
            account.map_or_else(Vec::new, |account| account.reconciliations.clone())
        })
    });
    view! {
        <section aria-labelledby="reconciliation">
            <h2 id="reconciliation">{td_string!(locale, reconciliation.title)}</h2>
            <p>{td_string!(locale, reconciliation.lead)}</p>
            {when(
                move || rows.with(Vec::is_empty),
                move || view! { <p>{td_string!(locale, reconciliation.empty)}</p> },
            )}
            {when(
                move || rows.with(|rows| !rows.is_empty()),
                move || {
                    view! {
                        <div
                            class="scroll"
                            role="group"
                            tabindex="0"
                            aria-label=td_string!(locale, reconciliation.title)
                        >
                            <table class="reconciliation">
                                <thead>
                                    <tr>
                                        <th scope="col">
                                            {td_string!(locale, reconciliation.figure)}
                                        </th>
                                        <th scope="col" class="number">
                                            {td_string!(locale, reconciliation.stated)}
                                        </th>
                                        <th scope="col" class="number">
                                            {td_string!(locale, reconciliation.summed)}
                                        </th>
                                        <th scope="col">
                                            {td_string!(locale, reconciliation.verdict)}
                                        </th>
                                    </tr>
                                </thead>
                                <tbody>
                                    {part(move || {
                                        rows.get()
                                            .into_iter()
                                            .map(|row| view! { <Row row /> })
                                            .collect::<Vec<_>>()
                                    })}
                                </tbody>
                            </table>
                        </div>
                    }
                },
            )}
            <FigureForm year />
        </section>
    }
}

/// "FUT, avvikelser, noteringar 2022".
fn what(locale: Locale, row: &Reconciliation) -> String {
    let figure = &row.figure;
    if let StatedBy::File { name, row, .. } = &row.stated_by {
        let (name, row) = (name.clone(), *row);
        return td_string!(locale, reconciliation.by_file, name = name, row = row).to_string();
    }
    let unit = figure
        .unit
        .clone()
        .unwrap_or_else(|| td_string!(locale, reconciliation.all_units).to_owned());
    let kind = figure.kind.map_or_else(
        || td_string!(locale, reconciliation.all_kinds),
        |kind| language::kinds_lower(locale, kind),
    );
    let quantity = language::quantity(locale, figure.quantity);
    td_string!(
        locale,
        reconciliation.what,
        unit = unit,
        kind = kind,
        quantity = quantity,
        year = figure.year
    )
    .to_string()
}

#[component]
fn Row(row: Reconciliation) -> impl IntoView {
    let locale = use_locale();
    let workspace = use_workspace();
    let row = StoredValue::new(row);
    let what = move || row.with_value(|row| what(locale, row));
    let verdict = row.with_value(|row| row.verdict);
    let (stated, summed) = row.with_value(|row| (row.figure.value, row.summed));
    let by_user = row.with_value(|row| row.stated_by == StatedBy::User);
    let verdict_text = move || match verdict {
        Verdict::Agrees => td_string!(locale, reconciliation.agrees).to_owned(),
        Verdict::Differs => {
            let stated = numbers::grouped(stated);
            let summed = language::count(locale, summed);
            td_string!(
                locale,
                reconciliation.differs,
                stated = stated,
                summed = summed
            )
            .to_string()
        }
        Verdict::NothingToCompare => td_string!(locale, reconciliation.nothing).to_owned(),
    };
    let remove = move |_| {
        workspace.apply(Operation::RemoveFigure {
            figure: row.with_value(|row| row.figure.clone()),
        });
        focus("#stated-value");
    };
    view! {
        <tr class:differs=verdict == Verdict::Differs>
            <th scope="row">{what}</th>
            <td class="number">{numbers::grouped(stated)}</td>
            <td class="number" class:lack=summed == Count::Missing>
                {language::count(locale, summed)}
            </td>
            <td>
                <strong class="verdict">{verdict_text}</strong>
                {by_user
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="quiet"
                                aria-label=td_string!(
                                    locale,
                                        reconciliation.remove_of,
                                        what = what()
                                )
                                    .to_string()
                                on:click=remove
                            >
                                {td_string!(locale, reconciliation.remove)}
                            </button>
                        }
                    })}
            </td>
        </tr>
    }
}

#[component]
fn FigureForm(year: Memo<i32>) -> impl IntoView {
    let locale = use_locale();
    let workspace = use_workspace();
    let units = Memo::new(move |_| {
        workspace.overview.with(|overview| {
            let account = overview
                .as_ref()
                .and_then(|overview| overview.account.as_ref());
            let units = account.iter().flat_map(|account| &account.units);
            units
                .filter_map(|unit| unit.unit.clone())
                .collect::<Vec<_>>()
        })
    });
    let unit = RwSignal::new(String::new());
    let kind = RwSignal::new(String::new());
    let quantity = RwSignal::new("notations".to_owned());
    let stated_year = RwSignal::new(None::<String>);
    let value = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);
    let shown_year = move || stated_year.get().unwrap_or_else(|| year.get().to_string());
    let submit = move |event: web_sys::SubmitEvent| {
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
    view! {
        <form class="figure-form" on:submit=submit aria-labelledby="figure-form">
            <h3 id="figure-form">{td_string!(locale, reconciliation.add_title)}</h3>
            <div class="answers">
                <div class="answer">
                    <label for="stated-unit">{td_string!(locale, reconciliation.unit)}</label>
                    <select
                        id="stated-unit"
                        on:change=move |event| unit.set(event_target_value(&event))
                    >
                        <option value="">{td_string!(locale, reconciliation.all_units)}</option>
                        {each(
                            move || units.get(),
                            |unit| view! { <option value=unit.clone()>{unit.clone()}</option> },
                        )}
                    </select>
                </div>
                <div class="answer">
                    <label for="stated-kind">{td_string!(locale, reconciliation.kind)}</label>
                    <select
                        id="stated-kind"
                        on:change=move |event| kind.set(event_target_value(&event))
                    >
                        <option value="">{td_string!(locale, reconciliation.all_kinds)}</option>
                        {Kind::ALL
                            .into_iter()
                            .map(|each| {
                                view! {
                                    <option value=each
                                        .code()>{language::kinds_lower(locale, each)}</option>
                                }
                            })
                            .collect_view()}
                    </select>
                </div>
                <div class="answer">
                    <label for="stated-quantity">
                        {td_string!(locale, reconciliation.quantity)}
                    </label>
                    <select
                        id="stated-quantity"
                        on:change=move |event| quantity.set(event_target_value(&event))
                    >
                        <option value="notations">
                            {td_string!(locale, reconciliation.notations)}
                        </option>
                        <option value="cases">{td_string!(locale, reconciliation.cases)}</option>
                    </select>
                </div>
                <div class="answer answer--short">
                    <label for="stated-year">{td_string!(locale, reconciliation.year)}</label>
                    <input
                        id="stated-year"
                        type="text"
                        inputmode="numeric"
                        maxlength="4"
                        autocomplete="off"
                        prop:value=shown_year
                        on:input=move |event| stated_year.set(Some(event_target_value(&event)))
                    />
                </div>
                <div class="answer answer--short">
                    <label for="stated-value">{td_string!(locale, reconciliation.value)}</label>
                    <input
                        id="stated-value"
                        type="text"
                        inputmode="numeric"
                        maxlength="12"
                        autocomplete="off"
                        aria-invalid=Signal::derive(move || wrong.get().then_some("true"))
                        aria-describedby="stated-error"
                        prop:value=value
                        on:input=move |event| value.set(event_target_value(&event))
                    />
                </div>
                <div class="answer answer--button">
                    <button type="submit" class="button">
                        {td_string!(locale, reconciliation.add)}
                    </button>
                </div>
            </div>
            <p class="error" id="stated-error" role="alert">
                {part(move || {
                    wrong.get().then(|| td_string!(locale, reconciliation.value_error))
                })}
            </p>
        </form>
    }
}
