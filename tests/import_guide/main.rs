//! The examples of `docs/import.md` are run, so that the guide says what the program does.
//!
//! An example is one or more blocks of files, perhaps a block of answers, and a block of what comes of them:
//!
//! - `fil NAME [ENCODING]`: a text file, in UTF-8 unless another encoding is named; with `hex`, its bytes, where a
//!   quoted text stands for its letters in two bytes each;
//! - `arbetsbok NAME`: an Excel workbook. `[Name]` begins a sheet, a line is a row, `;` stands between cells, `#` before
//!   a number and `@` before a number that is shown as a day;
//! - `svar NAME`: what the user answers about a file that was read before, and confirms. `som förut` in its stead lets
//!   the next files be read as that one was;
//! - `resultat`: what comes of the files, by headings that are given in `result.rs`. Only the headings that are in
//!   the block are compared.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

mod answers;
mod blocks;
#[path = "../conformance/package.rs"]
mod package;
mod result;
mod words;

use blocks::Block;

const GUIDE: &str = include_str!("../../docs/import.md");

#[test]
fn every_example_of_the_guide_is_true() {
    let mut example = answers::Example::default();
    let mut compared = 0;
    let mut wrong = Vec::new();
    for block in blocks::of(GUIDE) {
        match block {
            Block::File { name, bytes } => example.add(&name, bytes),
            Block::Answers { name, lines } => example.answer(&name, &lines),
            Block::Result { line, expected } => {
                let found = result::of(&example, &result::headings(&expected));
                if found.trim_end() != expected.trim_end() {
                    wrong.push(format!("docs/import.md, line {line}:\n{found}"));
                }
                compared += 1;
                example = answers::Example::default();
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "this is what comes of the examples:\n\n{}",
        wrong.join("\n")
    );
    assert!(compared > 20, "{compared} examples");
}
