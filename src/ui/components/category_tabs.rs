//! The pages of the second step: the cases, what they are sorted into, and whether others sort alike.

use leptos::prelude::*;

use crate::model::CaseFilter;
use crate::ui::i18n::{t, use_i18n};
use crate::ui::route::DraftPage;
use crate::ui::workspace::use_workspace;

/// Links to the three pages; one of them is open.
#[component]
pub fn CategoryTabs(
    /// The number of the page that is open.
    open: u8,
) -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let tab = move |page: DraftPage, name| {
        let current = (page.number() == open).then_some("page");
        view! {
            <li>
                <a href=workspace.href(page) aria-current=current>
                    {name}
                </a>
            </li>
        }
    };
    view! {
        <nav class="tabs" aria-label=t!(i18n, pages.categories)>
            <ul>
                {tab(DraftPage::Cases(CaseFilter::default()), t!(i18n, pages.cases))}
                {tab(DraftPage::Codebook { unit: None }, t!(i18n, pages.codebook))}
                {tab(DraftPage::Agreement, t!(i18n, pages.agreement))}
            </ul>
        </nav>
    }
}
