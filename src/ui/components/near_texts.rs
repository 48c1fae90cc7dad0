//! Cases whose texts are nearly the same, to be read and given one decision.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::near_case::NearCaseItem;
use super::near_decision::NearDecision;
use super::near_groups::comparing;
use super::near_preview::Preview;
use crate::model::NearGroup;
use crate::protocol::{Request, Response};
use crate::ui::asked::asked;
use crate::ui::case_browser::{CaseBrowser, CaseView};
use crate::ui::engine::Engine;
use crate::ui::i18n::{t, use_i18n};
use crate::ui::language::plural;
use crate::ui::workspace::use_workspace;

/// A case with the others of its unit whose texts are nearly the same.
#[component]
pub fn NearTexts(
    /// The page of cases.
    browser: CaseBrowser,
    /// The case's place among all.
    at: u32,
    /// Gets what is decided of them, in words.
    told: RwSignal<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let engine = expect_context::<Engine>();
    told.set(String::new());
    let found = asked(
        workspace,
        move || {
            workspace.counted.track();
            engine.learnt.track();
            Some(Request::Near { at })
        },
        |response| match response {
            Response::Near(group) => group.map(|group| *group),
            _ => None,
        },
    );
    let preview = Preview::new(browser, workspace, i18n, found, told);
    let cases = Memo::new(move |_| {
        let cases = |found: &NearGroup| found.cases.clone();
        found.with(|found| found.as_ref().map(cases).unwrap_or_default())
    });
    let count = |found: &NearGroup| {
        let shown = u32::try_from(found.cases.len()).unwrap_or(u32::MAX);
        shown.saturating_add(found.more)
    };
    let lead = move || match found.with(|found| found.as_ref().map(count)) {
        Some(cases) => plural!(
            i18n.get_locale(),
            cases,
            cases.count_single,
            cases.count_several
        ),
        None => comparing(i18n.get_locale(), engine),
    };
    let back = if browser.view.get_untracked().opened_from() == CaseView::NearGroups {
        t!(i18n, near.to_groups)
    } else {
        t!(i18n, near.to_list)
    };
    let leave = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            preview.go_back();
        }
    };
    let items = move || {
        let cases = cases.get().into_iter().enumerate();
        let items = cases.map(|(place, case)| view! { <NearCaseItem preview place case /> });
        items.collect_view()
    };
    view! {
        <section class="coding near" aria-labelledby="near-title" on:keydown=leave>
            <h2 id="near-title" tabindex="-1">
                {t!(i18n, near.title)}
            </h2>
            <p role="status">{lead}</p>
            <p class="soft">{t!(i18n, near.lead)}</p>
            <p>
                <button type="button" class="quiet" on:click=move |_| preview.go_back()>
                    {back}
                </button>
            </p>
            <Show when=move || found.with(Option::is_some)>
                <div class="browse__list">
                    <ol class="notations">{items}</ol>
                    <NearDecision preview />
                </div>
            </Show>
        </section>
    }
}
