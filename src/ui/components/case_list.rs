//! The cases of a filter in a list that scrolls through all of them, however many there are.
//!
//! It is a listbox of one tab stop, whose cursor (`aria-activedescendant`) keys move: screen readers read an option as
//! one sentence with its place among all, and pass the keys on. A grid would make a reader walk through cells that mean
//! nothing alone, and would have to have all rows in the document, or say of each which one it is.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::personal_data::shown_line;
use crate::browser::keys::key_of;
use crate::model::{CaseRow, written_date};
use crate::ui::app::focus;
use crate::ui::case_browser::{CaseBrowser, use_case_browser};
use crate::ui::i18n::td_string;
use crate::ui::language::{self, Locale, use_locale};
use crate::ui::live::{afterwards, each, words};
use crate::ui::markup::{Markup, tag};
use crate::ui::scroll_map::ScrollMap;

/// How many rows stand ready above and below those in view.
const READY: u32 = 8;

/// How many letters of a text stand in a row at the most; the style cuts it to its width.
const LETTERS: usize = 240;

/// How long nothing must have moved before the scroll bar is put right.
const STILL: Duration = Duration::from_millis(150);

/// The list while it is on the page.
#[derive(Clone, Copy)]
struct List {
    browser: CaseBrowser,
    map: StoredValue<ScrollMap>,
    /// Counts the moves.
    moved: RwSignal<u32>,
    /// The element that scrolls.
    element: StoredValue<Option<Element>, LocalStorage>,
}

/// The list. Not on the page while there are no cases.
pub fn case_list() -> Markup {
    let locale = use_locale();
    let browser = use_case_browser();
    let list = List {
        browser,
        map: StoredValue::new(ScrollMap::default()),
        moved: RwSignal::new(0),
        element: StoredValue::new_local(None),
    };
    let probe = tag("div").class("case-row case-row--probe");
    let measured: Element = probe.node::<Element>().clone();
    let markup = tag("div")
        .id("case-list")
        .class("case-list")
        .attr("role", "listbox")
        .attr("tabindex", "0")
        .attr("aria-label", td_string!(locale, cases.title))
        .attr_from("aria-activedescendant", move || list.active())
        .on("scroll", move |_| list.scrolled())
        .on("keydown", move |event| list.key(&event))
        .on("click", move |event| list.clicked(&event))
        .child(probe.attr("aria-hidden", "true"))
        .child(
            tag("div")
                .class("case-list__all")
                .attr("role", "presentation")
                .child(
                    tag("div")
                        .class("case-list__rows")
                        .attr("role", "presentation")
                        .attr_from("style", move || {
                            let place = list.read(|map| map.place(first(map)));
                            format!("transform:translateY({place}px)")
                        })
                        .child(each(
                            move || list.keys(),
                            move |key| row_of_key(locale, browser, &key),
                        )),
                ),
        );
    let element = markup.node::<Element>().clone();
    list.element.set_value(Some(element.clone()));
    // Measured once it is on the page, and whenever the list or the window has become another.
    let measure = move || {
        let row = measured.get_bounding_client_rect().height();
        let cases = browser.sums().map_or(0, |(cases, _)| cases);
        let measure = |map: &mut ScrollMap| map.measure(cases, row, element.client_height());
        // A list of few rows is as tall as they are: the view has its height once the box has.
        list.map.update_value(|map| {
            measure(map);
        });
        list.lay_out();
        list.move_bar(measure);
    };
    let resized = window_event_listener_untyped("resize", {
        let measure = measure.clone();
        move |_| untrack(&measure)
    });
    on_cleanup(move || resized.remove());
    let mut renewed = browser.renewed.get_untracked();
    afterwards(move || {
        let now = browser.renewed.get();
        if renewed != now {
            renewed = now;
            list.map.update_value(ScrollMap::rewind);
        }
        measure();
    });
    afterwards(move || {
        // Other parts of the page move the cursor too.
        let cursor = browser.cursor.get();
        list.move_bar(|map| map.reveal(cursor));
    });
    afterwards(move || {
        let visible = list.read(ScrollMap::visible);
        // What an answer has brought may not be all that is in view.
        let _ = browser.sums();
        if !visible.is_empty() {
            browser.show(visible);
        }
    });
    markup
}

