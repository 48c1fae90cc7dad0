//! Identifiers of people in a file, on the command line, found by the very code that the page and its engine run.
//!
//! ```text
//! cargo run --release --example identifiers -- FILE…
//! ```
//!
//! Text, CSV, JSON and lines of JSON are gone through line by line, as UTF-8 or, where a line is not, as ISO-8859-1.
//! Each identifier is a line of tab-separated cells: `FILE:LINE:COLUMN` (columns count letters, from 1), what it is,
//! `valid` or `looks-like`, and how it is written. At the end of a file comes a line for each kind with how many are
//! valid and how many look like one; a kind of which there is none has zeros.
//!
//! The exit code is 0 when every file was read, 1 when some was not, 2 when none was named.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, Write};
use std::process::ExitCode;

use lardom::model::{Identifier, IdentifierCertainty};
use lardom::privacy::find;

fn main() -> ExitCode {
    let files: Vec<String> = std::env::args().skip(1).collect();
    if files.is_empty() {
        eprintln!("identifiers: name a file");
        return ExitCode::from(2);
    }
    let mut all_read = true;
    for file in &files {
        match std::fs::read(file) {
            Ok(bytes) => {
                // Whoever reads the output may have seen enough and gone.
                let _ = io::stdout()
                    .lock()
                    .write_all(report(file, &bytes).as_bytes());
            }
            Err(error) => {
                eprintln!("identifiers: {file}: {error}");
                all_read = false;
            }
        }
    }
    ExitCode::from(u8::from(!all_read))
}

/// The lines that are printed of a file.
fn report(file: &str, bytes: &[u8]) -> String {
    let json = [".json", ".jsonl", ".ndjson"]
        .iter()
        .any(|end| file.ends_with(end));
    let mut report = String::new();
    let mut found: Vec<(Identifier, IdentifierCertainty)> = Vec::new();
    for (line, bytes) in bytes.split(|byte| *byte == b'\n').enumerate() {
        let text = letters(bytes);
        let text = if json { without_escapes(&text) } else { text };
        let (mut column, mut at) = (1, 0);
        for finding in find(&text) {
            let before = text.get(at..finding.bytes.start).unwrap_or_default();
            column += before.chars().count();
            at = finding.bytes.start;
            let written = text.get(finding.bytes).unwrap_or_default();
            let (identifier, certainty) = (finding.identifier, finding.certainty);
            let (what, sure) = (name(identifier), certainty_name(certainty));
            let _ = writeln!(
                report,
                "{file}:{}:{column}\t{what}\t{sure}\t{written}",
                line + 1
            );
            found.push((identifier, certainty));
        }
    }
    for identifier in Identifier::ALL {
        let count = |certainty| {
            let same = found.iter().filter(|one| **one == (identifier, certainty));
            same.count()
        };
        let _ = writeln!(
            report,
            "{file}: {}\t{} valid\t{} looks-like",
            name(identifier),
            count(IdentifierCertainty::Valid),
            count(IdentifierCertainty::LooksLike)
        );
    }
    report
}

fn letters(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.into(),
        Err(_) => bytes.iter().copied().map(char::from).collect(),
    }
}

/// A line of JSON whose line ends and tabs within texts are spaces, as many as the letters that they were written
/// with: the letter of an escape belongs to no word.
fn without_escapes(text: &str) -> Cow<'_, str> {
    ["\\n", "\\r", "\\t"]
        .iter()
        .fold(text.to_owned(), |text, escape| text.replace(escape, "  "))
        .into()
}

const fn name(identifier: Identifier) -> &'static str {
    match identifier {
        Identifier::PersonalIdentityNumber => "personal-identity-number",
        Identifier::CoordinationNumber => "coordination-number",
        Identifier::InterimNumber => "interim-number",
        Identifier::TelephoneNumber => "telephone-number",
        Identifier::EmailAddress => "email-address",
    }
}

const fn certainty_name(certainty: IdentifierCertainty) -> &'static str {
    match certainty {
        IdentifierCertainty::Valid => "valid",
        IdentifierCertainty::LooksLike => "looks-like",
    }
}
