//! Where the files of the open draft are, for links to them.

use leptos::prelude::*;

use crate::ui::route::{DraftPage, Route};
use crate::ui::workspace::Workspace;

/// The address of the draft's files.
pub fn files_page(workspace: Workspace) -> String {
    let id = workspace.draft.with_untracked(|draft| draft.id.clone());
    let page = DraftPage::Files;
    Route::Draft { id, page }.href()
}
