//! Going to another page, and where the focus goes.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

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
