//! What is fuzzed: each function takes a fuzzer's bytes, gives them to a reader, and asserts what must hold of what
//! comes back. The programs in `fuzz_targets` call one each; `README.md` says how they are run.
//!
//! Where a target needs more than bytes (the size of the pieces, which part of a workbook) it takes the last ones of
//! the input, so that any file is a seed as it is.

#![forbid(unsafe_code)]

mod account;
mod checksums;
mod compound;
mod dates;
mod encoding;
mod identifiers;
mod links;
mod packages;
mod tables;
mod text;
mod workbooks;

pub use account::account;
pub use dates::dates;
pub use encoding::encoding;
pub use identifiers::identifiers;
pub use links::links;
pub use text::{delimited, json};
pub use workbooks::{archive, markup, ods, xls, xlsb, xlsx, xlsx_parts};

/// The input without its last bytes, and these. Nothing where it is shorter.
fn with_choices<const COUNT: usize>(input: &[u8]) -> Option<(&[u8], [u8; COUNT])> {
    input
        .split_last_chunk()
        .map(|(rest, choices)| (rest, *choices))
}
