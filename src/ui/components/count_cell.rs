//! A number of the account: a link to the cases behind it, or the word for its lack.

use leptos::prelude::*;

use crate::model::{CaseFilter, Count};
use crate::ui::language::{self, use_locale};
use crate::ui::numbers;
use crate::ui::route::{DraftPage, Route};
use crate::ui::workspace::use_workspace;

/// One cell of a table. 0, missing and not reported look and read differently.
#[component]
pub fn CountCell(
    /// The number or its lack.
    count: Count,
    /// The cases behind it.
    filter: CaseFilter,
    /// Whether it is last year's.
    #[prop(optional)]
    previous: bool,
) -> impl IntoView {
    let locale = use_locale();
    let workspace = use_workspace();
    let content = match count {
        Count::Reported(0) => view! { <span>"0"</span> }.into_any(),
        Count::Reported(number) => {
            let id = workspace.draft.with_untracked(|draft| draft.id.clone());
            let page = DraftPage::Cases { filter, from: 0 };
            let href = Route::Draft { id, page }.href();
            view! { <a href=href>{numbers::grouped(number)}</a> }.into_any()
        }
        Count::Missing | Count::NotReported => {
            view! { <span class="lack">{language::count(locale, count)}</span> }.into_any()
        }
    };
    view! {
        <td class="number" class:previous=previous>
            {content}
        </td>
    }
}
