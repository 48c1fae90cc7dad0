//! A text file of the open draft, and how it is read.

use leptos::prelude::*;

use crate::model::{Dialect, Fingerprint, Reading, SourceView};
use crate::ui::workspace::{Workspace, short, use_workspace};

/// One text file. Copies are the same file.
#[derive(Clone, Copy)]
pub struct TextFile {
    workspace: Workspace,
    fingerprint: StoredValue<Fingerprint>,
}

impl TextFile {
    /// A file of the open draft.
    pub fn new(fingerprint: StoredValue<Fingerprint>) -> Self {
        Self {
            workspace: use_workspace(),
            fingerprint,
        }
    }

    /// Reads what the engine says of it; followed when it changes.
    pub fn view<T>(self, read: impl FnOnce(&SourceView) -> T) -> Option<T> {
        self.fingerprint
            .with_value(|each| self.workspace.source(each, read))
    }

    /// How it separates, quotes and escapes its cells; followed when it changes.
    pub fn dialect(self) -> Option<Dialect> {
        self.view(|view| view.dialect).flatten()
    }

    /// Reads it otherwise.
    pub fn choose(self, change: impl FnOnce(&mut Reading)) {
        let fingerprint = self.fingerprint.get_value();
        let (mut reading, headers) = self.workspace.reading_of(&fingerprint);
        change(&mut reading);
        self.workspace.describe_anew(&fingerprint, reading, headers);
    }

    /// An id in the document for something of this file.
    pub fn id(self, what: &str) -> String {
        self.fingerprint
            .with_value(|each| format!("{what}-{}", short(each)))
    }
}
