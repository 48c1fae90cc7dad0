//! Figures stated elsewhere beside what the rows give, and a form to enter one.

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::model::{
    Count, Kind, Operation, PublishedFigure, Quantity, Reconciliation, StatedBy, Verdict,
};
use crate::ui::app::focus;
use crate::ui::language::{self, Language, use_language};
use crate::ui::numbers;
use crate::ui::workspace::use_workspace;

/// The table and the form.
#[component]
pub fn Reconciliations(year: Memo<i32>) -> impl IntoView {
    let language = use_language();
    let workspace = use_workspace();
    let rows = Memo::new(move |_| {
        workspace.overview.with(|overview| {
            let account = overview.as_ref().and_then(|overview| overview.account.as_ref());
            account.map_or_else(Vec::new, |account| account.reconciliations.clone())
        })
    });
    view! {
        <section aria-labelledby="reconciliation">
            <h2 id="reconciliation">{move || td_string!(language.get(), reconciliation.title)}</h2>
            <p>{move || td_string!(language.get(), reconciliation.lead)}</p>
            <Show
                when=move || rows.with(|rows| !rows.is_empty())
                fallback=move || {
                    view! { <p>{move || td_string!(language.get(), reconciliation.empty)}</p> }
                }
            >
                <div
                    class="scroll"
                    role="region"
                    tabindex="0"
                    aria-label=move || td_string!(language.get(), reconciliation.title)
                >
                    <table class="reconciliation">
                        <thead>
                            <tr>
                                <th scope="col">
                                    {move || td_string!(language.get(), reconciliation.figure)}
                                </th>
                                <th scope="col" class="number">
                                    {move || td_string!(language.get(), reconciliation.stated)}
                                </th>
                                <th scope="col" class="number">
                                    {move || td_string!(language.get(), reconciliation.summed)}
                                </th>
                                <th scope="col">
                                    {move || td_string!(language.get(), reconciliation.verdict)}
                                </th>
                            </tr>
                        </thead>
                        <tbody>
                            {move || {
                                rows.get()
                                    .into_iter()
                                    .map(|row| view! { <Row row/> })
                                    .collect::<Vec<_>>()
                            }}
                        </tbody>
                    </table>
                </div>
            </Show>
            <FigureForm year/>
        </section>
    }
}

/// "FUT, avvikelser, noteringar 2022".
fn what(language: Language, row: &Reconciliation) -> String {
    let locale = language.get();
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
    let language = use_language();
    let workspace = use_workspace();
    let row = StoredValue::new(row);
    let what = move || row.with_value(|row| what(language, row));
    let verdict = row.with_value(|row| row.verdict);
    let (stated, summed) = row.with_value(|row| (row.figure.value, row.summed));
    let by_user = row.with_value(|row| row.stated_by == StatedBy::User);
    let verdict_text = move || {
        let locale = language.get();
        match verdict {
            Verdict::Agrees => td_string!(locale, reconciliation.agrees).to_owned(),
            Verdict::Differs => {
                let stated = numbers::grouped(stated);
                let summed = language::count(locale, summed);
                td_string!(locale, reconciliation.differs, stated = stated, summed = summed)
                    .to_string()
            }
            Verdict::NothingToCompare => td_string!(locale, reconciliation.nothing).to_owned(),
        }
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
                {move || language::count(language.get(), summed)}
            </td>
            <td>
                <strong class="verdict">{verdict_text}</strong>
                {by_user
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="quiet"
                                aria-label=move || {
                                    td_string!(
                                        language.get(),
                                        reconciliation.remove_of,
                                        what = what()
                                    )
                                        .to_string()
                                }
                                on:click=remove
                            >
                                {move || td_string!(language.get(), reconciliation.remove)}
                            </button>
                        }
                    })}
            </td>
        </tr>
    }
}

#[component]
fn FigureForm(year: Memo<i32>) -> impl IntoView {
    let language = use_language();
    let workspace = use_workspace();
    let units = Memo::new(move |_| {
        workspace.overview.with(|overview| {
            let account = overview.as_ref().and_then(|overview| overview.account.as_ref());
            let units = account.iter().flat_map(|account| &account.units);
            units.filter_map(|unit| unit.unit.clone()).collect::<Vec<_>>()
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
        let number = value.get_untracked().replace([' ', '\u{a0}', '\u{202f}'], "").parse::<u32>();
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
            <h3 id="figure-form">{move || td_string!(language.get(), reconciliation.add_title)}</h3>
            <div class="answers">
                <div class="answer">
                    <label for="stated-unit">
                        {move || td_string!(language.get(), reconciliation.unit)}
                    </label>
                    <select
                        id="stated-unit"
                        on:change=move |event| unit.set(event_target_value(&event))
                    >
                        <option value="">
                            {move || td_string!(language.get(), reconciliation.all_units)}
                        </option>
                        <For each=move || units.get() key=Clone::clone let:each>
                            <option value=each.clone()>{each.clone()}</option>
                        </For>
                    </select>
                </div>
                <div class="answer">
                    <label for="stated-kind">
                        {move || td_string!(language.get(), reconciliation.kind)}
                    </label>
                    <select
                        id="stated-kind"
                        on:change=move |event| kind.set(event_target_value(&event))
                    >
                        <option value="">
                            {move || td_string!(language.get(), reconciliation.all_kinds)}
                        </option>
                        {Kind::ALL
                            .into_iter()
                            .map(|each| {
                                view! {
                                    <option value=each.code()>
                                        {move || language::kinds_lower(language.get(), each)}
                                    </option>
                                }
                            })
                            .collect_view()}
                    </select>
                </div>
                <div class="answer">
                    <label for="stated-quantity">
                        {move || td_string!(language.get(), reconciliation.quantity)}
                    </label>
                    <select
                        id="stated-quantity"
                        on:change=move |event| quantity.set(event_target_value(&event))
                    >
                        <option value="notations">
                            {move || td_string!(language.get(), reconciliation.notations)}
                        </option>
                        <option value="cases">
                            {move || td_string!(language.get(), reconciliation.cases)}
                        </option>
                    </select>
                </div>
                <div class="answer answer--short">
                    <label for="stated-year">
                        {move || td_string!(language.get(), reconciliation.year)}
                    </label>
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
                    <label for="stated-value">
                        {move || td_string!(language.get(), reconciliation.value)}
                    </label>
                    <input
                        id="stated-value"
                        type="text"
                        inputmode="numeric"
                        maxlength="12"
                        autocomplete="off"
                        aria-invalid=move || wrong.get().then_some("true")
                        aria-describedby="stated-error"
                        prop:value=value
                        on:input=move |event| value.set(event_target_value(&event))
                    />
                </div>
                <div class="answer answer--button">
                    <button type="submit" class="button">
                        {move || td_string!(language.get(), reconciliation.add)}
                    </button>
                </div>
            </div>
            <p class="error" id="stated-error" role="alert">
                {move || {
                    wrong.get().then(|| td_string!(language.get(), reconciliation.value_error))
                }}
            </p>
        </form>
    }
}
