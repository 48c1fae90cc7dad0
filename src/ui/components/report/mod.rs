//! The report on screen: the paper itself, what is filled in and gone through, and how it is handed on.

mod bars;
mod checks;
mod details_fields;
mod details_form;
mod draft_paper;
mod draft_section;
mod editing;
mod editor_tools;
mod exports;
mod figure_form;
mod figure_palette;
mod figure_source;
mod inlines;
mod paper;
mod paper_table;
mod seal_fields;
mod section_desk;
mod section_edit;
mod section_stage;
mod section_typing;
mod share_form;
mod share_panel;
mod shared_copy;
mod sourced_figure;
mod spoken_words;

pub use checks::Checks;
pub use details_form::DetailsForm;
pub use draft_paper::DraftPaper;
pub use exports::{Exports, PrintButton, save_as_word};
pub use figure_source::figure_source;
pub use inlines::FigureInText;
pub use paper::Paper;
pub use seal_fields::{SealChoice, SealFields};
pub use section_typing::section_begun;
pub use share_panel::SharePanel;
pub use spoken_words::SpokenWords;
