//! What a sheet's rows gave beside cases: rows set aside, cases told otherwise, cells to know of.

use leptos::prelude::*;

use super::case_changes::CaseChanges;
use super::finding::{Finding, number_of};
use super::uncounted_rows::{SetAsideRows, SkippedRows};
use crate::ui::i18n::{t, use_i18n};
use crate::ui::language;
use crate::ui::workspace::Sheet;

/// The findings of one sheet; nothing where there are none.
#[component]
pub fn SheetFindings(
    /// The sheet.
    sheet: Sheet,
) -> impl IntoView {
    // Each is told anew only when it is another, and stays open or closed as the reader has left it.
    let set_aside = Memo::new(move |_| {
        let found = sheet.view(|view| (view.set_aside.clone(), view.ledger.set_aside));
        found.filter(|(rows, _)| !rows.is_empty())
    });
    let skipped = Memo::new(move |_| {
        let found = sheet.view(|view| view.skipped_rows.clone());
        found.filter(|rows| !rows.is_empty())
    });
    let told_otherwise = Memo::new(move |_| {
        let found = sheet.view(|view| (view.changes.clone(), view.ledger.changed));
        found.filter(|(changes, _)| !changes.is_empty())
    });
    let set_aside = move || {
        let (rows, all) = set_aside.get()?;
        Some(view! { <SetAsideRows rows all /> })
    };
    let skipped = move || skipped.get().map(|rows| view! { <SkippedRows rows /> });
    let changed = move || {
        let (changes, all) = told_otherwise.get()?;
        Some(view! { <CaseChanges sheet changes all /> })
    };
    view! {
        {set_aside}
        {skipped}
        {changed}
        <Warnings sheet />
    }
}

/// Cells to know of.
#[component]
fn Warnings(
    /// The sheet.
    sheet: Sheet,
) -> impl IntoView {
    let i18n = use_i18n();
    let warnings = Memo::new(move |_| sheet.view(|view| view.warnings.clone()));
    move || {
        let warnings = warnings.get().filter(|warnings| !warnings.is_empty())?;
        let number = number_of(&warnings);
        let lines = warnings.into_iter().map(|warning| {
            let text = move || language::problem(i18n.get_locale(), &warning);
            view! { <li>{text}</li> }
        });
        let lines = lines.collect_view();
        Some(view! {
            <Finding title=t!(i18n, ledger.warnings_title) number>
                <ul>{lines}</ul>
            </Finding>
        })
    }
}
