//! The report on screen: the paper itself, what is filled in and gone through, and how it is handed on.

mod bars;
mod checks;
mod details_form;
mod editing;
mod editor_tools;
mod exports;
mod figure_palette;
mod figure_source;
mod paper;
mod seal_fields;
mod section_edit;
mod share_panel;
mod shared_copy;
mod spoken_words;

pub use checks::{checks, place_of, undecided_words};
pub use details_form::details_form;
pub use exports::{exports, print_button, save_as_word};
pub use figure_source::figure_source;
pub use paper::{paper, paper_blocks};
pub use seal_fields::seal_fields;
pub use section_edit::{section_begun, section_edit};
pub use share_panel::share_panel;
pub use spoken_words::SpokenWords;
