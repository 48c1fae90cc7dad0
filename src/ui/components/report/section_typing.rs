//! What is being written in a section and is not saved: where it is kept.

use crate::model::SectionId;
use crate::ui::workspace::Workspace;

/// What was being written in a section: its heading and the editor's document.
pub(super) type Typed = (String, String);

/// Where it is kept: under this and the section's name.
pub(super) const TYPING: &str = "section/";

/// Where what is written in a section is kept.
pub(super) fn typing_of(id: &SectionId) -> String {
    format!("{TYPING}{}", id.0)
}

/// The section that was being written in when the page was left.
pub fn section_begun(workspace: Workspace) -> Option<SectionId> {
    let place = workspace.first_typing(TYPING)?;
    place
        .strip_prefix(TYPING)
        .map(|id| SectionId(id.to_owned()))
}
