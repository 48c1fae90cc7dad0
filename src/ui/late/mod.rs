//! The parts of the page's program that are fetched when they are first needed, so that the first page comes sooner.
//!
//! The build cuts the program at the functions with `wasm_split`: what only one of them reaches becomes a file of its
//! own. They can fail only in being fetched, and the split function tells of that in their result. Each part has a file
//! here, so that a page of one part may ask for another part and nobody imports in a ring.

#![allow(
    clippy::unnecessary_wraps,
    reason = "fetching can fail, and the split function tells of it in its result"
)]

mod coding;
mod deeds;
mod documents;
mod draft;
mod later;
mod reader;
mod report;
mod shell;

pub use coding::{CodingPage, LateCoding, fetch_coding_ahead};
pub use deeds::{DraftDeed, do_with_draft};
pub use documents::{DocumentOrder, written_document};
pub use draft::{DraftPart, LateDraft, LatePart, fetch_draft_ahead};
pub use reader::LateReader;
pub use report::LateReport;
pub use shell::PartNotFetched;
