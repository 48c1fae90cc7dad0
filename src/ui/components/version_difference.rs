//! A version beside the draft as it is now: which decisions differ, and which figures.

use leptos::prelude::*;

use super::figure_differences::FigureDifferences;
use crate::draft::{FigureDifference, StateDifference, StepId, figures_between};
use crate::model::Account;
use crate::protocol::{Request, Response};
use crate::ui::going::focus;
use crate::ui::i18n::{Locale, t, t_string, td_string, use_i18n};
use crate::ui::language::plural;
use crate::ui::workspace::use_workspace;

/// What differs between a version and the draft as it is now. The engine counts the version, and then the draft again.
#[component]
pub fn VersionDifference(
    /// What the version is called.
    name: Signal<String>,
    /// The step that it is the draft at.
    step: Option<StepId>,
) -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let then = workspace
        .draft
        .with_untracked(|draft| draft.state_at(step))
        .unwrap_or_default();
    let decisions = workspace
        .state
        .with_untracked(|now| StateDifference::between(&then, now));
    let figures = RwSignal::new(None::<Vec<FigureDifference>>);
    let state = Box::new(then);
    workspace
        .engine()
        .ask(&Request::Evaluate { state }, None, move |reply| {
            if let Ok((Response::Overview(overview), _)) = reply {
                let now = |account: &Account| {
                    let then = overview.account.as_ref();
                    then.map_or_else(Vec::new, |then| figures_between(then, account))
                };
                let found = untrack(|| workspace.account(now)).unwrap_or_default();
                let _ = figures.try_set(Some(found));
            }
        });
    workspace.evaluate();
    request_animation_frame(|| focus("#difference"));
    let decided = move || {
        let lines = decided(i18n.get_locale(), decisions).into_iter();
        lines.map(|line| view! { <li>{line}</li> }).collect_view()
    };
    let figures = move || match figures.get() {
        None => view! { <p class="soft">{t!(i18n, version.counting)}</p> }.into_any(),
        Some(figures) if figures.is_empty() => {
            view! { <p>{t!(i18n, version.same_figures)}</p> }.into_any()
        }
        Some(figures) => view! { <FigureDifferences figures /> }.into_any(),
    };
    view! {
        <section class="panel" aria-labelledby="difference">
            <h3 id="difference" tabindex="-1">
                {move || t_string!(i18n, version.difference, name = name.get())}
            </h3>
            <ul>{decided}</ul>
            {figures}
        </section>
    }
}

/// What was decided otherwise, in words.
fn decided(locale: Locale, difference: StateDifference) -> Vec<String> {
    let StateDifference {
        files,
        decisions,
        codebooks,
        rules,
        statements,
        report,
    } = difference;
    let told = [
        (files > 0).then(|| plural!(locale, files, version.files_single, version.files_several)),
        (decisions > 0).then(|| {
            plural!(
                locale,
                decisions,
                version.decisions_single,
                version.decisions_several
            )
        }),
        (codebooks > 0).then(|| {
            plural!(
                locale,
                codebooks,
                version.codebooks_single,
                version.codebooks_several
            )
        }),
        (rules > 0).then(|| plural!(locale, rules, version.rules_single, version.rules_several)),
        (statements > 0).then(|| {
            plural!(
                locale,
                statements,
                version.statements_single,
                version.statements_several
            )
        }),
        (report > 0).then(|| {
            plural!(
                locale,
                report,
                version.report_single,
                version.report_several
            )
        }),
    ];
    let mut lines: Vec<String> = told.into_iter().flatten().collect();
    if lines.is_empty() {
        lines.push(td_string!(locale, version.same_decisions).to_owned());
    }
    lines
}
