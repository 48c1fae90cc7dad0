//! Going to another page, and where the focus goes.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node};

use super::route::{DraftPage, Route};
use crate::browser::fragment;

/// Goes to the start page.
pub fn go_to_start() {
    fragment::go(&Route::Start.href());
}

/// Goes to a page of a draft.
pub fn go_to_draft(id: String, page: DraftPage) {
    fragment::go(&Route::Draft { id, page }.href());
}

/// Moves the focus to the first element that a selector finds.
pub fn focus(selector: &str) {
    let element = document().query_selector(selector).ok().flatten();
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // An element that cannot have the focus keeps it where it is.
        let _ = element.focus();
    }
}

/// Moves the focus to the first question that waits for an answer behind where the focus is, and to the first of all where
/// there is none: a group of questions, or a field that must be filled in.
pub fn focus_question() {
    let Ok(asked) = document().query_selector_all(".questions:has(.question), [aria-invalid=true]")
    else {
        return;
    };
    let asked = (0..asked.length()).filter_map(|at| asked.get(at)?.dyn_into::<HtmlElement>().ok());
    let asked: Vec<HtmlElement> = asked.collect();
    let now = document().active_element();
    let is_behind = |each: &&HtmlElement| {
        now.as_ref().is_some_and(|now| {
            now.compare_document_position(each) & Node::DOCUMENT_POSITION_FOLLOWING != 0
        })
    };
    if let Some(next) = asked.iter().find(is_behind).or_else(|| asked.first()) {
        if let Ok(Some(details)) = next.closest("details:not([open])") {
            let _ = details.set_attribute("open", "");
        }
        let _ = next.focus();
        next.scroll_into_view();
    }
}
