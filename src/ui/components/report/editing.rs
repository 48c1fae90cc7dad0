//! The text editor of a section, as its buttons and its palette see it.

use leptos::prelude::*;

use crate::browser::text_editor::{TextEditor, Tool};

/// The editor of the section that is being written in. Copies are the same editor.
#[derive(Clone, Copy)]
pub(super) struct Editing {
    editor: StoredValue<Option<TextEditor>, LocalStorage>,
    /// Counts the changes of the document and of the selection.
    moved: RwSignal<u32>,
    /// Whether figures are being chosen.
    pub palette: RwSignal<bool>,
}

impl Editing {
    /// No editor yet.
    pub(super) fn new() -> Self {
        Self {
            editor: StoredValue::new_local(None),
            moved: RwSignal::new(0),
            palette: RwSignal::new(false),
        }
    }

    /// The document or the selection has changed.
    pub(super) fn moved(self) {
        // The section may have been left.
        let _ = self
            .moved
            .try_update(|moved| *moved = moved.wrapping_add(1));
    }

    /// The editor is open. `None` where the section has been left before it was.
    pub(super) fn opened(self, editor: TextEditor) -> Option<()> {
        editor.focus();
        self.editor
            .try_update_value(|place| *place = Some(editor))?;
        self.moved();
        Some(())
    }

    /// Asks the editor, where it is open; asked again when the document or the selection has changed.
    pub(super) fn ask<T: Default>(self, ask: impl FnOnce(&TextEditor) -> T) -> T {
        self.moved.track();
        self.tell(ask)
    }

    /// Tells the editor, where it is open.
    pub(super) fn tell<T: Default>(self, tell: impl FnOnce(&TextEditor) -> T) -> T {
        let told = self
            .editor
            .try_with_value(|editor| editor.as_ref().map(tell));
        told.flatten().unwrap_or_default()
    }

    /// Whether something is on where the cursor is, or can be done; followed.
    pub(super) fn is_active(self, tool: Tool) -> bool {
        self.ask(|editor| editor.is_active(tool))
    }
}
