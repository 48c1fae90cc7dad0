//! A sheet of a file: what came out of it, the answers it needs, its columns, its findings.

use leptos::prelude::*;

use super::sheet_summary::summary;
use super::{ColumnTable, SheetAnswers, SheetFindings, SheetQuestions};
use crate::ui::i18n::{t, t_string, use_i18n};
use crate::ui::workspace::Sheet;

/// One sheet: a line of what came out of it, the answers it needs, its columns, its findings.
#[component]
pub fn SheetSection(
    /// The sheet.
    sheet: Sheet,
) -> impl IntoView {
    let i18n = use_i18n();
    let profile = Memo::new(move |_| sheet.mapping(|mapping| mapping.profile.clone()).flatten());
    let from_profile = move || {
        profile.get().map(|profile| {
            let text = t!(i18n, files.profile, profile = profile);
            view! { <p class="soft">{text}</p> }
        })
    };
    let came_out = move || {
        let locale = i18n.get_locale();
        sheet.view(|view| summary(locale, view)).unwrap_or_default()
    };
    let can_be_taken_in =
        move || sheet.is(|mapping| mapping.left_out && mapping.header_row.is_some());
    let take_in = move |_| sheet.change(|mapping| mapping.left_out = false);
    view! {
        <div class="sheet">
            <SheetTitle sheet />
            <p class="summary">{came_out}</p>
            {from_profile}
            <Show when=can_be_taken_in>
                <p>
                    <button type="button" class="button" on:click=take_in>
                        {t!(i18n, files.take_in)}
                    </button>
                </p>
            </Show>
            <SheetQuestions sheet />
            <SheetAnswers sheet />
            <details>
                <summary>{t!(i18n, files.columns)}</summary>
                <ColumnTable sheet />
            </details>
            <SheetFindings sheet />
        </div>
    }
}

/// The sheet's name and whether it is hidden; nothing for the one of a text file.
#[component]
fn SheetTitle(
    /// The sheet.
    sheet: Sheet,
) -> impl IntoView {
    let i18n = use_i18n();
    let named = Memo::new(move |_| sheet.view(|view| (view.name.clone(), view.hidden)));
    move || {
        let (name, hidden) = named.get().filter(|(name, _)| !name.is_empty())?;
        let hidden = move || {
            if hidden {
                t_string!(i18n, files.hidden_sheet)
            } else {
                ""
            }
        };
        Some(view! {
            <h3>{t!(i18n, files.sheet, name = name)}</h3>
            <p class="soft">{hidden}</p>
        })
    }
}
