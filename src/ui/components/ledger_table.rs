//! The import journal of the whole draft: a line for every sheet, and whether it balances.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::browser::download;
use crate::model::{Ledger, SourceView, UncountedReason};
use crate::protocol::Request;
use crate::ui::i18n::td_string;
use crate::ui::language::{self, Locale, use_locale};
use crate::ui::live::{part, when, words};
use crate::ui::markup::{Markup, button, column_head, group, row_head, scroll, tag};
use crate::ui::numbers;
use crate::ui::workspace::{Workspace, use_workspace};

/// A column of the journal: its heading, and its number for a sheet.
type Column = (&'static str, fn(&Ledger) -> u32);

/// The columns. Reports under lex Sarah have one only where there are some.
fn columns(locale: Locale, has_lex_sarah: bool) -> Vec<Column> {
    let lex_sarah: Column = (td_string!(locale, meaning.lex_sarah), |ledger| {
        ledger.lex_sarah
    });
    let before: [Column; 5] = [
        (td_string!(locale, ledger.read), |ledger| ledger.rows_read),
        (td_string!(locale, ledger.cases), |ledger| ledger.cases),
        (td_string!(locale, ledger.joined), |ledger| ledger.joined),
        (td_string!(locale, ledger.identical), |ledger| {
            ledger.identical
        }),
        (td_string!(locale, ledger.changed), |ledger| ledger.changed),
    ];
    let after: [Column; 2] = [
        (td_string!(locale, ledger.set_aside), |ledger| {
            ledger.set_aside
        }),
        (td_string!(locale, ledger.skipped), |ledger| ledger.skipped),
    ];
    let lex_sarah = has_lex_sarah.then_some(lex_sarah);
    before.into_iter().chain(lex_sarah).chain(after).collect()
}

/// Whether no row of a sheet is listed by itself as not counted.
const fn lists_no_row(ledger: &Ledger) -> bool {
    ledger.set_aside
        + ledger.skipped_totals
        + ledger.skipped_headers
        + ledger.skipped_headings
        + ledger.skipped_notes
        == 0
}

/// The journal.
pub fn ledger_table() -> Markup {
    let locale = use_locale();
    let workspace = use_workspace();
    let all = move |test: fn(&Ledger) -> bool| {
        let of_file = |source: &SourceView| source.sheets.iter().all(|sheet| test(&sheet.ledger));
        let sources = |sources: &Vec<SourceView>| sources.iter().all(of_file);
        workspace.sources.with(sources)
    };
    let balanced = move || all(Ledger::is_balanced);
    tag("section")
        .attr("aria-labelledby", "ledger")
        .child(
            tag("h2")
                .id("ledger")
                .child(td_string!(locale, ledger.title)),
        )
        .child(tag("p").child(td_string!(locale, ledger.lead)))
        .child(
            scroll(td_string!(locale, ledger.title)).child(tag("table").class("ledger").child(
                part(move || workspace.sources.with(|sources| lines(locale, sources))),
            )),
        )
        .child(
            tag("p")
                .class_while("error", move || !balanced())
                .child(words(move || {
                    if balanced() {
                        td_string!(locale, ledger.balanced)
                    } else {
                        td_string!(locale, ledger.unbalanced)
                    }
                })),
        )
        .child(when(
            move || !all(lists_no_row),
            move || {
                tag("p").child(button(
                    "button",
                    td_string!(locale, ledger.download),
                    move |_| download_set_aside(workspace, locale),
                ))
            },
        ))
}

/// The headings, a line for each sheet, and their sums.
fn lines(locale: Locale, sources: &[SourceView]) -> Markup {
    let mut sheets = sources.iter().flat_map(|source| &source.sheets);
    let columns = columns(locale, sheets.any(|sheet| sheet.ledger.lex_sarah > 0));
    let cell = |number: u32| tag("td").class("number").child(numbers::grouped(number));
    let mut sums = vec![0_u32; columns.len()];
    let mut body = tag("tbody");
    for source in sources {
        for sheet in &source.sheets {
            let name = if sheet.name.is_empty() || source.sheets.len() == 1 {
                source.source.name.clone()
            } else {
                format!("{} · {}", source.source.name, sheet.name)
            };
            let mut line = tag("tr").child(row_head(name));
            for (sum, (_, number_of)) in sums.iter_mut().zip(&columns) {
                let number = number_of(&sheet.ledger);
                *sum += number;
                line = line.child(cell(number));
            }
            body = body.child(line);
        }
    }
    let heads = columns.iter().map(|(name, _)| column_head(*name));
    let heads = tag("tr")
        .child(column_head(td_string!(locale, ledger.file)))
        .children(heads);
    let total = row_head(td_string!(locale, ledger.total));
    let sums = sums.into_iter().map(cell);
    group()
        .child(tag("thead").child(heads))
        .child(body)
        .child(tag("tfoot").child(tag("tr").child(total).children(sums)))
}

fn download_set_aside(workspace: Workspace, locale: Locale) {
    let header = [
        td_string!(locale, ledger.file),
        td_string!(locale, ledger.sheet),
        td_string!(locale, ledger.row),
        td_string!(locale, ledger.reason),
        td_string!(locale, ledger.cell),
    ];
    let request = Request::SetAside {
        header: header.map(str::to_owned).to_vec(),
        reasons: UncountedReason::all()
            .map(|reason| language::uncounted(locale, reason).to_owned())
            .collect(),
    };
    let name = td_string!(locale, ledger.download_name);
    workspace.engine().ask(&request, None, move |reply| {
        let saved = match reply {
            Ok((_, Some(bytes))) => download::save(name, "text/csv", &bytes),
            _ => Err(JsValue::NULL),
        };
        // A browser that cannot save says so itself.
        drop(saved);
    });
}
