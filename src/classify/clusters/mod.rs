//! What is nearly the same: spellings of one category, and texts that were copied and changed a little.
//!
//! A cluster is a proposal. Better to miss one than to propose what means something else: what differs in numbers or
//! in a negation is never put together ([`guards`]).

mod differing;
mod guards;
mod keys;
pub(super) mod near;
mod nearest;
mod shingles;
mod spellings;
mod texts;

pub use differing::differing;
pub use spellings::spellings;
pub use texts::{ALIKE, TextClustering};
