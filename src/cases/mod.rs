//! The cases in columns: counted, filtered and handed out a screenful at a time.
//!
//! Knows no files and no web.

mod column;
mod filter;
mod store;

pub use column::Column;
pub use store::CaseStore;
