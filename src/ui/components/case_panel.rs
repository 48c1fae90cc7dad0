//! The open case: everything that is told of it, and where it stands in the files.

use std::cell::RefCell;

use leptos::prelude::*;

use super::coding;
use crate::browser::keys::key_of;
use crate::model::{CaseRow, Categorised, written_date};
use crate::ui::app::focus;
use crate::ui::case_browser::{CaseBrowser, use_case_browser};
use crate::ui::i18n::td_string;
use crate::ui::language::{self, use_locale};
use crate::ui::live::{shown, when};
use crate::ui::markup::{Child, Markup, button, tag};
use crate::ui::workspace::use_workspace;

/// The case that is open, or how one is opened.
pub fn case_panel() -> Markup {
    let browser = use_case_browser();
    let last = RefCell::new(None);
    let open = move || {
        if !browser.open.get() {
            return None;
        }
        // A case that is on its way is not there yet: the one before stays until it is.
        let row = browser.row(browser.cursor.get(), |row, _| row.clone());
        if row.is_some() {
            // What is decided of it is told below, and changes nothing of its head.
            last.replace(row.map(|row| CaseRow {
                notations: Vec::new(),
                categorised: Categorised::Undecided,
                ..row
            }));
        }
        last.borrow().clone()
    };
    let at = Memo::new(move |_| {
        let row = browser.row(browser.cursor.get(), |row, _| row.at);
        row.filter(|_| browser.open.get())
    });
    tag("div")
        .class("case-panel")
        .on("keydown", move |event| {
            if key_of(&event).as_deref() == Some("Escape") && browser.open.get_untracked() {
                close(browser);
            }
        })
        .child(shown(open, move |open| {
            if let Some(row) = open {
                case(browser, row)
            } else {
                let locale = use_locale();
                tag("p").class("soft").child(td_string!(locale, cases.keys))
            }
        }))
        .child(when(move || browser.open.get(), move || coding(at)))
}

/// Closes the case and goes back to the list.
fn close(browser: CaseBrowser) {
    browser.open.set(false);
    focus("#case-list");
}

fn case(browser: CaseBrowser, row: &CaseRow) -> Markup {
    let locale = use_locale();
    let workspace = use_workspace();
    let number = row.number.as_deref();
    let title = number.map_or_else(
        || td_string!(locale, cases.untitled).to_owned(),
        |number| td_string!(locale, cases.titled, number = number),
    );
    let file = untrack(|| workspace.file_name(&row.place.source));
    let place = td_string!(locale, cases.place_of, file = file, row = row.place.row);
    let unit = row.unit.as_deref();
    tag("section")
        .attr("aria-labelledby", "case-title")
        .child(
            tag("div")
                .class("case-panel__head")
                .child(
                    tag("h2")
                        .id("case-title")
                        .attr("tabindex", "-1")
                        .child(title),
                )
                .child(button(
                    "quiet",
                    td_string!(locale, cases.close),
                    move |_| {
                        close(browser);
                    },
                )),
        )
        .child(
            tag("dl")
                .class("facts")
                .child(fact(
                    td_string!(locale, cases.date),
                    Some(row.date.map_or_else(
                        || td_string!(locale, cases.month_none).to_owned(),
                        written_date,
                    )),
                ))
                .child(fact(
                    td_string!(locale, cases.closed),
                    row.closed.map(written_date),
                ))
                .child(fact(
                    td_string!(locale, meaning.kind),
                    Some(language::kind(locale, row.kind)),
                ))
                .child(fact(
                    td_string!(locale, cases.unit),
                    Some(unit.unwrap_or(td_string!(locale, account.no_unit))),
                ))
                .child(fact(
                    td_string!(locale, meaning.status),
                    row.status.as_deref(),
                ))
                .child(fact(td_string!(locale, cases.file), Some(place))),
        )
}

/// A name and what it is of this case; nothing where nothing is told.
fn fact(name: &str, value: Option<impl Child>) -> Option<Markup> {
    let value = value?;
    Some(
        tag("div")
            .child(tag("dt").child(name))
            .child(tag("dd").child(value)),
    )
}
