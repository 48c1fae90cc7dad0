//! Handing a finished file to the browser's downloads.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Saves bytes as a file with this name and media type.
///
/// # Errors
/// What the browser says when it cannot make the file.
pub fn save(name: &str, media_type: &str, bytes: &Uint8Array) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_u8_array_sequence_and_options(&Array::of1(bytes), &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let document = web_sys::window()
        .and_then(|window| window.document())
        .ok_or(JsValue::NULL)?;
    let anchor: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    anchor.set_href(&address);
    anchor.set_download(name);
    anchor.click();
    Url::revoke_object_url(&address)
}

/// Saves a text as a file with this name. A browser that refuses it says so itself.
pub fn save_text(name: &str, text: &str) {
    let _ = save(name, "text/plain", &Uint8Array::from(text.as_bytes()));
}

/// Saves bytes as a file with this name.
///
/// # Errors
/// What the browser says when it cannot make the file.
pub fn save_bytes(name: &str, bytes: &[u8]) -> Result<(), JsValue> {
    save(name, "application/octet-stream", &Uint8Array::from(bytes))
}
