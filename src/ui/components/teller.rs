//! Who tells what was done to a draft: in which language, and of which draft.

use crate::draft::Draft;
use crate::ui::i18n::Locale;
use crate::ui::workspace::Workspace;

/// Tells of operations.
pub(super) struct Teller<'a> {
    /// The language to tell in.
    pub locale: Locale,
    /// The draft that they are of.
    pub draft: &'a Draft,
    /// What knows the categories' names.
    pub workspace: Workspace,
}
