//! How far others agree about the categories: a blind sample to hand on, and what came back beside the draft.

use leptos::prelude::*;

use crate::browser::files;
use crate::model::{Codings, Comparison};
use crate::protocol::{Request, Response};
use crate::ui::components::{PersonalData, comparison, sample_form};
use crate::ui::i18n::td_string;
use crate::ui::language::use_locale;
use crate::ui::live::{afterwards, part, when, words};
use crate::ui::markup::{Markup, button, group, tag};
use crate::ui::second_coder::{SecondCoder, coder_name, use_second_coder};
use crate::ui::workspace::{Workspace, use_workspace};

/// The page of agreement.
pub fn agreement_page() -> Markup {
    let locale = use_locale();
    let workspace = use_workspace();
    let personal = PersonalData::provide();
    let second = use_second_coder();
    let id = workspace.draft.with_untracked(|draft| draft.id.clone());
    let found = RwSignal::new(Comparison::default());
    let of_draft = id.clone();
    let opened = Memo::new(move |_| codings_of(second, &of_draft));
    compare(workspace, opened, found);
    group()
        .child(
            tag("h1")
                .attr("tabindex", "-1")
                .child(td_string!(locale, pages.agreement)),
        )
        .child(
            tag("p")
                .class("lead")
                .child(td_string!(locale, agreement.lead)),
        )
        .child(sample_form())
        .child(opening(second, id, opened))
        .child(when(
            move || found.with(|found| *found != Comparison::default()),
            move || personal.button(),
        ))
        .child(part(move || found.with(comparison)))
}

/// The codings that were opened beside a draft; followed when that changes.
fn codings_of(second: SecondCoder, draft: &str) -> Vec<Codings> {
    second.opened.with(|opened| {
        let of_draft = opened.iter().filter(|(id, _)| id == draft);
        of_draft.map(|(_, codings)| codings.clone()).collect()
    })
}

/// Compares whenever codings are opened or the draft has been counted anew.
fn compare(workspace: Workspace, opened: Memo<Vec<Codings>>, found: RwSignal<Comparison>) {
    let newest = StoredValue::new(0_u32);
    afterwards(move || {
        workspace.counted.track();
        let codings = opened.get();
        let number = newest.get_value() + 1;
        newest.set_value(number);
        if codings.is_empty() {
            found.set(Comparison::default());
            return;
        }
        let request = Request::Compare { codings };
        workspace.engine().ask(&request, None, move |reply| {
            if newest.try_get_value() == Some(number)
                && let Ok((Response::Compared(comparison), _)) = reply
            {
                found.set(*comparison);
            }
        });
    });
}

fn opening(second: SecondCoder, id: String, opened: Memo<Vec<Codings>>) -> Markup {
    let locale = use_locale();
    let said = RwSignal::new(String::new());
    let of_draft = id.clone();
    let given = move |event| {
        second.open_codings(locale, of_draft.clone(), files::chosen(&event), said);
    };
    let lines = move || {
        let lines = opened.get().into_iter().map(|codings| {
            let decided = td_string!(
                locale,
                agreement.opened,
                coder = coder_name(locale, &codings.coder),
                title = codings.title,
                decided = codings.decided(),
                total = codings.cases.len()
            );
            let closed = (id.clone(), codings);
            let close = button("quiet", td_string!(locale, agreement.close), move |_| {
                second
                    .opened
                    .update(|opened| opened.retain(|each| *each != closed));
            });
            tag("li").child(decided).child(" ").child(close)
        });
        lines.collect::<Vec<_>>()
    };
    tag("section")
        .attr("aria-labelledby", "codings")
        .child(
            tag("h2")
                .id("codings")
                .child(td_string!(locale, agreement.open_title)),
        )
        .child(tag("p").child(td_string!(locale, agreement.open_lead)))
        .child(
            tag("p")
                .child(
                    tag("input")
                        .id("codings-files")
                        .class("visually-hidden")
                        .attr("type", "file")
                        .attr("multiple", "")
                        .on("change", given),
                )
                .child(
                    tag("label")
                        .class("button")
                        .attr("for", "codings-files")
                        .child(td_string!(locale, agreement.open)),
                ),
        )
        .child(
            tag("p")
                .attr("role", "status")
                .child(words(move || said.get())),
        )
        .child(part(move || tag("ul").class("plain").children(lines())))
}
