//! Where a draft stands in its history.

use leptos::prelude::*;

use super::workspace::Workspace;

/// Where the draft stands among its steps and versions: what is typed and its name change nothing of it. To be read, and not
/// only tracked: a memo that nobody has read follows nothing.
pub fn place_of(workspace: Workspace) -> Memo<impl PartialEq + Clone + Send + Sync + 'static> {
    Memo::new(move |_| {
        workspace.draft.with(|draft| {
            let count = (draft.steps().len(), draft.versions().len());
            (draft.head(), draft.tip(), count)
        })
    })
}
