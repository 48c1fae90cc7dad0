//! The codebooks: one unit's at a time, with links to the others'.

use leptos::prelude::*;

use crate::ui::components::codebook;
use crate::ui::i18n::td_string;
use crate::ui::language::use_locale;
use crate::ui::live::{shown, when, words};
use crate::ui::markup::{Markup, group, tag};
use crate::ui::route::{DraftPage, Route};
use crate::ui::workspace::use_workspace;

/// The codebook of a unit, by its name in the address; the first one's where it names none.
pub fn codebook_page(wanted: Option<String>) -> Markup {
    let locale = use_locale();
    let workspace = use_workspace();
    let units = Memo::new(move |_| {
        workspace.codebooks.with(|books| {
            let units = books.iter().map(|book| book.unit.clone());
            units.collect::<Vec<Option<String>>>()
        })
    });
    let chosen = Memo::new(move |_| {
        units.with(|units| match &wanted {
            Some(wanted) => Some(Some(wanted.clone()).filter(|unit| !unit.is_empty())),
            None => units.first().cloned(),
        })
    });
    let named = move |unit: Option<String>| {
        unit.unwrap_or_else(|| td_string!(locale, account.no_unit).to_owned())
    };
    let id = workspace.draft.with_untracked(|draft| draft.id.clone());
    let link = move |unit: &Option<String>| {
        let page = DraftPage::Codebook {
            unit: Some(unit.clone().unwrap_or_default()),
        };
        let id = id.clone();
        let now = chosen.get_untracked().as_ref() == Some(unit);
        let link = tag("a").attr("href", Route::Draft { id, page }.href());
        let link = if now {
            link.attr("aria-current", "page")
        } else {
            link
        };
        tag("li").child(link.child(named(unit.clone())))
    };
    let counted = move || workspace.counted.get() > 0;
    group()
        .child(tag("h1").attr("tabindex", "-1").child(words(
            move || match chosen.get().flatten() {
                Some(unit) => td_string!(locale, codebook.title_of, unit = unit),
                None => td_string!(locale, codebook.title).to_owned(),
            },
        )))
        .child(
            tag("p")
                .class("lead")
                .child(td_string!(locale, codebook.lead)),
        )
        .child(shown(
            move || units.get(),
            move |units| {
                (units.len() > 1).then(|| {
                    tag("nav")
                        .attr("aria-label", td_string!(locale, codebook.units))
                        .child(tag("ul").class("steps").children(units.iter().map(&link)))
                })
            },
        ))
        .child(when(
            move || counted() && chosen.with(Option::is_none),
            move || tag("p").child(td_string!(locale, codebook.no_units)),
        ))
        .child(when(
            move || !counted(),
            move || {
                tag("p")
                    .attr("role", "status")
                    .child(td_string!(locale, engine.counting))
            },
        ))
        .child(shown(
            move || if counted() { chosen.get() } else { None },
            move |unit| unit.clone().map(codebook),
        ))
}