/// The first row that is made.
fn first(map: &ScrollMap) -> u32 {
    map.visible().start.saturating_sub(READY)
}

impl List {
    /// Reads where it stands; followed when it moves.
    fn read<T>(self, read: impl FnOnce(&ScrollMap) -> T) -> T {
        self.moved.track();
        self.map.with_value(read)
    }

    fn scrolled(self) {
        let Some(element) = self.element.get_value() else {
            return;
        };
        self.map
            .update_value(|map| map.scrolled(element.scroll_top()));
        self.moved.update(|moves| *moves += 1);
        let now = self.moved.get_untracked();
        let when_still = move || {
            if self.moved.try_get_untracked() == Some(now) {
                let settled = self.map.try_update_value(ScrollMap::settle);
                if let Some(Some(bar)) = settled {
                    self.move_bar(|_| bar);
                }
            }
        };
        set_timeout(when_still, STILL);
    }

    /// Does something to where it stands, and puts the scroll bar there.
    fn move_bar(self, change: impl FnOnce(&mut ScrollMap) -> i32) {
        let bar = self.map.try_update_value(change).unwrap_or_default();
        self.moved.update(|moves| *moves += 1);
        // The box must be as tall before the bar can be there.
        self.lay_out();
        if let Some(element) = self.element.get_value() {
            element.set_scroll_top(bar);
        }
    }

    /// Makes the box as tall as the list is.
    fn lay_out(self) {
        let element = self.element.get_value();
        if let Some(all) = element.and_then(|element| element.last_element_child()) {
            let height = self.map.with_value(ScrollMap::height);
            // Fails for no element of the page.
            let _ = all.set_attribute("style", &format!("block-size:{height}px"));
        }
    }

    /// What the rows are known by that should be in the document: place, and a number that changes when the case does.
    fn keys(self) -> Vec<String> {
        let cases = self.browser.sums().map_or(0, |(cases, _)| cases);
        let (first, end) = self.read(|map| (first(map), map.visible().end));
        let end = end.saturating_add(READY).min(cases);
        let key = |case: u32| {
            let stamp = self.browser.row(case, |_, stamp| stamp);
            format!("{case} {}", stamp.unwrap_or_default())
        };
        (first..end).map(key).collect()
    }

    /// The id of the cursor's row, while that is in the document.
    fn active(self) -> String {
        let cursor = self.browser.cursor.get();
        let ready = self.read(|map| first(map)..map.visible().end.saturating_add(READY));
        if ready.contains(&cursor) {
            format!("case-{cursor}")
        } else {
            String::new()
        }
    }

    fn key(self, event: &web_sys::Event) {
        let held = event
            .dyn_ref::<KeyboardEvent>()
            .is_some_and(|event| event.ctrl_key() || event.alt_key() || event.meta_key());
        let last = untrack(|| self.browser.sums()).map_or(0, |(cases, _)| cases.saturating_sub(1));
        let at = self.browser.cursor.get_untracked();
        let page = self.map.with_value(ScrollMap::visible);
        let page = u32::try_from(page.len())
            .unwrap_or_default()
            .saturating_sub(2)
            .max(1);
        let to = match key_of(event).unwrap_or_default().as_str() {
            _ if held => return,
            // With a case open, space takes what is suggested for it.
            " " if self.browser.open.get_untracked() => return,
            "ArrowDown" | "j" | "J" => at.saturating_add(1),
            "ArrowUp" | "k" | "K" => at.saturating_sub(1),
            "PageDown" => at.saturating_add(page),
            "PageUp" => at.saturating_sub(page),
            "Home" => 0,
            "End" => last,
            "Enter" | " " => {
                event.prevent_default();
                self.browser.open.set(true);
                self.move_bar(|map| map.reveal(at));
                request_animation_frame(|| focus("#case-title"));
                return;
            }
            _ => return,
        };
        event.prevent_default();
        let to = to.min(last);
        self.browser.cursor.set(to);
    }

