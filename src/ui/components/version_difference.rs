//! A version beside the draft as it is now: which decisions differ, and which figures.

use leptos::prelude::*;

use crate::draft::{FigureDifference, StateDifference, StepId, figures_between};
use crate::model::Account;
use crate::protocol::{Request, Response};
use crate::ui::app::focus;
use crate::ui::i18n::td_string;
use crate::ui::language::{self, Locale, plural, use_locale};
use crate::ui::live::shown;
use crate::ui::markup::{Markup, column_head, group, row_head, scroll, tag};
use crate::ui::workspace::use_workspace;

/// How many figures are shown.
const MOST_FIGURES: usize = 200;

/// What differs between a version and the draft as it is now. The engine counts the version, and then the draft again.
pub fn version_difference(name: &str, step: Option<StepId>) -> Markup {
    let locale = use_locale();
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
    tag("section")
        .class("panel")
        .attr("aria-labelledby", "difference")
        .child(
            tag("h3")
                .id("difference")
                .attr("tabindex", "-1")
                .child(td_string!(locale, version.difference, name = name)),
        )
        .child(tag("ul").children(decided(locale, decisions)))
        .child(shown(
            move || figures.get(),
            move |figures| match figures.as_deref() {
                None => tag("p")
                    .class("soft")
                    .child(td_string!(locale, version.counting)),
                Some([]) => tag("p").child(td_string!(locale, version.same_figures)),
                Some(figures) => table(locale, figures),
            },
        ))
}

fn decided(locale: Locale, difference: StateDifference) -> Vec<Markup> {
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
    let mut lines: Vec<Markup> = told
        .into_iter()
        .flatten()
        .map(|line| tag("li").child(line))
        .collect();
    if lines.is_empty() {
        lines.push(tag("li").child(td_string!(locale, version.same_decisions)));
    }
    lines
}

fn table(locale: Locale, figures: &[FigureDifference]) -> Markup {
    let more = figures.len().saturating_sub(MOST_FIGURES);
    let rows = figures.iter().take(MOST_FIGURES).map(|figure| {
        let unit = figure.unit.as_deref();
        let unit = unit.unwrap_or(td_string!(locale, account.no_unit));
        let kind = language::kinds_lower(locale, figure.kind);
        let what = match &figure.category {
            None => format!("{unit}, {kind} {}", figure.year),
            Some(category) => {
                let category = category.as_deref();
                let category = category.unwrap_or(td_string!(locale, account.no_category));
                format!("{unit}, {kind} {}, {category}", figure.year)
            }
        };
        tag("tr")
            .child(row_head(what))
            .child(
                tag("td")
                    .class("number")
                    .child(language::count(locale, figure.one)),
            )
            .child(
                tag("td")
                    .class("number")
                    .child(language::count(locale, figure.two)),
            )
    });
    group()
        .child(
            scroll(td_string!(locale, version.figures)).child(
                tag("table")
                    .child(tag("caption").child(td_string!(locale, version.figures)))
                    .child(
                        tag("thead").child(
                            tag("tr")
                                .child(column_head(td_string!(locale, version.what)))
                                .child(
                                    column_head(td_string!(locale, version.then)).class("number"),
                                )
                                .child(
                                    column_head(td_string!(locale, version.now)).class("number"),
                                ),
                        ),
                    )
                    .child(tag("tbody").children(rows)),
            ),
        )
        .child((more > 0).then(|| {
            tag("p")
                .class("soft")
                .child(td_string!(locale, version.more, count = more))
        }))
}
