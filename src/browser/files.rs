//! The files that a person drops or chooses.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ClipboardEvent, DragEvent, Element, Event, File, FileList, HtmlInputElement};

/// The files of a drop, in the order in which the browser lists them.
#[must_use]
pub fn dropped(event: &DragEvent) -> Vec<File> {
    event
        .data_transfer()
        .and_then(|transfer| transfer.files())
        .map(|files| listed(&files))
        .unwrap_or_default()
}

/// Whether files are dragged, and not a text or a link.
#[must_use]
pub fn are_dragged(event: &DragEvent) -> bool {
    let types = event.data_transfer().map(|transfer| transfer.types());
    types.is_some_and(|types| types.includes(&"Files".into(), 0))
}

/// Whether what happens happens in a field that takes text.
#[must_use]
pub fn is_in_field(event: &Event) -> bool {
    let target = event.target();
    let place = target.and_then(|target| target.dyn_into::<Element>().ok());
    let fields = "input:not([type=file]), textarea, [contenteditable]";
    place.is_some_and(|place| place.closest(fields).is_ok_and(|field| field.is_some()))
}

/// Hands over what is pasted on the page for as long as the listener is kept: files, or cells as a text file of this
/// name. What is pasted into a field stays there.
#[must_use = "pasting is heard for as long as this is kept"]
pub fn on_paste(name: &'static str, pasted: impl Fn(Vec<File>) + 'static) -> Pasting {
    let listener = Closure::<dyn FnMut(ClipboardEvent)>::new(move |event: ClipboardEvent| {
        if is_in_field(&event) {
            return;
        }
        let Some(data) = event.clipboard_data() else {
            return;
        };
        let files = data.files().map(|files| listed(&files)).unwrap_or_default();
        let cells = data.get_data("text/plain").unwrap_or_default();
        // A spreadsheet puts a picture of the cells beside the cells.
        if cells.trim().is_empty() {
            if !files.is_empty() {
                pasted(files);
            }
            return;
        }
        let parts = Array::of1(&cells.into());
        pasted(
            File::new_with_str_sequence(&parts, name)
                .into_iter()
                .collect(),
        );
    });
    if let Some(window) = web_sys::window() {
        // Only a listener that is no function is refused.
        let _ = window.add_event_listener_with_callback("paste", listener.as_ref().unchecked_ref());
    }
    Pasting(listener)
}

/// The listener of [`on_paste`].
pub struct Pasting(Closure<dyn FnMut(ClipboardEvent)>);

impl Drop for Pasting {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            let listener = self.0.as_ref().unchecked_ref();
            let _ = window.remove_event_listener_with_callback("paste", listener);
        }
    }
}

/// The files of a file input; empties it, so that the same file can be chosen again.
#[must_use]
pub fn chosen(event: &Event) -> Vec<File> {
    let Some(input) = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
    else {
        return Vec::new();
    };
    let files = input
        .files()
        .map(|files| listed(&files))
        .unwrap_or_default();
    input.set_value("");
    files
}

/// The text of a file; nothing where it cannot be read.
pub async fn text(file: &Blob) -> Option<String> {
    let text = JsFuture::from(file.text()).await;
    text.ok()?.as_string()
}

/// The bytes of a file; nothing where it cannot be read.
pub async fn bytes(file: &Blob) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// Whether a file begins with a word and a space, whatever it is called.
pub async fn begins_with(file: &File, word: &str) -> bool {
    let Ok(beginning) = file.slice_with_f64_and_f64(0.0, word.len() as f64 + 1.0) else {
        return false;
    };
    let beginning = text(&beginning).await.unwrap_or_default();
    beginning.strip_prefix(word) == Some(" ")
}

fn listed(files: &FileList) -> Vec<File> {
    (0..files.length())
        .filter_map(|index| files.get(index))
        .collect()
}
