//! The cases of a filter in a list that scrolls through all of them, however many there are.
//!
//! It is a listbox of one tab stop, whose cursor (`aria-activedescendant`) keys move: screen readers read an option as
//! one sentence with its place among all, and pass the keys on. A grid would make a reader walk through cells that mean
//! nothing alone, and would have to have all rows in the document, or say of each which one it is.

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::case_scroll::CaseScroll;
use super::listed_case::ListedCase;
use crate::ui::case_browser::{CaseBrowser, use_case_browser};
use crate::ui::going::focus;
use crate::ui::i18n::{t, use_i18n};
use crate::ui::scroll_map::ScrollMap;

/// The list. Not on the page while there are no cases.
#[component]
pub fn CaseList() -> impl IntoView {
    let i18n = use_i18n();
    let browser = use_case_browser();
    let scroll = CaseScroll::new(browser);
    scroll.keep_in_place();
    // The rows are gone through only when others should be in the document, and not whenever the list moves.
    let rows = Memo::new(move |_| scroll.rows());
    view! {
        <div
            id="case-list"
            class="case-list"
            role="listbox"
            tabindex="0"
            aria-label=t!(i18n, cases.title)
            aria-activedescendant=move || active(browser, scroll)
            node_ref=scroll.list
            on:scroll=move |_| scroll.scrolled()
            on:keydown=move |event| press(browser, scroll, &event)
            on:click=move |event| choose(browser, scroll, &event)
        >
            <div
                class="case-row case-row--probe"
                aria-hidden="true"
                node_ref=scroll.probe
            ></div>
            <div class="case-list__all" role="presentation" node_ref=scroll.all>
                <div
                    class="case-list__rows"
                    role="presentation"
                    style=move || format!("transform:translateY({}px)", scroll.place())
                >
                    <For each=move || rows.get() key=|row| *row let((case, _stamp))>
                        <ListedCase case />
                    </For>
                </div>
            </div>
        </div>
    }
}

/// The id of the cursor's row, while that is in the document.
fn active(browser: CaseBrowser, scroll: CaseScroll) -> String {
    let cursor = browser.cursor.get();
    if scroll.ready().contains(&cursor) {
        format!("case-{cursor}")
    } else {
        String::new()
    }
}

fn press(browser: CaseBrowser, scroll: CaseScroll, event: &KeyboardEvent) {
    let held = event.ctrl_key() || event.alt_key() || event.meta_key();
    let last = untrack(|| browser.sums()).map_or(0, |(cases, _)| cases.saturating_sub(1));
    let at = browser.cursor.get_untracked();
    let page = scroll.rows_in_view().saturating_sub(2).max(1);
    let to = match event.key().as_str() {
        _ if held => return,
        // With a case open, space takes what is suggested for it.
        " " if browser.open.get_untracked() => return,
        "ArrowDown" | "j" | "J" => at.saturating_add(1),
        "ArrowUp" | "k" | "K" => at.saturating_sub(1),
        "PageDown" => at.saturating_add(page),
        "PageUp" => at.saturating_sub(page),
        "Home" => 0,
        "End" => last,
        "Enter" | " " => {
            event.prevent_default();
            browser.open.set(true);
            scroll.move_bar(|map: &mut ScrollMap| map.reveal(at));
            request_animation_frame(|| focus("#case-title"));
            return;
        }
        _ => return,
    };
    event.prevent_default();
    browser.cursor.set(to.min(last));
}

fn choose(browser: CaseBrowser, scroll: CaseScroll, event: &MouseEvent) {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let row = target.and_then(|target| target.closest("[role=option]").ok().flatten());
    let place = row.and_then(|row| row.get_attribute("aria-posinset")?.parse::<u32>().ok());
    let Some(case) = place.and_then(|place| place.checked_sub(1)) else {
        return;
    };
    browser.cursor.set(case);
    browser.open.set(true);
    request_animation_frame(move || bring_panel(scroll));
}

/// Where the panel is below the list, it is brought into view.
fn bring_panel(scroll: CaseScroll) {
    let panel = document().query_selector(".case-panel").ok().flatten();
    if let (Some(Some(list)), Some(panel)) = (scroll.list.try_get_untracked(), panel) {
        let end = list.get_bounding_client_rect().bottom();
        if panel.get_bounding_client_rect().top() >= end {
            panel.scroll_into_view();
        }
    }
}
