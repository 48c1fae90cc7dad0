//! What the user says of kinds that have no cases: none, not reported, or as the files have it.

use leptos::prelude::*;

use crate::model::{Account, Count, Kind, Operation};
use crate::ui::i18n::{t, t_string, td_string, use_i18n};
use crate::ui::language;
use crate::ui::workspace::use_workspace;

/// The table of kinds without cases in the account's year.
#[component]
pub fn Statements(
    /// The account's year.
    year: Memo<i32>,
) -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let cells = Memo::new(move |_| workspace.account(without_cases).unwrap_or_default());
    // Open where something is missing when the page is shown; then the reader's own choice.
    let missing = |account: &Account| {
        let mut kinds = account.units.iter().flat_map(|unit| &unit.kinds);
        kinds.any(|kind| kind.cases.current == Count::Missing)
    };
    let open = untrack(|| workspace.account(missing)).unwrap_or_default();
    view! {
        <section aria-labelledby="statements">
            <details open=open>
                <summary>
                    <h2 id="statements">{t!(i18n, statements.title)}</h2>
                </summary>
                <p>{move || t_string!(i18n, statements.lead, year = year.get())}</p>
                <div class="scroll" role="group" tabindex="0" aria-labelledby="statements">
                    <table class="narrow">
                        <thead>
                            <tr>
                                <th scope="col">{t!(i18n, account.unit)}</th>
                                <th scope="col">{t!(i18n, account.kind)}</th>
                                <th scope="col">{t!(i18n, statements.we_say)}</th>
                            </tr>
                        </thead>
                        <tbody>
                            <For
                                each=move || cells.get()
                                key=Clone::clone
                                children=move |(kind, unit)| view! { <StatementRow unit kind year /> }
                            />
                        </tbody>
                    </table>
                </div>
                <Show when=move || cells.with(Vec::is_empty)>
                    <p>{t!(i18n, statements.nothing)}</p>
                </Show>
            </details>
        </section>
    }
}

/// Every kind without cases in the account's year, with its unit.
fn without_cases(account: &Account) -> Vec<(Kind, String)> {
    let units = account.units.iter();
    let units = units.filter_map(|unit| Some((unit.unit.as_ref()?, &unit.kinds)));
    let cells = units.flat_map(|(unit, kinds)| {
        let kinds = kinds.iter();
        let kinds = kinds.filter(|kind| !matches!(kind.cases.current, Count::Reported(1..)));
        kinds.map(move |kind| (kind.kind, unit.clone()))
    });
    cells.collect()
}

/// A kind of a unit, and the choice of what is said of it.
#[component]
fn StatementRow(
    /// The unit.
    unit: String,
    /// The kind.
    kind: Kind,
    /// The account's year.
    year: Memo<i32>,
) -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let unit = StoredValue::new(unit);
    let stated = move || {
        workspace.state.with(|state| {
            let stated = state.statements.iter().find(|(u, k, y, _)| {
                unit.with_value(|unit| unit == u) && *k == kind && *y == year.get()
            });
            stated.map_or(Count::Missing, |(.., count)| *count)
        })
    };
    // What the files say is known only while the user says nothing.
    let files_say = move || {
        let shown = workspace.account(|account| {
            let mut units = account.units.iter();
            let found =
                units.find(|each| unit.with_value(|unit| each.unit.as_ref() == Some(unit)))?;
            Some(found.kinds.get(kind.index())?.cases.current)
        });
        let locale = i18n.get_locale();
        let follow = td_string!(locale, statements.follow);
        match (stated(), shown.flatten()) {
            (Count::Missing, Some(count)) => {
                format!("{follow}: {}", language::count(locale, count))
            }
            _ => follow.to_owned(),
        }
    };
    let choose = move |value: String| {
        let count = match value.as_str() {
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
    let select_of = move || {
        let locale = i18n.get_locale();
        td_string!(
            locale,
            statements.select_of,
            unit = unit.get_value(),
            kind = language::kinds_lower(locale, kind)
        )
    };
    view! {
        <tr>
            <th scope="row">{unit.get_value()}</th>
            <td>{move || language::kinds(i18n.get_locale(), kind)}</td>
            <td>
                <select
                    aria-label=select_of
                    on:change:target=move |event| choose(event.target().value())
                >
                    <option value="follow" prop:selected=move || stated() == Count::Missing>
                        {files_say}
                    </option>
                    <option value="none" prop:selected=move || stated() == Count::Reported(0)>
                        {t!(i18n, statements.none)}
                    </option>
                    <option
                        value="not_reported"
                        prop:selected=move || stated() == Count::NotReported
                    >
                        {t!(i18n, account.not_reported)}
                    </option>
                </select>
            </td>
        </tr>
    }
}
