//! The report on screen: the paper itself, what is filled in and gone through, and how it is handed on.

mod bars;
mod checks;
mod details_form;
mod editing;
mod editor_tools;
mod exports;
mod figure_name;
mod figure_palette;
mod paper;
mod section_edit;

pub use checks::{checks, place_of};
pub use details_form::details_form;
pub use exports::exports;
pub use figure_name::figure_name;
pub use paper::{paper, paper_blocks};
pub use section_edit::section_edit;