    fn clicked(self, event: &web_sys::Event) {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let row = target.and_then(|target| target.closest("[role=option]").ok().flatten());
        let place = row.and_then(|row| row.get_attribute("aria-posinset")?.parse::<u32>().ok());
        let Some(case) = place.and_then(|place| place.checked_sub(1)) else {
            return;
        };
        self.browser.cursor.set(case);
        self.browser.open.set(true);
        request_animation_frame(move || self.bring_panel());
    }

    /// Where the panel is below the list, it is brought into view.
    fn bring_panel(self) {
        let panel = document().query_selector(".case-panel").ok().flatten();
        if let (Some(list), Some(panel)) = (self.element.get_value(), panel) {
            let end = list.get_bounding_client_rect().bottom();
            if panel.get_bounding_client_rect().top() >= end {
                panel.scroll_into_view();
            }
        }
    }
}

fn row_of_key(locale: Locale, browser: CaseBrowser, key: &str) -> Markup {
    let case = key.split(' ').next().and_then(|case| case.parse().ok());
    let case: u32 = case.unwrap_or_default();
    let all = browser.sums().map_or(0, |(cases, _)| cases);
    let is_cursor = move || browser.cursor.get() == case;
    let row = tag("div")
        .id(format!("case-{case}"))
        .class("case-row")
        .attr("role", "option")
        .attr("aria-setsize", all.to_string())
        .attr("aria-posinset", (case + 1).to_string())
        .attr_from("aria-selected", move || {
            (is_cursor() && browser.open.get()).to_string()
        })
        .class_while("case-row--cursor", is_cursor);
    match browser.row(case, |row, _| row.clone()) {
        Some(case) => case_row(locale, row, &case),
        None => row.class_if("case-row--coming", true).child(
            tag("span")
                .class("visually-hidden")
                .child(td_string!(locale, cases.loading)),
        ),
    }
}

/// Two lines: what it is, and how its text begins.
fn case_row(locale: Locale, markup: Markup, row: &CaseRow) -> Markup {
    let mut categories: Vec<&str> = Vec::new();
    for notation in &row.notations {
        let category = notation.category.as_deref();
        let category = category.unwrap_or(td_string!(locale, account.no_category));
        if !categories.contains(&category) {
            categories.push(category);
        }
    }
    let text = row.notations.iter().find_map(|each| each.text.as_deref());
    let text = text.unwrap_or_default().to_owned();
    let number = row.number.as_deref();
    let unit = row.unit.as_deref();
    let part = |class: &str, text: &str| tag("span").class(class).child(text);
    markup
        .child(
            tag("span")
                .class("case-row__head")
                .child(part(
                    "case-row__number",
                    number.unwrap_or(td_string!(locale, cases.no_number)),
                ))
                .child(" ")
                .child(part(
                    "case-row__date",
                    &row.date.map_or_else(
                        || td_string!(locale, cases.month_none).to_owned(),
                        written_date,
                    ),
                ))
                .child(" ")
                .child(part(
                    "case-row__unit",
                    unit.unwrap_or(td_string!(locale, account.no_unit)),
                ))
                .child(" ")
                .child(part("case-row__kind", language::kind(locale, row.kind)))
                .child(" ")
                .child(part("case-row__categories", &categories.join(", "))),
        )
        .child(" ")
        .child(
            tag("span")
                .class("case-row__text")
                .child(words(move || shown_line(&text, LETTERS))),
        )
}
