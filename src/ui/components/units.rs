//! The unit names of the files, which unit each counts as, and units that no file names.

use leptos::prelude::*;
use web_sys::Event;

use crate::model::{Operation, UnitLink};
use crate::ui::language::use_locale;
use crate::ui::live::{each, words};
use crate::ui::markup::{Markup, choice, column_heads, row_head, scroll_under, tag};
use crate::ui::texts::text;
use crate::ui::typing::typed;
use crate::ui::workspace::use_workspace;

/// The table of unit names.
pub fn units() -> Markup {
    let locale = use_locale();
    let workspace = use_workspace();
    let names = move || {
        let names = |links: &Vec<UnitLink>| links.iter().map(|link| link.name.clone()).collect();
        workspace.links.with(names)
    };
    let new_unit = typed("new-unit", String::new);
    let added = RwSignal::new(None::<String>);
    let add = move |event: Event| {
        event.prevent_default();
        let unit = new_unit.get_untracked().trim().to_owned();
        if !unit.is_empty() {
            workspace.apply(Operation::AddUnit { unit: unit.clone() });
            new_unit.set(String::new());
            added.set(Some(unit));
        }
    };
    tag("section")
        .attr("aria-labelledby", "units")
        .child(
            tag("h2")
                .id("units")
                .child(text!(locale, files.units_title)),
        )
        .child(tag("p").child(text!(locale, files.units_lead)))
        .child(
            tag("datalist")
                .id("unit-names")
                .child(each(names, |name| tag("option").attr("value", name))),
        )
        .child(
            scroll_under("units").child(
                tag("table")
                    .class("narrow")
                    .child(tag("thead").child(column_heads([
                        text!(locale, files.unit_name),
                        text!(locale, files.counts_as),
                    ])))
                    .child(tag("tbody").child(each(names, move |name| unit_row(name, names)))),
            ),
        )
        .child(
            tag("form")
                .class("actions")
                .on("submit", add)
                .child(
                    tag("label")
                        .attr("for", "new-unit")
                        .child(text!(locale, files.add_unit)),
                )
                .child(
                    tag("input")
                        .id("new-unit")
                        .attr("type", "text")
                        .attr("maxlength", "120")
                        .attr("autocomplete", "off")
                        .value_from(move || new_unit.get())
                        .on("input", move |event| {
                            new_unit.set(event_target_value(&event));
                        }),
                )
                .child(
                    tag("button")
                        .attr("type", "submit")
                        .class("button")
                        .child(text!(locale, files.add)),
                ),
        )
        .child(
            tag("p")
                .attr("role", "status")
                .class("soft")
                .child(words(move || {
                    added
                        .get()
                        .map(|unit| text!(locale, files.unit_added, unit = unit))
                        .unwrap_or_default()
                })),
        )
}

fn unit_row(name: String, names: impl Fn() -> Vec<String> + 'static) -> Markup {
    let locale = use_locale();
    let workspace = use_workspace();
    let name = StoredValue::new(name);
    let is_unit = move |unit: &str| {
        workspace.links.with(|links| {
            let link = |link: &&UnitLink| name.with_value(|name| *name == link.name);
            links
                .iter()
                .find(link)
                .is_some_and(|link| link.unit == unit)
        })
    };
    let choose = move |event| {
        workspace.apply(Operation::LinkUnit {
            name: name.get_value(),
            unit: event_target_value(&event),
        });
    };
    tag("tr").child(row_head(name.get_value())).child(
        tag("td").child(
            tag("select")
                .attr(
                    "aria-label",
                    &text!(locale, files.counts_as_of, name = name.get_value()),
                )
                .on("change", choose)
                .child(each(names, move |option| {
                    let (value, shown) = (option.clone(), option.clone());
                    let selected = move || is_unit(&option);
                    choice(value, shown).selected_while(selected)
                })),
        ),
    )
}
