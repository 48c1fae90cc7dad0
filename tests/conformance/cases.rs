//! Small text files with the rows, objects or error that a reader should give.

use std::collections::BTreeMap;
use std::path::Path;

use lardom::import::{self, Table};
use lardom::model::{Escape, Problem, Quote, Reading};
use serde::Deserialize;
use serde_json::{Map, Value};

use super::{Finding, reasons, written};

#[derive(Deserialize)]
struct Manifest {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    id: String,
    source: String,
    file: String,
    expect: Expect,
    #[serde(default)]
    rows: Vec<Vec<Value>>,
    #[serde(default)]
    objects: Vec<Map<String, Value>>,
    #[serde(default)]
    config: Map<String, Value>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Expect {
    Rows,
    Objects,
    Error,
}

/// A row by the names of its columns; cells beyond them stand under a name of their own, as the data have it.
type Object = BTreeMap<String, String>;

const BEYOND: &str = "__parsed_extra";

pub fn compare(folder: &Path) -> Result<Vec<Finding>, String> {
    let manifest: Manifest = super::json(&folder.join("manifest.json"))?;
    let known: Vec<&str> = manifest.cases.iter().map(|case| case.id.as_str()).collect();
    if let Some(unknown) = reasons::ids().find(|id| !known.contains(id)) {
        return Err(format!("{unknown}: there is a reason but no such case"));
    }
    let mut findings = Vec::new();
    for case in &manifest.cases {
        let bytes = super::bytes(&folder.join(&case.file))?;
        findings.push(Finding {
            source: case.source.clone(),
            id: case.id.clone(),
            difference: case.difference(&bytes),
            reason: reasons::of(&case.id),
            took: None,
        });
    }
    Ok(findings)
}

impl Case {
    fn difference(&self, bytes: &[u8]) -> Option<String> {
        let read = import::tables(bytes, self.reading());
        let (table, mut said) = match read {
            Ok(book) => (
                book.sheets.into_iter().next().unwrap_or_default(),
                book.warnings,
            ),
            Err(problem) => (Table::default(), vec![problem]),
        };
        match self.expect {
            Expect::Error => {
                let sheets = import::describe("fil.csv", std::slice::from_ref(&table), &[]);
                said.extend(sheets.into_iter().flat_map(|sheet| sheet.warnings));
                said.is_empty()
                    .then(|| format!("nothing is said of {:?}", written(&table)))
            }
            // Objects of which there are none are written as no rows.
            Expect::Rows if self.has_header() && self.rows.is_empty() => {
                differs(&[], &objects(&table), &said)
            }
            Expect::Rows => {
                let expected: Vec<Vec<String>> = self
                    .rows
                    .iter()
                    .map(|row| row.iter().map(text).collect())
                    .collect();
                differs(&expected, &self.rows_of(&table), &said)
            }
            Expect::Objects => {
                let expected: Vec<Object> = self.objects.iter().map(object).collect();
                differs(&expected, &objects(&table), &said)
            }
        }
    }

    fn has_header(&self) -> bool {
        self.config.get("header") == Some(&Value::Bool(true))
    }

    /// Of what a case asks for, what a user can choose. The rest is as it is.
    fn reading(&self) -> Reading {
        let chosen = |key: &str| {
            let mut letters = self.config.get(key)?.as_str()?.chars();
            letters
                .next()
                .filter(|letter| letters.next().is_none() && *letter != '\n')
        };
        Reading {
            delimiter: chosen("delimiter"),
            quote: match chosen("quoteChar") {
                Some('"') => Some(Quote::Double),
                Some('\'') => Some(Quote::Single),
                _ => None,
            },
            escape: match chosen("escapeChar") {
                Some('\\') => Some(Escape::Backslash),
                Some('"') => Some(Escape::Doubled),
                _ => None,
            },
            ..Reading::default()
        }
    }

    /// The rows, a blank one as one empty cell. Where a case skips rows without content, import does, if later.
    fn rows_of(&self, table: &Table) -> Vec<Vec<String>> {
        let skips = |row: usize| match self.config.get("skipEmptyLines") {
            Some(Value::Bool(true)) => table.width_of(row) == 0,
            Some(Value::String(_)) => table.is_blank(row),
            _ => false,
        };
        let mut rows: Vec<Vec<String>> = (0..table.len())
            .filter(|row| !skips(*row))
            .map(|row| table.written(row))
            .collect();
        for row in &mut rows {
            if row.is_empty() {
                row.push(String::new());
            }
        }
        rows
    }
}

/// The rows below the header that import finds, by its names.
fn objects(table: &Table) -> Vec<Object> {
    let sheet = import::describe("fil.csv", std::slice::from_ref(table), &[])
        .into_iter()
        .next();
    let Some((sheet, header)) = sheet.and_then(|sheet| {
        let header = sheet.mapping.header_row?;
        Some((sheet, header))
    }) else {
        return Vec::new();
    };
    let names: Vec<&str> = sheet
        .columns
        .iter()
        .map(|column| column.header.as_str())
        .collect();
    let rows = table.rows_after(header).filter(|row| !table.is_blank(*row));
    rows.map(|row| {
        let mut object = Object::new();
        let mut beyond = Vec::new();
        for (column, cell) in table.written(row).into_iter().enumerate() {
            match names.get(column).filter(|name| !name.is_empty()) {
                Some(name) => {
                    object.insert((*name).to_owned(), cell);
                }
                None => beyond.push(cell),
            }
        }
        if !beyond.is_empty() {
            object.insert(BEYOND.to_owned(), beyond.join("|"));
        }
        object
    })
    .collect()
}

fn object(expected: &Map<String, Value>) -> Object {
    expected
        .iter()
        .map(|(name, value)| (name.clone(), text(value)))
        .collect()
}

/// A value as a cell has it.
fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(values) => values.iter().map(text).collect::<Vec<_>>().join("|"),
        other => other.to_string(),
    }
}

fn differs<T: PartialEq + std::fmt::Debug>(
    expected: &[T],
    read: &[T],
    said: &[Problem],
) -> Option<String> {
    let said: Vec<_> = said.iter().map(|problem| problem.code).collect();
    (expected != read).then(|| format!("expected {expected:?}, read {read:?}, said {said:?}"))
}
