//! Files to ledger and account, on the command line, with the very code that the page's engine runs.
//!
//! ```text
//! cargo run --release --example account -- FILE… [--kind FILE=avvikelse] [--unit FILE=FUT]
//!     [--year 2022] [--file-year FILE=2022] [--none-came FILE] [--stated UNIT,KIND,YEAR,cases|notations,NUMBER]
//! ```
//!
//! `--none-came` answers for a file that no other kinds came than those in it: they are then none and not missing.
//!
//! Options name a file by its path or its last part. They set what a file does not say; without them the same
//! guesses hold that the page shows. The JSON on standard output has these fields:
//!
//! - `ledger`: a list with one entry for each sheet of each file, in the order given: `file`, `sheet` (empty for
//!   text files), `format`, `encoding`, `delimiter`, `header_row`, `printed`, `rows_read` (the header row not
//!   counted), `data_rows`, `cases`, `notations`, `joined`, `identical`, `changed`, `set_aside`, `skipped`,
//!   `skipped_above_header`, `skipped_blank`, `skipped_headers`, `skipped_totals`, `skipped_headings`, `skipped_notes`,
//!   `skipped_left_out`, `lex_sarah`, `balanced`, `columns` (header
//!   to meaning), `constants` (`kind`, `unit`, `year`), `covers`, `rows_set_aside` (`row`, `reason`, `detail`,
//!   `cells`; the first 200), `rows_skipped` (`row`, `reason`, `cells`; the first 200), `questions` (what the page asks),
//!   `left_out` (why a sheet begins left out), `changes` (`number`, `row`, `fields`) and `warnings` (the file's and the sheet's). A file that could not be read has `file`
//!   and `problem` (`code`, `detail`) instead.
//! - `units`: every unit name of the files (`name`) with the unit it counts as (`unit`).
//! - `by_year`: year, then unit, then kind (`Avvikelse`, `Klagomål`, `Synpunkt`), then `cases`, `notations` and
//!   `categories` (name to notations; `""` is without category). A count is a number, `"missing"` or
//!   `"not_reported"`.
//! - `account`: the account of `--year`, or of the latest year, with last year beside, as
//!   [`lardom::model::Account`] is written.
//!
//! The exit code is 0 when every file was read, 1 when some was not, 2 when the call was not understood.

mod given_files;

use std::process::ExitCode;

use given_files::base_name;
use lardom::engine::{Evaluation, evaluate};
use lardom::import;
use lardom::model::{
    Count, DraftState, Kind, Meaning, OtherKinds, PublishedFigure, Quantity, SheetAnswers,
    SheetMapping, SheetView, SourceStatus, SourceView,
};
use serde_json::{Map, Value, json};

fn main() -> ExitCode {
    let call = match Call::parse(std::env::args().skip(1)) {
        Ok(call) => call,
        Err(message) => {
            eprintln!("account: {message}");
            return ExitCode::from(2);
        }
    };
    match run(&call) {
        Ok((output, all_read)) => {
            println!("{output:#}");
            ExitCode::from(u8::from(!all_read))
        }
        Err(message) => {
            eprintln!("account: {message}");
            ExitCode::from(2)
        }
    }
}

/// What the command line asks for.
#[derive(Default)]
struct Call {
    files: Vec<String>,
    kinds: Vec<(String, Kind)>,
    units: Vec<(String, String)>,
    file_years: Vec<(String, i32)>,
    none_came: Vec<String>,
    year: Option<i32>,
    figures: Vec<PublishedFigure>,
}

impl Call {
    fn parse(arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut call = Self::default();
        let mut arguments = arguments;
        while let Some(argument) = arguments.next() {
            if !argument.starts_with("--") {
                call.files.push(argument);
                continue;
            }
            let value = arguments
                .next()
                .ok_or_else(|| format!("{argument} needs a value"))?;
            match argument.as_str() {
                "--kind" => {
                    let (file, kind) = pair(&value)?;
                    let kind = import::kind_from_words(&kind)
                        .ok_or_else(|| format!("{kind} names no kind"))?;
                    call.kinds.push((file, kind));
                }
                "--unit" => call.units.push(pair(&value)?),
                "--file-year" => {
                    let (file, year) = pair(&value)?;
                    call.file_years.push((file, number(&year)?));
                }
                "--none-came" => call.none_came.push(value),
                "--year" => call.year = Some(number(&value)?),
                "--stated" => call.figures.push(figure(&value)?),
                _ => return Err(format!("{argument} is not known")),
            }
        }
        if call.files.is_empty() {
            return Err("name at least one file".to_owned());
        }
        Ok(call)
    }

    /// Sets in a file's mappings what the call says of it.
    fn apply(&self, file: &str, mappings: &mut [SheetMapping]) {
        for mapping in mappings {
            if let Some((_, kind)) = self.kinds.iter().find(|(name, _)| names(name, file)) {
                mapping.kind = Some(*kind);
                mapping.columns.iter_mut().for_each(|column| {
                    if *column == Meaning::Kind {
                        *column = Meaning::Ignore;
                    }
                });
            }
            if let Some((_, unit)) = self.units.iter().find(|(name, _)| names(name, file)) {
                mapping.unit = Some(unit.clone());
                mapping.columns.iter_mut().for_each(|column| {
                    if *column == Meaning::Unit {
                        *column = Meaning::Ignore;
                    }
                });
            }
            if let Some((_, year)) = self.file_years.iter().find(|(name, _)| names(name, file)) {
                mapping.year = Some(*year);
            }
        }
    }
}

