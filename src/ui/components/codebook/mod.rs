//! The codebook of one unit, and everything that is done to it.

mod book;
mod category_edit;
mod category_merge;
mod category_row;
mod category_rows;
mod category_split;
mod category_written;
mod code_lists;
mod earlier_draft;
mod fetch;
mod field;
mod form;
mod marked;
mod page;
mod rule_choices;
mod rule_edit;
mod rule_list;
mod rule_move;
mod rule_row;
mod rule_sentence;
mod rule_then;
mod rule_trial;
mod rule_written;
mod section_heading;
mod spelling_card;
mod spellings;
mod translation;
mod translation_choice;
mod translation_effect;
mod translation_row;
mod unit_rules;

pub use page::Codebook;

use book::{Book, by_id, listed};
use section_heading::SectionHeading;
