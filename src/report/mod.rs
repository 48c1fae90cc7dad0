//! The board's paper from the account: template, sentences, live figures, checks and the editor's documents.
//!
//! Knows no web, no files and no cases: what is told comes from the account and the facts beside it.

mod attachments;
mod basis;
mod compose;
mod generators;
mod line;
mod placeholders;
mod plain_text;
pub mod swedish;
mod template;

pub use basis::{Basis, mark_read, noun, shown};
pub use compose::compose;
pub use plain_text::{line_text, plain_text, section_text};
pub use template::{Content, ForEach, Generator, SectionTemplate, Template, TemplateError};
