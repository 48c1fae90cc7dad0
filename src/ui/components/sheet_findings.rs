//! What a sheet's rows gave beside cases: rows set aside, cases told otherwise, cells to know of.

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::model::{CaseChange, Fingerprint, SetAside};
use crate::ui::language::{self, use_locale};
use crate::ui::live::part;
use crate::ui::markup::{Markup, column_heads, group, row_head, scroll, tag};
use crate::ui::numbers;
use crate::ui::workspace::use_workspace;

/// The findings of one sheet; nothing where there are none.
pub fn sheet_findings(fingerprint: StoredValue<Fingerprint>, index: usize) -> Markup {
    let locale = use_locale();
    let workspace = use_workspace();
    let view = Memo::new(move |_| fingerprint.with_value(|each| workspace.sheet(each, index)));
    let set_aside = Memo::new(move |_| {
        let view = view.get()?;
        (!view.set_aside.is_empty()).then_some((view.set_aside, view.ledger.set_aside))
    });
    let changes = Memo::new(move |_| {
        let changes = view.get()?.changes;
        (!changes.is_empty()).then_some(changes)
    });
    let warnings = Memo::new(move |_| {
        let warnings = view.get()?.warnings;
        (!warnings.is_empty()).then_some(warnings)
    });
    group()
        .child(part(move || {
            set_aside.get().map(|(rows, all)| {
                tag("details")
                    .class("finding")
                    .attr_if("open", true)
                    .child(
                        tag("summary")
                            .child(td_string!(locale, ledger.set_aside_title))
                            .child(": ")
                            .child(numbers::grouped(all)),
                    )
                    .child(set_aside_rows(rows, all))
            })
        }))
        .child(part(move || {
            changes.get().map(|changes| {
                let number = u32::try_from(changes.len()).unwrap_or(u32::MAX);
                tag("details")
                    .class("finding")
                    .child(
                        tag("summary")
                            .child(td_string!(locale, ledger.changes_title))
                            .child(": ")
                            .child(numbers::grouped(number)),
                    )
                    .child(change_rows(changes))
            })
        }))
        .child(part(move || {
            warnings.get().map(|warnings| {
                tag("details")
                    .class("finding")
                    .child(
                        tag("summary")
                            .child(td_string!(locale, ledger.warnings_title))
                            .child(": ")
                            .child(warnings.len().to_string()),
                    )
                    .child(
                        tag("ul").children(
                            warnings.into_iter().map(|warning| {
                                tag("li").child(language::problem(locale, &warning))
                            }),
                        ),
                    )
            })
        }))
}

fn set_aside_rows(rows: Vec<SetAside>, all: u32) -> Markup {
    let locale = use_locale();
    let shown = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    group()
        .child(
            tag("p")
                .child(td_string!(locale, ledger.set_aside_lead))
                .child(" ")
                .child(part(move || {
                    (shown < all).then(|| {
                        td_string!(
                            locale,
                            ledger.set_aside_more,
                            shown = numbers::grouped(shown),
                            all = numbers::grouped(all)
                        )
                        .to_string()
                    })
                })),
        )
        .child(
            scroll(td_string!(locale, ledger.set_aside_title)).child(
                tag("table")
                    .child(tag("thead").child(column_heads([
                        td_string!(locale, ledger.row),
                        td_string!(locale, ledger.reason),
                        td_string!(locale, ledger.content),
                    ])))
                    .child(tag("tbody").children(rows.into_iter().map(|row| {
                        let reason = row.reason;
                        let detail = row.detail.map(|detail| format!(" (”{detail}”)"));
                        let content: Vec<String> = row
                            .cells
                            .into_iter()
                            .filter(|cell| !cell.is_empty())
                            .collect();
                        tag("tr")
                            .child(row_head(row.row))
                            .child(
                                tag("td")
                                    .child(language::set_aside(locale, reason))
                                    .child(detail),
                            )
                            .child(tag("td").child(content.join(" · ")))
                    }))),
            ),
        )
}

fn change_rows(changes: Vec<CaseChange>) -> Markup {
    let locale = use_locale();
    let value = move |text: String| {
        if text.is_empty() {
            tag("span")
                .class("lack")
                .child(td_string!(locale, ledger.nothing))
        } else {
            tag("span").child(text)
        }
    };
    let rows = changes.into_iter().flat_map(move |change| {
        let number = change.number;
        change.fields.into_iter().map(move |field| {
            tag("tr")
                .child(row_head(number.clone()))
                .child(tag("td").child(language::meaning(locale, field.field)))
                .child(tag("td").child(value(field.before)))
                .child(tag("td").child(value(field.after)))
        })
    });
    group()
        .child(tag("p").child(td_string!(locale, ledger.changes_lead)))
        .child(
            scroll(td_string!(locale, ledger.changes_title)).child(
                tag("table")
                    .child(tag("thead").child(column_heads([
                        td_string!(locale, ledger.number),
                        td_string!(locale, ledger.field),
                        td_string!(locale, ledger.before),
                        td_string!(locale, ledger.after),
                    ])))
                    .child(tag("tbody").children(rows)),
            ),
        )
}
