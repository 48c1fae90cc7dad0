//! The import journal of the whole draft: a line for every sheet, and whether it balances.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::browser::download;
use crate::model::{Ledger, SheetView, SourceView, UncountedReason};
use crate::protocol::Request;
use crate::ui::i18n::{Locale, t, t_string, td_string, use_i18n};
use crate::ui::language;
use crate::ui::numbers;
use crate::ui::workspace::{Workspace, use_workspace};

/// A column of the journal: its heading in a language, and its number for a sheet.
type Column = (fn(Locale) -> &'static str, fn(&Ledger) -> u32);

/// The columns. Reports under lex Sarah have one only where there are some.
fn columns(has_lex_sarah: bool) -> Vec<Column> {
    let lex_sarah: Column = (
        |locale| td_string!(locale, meaning.lex_sarah),
        |ledger| ledger.lex_sarah,
    );
    let before: [Column; 5] = [
        (
            |locale| td_string!(locale, ledger.read),
            |ledger| ledger.rows_read,
        ),
        (
            |locale| td_string!(locale, ledger.cases),
            |ledger| ledger.cases,
        ),
        (
            |locale| td_string!(locale, ledger.joined),
            |ledger| ledger.joined,
        ),
        (
            |locale| td_string!(locale, ledger.identical),
            |ledger| ledger.identical,
        ),
        (
            |locale| td_string!(locale, ledger.changed),
            |ledger| ledger.changed,
        ),
    ];
    let after: [Column; 2] = [
        (
            |locale| td_string!(locale, ledger.set_aside),
            |ledger| ledger.set_aside,
        ),
        (
            |locale| td_string!(locale, ledger.skipped),
            |ledger| ledger.skipped,
        ),
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
#[component]
pub fn LedgerTable() -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let all = move |test: fn(&Ledger) -> bool| {
        let sheets = |sources: &Vec<SourceView>| sheets(sources).all(|sheet| test(&sheet.ledger));
        workspace.sources.with(sheets)
    };
    let balanced = Memo::new(move |_| all(Ledger::is_balanced));
    let has_lex_sarah = Memo::new(move |_| !all(|ledger| ledger.lex_sarah == 0));
    let heads = move || {
        let columns = columns(has_lex_sarah.get()).into_iter();
        let heads = columns
            .map(|(name, _)| view! { <th scope="col">{move || name(i18n.get_locale())}</th> });
        heads.collect_view()
    };
    let lines = Memo::new(move |_| {
        let columns = columns(has_lex_sarah.get());
        workspace.sources.with(|sources| lines(sources, &columns))
    });
    let lines = move || {
        let lines = lines.get().into_iter().map(|(name, numbers)| {
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    <Numbers numbers />
                </tr>
            }
        });
        lines.collect_view()
    };
    let sums = Memo::new(move |_| {
        let columns = columns(has_lex_sarah.get());
        workspace.sources.with(|sources| sums(sources, &columns))
    });
    let is_balanced = move || {
        if balanced.get() {
            t_string!(i18n, ledger.balanced)
        } else {
            t_string!(i18n, ledger.unbalanced)
        }
    };
    let download = move |_| download_set_aside(workspace, i18n.get_locale_untracked());
    view! {
        <section aria-labelledby="ledger">
            <details>
            <summary><h2 id="ledger">{t!(i18n, ledger.title)}</h2></summary>
            <p>{t!(i18n, ledger.lead)}</p>
            <div class="scroll" role="group" tabindex="0" aria-label=t!(i18n, ledger.title)>
                <table class="ledger">
                    <thead>
                        <tr>
                            <th scope="col">{t!(i18n, ledger.file)}</th>
                            {heads}
                        </tr>
                    </thead>
                    <tbody>{lines}</tbody>
                    <tfoot>
                        <tr>
                            <th scope="row">{t!(i18n, ledger.total)}</th>
                            {move || view! { <Numbers numbers=sums.get() /> }}
                        </tr>
                    </tfoot>
                </table>
            </div>
            <Show when=move || !all(lists_no_row)>
                <p>
                    <button type="button" class="button" on:click=download>
                        {t!(i18n, ledger.download)}
                    </button>
                </p>
            </Show>
            </details>
            <p class:error=move || !balanced.get()>{is_balanced}</p>
        </section>
    }
}

/// The cells of a line.
#[component]
fn Numbers(
    /// A number for each column.
    numbers: Vec<u32>,
) -> impl IntoView {
    let numbers = numbers.into_iter();
    let cells = numbers.map(|number| view! { <td class="number">{numbers::grouped(number)}</td> });
    cells.collect_view()
}

fn sheets(sources: &[SourceView]) -> impl Iterator<Item = &SheetView> {
    sources.iter().flat_map(|source| &source.sheets)
}

/// For each sheet its name, and its number for each column.
fn lines(sources: &[SourceView], columns: &[Column]) -> Vec<(String, Vec<u32>)> {
    let lines = sources.iter().flat_map(|source| {
        source.sheets.iter().map(move |sheet| {
            let name = if sheet.name.is_empty() || source.sheets.len() == 1 {
                source.source.name.clone()
            } else {
                format!("{} · {}", source.source.name, sheet.name)
            };
            let numbers = columns
                .iter()
                .map(|(_, number_of)| number_of(&sheet.ledger));
            (name, numbers.collect())
        })
    });
    lines.collect()
}

/// The sum of all sheets for each column.
fn sums(sources: &[SourceView], columns: &[Column]) -> Vec<u32> {
    let sums = columns.iter().map(|(_, number_of)| {
        let numbers = sheets(sources).map(|sheet| number_of(&sheet.ledger));
        numbers.sum()
    });
    sums.collect()
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
