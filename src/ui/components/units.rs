//! The unit names of the files, which unit each counts as, and units that no file names.

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::model::Operation;
use crate::ui::language::use_locale;
use crate::ui::live::{each, flag, part};
use crate::ui::workspace::use_workspace;

/// The table of unit names.
#[component]
pub fn Units() -> impl IntoView {
    let locale = use_locale();
    let workspace = use_workspace();
    let links = Memo::new(move |_| {
        workspace.overview.with(|overview| {
            overview
                .as_ref()
                .map_or_else(Vec::new, |each| each.links.clone())
        })
    });
    let names = Memo::new(move |_| {
        links.with(|links| {
            links
                .iter()
                .map(|link| link.name.clone())
                .collect::<Vec<_>>()
        })
    });
    let new_unit = RwSignal::new(String::new());
    let added = RwSignal::new(None::<String>);
    let add = move |event: web_sys::SubmitEvent| {
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
            <h2 id="units">{td_string!(locale, files.units_title)}</h2>
            <p>{td_string!(locale, files.units_lead)}</p>
            <datalist id="unit-names">
                {each(move || names.get(), |name| view! { <option value=name></option> })}
            </datalist>
            <div class="scroll" role="group" tabindex="0" aria-labelledby="units">
                <table class="narrow">
                    <thead>
                        <tr>
                            <th scope="col">{td_string!(locale, files.unit_name)}</th>
                            <th scope="col">{td_string!(locale, files.counts_as)}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {each(move || names.get(), move |name| view! { <UnitRow name names /> })}
                    </tbody>
                </table>
            </div>
            <form class="actions" on:submit=add>
                <label for="new-unit">{td_string!(locale, files.add_unit)}</label>
                <input
                    id="new-unit"
                    type="text"
                    maxlength="120"
                    autocomplete="off"
                    prop:value=new_unit
                    on:input=move |event| new_unit.set(event_target_value(&event))
                />
                <button type="submit" class="button">
                    {td_string!(locale, files.add)}
                </button>
            </form>
            <p role="status" class="soft">
                {part(move || {
                    added
                        .get()
                        .map(|unit| {
                            td_string!(locale, files.unit_added, unit = unit).to_string()
                        })
                })}
            </p>
        </section>
    }
}

#[component]
fn UnitRow(name: String, names: Memo<Vec<String>>) -> impl IntoView {
    let locale = use_locale();
    let workspace = use_workspace();
    let name = StoredValue::new(name);
    let unit = Memo::new(move |_| {
        workspace.overview.with(|overview| {
            let links = overview.iter().flat_map(|overview| &overview.links);
            let mut links = links.filter(|link| name.with_value(|name| *name == link.name));
            links
                .next()
                .map_or_else(String::new, |link| link.unit.clone())
        })
    });
    let choose = move |event| {
        workspace.apply(Operation::LinkUnit {
            name: name.get_value(),
            unit: event_target_value(&event),
        });
    };
    view! {
        <tr>
            <th scope="row">{name.get_value()}</th>
            <td>
                <select
                    aria-label=td_string!(locale, files.counts_as_of, name = name.get_value())
                        .to_string()
                    on:change=choose
                >
                    {each(
                        move || names.get(),
                        move |option| {
                            let (value, shown) = (option.clone(), option.clone());
                            let selected = flag(move || unit.with(|unit| *unit == option));
                            view! {
                                <option value=value prop:selected=selected>
                                    {shown}
                                </option>
                            }
                        },
                    )}
                </select>
            </td>
        </tr>
    }
}
