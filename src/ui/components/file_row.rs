//! What is seen of a file in the list of files: what was found in it, and what state it is in.

use leptos::prelude::*;

use crate::model::{Fingerprint, Ledger, SourceView};
use crate::ui::i18n::{t_string, use_i18n};
use crate::ui::language::plural;
use crate::ui::numbers;
use crate::ui::workspace::use_workspace;

/// How many cases were found, in large figures, and how many rows were not counted.
#[component]
pub fn FileFigures(
    /// The file's fingerprint.
    fingerprint: StoredValue<Fingerprint>,
) -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let found = Memo::new(move |_| {
        let sums = |source: &SourceView| {
            let sum = |read: fn(&Ledger) -> u32| {
                let sheets = source.sheets.iter();
                sheets.map(|sheet| read(&sheet.ledger)).sum::<u32>()
            };
            let cases = sum(|ledger| ledger.cases);
            let known = sum(|ledger| ledger.identical + ledger.changed);
            (cases, known, sum(|ledger| ledger.set_aside))
        };
        fingerprint.with_value(|each| workspace.source(each, sums))
    });
    let cases = move || {
        let locale = i18n.get_locale();
        found.get().map(|(cases, ..)| {
            let name = plural!(
                locale,
                cases,
                ledger.summary_cases_single,
                ledger.summary_cases_several
            );
            // The number stands by itself, in large figures.
            let (number, name) = name.split_once(' ').unwrap_or(("", &name));
            view! {
                <span class="file__number">{number.to_owned()}</span>
                " "
                {name.to_owned()}
            }
        })
    };
    let others = move || {
        let (_, known, aside) = found.get()?;
        let mut parts = Vec::new();
        if known > 0 {
            parts.push(t_string!(
                i18n,
                files.known,
                count = numbers::grouped(known)
            ));
        }
        if aside > 0 {
            parts.push(t_string!(
                i18n,
                ledger.summary_set_aside,
                count = numbers::grouped(aside)
            ));
        }
        Some(parts.join(", "))
    };
    view! {
        <span class="file__found">{cases}</span>
        <span class="file__others soft">{others}</span>
    }
}

/// How many questions there are, or whether the file has been confirmed.
#[component]
pub fn FileState(
    /// How many questions it asks.
    asks: Memo<u32>,
    /// Whether it has been confirmed.
    confirmed: Memo<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let state = move || {
        let locale = i18n.get_locale();
        match (asks.get(), confirmed.get()) {
            (0, true) => t_string!(i18n, files.confirmed).to_owned(),
            (0, false) => t_string!(i18n, files.to_confirm).to_owned(),
            (count, _) => plural!(locale, count, files.asks_single, files.asks_several),
        }
    };
    view! {
        <span class="file__state" class:file__state--asks=move || asks.get() != 0>
            {state}
        </span>
    }
}
