//! The largest groups of undecided cases whose texts are nearly the same, each with the way to all of it.

use leptos::prelude::*;

use super::personal_data::shown_line;
use crate::model::{CaseFilter, CaseOrder, CaseRow};
use crate::protocol::{Request, Response};
use crate::ui::app::Engine;
use crate::ui::asked::asked;
use crate::ui::case_browser::{CaseBrowser, CaseView};
use crate::ui::i18n::td_string;
use crate::ui::language::{Locale, plural, use_locale};
use crate::ui::live::{shown, words};
use crate::ui::markup::{Markup, button, tag};
use crate::ui::workspace::use_workspace;

/// How many bytes of a text stand in the list at the most.
const SHOWN: usize = 300;

/// The groups among the cases that the page's filter lets through.
pub fn near_groups(browser: CaseBrowser) -> Markup {
    let locale = use_locale();
    let workspace = use_workspace();
    let engine = expect_context::<Engine>();
    let found = asked(
        workspace,
        move || {
            workspace.counted.track();
            engine.learnt.track();
            let filter = CaseFilter {
                order: CaseOrder::Date,
                ..browser.filter()
            };
            Some(Request::NearGroups { filter })
        },
        |response| match response {
            Response::NearGroups(groups) => groups,
            _ => None,
        },
    );
    let lead = move || match found.with(|found| found.as_ref().map(Vec::len)) {
        None => comparing(locale, engine),
        Some(0) => td_string!(locale, near.no_groups).to_owned(),
        Some(_) => td_string!(locale, near.groups_lead).to_owned(),
    };
    tag("section")
        .class("coding near")
        .attr("aria-labelledby", "near-title")
        .child(
            tag("h2")
                .id("near-title")
                .attr("tabindex", "-1")
                .child(td_string!(locale, near.groups)),
        )
        .child(tag("p").attr("role", "status").child(words(lead)))
        .child(tag("p").child(button(
            "quiet",
            td_string!(locale, near.to_list),
            move |_| {
                browser.look_at(CaseView::List);
            },
        )))
        .child(shown(
            move || found.get().unwrap_or_default(),
            move |groups| {
                let lines = groups.iter().map(|each| line(locale, browser, each));
                (!groups.is_empty()).then(|| tag("ol").class("notations").children(lines))
            },
        ))
}

/// How far the texts have been compared.
pub(super) fn comparing(locale: Locale, engine: Engine) -> String {
    let share = engine.share_learnt();
    td_string!(locale, near.comparing, share = share)
}

/// How many cases a group has, and how the text of its first begins.
fn line(locale: Locale, browser: CaseBrowser, (row, cases): &(CaseRow, u32)) -> Markup {
    let at = row.at;
    let text = row.notations.iter().find_map(|each| each.text.clone());
    let text = text.unwrap_or_default();
    let unit = row
        .unit
        .as_deref()
        .unwrap_or(td_string!(locale, account.no_unit));
    let cases = plural!(locale, *cases, cases.count_single, cases.count_several);
    let id = format!("near-{at}");
    let open = button("suggestion", cases, move |_| {
        browser.look_at(CaseView::NearGroup(at));
    });
    tag("li")
        .child(
            tag("p")
                .child(open.attr("aria-describedby", &id))
                .child(" ")
                .child(tag("span").class("soft").child(unit)),
        )
        .child(
            tag("p")
                .id(&id)
                .child(words(move || shown_line(&text, SHOWN))),
        )
}