fn pair(value: &str) -> Result<(String, String), String> {
    value
        .rsplit_once('=')
        .map(|(file, value)| (file.to_owned(), value.to_owned()))
        .ok_or_else(|| format!("{value} has no ="))
}

fn number<T: std::str::FromStr>(value: &str) -> Result<T, String> {
    value.parse().map_err(|_| format!("{value} is no number"))
}

fn figure(value: &str) -> Result<PublishedFigure, String> {
    let parts: Vec<&str> = value.split(',').collect();
    let [unit, kind, year, quantity, stated] = parts.as_slice() else {
        return Err(format!("{value} is not UNIT,KIND,YEAR,QUANTITY,NUMBER"));
    };
    Ok(PublishedFigure {
        unit: Some((*unit).to_owned()).filter(|unit| !unit.is_empty()),
        kind: import::kind_from_words(kind),
        year: number(year)?,
        quantity: match *quantity {
            "cases" => Quantity::Cases,
            "notations" => Quantity::Notations,
            other => return Err(format!("{other} is neither cases nor notations")),
        },
        value: number(stated)?,
    })
}

fn names(name: &str, file: &str) -> bool {
    name == file || base_name(name) == base_name(file)
}

/// Reads, evaluates and writes; whether every file was read stands beside.
fn run(call: &Call) -> Result<(Value, bool), String> {
    let mut state = DraftState::default();
    let mut sources = Vec::new();
    for path in &call.files {
        given_files::add(path, &mut state, &mut sources, |sheets| {
            call.apply(path, sheets);
        })?;
    }
    for file in &mut state.sources {
        if call
            .none_came
            .iter()
            .any(|name| names(name, &file.source.name))
        {
            let answered = SheetAnswers {
                other_kinds: Some(OtherKinds::NoneCame),
                ..SheetAnswers::default()
            };
            file.answers = vec![answered; file.sheets.len()];
        }
    }
    state.figures.clone_from(&call.figures);
    state.year = call.year;
    let evaluation = evaluate(&state, &sources);
    let all_read = evaluation
        .sources
        .iter()
        .all(|source| source.status == SourceStatus::Read);
    let years = evaluation
        .account
        .as_ref()
        .map_or_else(Vec::new, |account| account.years.clone());
    let mut by_year = Map::new();
    for year in years {
        state.year = Some(year);
        by_year.insert(year.to_string(), year_json(&evaluate(&state, &sources)));
    }
    let output = json!({
        "ledger": ledger_json(&evaluation)?,
        "units": to_json(&evaluation.links)?,
        "by_year": by_year,
        "account": to_json(&evaluation.account)?,
    });
    Ok((output, all_read))
}

fn to_json(value: &impl serde::Serialize) -> Result<Value, String> {
    serde_json::to_value(value).map_err(|error| error.to_string())
}

fn ledger_json(evaluation: &Evaluation) -> Result<Vec<Value>, String> {
    let mut entries = Vec::new();
    for source in &evaluation.sources {
        if let SourceStatus::Failed(problem) = &source.status {
            entries.push(json!({ "file": source.source.name, "problem": to_json(problem)? }));
        }
        for sheet in &source.sheets {
            entries.push(sheet_json(source, sheet)?);
        }
    }
    Ok(entries)
}

fn sheet_json(source: &SourceView, sheet: &SheetView) -> Result<Value, String> {
    let mapping = &sheet.mapping;
    let columns: Map<String, Value> = sheet
        .columns
        .iter()
        .zip(&mapping.columns)
        .map(|(column, meaning)| Ok((column.header.clone(), to_json(meaning)?)))
        .collect::<Result<_, String>>()?;
    let mut entry = to_json(&sheet.ledger)?;
    let more = json!({
        "file": source.source.name,
        "sheet": sheet.name,
        "format": to_json(&source.format)?,
        "encoding": source.encoding.map(|(encoding, _)| encoding.name()),
        "delimiter": source.dialect.map(|dialect| dialect.delimiter),
        "printed": source.printed.map(lardom::model::written_date),
        "header_row": mapping.header_row,
        "data_rows": sheet.ledger.data_rows(),
        "balanced": sheet.ledger.is_balanced(),
        "columns": columns,
        "constants": { "kind": mapping.kind, "unit": mapping.unit, "year": mapping.year },
        "covers": mapping.covers,
        "rows_set_aside": to_json(&sheet.set_aside)?,
        "changes": to_json(&sheet.changes)?,
        "questions": to_json(&sheet.questions)?,
        "left_out": to_json(&sheet.left_out_reason)?,
        "rows_skipped": to_json(&sheet.skipped_rows)?,
        "warnings": to_json(&[&*source.warnings, &*sheet.warnings].concat())?,
    });
    if let (Some(entry), Value::Object(more)) = (entry.as_object_mut(), more) {
        entry.extend(more);
    }
    Ok(entry)
}

fn year_json(evaluation: &Evaluation) -> Value {
    let mut units = Map::new();
    for unit in evaluation.account.iter().flat_map(|account| &account.units) {
        let kinds: Map<String, Value> = unit
            .kinds
            .iter()
            .map(|kind| {
                let categories: Map<String, Value> = kind
                    .categories
                    .iter()
                    .filter(|each| matches!(each.notations.current, Count::Reported(1..)))
                    .map(|each| {
                        let name = each.category.clone().unwrap_or_default();
                        (name, json!(each.notations.current))
                    })
                    .collect();
                let entry = json!({
                    "cases": kind.cases.current,
                    "notations": kind.notations.current,
                    "categories": categories,
                });
                (kind.kind.swedish().to_owned(), entry)
            })
            .collect();
        units.insert(unit.unit.clone().unwrap_or_default(), Value::Object(kinds));
    }
    Value::Object(units)
}
