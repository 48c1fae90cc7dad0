//! A file of the draft: what it is, what became of its rows, and how each of its sheets is read.

use leptos::prelude::*;

use super::{column_table, reading_choices, sheet_answers, sheet_findings, sheet_questions};
use crate::model::{Fingerprint, Operation, SheetView, SourceStatus, SourceView};
use crate::ui::app::focus;
use crate::ui::i18n::td_string;
use crate::ui::language::{self, Locale, plural, use_locale};
use crate::ui::live::{each_index, part, shown, when, words};
use crate::ui::markup::{Markup, button, group, tag};
use crate::ui::numbers;
use crate::ui::workspace::{Sheet, Workspace, short, use_workspace};

/// One file.
pub fn file_card(fingerprint: Fingerprint) -> Markup {
    let locale = use_locale();
    let workspace = use_workspace();
    let fingerprint = StoredValue::new(fingerprint);
    let name = workspace.file_name(&fingerprint.get_value());
    let name = StoredValue::new(name);
    let id = fingerprint.with_value(short);
    let heading = format!("file-{id}");
    let labelled = heading.clone();
    let sheets = move || {
        let count = |source: &SourceView| source.sheets.len();
        let sheets = fingerprint.with_value(|each| workspace.source(each, count));
        sheets.unwrap_or_default()
    };
    let confirmed = move || {
        workspace.state.with(|state| {
            fingerprint.with_value(|each| state.source(each).is_some_and(|each| each.confirmed))
        })
    };
    let status = move || {
        let status = |source: &SourceView| source.status.clone();
        fingerprint.with_value(|each| workspace.source(each, status))
    };
    let remove = move |_| {
        workspace.apply(Operation::RemoveSource {
            fingerprint: fingerprint.get_value(),
        });
        focus("main h1");
    };
    tag("section")
        .class("file")
        .attr("aria-labelledby", labelled)
        .child(
            tag("div")
                .class("file__head")
                .child(tag("h2").id(heading).child(name.get_value()))
                .child(tag("p").class("soft").child(words(move || {
                    facts(locale, workspace, &fingerprint.get_value())
                })))
                .child(
                    button("quiet", td_string!(locale, files.remove), remove).attr(
                        "aria-label",
                        &td_string!(locale, files.remove_of, name = name.get_value()),
                    ),
                ),
        )
        .child(part(move || match status() {
            Some(SourceStatus::Absent) => {
                let text = td_string!(locale, files.absent, name = name.get_value());
                Some(tag("p").class("notice notice--alarm").child(text))
            }
            Some(SourceStatus::Failed(problem)) => {
                let text = language::problem(locale, &problem);
                Some(tag("p").class("notice notice--alarm").child(text))
            }
            Some(SourceStatus::Read) => None,
            None => Some(
                tag("p")
                    .class("soft")
                    .child(td_string!(locale, app.loading)),
            ),
        }))
        .child(shown(
            move || {
                let warnings = |source: &SourceView| source.warnings.clone();
                fingerprint.with_value(|each| workspace.source(each, warnings))
            },
            move |warnings| {
                let lines = warnings.iter().flatten();
                group().children(lines.map(|warning| {
                    let text = language::problem(locale, warning);
                    tag("p").class("notice").child(text)
                }))
            },
        ))
        .child(reading_choices(fingerprint))
        .child(each_index(sheets, move |index| {
            sheet(Sheet::new(fingerprint, index), confirmed())
        }))
}

/// "Excel, 9 kB, bekräftad".
fn facts(locale: Locale, workspace: Workspace, fingerprint: &Fingerprint) -> String {
    let (bytes, confirmed) = workspace.state.with(|state| {
        let source = state.source(fingerprint);
        source.map_or((0, false), |each| (each.source.bytes, each.confirmed))
    });
    let format = workspace
        .source(fingerprint, |source| source.format)
        .flatten();
    let mut facts: Vec<String> = Vec::new();
    facts.extend(format.map(|format| language::format(locale, format).to_owned()));
    facts.push(numbers::size(bytes));
    facts.push(
        if confirmed {
            td_string!(locale, files.confirmed)
        } else {
            td_string!(locale, files.to_confirm)
        }
        .to_owned(),
    );
    facts.join(" · ")
}

