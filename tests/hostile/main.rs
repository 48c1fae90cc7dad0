//! Files that are broken, swollen or made to do harm: each is refused with a clear problem or read, and neither
//! takes long nor stops the program. With `--nocapture` each says how long it took.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

mod archives;
#[path = "../conformance/package.rs"]
mod package;
mod sizes;
mod texts;
mod zip_file;

use std::time::Instant;

use lardom::import::{self, Contents, Table};
use lardom::model::{Problem, ProblemCode, Reading};

/// Reads a file and says how long that took.
fn read(what: &str, bytes: &[u8]) -> Result<Contents, Problem> {
    let start = Instant::now();
    let read = import::read(bytes, Reading::default());
    let came_to = match &read {
        Ok(Contents::Tables(book)) => format!("{} sheets", book.sheets.len()),
        Ok(Contents::Files(files)) => format!("{} files", files.len()),
        Err(problem) => format!("{:?}", problem.code),
    };
    println!(
        "{what}: {} bytes, {came_to}, {:?}",
        bytes.len(),
        start.elapsed()
    );
    read
}

/// The problem that a file is refused with.
#[track_caller]
fn refused(what: &str, bytes: &[u8]) -> Problem {
    match read(what, bytes) {
        Err(problem) => problem,
        Ok(_) => panic!("{what} was read"),
    }
}

#[track_caller]
fn check_refused(what: &str, bytes: &[u8], code: ProblemCode, detail: Option<&str>) {
    let problem = refused(what, bytes);
    assert_eq!(
        (problem.code, problem.detail.as_deref()),
        (code, detail),
        "{what}"
    );
}

/// The first sheet of a file that is read.
#[track_caller]
fn table(what: &str, bytes: &[u8]) -> Table {
    match read(what, bytes) {
        Ok(Contents::Tables(mut book)) => book.sheets.swap_remove(0),
        Ok(Contents::Files(_)) => panic!("{what} is an archive"),
        Err(problem) => panic!("{what}: {problem:?}"),
    }
}
