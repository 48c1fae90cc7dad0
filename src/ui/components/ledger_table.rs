//! The import journal of the whole draft: a line for every sheet, and whether it balances.

use leptos::prelude::*;
use leptos_i18n::td_string;
use wasm_bindgen::JsValue;

use crate::browser::download;
use crate::model::{Ledger, SetAsideReason};
use crate::protocol::Request;
use crate::ui::language::{self, Locale, use_locale};
use crate::ui::live::{flag, part, when};
use crate::ui::numbers;
use crate::ui::workspace::{Workspace, use_workspace};

/// The numbers of a ledger's line, in the order of the columns.
fn numbers_of(ledger: &Ledger) -> [u32; 7] {
    [
        ledger.rows_read,
        ledger.cases,
        ledger.joined,
        ledger.identical,
        ledger.changed,
        ledger.set_aside,
        ledger.skipped,
    ]
}

/// The journal.
#[component]
pub fn LedgerTable() -> impl IntoView {
    let locale = use_locale();
    let workspace = use_workspace();
    let lines = Memo::new(move |_| lines(workspace));
    let balanced = Memo::new(move |_| {
        lines.with(|lines| lines.iter().all(|(_, ledger)| ledger.is_balanced()))
    });
    let sums = move || {
        lines.with(|lines| {
            let mut sums = [0_u32; 7];
            for (_, ledger) in lines {
                for (sum, number) in sums.iter_mut().zip(numbers_of(ledger)) {
                    *sum += number;
                }
            }
            sums
        })
    };
    let any_set_aside = Memo::new(move |_| {
        lines.with(|lines| lines.iter().any(|(_, ledger)| ledger.set_aside > 0))
    });
    let cells = |numbers: [u32; 7]| {
        numbers
            .into_iter()
            .map(|number| view! { <td class="number">{numbers::grouped(number)}</td> })
            .collect_view()
    };
    view! {
        <section aria-labelledby="ledger">
            <h2 id="ledger">{td_string!(locale, ledger.title)}</h2>
            <p>{td_string!(locale, ledger.lead)}</p>
            <div
                class="scroll"
                role="group"
                tabindex="0"
                aria-label=td_string!(locale, ledger.title)
            >
                <table class="ledger">
                    <thead>
                        <tr>
                            <th scope="col">{td_string!(locale, ledger.file)}</th>
                            <th scope="col">{td_string!(locale, ledger.read)}</th>
                            <th scope="col">{td_string!(locale, ledger.cases)}</th>
                            <th scope="col">{td_string!(locale, ledger.joined)}</th>
                            <th scope="col">{td_string!(locale, ledger.identical)}</th>
                            <th scope="col">{td_string!(locale, ledger.changed)}</th>
                            <th scope="col">{td_string!(locale, ledger.set_aside)}</th>
                            <th scope="col">{td_string!(locale, ledger.skipped)}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {part(move || {
                            lines
                                .get()
                                .into_iter()
                                .map(|(name, ledger)| {
                                    view! {
                                        <tr>
                                            <th scope="row">{name}</th>
                                            {cells(numbers_of(&ledger))}
                                        </tr>
                                    }
                                })
                                .collect::<Vec<_>>()
                        })}
                    </tbody>
                    <tfoot>
                        <tr>
                            <th scope="row">{td_string!(locale, ledger.total)}</th>
                            {part(move || cells(sums()))}
                        </tr>
                    </tfoot>
                </table>
            </div>
            <p class:error=flag(move || {
                !balanced.get()
            })>
                {part(move || {
                    if balanced.get() {
                        td_string!(locale, ledger.balanced)
                    } else {
                        td_string!(locale, ledger.unbalanced)
                    }
                })}
            </p>
            {when(
                move || any_set_aside.get(),
                move || {
                    view! {
                        <p>
                            <button
                                type="button"
                                class="button"
                                on:click=move |_| download_set_aside(workspace, locale)
                            >
                                {td_string!(locale, ledger.download)}
                            </button>
                        </p>
                    }
                },
            )}
        </section>
    }
}

/// Each sheet's name and ledger.
fn lines(workspace: Workspace) -> Vec<(String, Ledger)> {
    workspace.overview.with(|overview| {
        let sources = overview.iter().flat_map(|overview| &overview.sources);
        sources
            .flat_map(|source| {
                source.sheets.iter().map(|sheet| {
                    let name = if sheet.name.is_empty() || source.sheets.len() == 1 {
                        source.source.name.clone()
                    } else {
                        format!("{} · {}", source.source.name, sheet.name)
                    };
                    (name, sheet.ledger.clone())
                })
            })
            .collect()
    })
}

fn download_set_aside(workspace: Workspace, locale: Locale) {
    let reasons = [
        SetAsideReason::NoKind,
        SetAsideReason::UnknownKind,
        SetAsideReason::Empty,
        SetAsideReason::Conflict,
    ];
    let header = [
        td_string!(locale, ledger.file),
        td_string!(locale, ledger.sheet),
        td_string!(locale, ledger.row),
        td_string!(locale, ledger.reason),
        td_string!(locale, ledger.cell),
    ];
    let request = Request::SetAside {
        header: header.map(str::to_owned).to_vec(),
        reasons: reasons.map(|reason| language::set_aside(locale, reason).to_owned()),
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
