//! What a sheet's rows gave beside cases: rows set aside, cases told otherwise, cells to know of.

use leptos::prelude::*;

use crate::model::{CaseChange, Operation, SetAside, SkippedRow};
use crate::ui::i18n::td_string;
use crate::ui::language::{self, use_locale};
use crate::ui::live::shown;
use crate::ui::markup::{Markup, column_heads, group, row_head, scroll, tag};
use crate::ui::numbers;
use crate::ui::workspace::Sheet;

/// The findings of one sheet; nothing where there are none.
pub fn sheet_findings(sheet: Sheet) -> Markup {
    let locale = use_locale();
    // Each is made anew only when it is another: the reader has opened some and closed some.
    group()
        .child(shown(
            move || sheet.view(|view| (view.set_aside.clone(), view.ledger.set_aside)),
            move |found| {
                let (rows, all) = found.as_ref().filter(|(rows, _)| !rows.is_empty())?;
                let title = td_string!(locale, ledger.set_aside_title);
                let finding = finding(title, *all).attr("open", "");
                Some(finding.child(set_aside_rows(rows, *all)))
            },
        ))
        .child(shown(
            move || sheet.view(|view| view.skipped_rows.clone()),
            move |found| {
                let rows = found.as_ref().filter(|rows| !rows.is_empty())?;
                let title = td_string!(locale, ledger.skipped_title);
                Some(finding(title, number_of(rows)).child(skipped_table(rows)))
            },
        ))
        .child(shown(
            move || sheet.view(|view| (view.changes.clone(), view.ledger.changed)),
            move |found| {
                let (changes, all) = found.as_ref().filter(|(changes, _)| !changes.is_empty())?;
                let title = td_string!(locale, ledger.changes_title);
                Some(finding(title, *all).child(change_rows(sheet, changes, *all)))
            },
        ))
        .child(shown(
            move || sheet.view(|view| view.warnings.clone()),
            move |found| {
                let warnings = found.as_ref().filter(|warnings| !warnings.is_empty())?;
                let title = td_string!(locale, ledger.warnings_title);
                let lines = warnings
                    .iter()
                    .map(|warning| tag("li").child(language::problem(locale, warning)));
                Some(finding(title, number_of(warnings)).child(tag("ul").children(lines)))
            },
        ))
}

fn number_of<T>(found: &[T]) -> u32 {
    u32::try_from(found.len()).unwrap_or(u32::MAX)
}

/// "Rader som lagts åt sidan: 3", to be opened.
fn finding(title: &str, number: u32) -> Markup {
    let summary = tag("summary").child(title).child(": ");
    tag("details")
        .class("finding")
        .child(summary.child(numbers::grouped(number)))
}

fn set_aside_rows(rows: &[SetAside], all: u32) -> Markup {
    let locale = use_locale();
    let shown = number_of(rows);
    group()
        .child(
            tag("p")
                .child(td_string!(locale, ledger.set_aside_lead))
                .child(" ")
                .child((shown < all).then(|| {
                    td_string!(
                        locale,
                        ledger.set_aside_more,
                        shown = numbers::grouped(shown),
                        all = numbers::grouped(all)
                    )
                })),
        )
        .child(uncounted_table(
            td_string!(locale, ledger.set_aside_title),
            rows.iter().map(|row| {
                let detail = row.detail.as_ref().map(|detail| format!(" (”{detail}”)"));
                let reason = tag("td")
                    .child(language::set_aside(locale, row.reason))
                    .child(detail);
                (row.row, reason, row.cells.as_slice())
            }),
        ))
}

/// The cells of a row that have content, on one line.
fn content(cells: &[String]) -> String {
    let filled = cells.iter().map(String::as_str);
    let filled: Vec<&str> = filled.filter(|cell| !cell.is_empty()).collect();
    filled.join(" · ")
}

/// The rows that are no cases, so that whoever doubts it can see them.
fn skipped_table(rows: &[SkippedRow]) -> Markup {
    let locale = use_locale();
    let lines = rows.iter().map(|row| {
        let reason = tag("td").child(language::skipped(locale, row.reason));
        (row.row, reason, row.cells.as_slice())
    });
    group()
        .child(tag("p").child(td_string!(locale, ledger.skipped_lead)))
        .child(uncounted_table(
            td_string!(locale, ledger.skipped_title),
            lines,
        ))
}

/// Rows that are not counted: the number of each, the cell with its reason, and its content.
fn uncounted_table<'a>(
    title: &str,
    rows: impl Iterator<Item = (u32, Markup, &'a [String])>,
) -> Markup {
    let locale = use_locale();
    let lines = rows.map(|(row, reason, cells)| {
        tag("tr")
            .child(row_head(row))
            .child(reason)
            .child(tag("td").child(content(cells)))
    });
    scroll(title).child(
        tag("table")
            .child(tag("thead").child(column_heads([
                td_string!(locale, ledger.row),
                td_string!(locale, ledger.reason),
                td_string!(locale, ledger.content),
            ])))
            .child(tag("tbody").children(lines)),
    )
}

fn change_rows(sheet: Sheet, changes: &[CaseChange], all: u32) -> Markup {
    let locale = use_locale();
    let value = move |text: &str| {
        if text.is_empty() {
            tag("span")
                .class("lack")
                .child(td_string!(locale, ledger.nothing))
        } else {
            tag("span").child(text)
        }
    };
    let rows = changes.iter().flat_map(move |change| {
        change.fields.iter().enumerate().map(move |(place, field)| {
            let choice = (place == 0).then(|| keep_choice(sheet, change));
            tag("tr")
                .child(row_head(change.number.as_str()))
                .child(tag("td").child(language::meaning(locale, field.field)))
                .child(tag("td").child(value(&field.before)))
                .child(tag("td").child(value(&field.after)))
                .child(tag("td").child(choice))
        })
    });
    let shown = number_of(changes);
    group()
        .child(
            tag("p")
                .child(td_string!(locale, ledger.changes_lead))
                .child(" ")
                .child((shown < all).then(|| {
                    td_string!(
                        locale,
                        ledger.changes_more,
                        shown = numbers::grouped(shown),
                        all = numbers::grouped(all)
                    )
                })),
        )
        .child(
            scroll(td_string!(locale, ledger.changes_title)).child(
                tag("table")
                    .child(tag("thead").child(column_heads([
                        td_string!(locale, ledger.number),
                        td_string!(locale, ledger.field),
                        td_string!(locale, ledger.before),
                        td_string!(locale, ledger.after),
                        td_string!(locale, ledger.which_counts),
                    ])))
                    .child(tag("tbody").children(rows)),
            ),
        )
}

/// The choice that the earlier reading of a case counts after all.
fn keep_choice(sheet: Sheet, change: &CaseChange) -> Markup {
    let locale = use_locale();
    let (row, kept) = (change.row, change.kept);
    let name = format!(
        "{}: {}",
        change.number,
        td_string!(locale, ledger.keep_earlier)
    );
    let chosen = move |event| {
        let keep = event_target_checked(&event);
        sheet.decide(row, |place| Operation::KeepEarlier { place, keep });
    };
    tag("label")
        .class("tick")
        .child(
            tag("input")
                .attr("type", "checkbox")
                .attr("aria-label", &name)
                .checked_while(move || kept)
                .on("change", chosen),
        )
        .child(td_string!(locale, ledger.keep_earlier))
}
