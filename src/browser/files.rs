//! The files that a person drops or chooses.

use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, File, FileList, HtmlInputElement};

/// The files of a drop, in the order in which the browser lists them.
#[must_use]
pub fn dropped(event: &DragEvent) -> Vec<File> {
    event
        .data_transfer()
        .and_then(|transfer| transfer.files())
        .map(|files| listed(&files))
        .unwrap_or_default()
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

fn listed(files: &FileList) -> Vec<File> {
    (0..files.length())
        .filter_map(|index| files.get(index))
        .collect()
}
