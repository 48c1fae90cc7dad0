//! What a sheet's rows gave beside cases: rows set aside, cases told otherwise, cells to know of.

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::model::{CaseChange, Fingerprint, SetAside};
use crate::ui::language::{self, use_locale};
use crate::ui::live::part;
use crate::ui::numbers;
use crate::ui::workspace::use_workspace;

/// The findings of one sheet; nothing where there are none.
#[component]
pub fn SheetFindings(fingerprint: StoredValue<Fingerprint>, index: usize) -> impl IntoView {
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
    view! {
        {move || {
            set_aside
                .get()
                .map(|(rows, all)| {
                    view! {
                        <details class="finding" open=true>
                            <summary>
                                {td_string!(locale, ledger.set_aside_title)} ": "
                                {numbers::grouped(all)}
                            </summary>
                            <SetAsideRows rows all />
                        </details>
                    }
                })
        }}
        {part(move || {
            changes
                .get()
                .map(|changes| {
                    let number = u32::try_from(changes.len()).unwrap_or(u32::MAX);
                    view! {
                        <details class="finding">
                            <summary>
                                {td_string!(locale, ledger.changes_title)} ": "
                                {numbers::grouped(number)}
                            </summary>
                            <Changes changes />
                        </details>
                    }
                })
        })}
        {part(move || {
            warnings
                .get()
                .map(|warnings| {
                    view! {
                        <details class="finding">
                            <summary>
                                {td_string!(locale, ledger.warnings_title)} ": " {warnings.len()}
                            </summary>
                            <ul>
                                {warnings
                                    .into_iter()
                                    .map(|warning| {
                                        view! {
                                            <li>{part(move || language::problem(locale, &warning))}</li>
                                        }
                                    })
                                    .collect_view()}
                            </ul>
                        </details>
                    }
                })
        })}
    }
}

#[component]
fn SetAsideRows(rows: Vec<SetAside>, all: u32) -> impl IntoView {
    let locale = use_locale();
    let shown = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    view! {
        <p>
            {td_string!(locale, ledger.set_aside_lead)} " "
            {part(move || {
                (shown < all)
                    .then(|| {
                        td_string!(
                            locale,
                            ledger.set_aside_more,
                            shown = numbers::grouped(shown),
                            all = numbers::grouped(all)
                        )
                            .to_string()
                    })
            })}
        </p>
        <div
            class="scroll"
            role="group"
            tabindex="0"
            aria-label=td_string!(locale, ledger.set_aside_title)
        >
            <table>
                <thead>
                    <tr>
                        <th scope="col">{td_string!(locale, ledger.row)}</th>
                        <th scope="col">{td_string!(locale, ledger.reason)}</th>
                        <th scope="col">{td_string!(locale, ledger.content)}</th>
                    </tr>
                </thead>
                <tbody>
                    {rows
                        .into_iter()
                        .map(|row| {
                            let reason = row.reason;
                            let detail = row.detail.map(|detail| format!(" (”{detail}”)"));
                            let content: Vec<String> = row
                                .cells
                                .into_iter()
                                .filter(|cell| !cell.is_empty())
                                .collect();
                            view! {
                                <tr>
                                    <th scope="row">{row.row}</th>
                                    <td>{language::set_aside(locale, reason)} {detail}</td>
                                    <td>{content.join(" · ")}</td>
                                </tr>
                            }
                        })
                        .collect_view()}
                </tbody>
            </table>
        </div>
    }
}

#[component]
fn Changes(changes: Vec<CaseChange>) -> impl IntoView {
    let locale = use_locale();
    let value = move |text: String| {
        if text.is_empty() {
            view! { <span class="lack">{td_string!(locale, ledger.nothing)}</span> }.into_any()
        } else {
            view! { <span>{text}</span> }.into_any()
        }
    };
    let rows = changes.into_iter().flat_map(move |change| {
        let number = change.number;
        change.fields.into_iter().map(move |field| {
            view! {
                <tr>
                    <th scope="row">{number.clone()}</th>
                    <td>{language::meaning(locale, field.field)}</td>
                    <td>{value(field.before)}</td>
                    <td>{value(field.after)}</td>
                </tr>
            }
        })
    });
    view! {
        <p>{td_string!(locale, ledger.changes_lead)}</p>
        <div
            class="scroll"
            role="group"
            tabindex="0"
            aria-label=td_string!(locale, ledger.changes_title)
        >
            <table>
                <thead>
                    <tr>
                        <th scope="col">{td_string!(locale, ledger.number)}</th>
                        <th scope="col">{td_string!(locale, ledger.field)}</th>
                        <th scope="col">{td_string!(locale, ledger.before)}</th>
                        <th scope="col">{td_string!(locale, ledger.after)}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}
