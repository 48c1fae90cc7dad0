//! A draft's frame: its name, its steps, whether it is saved, and the page of it that the address names.

use leptos::prelude::*;

use super::{account_page, files_page};
use crate::browser::drafts::shelf::{self, Found, Unopened};
use crate::model::{CaseFilter, ContainerError};
use crate::ui::app::Engine;
use crate::ui::components::{rescue, save_status, undo};
use crate::ui::i18n::I18n;
use crate::ui::i18n::td_string;
use crate::ui::language::use_locale;
use crate::ui::late_pages::{CodingPage, fetch_coding_ahead, late_coding, late_report};
use crate::ui::live::{afterwards, part, shown, words};
use crate::ui::markup::{Markup, group, tag};
use crate::ui::route::{DraftPage, Route};
use crate::ui::workspace::{Workspace, use_workspace};

/// A draft, by its id, once it has been found.
pub async fn open_draft(id: String, page: Memo<DraftPage>, i18n: I18n) -> Markup {
    let opened = shelf::open(&id).await;
    draft_view(id, opened, page, i18n)
}

/// An open draft, or why it cannot be opened and what can be done.
fn draft_view(
    id: String,
    opened: Result<Found, Unopened>,
    page: Memo<DraftPage>,
    i18n: I18n,
) -> Markup {
    let engine = expect_context::<Engine>();
    let found = match opened {
        Ok(found) if found.recovered.missing == 0 => found,
        Ok(found) => return rescue(id, Some(found.recovered)),
        Err(Unopened::Unreadable(reason)) => {
            return match reason {
                ContainerError::Newer(_) => unopened(&Unopened::Unreadable(reason)),
                ContainerError::Damaged | ContainerError::Foreign => rescue(id, None),
            };
        }
        Err(error) => return unopened(&error),
    };
    let workspace = Workspace::open(found, engine, i18n);
    provide_context(workspace);
    // Once there are cases, the pages about them are soon asked for.
    afterwards(move || {
        if workspace.counted.get() > 0 {
            fetch_coding_ahead();
        }
    });
    let mut before = engine.restarts.get_untracked();
    afterwards(move || {
        let restarts = engine.restarts.get();
        if before != restarts {
            before = restarts;
            workspace.evaluate();
        }
    });
    group()
        .child(part(move || i18n.made_in(|| draft_head(page))))
        .child(shown(
            move || {
                // Another unit's codebook is another page; another list of cases is not.
                let shown = page.with(|page| match page {
                    DraftPage::Codebook { unit } => (page.number(), unit.clone()),
                    other => (other.number(), None),
                });
                (shown, i18n.get_locale())
            },
            move |((number, unit), _)| match number {
                1 => files_page(),
                2 => account_page(),
                5 => late_coding(CodingPage::History),
                6 => late_coding(CodingPage::Codebook(unit.clone())),
                9 => late_report(),
                7 => late_coding(CodingPage::Agreement),
                _ => late_coding(CodingPage::Cases(page)),
            },
        ))
}

fn unopened(error: &Unopened) -> Markup {
    let locale = use_locale();
    let (heading, text) = match error {
        Unopened::Unreadable(_) => (
            td_string!(locale, draft.cannot_open),
            td_string!(locale, draft.newer_version),
        ),
        Unopened::Unavailable => (
            td_string!(locale, draft.cannot_open),
            td_string!(locale, start.storage_off),
        ),
        Unopened::NotFound => (
            td_string!(locale, draft.not_found),
            td_string!(locale, draft.not_found_text),
        ),
    };
    group()
        .child(tag("h1").attr("tabindex", "-1").child(heading))
        .child(tag("p").child(text))
        .child(
            tag("p").child(
                tag("a")
                    .attr("href", Route::Start.href())
                    .child(td_string!(locale, app.to_start)),
            ),
        )
}

fn draft_head(page: Memo<DraftPage>) -> Markup {
    let locale = use_locale();
    let workspace = use_workspace();
    let id = workspace.draft.with_untracked(|draft| draft.id.clone());
    let step = move |target: DraftPage, name: &'static str| {
        let number = target.number();
        let route = Route::Draft {
            id: id.clone(),
            page: target,
        };
        let current = move || page.with(DraftPage::number) == number;
        tag("li").child(
            tag("a")
                .attr("href", route.href())
                .attr_while("aria-current", "page", current)
                .child(name),
        )
    };
    let all_cases = DraftPage::Cases(CaseFilter::default());
    let codebook = DraftPage::Codebook { unit: None };
    tag("div")
        .class("draft-head")
        .child(
            tag("p")
                .class("draft-head__name")
                .child(
                    tag("a")
                        .class("soft")
                        .attr("href", Route::Start.href())
                        .child(td_string!(locale, app.back_to_drafts)),
                )
                .child(" / ")
                .child(words(move || {
                    let name = workspace.draft.with(|draft| draft.name.clone());
                    if name.is_empty() {
                        td_string!(locale, start.unnamed).to_owned()
                    } else {
                        name
                    }
                })),
        )
        .child(
            tag("nav")
                .attr("aria-label", td_string!(locale, draft.steps))
                .child(
                    tag("ul")
                        .class("steps")
                        .child(step(DraftPage::Files, td_string!(locale, pages.files)))
                        .child(step(DraftPage::Account, td_string!(locale, pages.account)))
                        .child(step(all_cases, td_string!(locale, pages.cases)))
                        .child(step(codebook, td_string!(locale, pages.codebook)))
                        .child(step(
                            DraftPage::Agreement,
                            td_string!(locale, pages.agreement),
                        ))
                        .child(step(DraftPage::Report, td_string!(locale, pages.report))),
                ),
        )
        .child(undo())
        .child(save_status())
}
