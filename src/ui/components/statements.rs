//! What the user says of kinds that have no cases: none, not reported, or as the files have it.

use leptos::prelude::*;

use crate::model::{Account, Count, Kind, Operation};
use crate::ui::i18n::td_string;
use crate::ui::language::{self, use_locale};
use crate::ui::live::{each, when, words};
use crate::ui::markup::{Markup, choice, column_heads, row_head, scroll_under, tag};
use crate::ui::workspace::use_workspace;

/// The table of kinds without cases in the account's year.
pub fn statements(year: Memo<i32>) -> Markup {
    let locale = use_locale();
    let workspace = use_workspace();
    // Kind and unit, as one key.
    let cells = move || {
        let keys = workspace.account(|account| {
            account
                .units
                .iter()
                .filter_map(|unit| Some((unit.unit.clone()?, &unit.kinds)))
                .flat_map(|(unit, kinds)| {
                    kinds
                        .iter()
                        .filter(|kind| !matches!(kind.cases.current, Count::Reported(1..)))
                        .map(move |kind| format!("{} {unit}", kind.kind.code()))
                })
                .collect::<Vec<_>>()
        });
        keys.unwrap_or_default()
    };
    // Open where something is missing when the page is shown; then the reader's own choice.
    let missing = |account: &Account| {
        let mut kinds = account.units.iter().flat_map(|unit| &unit.kinds);
        kinds.any(|kind| kind.cases.current == Count::Missing)
    };
    let open = untrack(|| workspace.account(missing)).unwrap_or_default();
    tag("section").attr("aria-labelledby", "statements").child(
        tag("details")
            .attr_if("open", open)
            .child(
                tag("summary").child(
                    tag("h2")
                        .id("statements")
                        .child(td_string!(locale, statements.title)),
                ),
            )
            .child(tag("p").child(td_string!(
                locale,
                statements.lead,
                year = year.get_untracked()
            )))
            .child(
                scroll_under("statements").child(
                    tag("table")
                        .class("narrow")
                        .child(tag("thead").child(column_heads([
                            td_string!(locale, account.unit),
                            td_string!(locale, account.kind),
                            td_string!(locale, statements.we_say),
                        ])))
                        .child(tag("tbody").child(each(cells, move |cell| {
                            let (kind, unit) = cell.split_once(' ').unwrap_or_default();
                            let kind = Kind::from_code(kind)?;
                            let unit = unit.to_owned();
                            Some(statement_row(unit, kind, year))
                        }))),
                ),
            )
            .child(when(
                move || cells().is_empty(),
                move || tag("p").child(td_string!(locale, statements.nothing)),
            )),
    )
}

fn statement_row(unit: String, kind: Kind, year: Memo<i32>) -> Markup {
    let locale = use_locale();
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
        let follow = td_string!(locale, statements.follow);
        match (stated(), shown.flatten()) {
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
    let is = move |count: Count| move || stated() == count;
    tag("tr")
        .child(row_head(unit.get_value()))
        .child(tag("td").child(language::kinds(locale, kind)))
        .child(
            tag("td").child(
                tag("select")
                    .attr(
                        "aria-label",
                        &td_string!(
                            locale,
                            statements.select_of,
                            unit = unit.get_value(),
                            kind = language::kinds_lower(locale, kind)
                        ),
                    )
                    .on("change", choose)
                    .child(choice("follow", words(files_say)).selected_while(is(Count::Missing)))
                    .child(
                        choice("none", td_string!(locale, statements.none))
                            .selected_while(is(Count::Reported(0))),
                    )
                    .child(
                        choice("not_reported", td_string!(locale, account.not_reported))
                            .selected_while(is(Count::NotReported)),
                    ),
            ),
        )
}
