//! Workbooks and JSON: what was written is what is read.

use std::fmt::Write as _;

use lardom::import;
use lardom::model::{Format, Reading};
use proptest::prelude::*;
use serde_json::{Map, Value};

use super::cells::{Rows, read, rows};
use super::tries;

#[path = "../conformance/package.rs"]
mod package;

/// How a workbook keeps its texts.
#[derive(Clone, Copy, Debug)]
enum Texts {
    InCells,
    Shared,
}

fn workbook(rows: &Rows, texts: Texts) -> Vec<u8> {
    let mut xml = String::new();
    let mut shared = String::new();
    let mut count = 0;
    for (number, row) in (1..).zip(rows) {
        let _ = write!(xml, r#"<row r="{number}">"#);
        for (letter, cell) in ('A'..).zip(row) {
            let text = format!(r#"<t xml:space="preserve">{}</t>"#, escaped(cell));
            let _ = match texts {
                _ if cell.is_empty() => Ok(()),
                Texts::InCells => write!(
                    xml,
                    r#"<c r="{letter}{number}" t="inlineStr"><is>{text}</is></c>"#
                ),
                Texts::Shared => {
                    let _ = write!(shared, "<si>{text}</si>");
                    count += 1;
                    write!(
                        xml,
                        r#"<c r="{letter}{number}" t="s"><v>{}</v></c>"#,
                        count - 1
                    )
                }
            };
        }
        xml.push_str("</row>");
    }
    let mut parts = package::workbook(&[("Blad1", package::sheet(&xml))]);
    for (name, content) in &mut parts {
        if *name == "xl/sharedStrings.xml" {
            *content = format!("<sst>{shared}</sst>").into_bytes();
        }
    }
    package::archive(&parts).unwrap()
}

/// As XML has it; a carriage return would else be read as a line feed.
fn escaped(text: &str) -> String {
    let mut xml = text.replace('&', "&amp;");
    for (letter, written) in [
        ('<', "&lt;"),
        ('>', "&gt;"),
        ('\r', "&#13;"),
        ('"', "&quot;"),
    ] {
        xml = xml.replace(letter, written);
    }
    xml
}

fn objects(rows: &Rows) -> Vec<Value> {
    let object = |row: &Vec<String>| {
        let fields = ('A'..)
            .zip(row)
            .map(|(name, cell)| (name.to_string(), Value::from(cell.as_str())));
        Value::Object(fields.collect::<Map<_, _>>())
    };
    rows.iter().map(object).collect()
}

fn sheet(bytes: &[u8], format: Format, width: usize) -> Result<Rows, TestCaseError> {
    let book = import::tables(bytes, Reading::default());
    let book = book.map_err(|problem| TestCaseError::fail(format!("{problem:?}")))?;
    prop_assert_eq!(book.format, format);
    Ok(read(&book.sheets[0], width))
}

/// The table below the names that objects give its columns.
fn with_names(rows: &Rows) -> Rows {
    let names = ('A'..)
        .zip(&rows[0])
        .map(|(name, _)| name.to_string())
        .collect();
    std::iter::once(names).chain(rows.iter().cloned()).collect()
}

fn has_content((_, row): &(u32, Vec<String>)) -> bool {
    row.iter().any(|cell| !cell.is_empty())
}

proptest! {
    #![proptest_config(tries(250))]

    #[test]
    fn a_workbook_comes_back_as_it_was_written(rows in rows(), shared in any::<bool>()) {
        let texts = if shared { Texts::Shared } else { Texts::InCells };
        let book = import::tables(&workbook(&rows, texts), Reading::default()).unwrap();
        prop_assert_eq!(book.format, Format::Xlsx);
        // A sheet need not have rows without content.
        let table = &book.sheets[0];
        let numbers = (0..table.len()).map(|row| table.number(row));
        let found: Vec<(u32, Vec<String>)> = numbers.zip(read(table, rows[0].len())).filter(has_content).collect();
        let expected: Vec<(u32, Vec<String>)> = (1..).zip(rows).filter(has_content).collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn json_comes_back_as_it_was_written(rows in rows()) {
        let text = serde_json::to_string(&objects(&rows)).unwrap();
        let found = sheet(text.as_bytes(), Format::Json, rows[0].len())?;
        prop_assert_eq!(found, with_names(&rows));
    }

    #[test]
    fn lines_of_json_come_back_as_they_were_written(rows in rows()) {
        let lines: Vec<String> = objects(&rows).iter().map(Value::to_string).collect();
        let found = sheet(lines.join("\n").as_bytes(), Format::Json, rows[0].len())?;
        prop_assert_eq!(found, with_names(&rows));
    }
}
