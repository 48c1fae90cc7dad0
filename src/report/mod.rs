//! The board's paper from the account: template, sentences, live figures, checks and the editor's documents.
//!
//! Knows no web, no files and no cases: what is told comes from the account and the facts beside it.

pub mod swedish;
