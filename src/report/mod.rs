//! The board's paper from the account: template, sentences, live figures, checks and the editor's documents.
//!
//! Knows no web, no files and no cases: what is told comes from the account and the facts beside it.

mod attachments;
mod basis;
mod checklist;
mod compose;
mod disclosure;
#[cfg(feature = "documents")]
pub mod documents;
mod editor_form;
mod generators;
mod identifiers;
mod line;
mod placeholders;
mod plain_text;
pub mod swedish;
mod template;
#[cfg(test)]
mod testing;
mod typed_numbers;
mod written_numbers;

pub use basis::{Basis, mark_read, noun, shown};
pub use checklist::checklist;
pub use compose::compose;
pub use disclosure::hide_below;
pub use editor_form::{EditorFormError, blocks_for_editor, blocks_from_editor, figures_for_editor};
pub use plain_text::{line_text, plain_text, section_text};
pub use template::{Content, ForEach, Generator, SectionTemplate, Template, TemplateError};
pub use typed_numbers::unchecked_numbers;
