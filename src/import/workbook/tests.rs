use time::Date;

use super::super::unpack::tests::packed;
use super::*;
use crate::model::{read_date, written_date};

mod binary;
mod documents;
mod refusals;
mod semantics;

/// Cells as `B2 text`, in the order in which they come; `#` for numbers, `@` for days, `-` for a row without cells.
#[derive(Default)]
pub struct Written {
    row: u32,
    pub cells: Vec<String>,
    blank: bool,
}

impl Written {
    fn put(&mut self, column: usize, content: &str) {
        self.blank = false;
        let letter = char::from(b'A' + u8::try_from(column).unwrap_or(25).min(25));
        self.cells.push(format!("{letter}{} {content}", self.row));
    }

    pub fn end(&mut self) {
        if self.blank {
            self.cells.push(format!("-{}", self.row));
        }
    }
}

impl Sink for Written {
    fn row(&mut self, number: u32) {
        self.end();
        assert!(number > self.row, "rows ascend");
        self.row = number;
        self.blank = true;
    }

    fn text(&mut self, column: usize, text: &str) {
        self.put(column, text);
    }

    fn number(&mut self, column: usize, number: f64) {
        self.put(column, &format!("#{number}"));
    }

    fn date(&mut self, column: usize, date: Date) {
        self.put(column, &format!("@{}", written_date(date)));
    }
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const WORKBOOK: &str = r#"<workbook xmlns:r="r"><sheets><sheet name="Blad" sheetId="1" r:id="rId1"/></sheets></workbook>"#;

fn relations(of: &[(&str, &str, &str)]) -> String {
    let all = of.iter().map(|(id, kind, target)| {
        format!(r#"<Relationship Id="{id}" Type="{RELATION}/{kind}" Target="{target}"/>"#)
    });
    format!("<Relationships>{}</Relationships>", all.collect::<String>())
}

/// A workbook of one sheet, with what else it has.
fn workbook(sheet: impl AsRef<[u8]>, others: &[(&str, &str)]) -> Vec<u8> {
    let relations = relations(&[("rId1", "worksheet", "worksheets/sheet1.xml")]);
    let mut files: Vec<(&str, &[u8])> = vec![
        ("xl/worksheets/sheet1.xml", sheet.as_ref()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
    ];
    files.extend(
        others
            .iter()
            .map(|(name, content)| (*name, content.as_bytes())),
    );
    if !others.iter().any(|(name, _)| *name == "xl/workbook.xml") {
        files.push(("xl/workbook.xml", WORKBOOK.as_bytes()));
    }
    packed(&files)
}

fn data(rows: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>"#
    )
}

fn read_all(bytes: &[u8], format: Format) -> Result<Vec<(SheetInfo, Vec<String>)>, Problem> {
    let sheets = read(bytes, format, |_| Written::default(), &mut |_| {})?;
    Ok(sheets
        .sheets
        .into_iter()
        .map(|(info, mut written)| {
            written.end();
            (info, written.cells)
        })
        .collect())
}

#[track_caller]
fn check(bytes: &[u8], expected: &[&str]) {
    let sheets = read_all(bytes, Format::Xlsx).unwrap();
    assert_eq!(sheets.len(), 1);
    assert_eq!(sheets[0].1, expected);
}

#[track_caller]
fn check_refused(bytes: &[u8], code: ProblemCode) {
    let problem = read_all(bytes, Format::Xlsx).unwrap_err();
    assert_eq!(problem.code, code, "{problem:?}");
}
