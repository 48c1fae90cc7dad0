//! What stands in a field, copied. The clipboard of the newer kind needs a secure context, the old command does not.

use wasm_bindgen::JsCast;
use web_sys::{HtmlDocument, HtmlTextAreaElement};

/// Selects what stands in a field and copies it; says whether the browser did. If not, it is selected, to be copied by
/// hand.
#[must_use]
pub fn copy(field: &HtmlTextAreaElement) -> bool {
    // Where it cannot have the focus nothing is copied.
    let _ = field.focus();
    field.select();
    let document = web_sys::window().and_then(|window| window.document());
    let document = document.and_then(|document| document.dyn_into::<HtmlDocument>().ok());
    document.is_some_and(|document| document.exec_command("copy").unwrap_or(false))
}
