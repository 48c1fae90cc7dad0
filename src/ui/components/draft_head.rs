//! What stands above every page of a draft: its name, its steps, undo and redo, and whether it is saved.

use leptos::prelude::*;

use super::{SaveStatus, Undo};
use crate::model::CaseFilter;
use crate::ui::i18n::{t, t_string, use_i18n};
use crate::ui::route::{DraftPage, Route};
use crate::ui::workspace::use_workspace;

/// The head of a draft.
#[component]
pub fn DraftHead(
    /// The page of it that the address names.
    page: Memo<DraftPage>,
) -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let name = move || {
        let name = workspace.draft.with(|draft| draft.name.clone());
        if name.is_empty() {
            t_string!(i18n, start.unnamed).to_owned()
        } else {
            name
        }
    };
    let all_cases = DraftPage::Cases(CaseFilter::default());
    let codebook = DraftPage::Codebook { unit: None };
    view! {
        <div class="draft-head">
            <p class="draft-head__name">
                <a class="soft" href=Route::Start.href()>
                    {t!(i18n, app.back_to_drafts)}
                </a>
                " / "
                {name}
            </p>
            <nav aria-label=t!(i18n, draft.steps)>
                <ul class="steps">
                    <DraftStep target=DraftPage::Files page>
                        {t!(i18n, pages.files)}
                    </DraftStep>
                    <DraftStep target=DraftPage::Account page>
                        {t!(i18n, pages.account)}
                    </DraftStep>
                    <DraftStep target=all_cases page>
                        {t!(i18n, pages.cases)}
                    </DraftStep>
                    <DraftStep target=codebook page>
                        {t!(i18n, pages.codebook)}
                    </DraftStep>
                    <DraftStep target=DraftPage::Agreement page>
                        {t!(i18n, pages.agreement)}
                    </DraftStep>
                    <DraftStep target=DraftPage::Report page>
                        {t!(i18n, pages.report)}
                    </DraftStep>
                </ul>
            </nav>
            <Undo />
            <SaveStatus />
        </div>
    }
}

/// The way to one of the draft's pages.
#[component]
fn DraftStep(
    /// The page that it leads to.
    target: DraftPage,
    /// The page that the address names.
    page: Memo<DraftPage>,
    /// What the page is called.
    children: Children,
) -> impl IntoView {
    let workspace = use_workspace();
    let number = target.number();
    let route = Route::Draft {
        id: workspace.draft.with_untracked(|draft| draft.id.clone()),
        page: target,
    };
    let current = move || (page.with(DraftPage::number) == number).then_some("page");
    view! {
        <li>
            <a href=route.href() aria-current=current>
                {children()}
            </a>
        </li>
    }
}
