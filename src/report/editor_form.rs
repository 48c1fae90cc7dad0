//! A section as the editor's document: `ProseMirror`'s JSON, and back.
//!
//! The document knows these nodes: `doc`, `paragraph`, `heading` (`level`), `bullet_list`, `ordered_list`,
//! `list_item`, `text` with the marks `strong` and `em`, `figure` (`key`, `form`, `seen`, `now`, `shown`), `table`
//! (`id`, `caption`) and `chart` (`id`, `alternative`). Tables and charts are placeholders: what they show is not edited and does
//! not go through the document.
//!
//! What else a document holds was pasted, and is treated so: an unknown mark is dropped and its text stays; a
//! `hard_break` is a space; within a list item, paragraphs are joined and further lists become items of the list; any
//! other unknown node is refused, so that nothing disappears without a word.

mod figures;
mod reading;
#[cfg(test)]
mod tests;
mod writing;

pub use figures::figures_for_editor;
pub use reading::blocks_from_editor;
pub use writing::blocks_for_editor;

/// Why a document cannot be a section.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditorFormError {
    /// It is not a document.
    #[error("not a document: {0}")]
    NotADocument(String),
    /// A node of a type that a section has not, or not there.
    #[error("a node of type {0} cannot be here")]
    Node(String),
    /// A figure, table or chart whose attributes say nothing that is known.
    #[error("a node of type {0} has attributes that are not understood")]
    Attributes(String),
    /// Lists within lists, deeper than any document that was written by hand.
    #[error("the document is nested too deep")]
    TooDeep,
}
