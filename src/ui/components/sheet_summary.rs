//! What came out of a sheet, in a line.

use crate::model::{Ledger, SheetView};
use crate::ui::i18n::{Locale, td_string};
use crate::ui::language::{self, plural};
use crate::ui::numbers;

/// "39 nya ärenden, 5 överhoppade (4 ovanför rubrikraden, 1 med summa)".
pub fn summary(locale: Locale, view: &SheetView) -> String {
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
fn skipped_parts(locale: Locale, ledger: &Ledger) -> String {
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
