//! The unit names of the files, which unit each counts as, and units that no file names.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::model::{Operation, UnitLink};
use crate::ui::i18n::{t, t_string, use_i18n};
use crate::ui::lingering::Lingering;
use crate::ui::typing::typed;
use crate::ui::workspace::use_workspace;

/// The table of unit names, and a form for one more.
#[component]
pub fn Units() -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let names = Memo::new(move |_| {
        let names = |links: &Vec<UnitLink>| links.iter().map(|link| link.name.clone()).collect();
        workspace.links.with(names)
    });
    let new_unit = typed("new-unit", String::new);
    let added = RwSignal::new(None::<String>);
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let unit = new_unit.get_untracked().trim().to_owned();
        if !unit.is_empty() {
            workspace.apply(Operation::AddUnit { unit: unit.clone() });
            new_unit.set(String::new());
            added.set(Some(unit));
        }
    };
    view! {
        <section aria-labelledby="units">
            <details>
            <summary><h2 id="units">{t!(i18n, files.units_title)}</h2></summary>
            <p>{t!(i18n, files.units_lead)}</p>
            <datalist id="unit-names">
                <For each=move || names.get() key=String::clone let:name>
                    <option value=name></option>
                </For>
            </datalist>
            <div class="scroll" role="group" tabindex="0" aria-labelledby="units">
                <table class="narrow">
                    <thead>
                        <tr>
                            <th scope="col">{t!(i18n, files.unit_name)}</th>
                            <th scope="col">{t!(i18n, files.counts_as)}</th>
                        </tr>
                    </thead>
                    <tbody>
                        <For each=move || names.get() key=String::clone let:name>
                            <Lingering>
                                <UnitRow name names />
                            </Lingering>
                        </For>
                    </tbody>
                </table>
            </div>
            <form class="actions" on:submit=add>
                <label for="new-unit">{t!(i18n, files.add_unit)}</label>
                <input
                    id="new-unit"
                    type="text"
                    maxlength="120"
                    autocomplete="off"
                    prop:value=new_unit
                    on:input:target=move |event| new_unit.set(event.target().value())
                />
                <button type="submit" class="button">
                    {t!(i18n, files.add)}
                </button>
            </form>
            <p role="status" class="soft">
                {move || added.get().map(|unit| t_string!(i18n, files.unit_added, unit = unit))}
            </p>
            </details>
        </section>
    }
}

/// A unit name of the files, and the choice of the unit that it counts as.
#[component]
fn UnitRow(
    /// The name as files have it.
    name: String,
    /// Every name of a unit.
    names: Memo<Vec<String>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let name = StoredValue::new(name);
    let unit = move || {
        workspace.links.with(|links| {
            let mut links = links.iter();
            let link = links.find(|link| name.with_value(|name| *name == link.name));
            link.map(|link| link.unit.clone())
        })
    };
    let choose = move |unit| {
        let name = name.get_value();
        workspace.apply(Operation::LinkUnit { name, unit });
    };
    view! {
        <tr>
            <th scope="row">{name.get_value()}</th>
            <td>
                <select
                    aria-label=t!(i18n, files.counts_as_of, name = name.get_value())
                    on:change:target=move |event| choose(event.target().value())
                >
                    <For each=move || names.get() key=String::clone let:option>
                        <UnitOption name=option unit=Signal::derive(unit) />
                    </For>
                </select>
            </td>
        </tr>
    }
}

/// A unit that can be chosen, chosen while it is the one.
#[component]
fn UnitOption(
    /// Its name.
    name: String,
    /// The unit that is chosen.
    unit: Signal<Option<String>>,
) -> impl IntoView {
    let value = name.clone();
    let shown = name.clone();
    let is_chosen = move || unit.with(|unit| unit.as_ref() == Some(&name));
    view! {
        <option value=value prop:selected=is_chosen>
            {shown}
        </option>
    }
}
