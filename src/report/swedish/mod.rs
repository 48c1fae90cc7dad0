//! The rules of written Swedish that a report needs, one concept to a file.
//!
//! Knows nothing of reports and accounts: only of numbers, nouns, names, dates and lists.

mod agreement;
mod dates;
mod lists;
mod names;
mod numbers;

pub use agreement::{Gender, Noun};
pub use dates::{date_in_words, is_month};
pub use lists::{listed, listed_with, separator};
pub use names::{about, genitive, in_sentence, lower_first};
pub use numbers::{capital, digits, from_word, in_words, lack, with_comma};
