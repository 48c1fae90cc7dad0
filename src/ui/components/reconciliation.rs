//! Figures stated elsewhere beside what the rows give, and a form to enter one.

use leptos::prelude::*;
use web_sys::Event;

use crate::model::{
    Account, Count, Kind, Operation, PublishedFigure, Quantity, Reconciliation, StatedBy, Verdict,
};
use crate::ui::app::focus;
use crate::ui::i18n::td_string;
use crate::ui::language::{self, Locale, use_locale};
use crate::ui::live::{each, part, when, words};
use crate::ui::markup::{
    Markup, answer, button, choice, column_head, group, row_head, scroll, tag,
};
use crate::ui::numbers;
use crate::ui::typing::typed;
use crate::ui::workspace::use_workspace;

/// The table and the form.
pub fn reconciliations(year: Memo<i32>) -> Markup {
    let locale = use_locale();
    let workspace = use_workspace();
    let none = move || {
        let none = |account: &Account| account.reconciliations.is_empty();
        workspace.account(none).unwrap_or(true)
    };
    tag("section")
        .attr("aria-labelledby", "reconciliation")
        .child(
            tag("h2")
                .id("reconciliation")
                .child(td_string!(locale, reconciliation.title)),
        )
        .child(tag("p").child(td_string!(locale, reconciliation.lead)))
        .child(when(none, move || {
            tag("p").child(td_string!(locale, reconciliation.empty))
        }))
        .child(when(
            move || !none(),
            move || {
                scroll(td_string!(locale, reconciliation.title)).child(
                    tag("table")
                        .class("reconciliation")
                        .child(
                            tag("thead").child(
                                tag("tr")
                                    .child(column_head(td_string!(locale, reconciliation.figure)))
                                    .child(
                                        column_head(td_string!(locale, reconciliation.stated))
                                            .class("number"),
                                    )
                                    .child(
                                        column_head(td_string!(locale, reconciliation.summed))
                                            .class("number"),
                                    )
                                    .child(column_head(td_string!(locale, reconciliation.verdict))),
                            ),
                        )
                        .child(tag("tbody").child(part(move || {
                            let rows = |account: &Account| {
                                group().children(account.reconciliations.iter().map(row))
                            };
                            workspace.account(rows)
                        }))),
                )
            },
        ))
        .child(figure_form(year))
}

/// "FUT, avvikelser, noteringar 2022".
fn what(locale: Locale, row: &Reconciliation) -> String {
    let figure = &row.figure;
    if let StatedBy::File { name, row, .. } = &row.stated_by {
        let (name, row) = (name.clone(), *row);
        return td_string!(locale, reconciliation.by_file, name = name, row = row);
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
}

fn row(row: &Reconciliation) -> Markup {
    let locale = use_locale();
    let workspace = use_workspace();
    let what = what(locale, row);
    let (stated, summed, verdict) = (row.figure.value, row.summed, row.verdict);
    let by_user = row.stated_by == StatedBy::User;
    let verdict_text = match verdict {
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
        }
        Verdict::NothingToCompare => td_string!(locale, reconciliation.nothing).to_owned(),
    };
    let figure = row.figure.clone();
    let remove = move |_| {
        let figure = figure.clone();
        workspace.apply(Operation::RemoveFigure { figure });
        focus("#stated-value");
    };
    tag("tr")
        .class_if("differs", verdict == Verdict::Differs)
        .child(row_head(what.as_str()))
        .child(tag("td").class("number").child(numbers::grouped(stated)))
        .child(
            tag("td")
                .class("number")
                .class_if("lack", summed == Count::Missing)
                .child(language::count(locale, summed)),
        )
        .child(
            tag("td")
                .child(tag("strong").class("verdict").child(verdict_text))
                .child(by_user.then(|| {
                    button("quiet", td_string!(locale, reconciliation.remove), remove).attr(
                        "aria-label",
                        &td_string!(locale, reconciliation.remove_of, what = what),
                    )
                })),
        )
}

fn figure_form(year: Memo<i32>) -> Markup {
    let locale = use_locale();
    let workspace = use_workspace();
    let units = move || {
        let units = |account: &Account| {
            let units = account.units.iter();
            units.filter_map(|unit| unit.unit.clone()).collect()
        };
        workspace.account(units).unwrap_or_default()
    };
    let unit = RwSignal::new(String::new());
    let kind = RwSignal::new(String::new());
    let quantity = RwSignal::new("notations".to_owned());
    let stated_year = RwSignal::new(None::<String>);
    let value = typed("stated-figure", String::new);
    let wrong = RwSignal::new(false);
    let shown_year = move || stated_year.get().unwrap_or_else(|| year.get().to_string());
    let submit = move |event: Event| {
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
    tag("form")
        .class("figure-form")
        .on("submit", submit)
        .attr("aria-labelledby", "figure-form")
        .child(
            tag("h3")
                .id("figure-form")
                .child(td_string!(locale, reconciliation.add_title)),
        )
        .child(
            tag("div")
                .class("answers")
                .child(answer(
                    "stated-unit",
                    td_string!(locale, reconciliation.unit),
                    tag("select")
                        .on("change", move |event| unit.set(event_target_value(&event)))
                        .child(choice("", td_string!(locale, reconciliation.all_units)))
                        .child(each(units, |unit| choice(unit.clone(), unit.clone()))),
                ))
                .child(answer(
                    "stated-kind",
                    td_string!(locale, reconciliation.kind),
                    tag("select")
                        .on("change", move |event| kind.set(event_target_value(&event)))
                        .child(choice("", td_string!(locale, reconciliation.all_kinds)))
                        .children(
                            Kind::ALL.into_iter().map(|each| {
                                choice(each.code(), language::kinds_lower(locale, each))
                            }),
                        ),
                ))
                .child(answer(
                    "stated-quantity",
                    td_string!(locale, reconciliation.quantity),
                    tag("select")
                        .on("change", move |event| {
                            quantity.set(event_target_value(&event));
                        })
                        .child(choice(
                            "notations",
                            td_string!(locale, reconciliation.notations),
                        ))
                        .child(choice("cases", td_string!(locale, reconciliation.cases))),
                ))
                .child(
                    answer(
                        "stated-year",
                        td_string!(locale, reconciliation.year),
                        tag("input")
                            .attr("type", "text")
                            .attr("inputmode", "numeric")
                            .attr("maxlength", "4")
                            .attr("autocomplete", "off")
                            .value_from(shown_year)
                            .on("input", move |event| {
                                stated_year.set(Some(event_target_value(&event)));
                            }),
                    )
                    .class("answer answer--short"),
                )
                .child(
                    answer(
                        "stated-value",
                        td_string!(locale, reconciliation.value),
                        tag("input")
                            .attr("type", "text")
                            .attr("inputmode", "numeric")
                            .attr("maxlength", "12")
                            .attr("autocomplete", "off")
                            .attr_while("aria-invalid", "true", move || wrong.get())
                            .attr("aria-describedby", "stated-error")
                            .value_from(move || value.get())
                            .on("input", move |event| value.set(event_target_value(&event))),
                    )
                    .class("answer answer--short"),
                )
                .child(
                    tag("div").class("answer answer--button").child(
                        tag("button")
                            .attr("type", "submit")
                            .class("button")
                            .child(td_string!(locale, reconciliation.add)),
                    ),
                ),
        )
        .child(
            tag("p")
                .class("error")
                .id("stated-error")
                .attr("role", "alert")
                .child(words(move || {
                    if wrong.get() {
                        td_string!(locale, reconciliation.value_error)
                    } else {
                        ""
                    }
                })),
        )
}
