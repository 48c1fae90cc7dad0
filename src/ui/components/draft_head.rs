//! The head of a draft: its name, the way through the work, one step back and forth, and whether it is saved.

use leptos::prelude::*;

use super::{SaveStatus, Undo};
use crate::model::CaseFilter;
use crate::ui::i18n::{Text, t, t_string, use_i18n};
use crate::ui::route::{DraftPage, Route};
use crate::ui::workspace::use_workspace;

/// A row that stays in sight. The steps are numbered in the order of the work.
#[component]
pub fn DraftHead(
    /// The page that is shown.
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
    let cases = DraftPage::Cases(CaseFilter::default());
    view! {
        <div class="draft-head">
            <p class="draft-head__name">
                <a class="soft" href=Route::Start.href()>
                    {t!(i18n, app.back_to_drafts)}
                </a>
                " / "
                <span title=name>{name}</span>
            </p>
            <nav aria-label=t!(i18n, draft.steps)>
                <ol class="steps">
                    <Step page to=DraftPage::Overview name=t!(i18n, pages.overview) />
                    <Step page to=DraftPage::Files number="1" name=t!(i18n, pages.files) />
                    <Step page to=cases number="2" name=t!(i18n, pages.categories) />
                    <Step page to=DraftPage::Account number="3" name=t!(i18n, pages.account) />
                    <Step page to=DraftPage::Report number="4" name=t!(i18n, pages.report) />
                </ol>
            </nav>
            <Undo />
            <SaveStatus />
        </div>
    }
}

/// One step of the way.
#[component]
fn Step(
    /// The page that is shown.
    page: Memo<DraftPage>,
    /// The page that it leads to.
    to: DraftPage,
    /// Its number, where it has one.
    #[prop(optional)]
    number: &'static str,
    /// Its name.
    name: Text<&'static str>,
) -> impl IntoView {
    let workspace = use_workspace();
    let step = step_of(&to);
    let href = workspace.href(to);
    let current = move || (page.with(step_of) == step).then_some("page");
    let number = (!number.is_empty()).then(|| {
        view! {
            <span class="steps__number" aria-hidden="true">
                {number}
            </span>
        }
    });
    view! {
        <li>
            <a href=href aria-current=current>
                {number}
                {name}
            </a>
        </li>
    }
}

/// Which step a page belongs to; the history belongs to none.
const fn step_of(page: &DraftPage) -> u8 {
    match page {
        DraftPage::History => 0,
        DraftPage::Overview => 1,
        DraftPage::Files => 2,
        DraftPage::Cases(_) | DraftPage::Codebook { .. } | DraftPage::Agreement => 3,
        DraftPage::Account => 4,
        DraftPage::Report => 5,
    }
}