/// One sheet: a line of what came out of it, the answers it needs, its columns, its findings.
fn sheet(sheet: Sheet, confirmed: bool) -> Markup {
    let locale = use_locale();
    let title = move |view: &SheetView| {
        if view.name.is_empty() {
            return None;
        }
        let name = td_string!(locale, files.sheet, name = view.name.clone());
        let hidden = td_string!(locale, files.hidden_sheet);
        let hidden = if view.hidden { hidden } else { "" };
        Some(
            group()
                .child(tag("h3").child(name))
                .child(tag("p").class("soft").child(hidden)),
        )
    };
    tag("div")
        .class("sheet")
        .child(part(move || sheet.view(title).flatten()))
        .child(tag("p").class("summary").child(words(move || {
            sheet.view(|view| summary(locale, view)).unwrap_or_default()
        })))
        .child(part(move || {
            let profile = sheet.mapping(|mapping| mapping.profile.clone()).flatten()?;
            let text = td_string!(locale, files.profile, profile = profile);
            Some(tag("p").class("soft").child(text))
        }))
        .child(when(
            move || sheet.is(|mapping| mapping.left_out && mapping.header_row.is_some()),
            move || {
                let take_in = button("button", td_string!(locale, files.take_in), move |_| {
                    sheet.change(|mapping| mapping.left_out = false);
                });
                tag("p").child(take_in)
            },
        ))
        .child(sheet_questions(sheet))
        .child(sheet_answers(sheet))
        .child(
            tag("details")
                .attr_if("open", !confirmed)
                .child(tag("summary").child(td_string!(locale, files.how_read_short)))
                .child(column_table(sheet)),
        )
        .child(sheet_findings(sheet))
}

/// "39 nya ärenden, 5 överhoppade (4 ovanför rubrikraden, 1 med summa)".
fn summary(locale: Locale, view: &SheetView) -> String {
    let ledger = &view.ledger;
    let mapping = &view.mapping;
    // Left out, or waiting for an answer.
    if mapping.left_out || ledger.skipped_left_out > 0 {
        let count = numbers::grouped(ledger.rows_read);
        let rows = td_string!(locale, ledger.skipped_left_out, count = count);
        let reason = view.left_out_reason.filter(|_| mapping.left_out);
        let reason = reason.map(|reason| language::left_out(locale, reason));
        return [Some(rows.as_str()), reason]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(". ");
    }
    if ledger.data_rows() == 0 {
        let covered = view.answers.covered(mapping);
        let is_none = mapping.year.is_some() && !covered.is_empty();
        return match mapping.unit.as_ref().filter(|_| is_none) {
            Some(unit) => {
                let kinds = language::kinds_listed(locale, &covered);
                td_string!(locale, files.empty_is_none, unit = unit, kinds = kinds)
            }
            None => td_string!(locale, files.empty).to_owned(),
        };
    }
    let mut parts = vec![plural!(
        locale,
        ledger.cases,
        ledger.summary_cases_single,
        ledger.summary_cases_several
    )];
    let mut add = |number: u32, text: String| {
        if number > 0 {
            parts.push(text);
        }
    };
    let grouped = numbers::grouped;
    if ledger.joined > 0 {
        let notations = ledger.notations;
        add(
            1,
            plural!(
                locale,
                notations,
                cases.notations_single,
                cases.notations_several
            ),
        );
    }
    let (identical, changed, aside) = (ledger.identical, ledger.changed, ledger.set_aside);
    add(
        identical,
        td_string!(locale, ledger.summary_identical, count = grouped(identical)),
    );
    add(
        changed,
        td_string!(locale, ledger.summary_changed, count = grouped(changed)),
    );
    add(
        aside,
        td_string!(locale, ledger.summary_set_aside, count = grouped(aside)),
    );
    add(
        ledger.lex_sarah,
        td_string!(
            locale,
            ledger.summary_lex_sarah,
            count = grouped(ledger.lex_sarah)
        ),
    );
    if ledger.skipped > 0 {
        let count = grouped(ledger.skipped);
        let skipped = td_string!(locale, ledger.summary_skipped, count = count);
        parts.push(format!("{skipped} ({})", skipped_parts(locale, ledger)));
    }
    parts.join(", ")
}

/// "4 ovanför rubrikraden, 1 med summa".
pub fn skipped_parts(locale: Locale, ledger: &crate::model::Ledger) -> String {
    let grouped = numbers::grouped;
    let parts = [
        (
            ledger.skipped_above_header,
            td_string!(
                locale,
                ledger.skipped_above,
                count = grouped(ledger.skipped_above_header)
            ),
        ),
        (
            ledger.skipped_totals,
            td_string!(
                locale,
                ledger.skipped_totals,
                count = grouped(ledger.skipped_totals)
            ),
        ),
        (
            ledger.skipped_blank,
            td_string!(
                locale,
                ledger.skipped_blank,
                count = grouped(ledger.skipped_blank)
            ),
        ),
        (
            ledger.skipped_headers,
            td_string!(
                locale,
                ledger.skipped_headers,
                count = grouped(ledger.skipped_headers)
            ),
        ),
        (
            ledger.skipped_headings,
            td_string!(
                locale,
                ledger.skipped_headings,
                count = grouped(ledger.skipped_headings)
            ),
        ),
        (
            ledger.skipped_notes,
            td_string!(
                locale,
                ledger.skipped_notes,
                count = grouped(ledger.skipped_notes)
            ),
        ),
        (
            ledger.skipped_left_out,
            td_string!(
                locale,
                ledger.skipped_left_out,
                count = grouped(ledger.skipped_left_out)
            ),
        ),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(_, text)| text)
        .collect();
    parts.join(", ")
}
