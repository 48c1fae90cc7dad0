//! What the user says of kinds that have no cases: none, not reported, or as the files have it.

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::model::{Count, Kind, Operation};
use crate::ui::language::{self, use_language};
use crate::ui::workspace::use_workspace;

/// The table of kinds without cases in the account's year.
#[component]
pub fn Statements(year: Memo<i32>) -> impl IntoView {
    let language = use_language();
    let workspace = use_workspace();
    let cells = Memo::new(move |_| {
        workspace.overview.with(|overview| {
            let account = overview.as_ref().and_then(|overview| overview.account.as_ref());
            let units = account.iter().flat_map(|account| &account.units);
            units
                .filter_map(|unit| Some((unit.unit.clone()?, &unit.kinds)))
                .flat_map(|(unit, kinds)| {
                    kinds
                        .iter()
                        .filter(|kind| !matches!(kind.cases.current, Count::Reported(1..)))
                        .map(move |kind| (unit.clone(), kind.kind))
                })
                .collect::<Vec<_>>()
        })
    });
    let any_missing = Memo::new(move |_| {
        workspace.overview.with(|overview| {
            let account = overview.as_ref().and_then(|overview| overview.account.as_ref());
            let mut kinds = account
                .iter()
                .flat_map(|account| &account.units)
                .flat_map(|unit| &unit.kinds);
            kinds.any(|kind| kind.cases.current == Count::Missing)
        })
    });
    // Open where something is missing when the page is shown; then the reader's own choice.
    let open = any_missing.get_untracked();
    view! {
        <section aria-labelledby="statements">
            <details open=open>
                <summary>
                    <h2 id="statements">{move || td_string!(language.get(), statements.title)}</h2>
                </summary>
                <p>
                    {move || {
                        td_string!(language.get(), statements.lead, year = year.get()).to_string()
                    }}
                </p>
                <table class="narrow">
                    <thead>
                        <tr>
                            <th scope="col">{move || td_string!(language.get(), account.unit)}</th>
                            <th scope="col">{move || td_string!(language.get(), account.kind)}</th>
                            <th scope="col">
                                {move || td_string!(language.get(), statements.we_say)}
                            </th>
                        </tr>
                    </thead>
                    <tbody>
                        <For each=move || cells.get() key=Clone::clone let((unit, kind))>
                            <StatementRow unit kind year/>
                        </For>
                    </tbody>
                </table>
                <Show when=move || cells.with(Vec::is_empty)>
                    <p>{move || td_string!(language.get(), statements.nothing)}</p>
                </Show>
            </details>
        </section>
    }
}

#[component]
fn StatementRow(unit: String, kind: Kind, year: Memo<i32>) -> impl IntoView {
    let language = use_language();
    let workspace = use_workspace();
    let unit = StoredValue::new(unit);
    let stated = Memo::new(move |_| {
        workspace.state.with(|state| {
            let stated = state.statements.iter().find(|(u, k, y, _)| {
                unit.with_value(|unit| unit == u) && *k == kind && *y == year.get()
            });
            stated.map_or(Count::Missing, |(.., count)| *count)
        })
    });
    // What the files say is known only while the user says nothing.
    let files_say = move || {
        let shown = workspace.overview.with(|overview| {
            let account = overview.as_ref()?.account.as_ref()?;
            let found = account.units.iter().find(|each| {
                unit.with_value(|unit| each.unit.as_ref() == Some(unit))
            })?;
            Some(found.kinds.get(kind.index())?.cases.current)
        });
        let locale = language.get();
        let follow = td_string!(locale, statements.follow);
        match (stated.get(), shown) {
            (Count::Missing, Some(count)) => {
                format!("{follow}: {}", language::count(locale, count))
            }
            _ => follow.to_owned(),
        }
    };
    let choose = move |event| {
        let count = match event_target_value(&event).as_str() {
            "none" => Count::Reported(0),
            "not_reported" => Count::NotReported,
            _ => Count::Missing,
        };
        workspace.apply(Operation::State {
            unit: unit.get_value(),
            kind,
            year: year.get_untracked(),
            count,
        });
    };
    let is = move |count: Count| move || stated.get() == count;
    view! {
        <tr>
            <th scope="row">{unit.get_value()}</th>
            <td>{move || language::kinds(language.get(), kind)}</td>
            <td>
                <select
                    aria-label=move || {
                        let locale = language.get();
                        td_string!(
                            locale,
                            statements.select_of,
                            unit = unit.get_value(),
                            kind = language::kinds_lower(locale, kind)
                        )
                            .to_string()
                    }
                    on:change=choose
                >
                    <option value="follow" selected=is(Count::Missing)>
                        {files_say}
                    </option>
                    <option value="none" selected=is(Count::Reported(0))>
                        {move || td_string!(language.get(), statements.none)}
                    </option>
                    <option value="not_reported" selected=is(Count::NotReported)>
                        {move || td_string!(language.get(), account.not_reported)}
                    </option>
                </select>
            </td>
        </tr>
    }
}
