//! Files to the board's paper, on the command line, with the very code that the page's engine runs.
//!
//! ```text
//! cargo run --release --example report -- FILE… [--board Arbetsmarknadsnämnden] [--year 2022]
//!     [--docx FILE] [--xlsx FILE] [--text]
//! ```
//!
//! Files are read as the page guesses that they are to be read. `--docx` writes the paper as a Word document and
//! `--xlsx` the account as a workbook; `--text`, or neither of them, prints the paper as text. Charts are drawn by the
//! page: here their alternative texts stand in their places.
//!
//! The exit code is 0 when the report was made, 1 when some file was not read, 2 when the call was not understood or
//! the files give no account.

mod given_files;

use std::process::ExitCode;

use lardom::analysis::report_facts;
use lardom::engine::evaluate;
use lardom::model::{DraftState, ReportDetails, SourceStatus};
use lardom::report::documents::{write_docx, write_xlsx};
use lardom::report::{Basis, Template, compose, plain_text};

fn main() -> ExitCode {
    match Call::parse(std::env::args().skip(1)).and_then(|call| run(&call)) {
        Ok(all_read) => ExitCode::from(u8::from(!all_read)),
        Err(message) => {
            eprintln!("report: {message}");
            ExitCode::from(2)
        }
    }
}

/// What the command line asks for.
#[derive(Default)]
struct Call {
    files: Vec<String>,
    board: String,
    year: Option<i32>,
    docx: Option<String>,
    xlsx: Option<String>,
    text: bool,
}

impl Call {
    fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut call = Self::default();
        while let Some(argument) = arguments.next() {
            let mut value = || {
                let next = arguments.next();
                next.ok_or_else(|| format!("{argument} needs a value"))
            };
            match argument.as_str() {
                "--board" => call.board = value()?,
                "--year" => {
                    let year = value()?;
                    let year = year.parse().map_err(|_| format!("{year} is no year"))?;
                    call.year = Some(year);
                }
                "--docx" => call.docx = Some(value()?),
                "--xlsx" => call.xlsx = Some(value()?),
                "--text" => call.text = true,
                other if other.starts_with("--") => return Err(format!("{other} is not known")),
                _ => call.files.push(argument),
            }
        }
        if call.files.is_empty() {
            return Err("name at least one file".to_owned());
        }
        Ok(call)
    }
}

/// Reads, composes and writes; whether every file was read.
fn run(call: &Call) -> Result<bool, String> {
    let mut state = DraftState::default();
    let mut sources = Vec::new();
    for path in &call.files {
        given_files::add(path, &mut state, &mut sources, |_| {})?;
    }
    state.year = call.year;
    let evaluation = evaluate(&state, &sources);
    let account = evaluation.account.ok_or("the files give no account")?;
    let facts = report_facts(&evaluation.store, account.year, &evaluation.lex_sarah);
    let details = ReportDetails {
        board: call.board.clone(),
        ..ReportDetails::default()
    };
    let basis = Basis {
        account: &account,
        facts: &facts,
        details: &details,
        hidden_below: 0,
    };
    let template = Template::standard().map_err(|error| error.to_string())?;
    let report = compose(&template, &basis, &[]);
    if let Some(path) = &call.docx {
        let bytes = write_docx(&report, &[], None).map_err(|error| error.to_string())?;
        write(path, &bytes)?;
    }
    if let Some(path) = &call.xlsx {
        let bytes = write_xlsx(&account, &facts, &report).map_err(|error| error.to_string())?;
        write(path, &bytes)?;
    }
    if call.text || (call.docx.is_none() && call.xlsx.is_none()) {
        print!("{}", plain_text(&report));
    }
    let mut sources = evaluation.sources.iter();
    Ok(sources.all(|source| source.status == SourceStatus::Read))
}

fn write(path: &str, bytes: &[u8]) -> Result<(), String> {
    std::fs::write(path, bytes).map_err(|error| format!("{path}: {error}"))
}
