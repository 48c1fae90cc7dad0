//! A file that was published beside the page.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, RequestInit, RequestRedirect, Response};

use super::files;

/// Why a file beside the page cannot be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unpublished {
    /// There is none of the name, or the server does not give it.
    Absent,
    /// It is larger than it may be.
    TooLarge,
}

/// The text of a file in the page's own folder. A server that sends elsewhere is not followed.
///
/// # Errors
/// Where it cannot be had, or has more bytes than these.
pub async fn text(address: &str, most_bytes: f64) -> Result<String, Unpublished> {
    let answer = ask(address).await.map_err(|_| Unpublished::Absent)?;
    if !answer.ok() {
        return Err(Unpublished::Absent);
    }
    let told = answer.headers().get("content-length").ok().flatten();
    let told = told.and_then(|told| told.parse::<f64>().ok());
    if told.is_some_and(|bytes| bytes > most_bytes) {
        return Err(Unpublished::TooLarge);
    }
    let blob = answer.blob().map_err(|_| Unpublished::Absent)?;
    let blob = JsFuture::from(blob)
        .await
        .map_err(|_| Unpublished::Absent)?;
    let blob: Blob = blob.dyn_into().map_err(|_| Unpublished::Absent)?;
    if blob.size() > most_bytes {
        return Err(Unpublished::TooLarge);
    }
    files::text(&blob).await.ok_or(Unpublished::Absent)
}

async fn ask(address: &str) -> Result<Response, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let options = RequestInit::new();
    options.set_redirect(RequestRedirect::Error);
    let answer = window.fetch_with_str_and_init(address, &options);
    JsFuture::from(answer).await?.dyn_into()
}
