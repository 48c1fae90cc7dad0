//! A number of the account: a link to the cases behind it, or the word for its lack.

use leptos::either::EitherOf3;
use leptos::prelude::*;

use crate::model::{CaseFilter, Count};
use crate::ui::i18n::use_i18n;
use crate::ui::language;
use crate::ui::numbers;
use crate::ui::route::DraftPage;
use crate::ui::workspace::use_workspace;

/// One cell of a table. 0, missing and not reported look and read differently.
#[component]
pub fn CountCell(
    /// What stands in it.
    count: Count,
    /// Names the cases that a number is a link to.
    filter: CaseFilter,
    /// Whether it is of last year.
    previous: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let content = match count {
        Count::Reported(0) => EitherOf3::A(view! { <span>"0"</span> }),
        Count::Reported(number) => {
            let href = workspace.href(DraftPage::Cases(filter));
            EitherOf3::B(view! { <a href=href>{numbers::grouped(number)}</a> })
        }
        Count::Missing | Count::NotReported => EitherOf3::C(view! {
            <span class="lack">{move || language::count(i18n.get_locale(), count)}</span>
        }),
    };
    view! {
        <td class="number" class:previous=previous>
            {content}
        </td>
    }
}
