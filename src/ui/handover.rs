//! What waits for a page that is not open yet: files for their draft, a shared report for its reader.

use leptos::prelude::*;
use web_sys::File;

use super::route::{Route, Shared};
use crate::browser::fragment;

/// Files that wait for their draft to be opened: those that a new one begins with, and those that were not read yet
/// when one was closed.
#[derive(Clone, Copy)]
pub struct Handover(StoredValue<Vec<(String, Vec<File>)>, LocalStorage>);

impl Handover {
    /// With nothing waiting, known to the components below.
    pub fn provide() {
        provide_context(Self(StoredValue::new_local(Vec::new())));
    }

    /// Leaves files for the draft with this id.
    pub fn give(self, draft: String, files: Vec<File>) {
        if !files.is_empty() {
            self.0.update_value(|waiting| waiting.push((draft, files)));
        }
    }

    /// The files that wait for the draft with this id, in the order in which they were given.
    pub fn take(self, draft: &str) -> Vec<File> {
        let mut its = Vec::new();
        self.0.update_value(|waiting| {
            for (id, files) in waiting.iter_mut() {
                if id == draft {
                    its.append(files);
                }
            }
            waiting.retain(|(_, files)| !files.is_empty());
        });
        its
    }
}

/// The text of a shared report that was opened as a file or pasted, on its way to its reader.
#[derive(Clone, Copy)]
pub struct OpenedShare(pub RwSignal<String>);

impl OpenedShare {
    /// With none, known to the components below.
    pub fn provide() -> Self {
        let shared = Self(RwSignal::new(String::new()));
        provide_context(shared);
        shared
    }

    /// Shows a report, from the text of its file or from a text with its link.
    pub fn open(self, text: String) {
        self.0.set(text);
        fragment::go(&Route::Reader(Shared::Opened).href());
    }
}
