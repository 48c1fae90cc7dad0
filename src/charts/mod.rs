//! The account as charts: a specification for each, and the table that says the same.
//!
//! Knows no web. The words come with the request, in the page's language.

mod bars;
mod palette;
mod parts;

pub use parts::charts;
