//! What cases are about: proposals of categories, for a person to accept.
//!
//! Rules, agreement between coders, near-identical names and texts, translations between years. Everything here is a
//! function of what it is given.

pub mod agreement;
pub mod clusters;
pub mod code_lists;
pub mod crosswalk;
pub mod rules;
