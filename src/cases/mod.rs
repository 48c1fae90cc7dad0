//! The cases in columns: counted, filtered and handed out a screenful at a time.
//!
//! Knows no files and no web.

mod bits;
mod dictionary;
mod facets;
mod gender;
mod search;
mod store;
#[cfg(test)]
mod tests;
mod values;

pub use dictionary::Dictionary;
pub use facets::FacetIndex;
pub use gender::gender;
pub use store::{CaseDay, CaseStore, Field, NewCase, NewNotation, TextRef};
