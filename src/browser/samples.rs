//! The sample files that lie beside the page.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, Response};

/// Their names in the folder `sample`.
const NAMES: [&str; 6] = [
    "alla_2021.txt",
    "amf_2022.xlsx",
    "amf_2022_kvartal4.csv",
    "ami_2022.csv",
    "fut_2022.csv",
    "vuxenutbildning_2022.ods",
];

/// Fetches them from the page's own folder.
///
/// # Errors
/// What the browser says when one of them cannot be had.
pub async fn fetch() -> Result<Vec<File>, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let mut files = Vec::new();
    for name in NAMES {
        let answer = JsFuture::from(window.fetch_with_str(&format!("sample/{name}"))).await?;
        let answer: Response = answer.dyn_into()?;
        if !answer.ok() {
            return Err(answer.status_text().into());
        }
        let blob: Blob = JsFuture::from(answer.blob()?).await?.dyn_into()?;
        files.push(File::new_with_blob_sequence(&Array::of1(&blob), name)?);
    }
    Ok(files)
}
