//! A file's bytes to a workbook of tables, whatever the file is.

use super::sink::Sink;
use super::table::{Cell, Row, Table, Workbook};
use super::{delimited, encoding, format, workbook};
use crate::model::{EncodingReason, Fingerprint, Format, Problem, ProblemCode, Reading};

/// The content hash that names the file.
#[must_use]
pub fn fingerprint(bytes: &[u8]) -> Fingerprint {
    Fingerprint(blake3::hash(bytes).to_hex().to_string())
}

/// Reads a file. The format is told by content; encoding and delimiter are detected unless chosen.
///
/// # Errors
/// A problem of the whole file: empty, encrypted, broken or foreign.
pub fn read(bytes: &[u8], reading: Reading) -> Result<Workbook, Problem> {
    let format = format::detect(bytes)?;
    if format == Format::Zip {
        return Err(Problem::new(ProblemCode::Foreign).with_detail("ZIP"));
    }
    if format != Format::Text {
        return Ok(Workbook {
            format,
            encoding: None,
            delimiter: None,
            sheets: workbook::read(bytes, format, |_| Rows::default(), &mut |_| {})?
                .into_iter()
                .map(|(sheet, rows)| Table {
                    name: sheet.name,
                    hidden: sheet.hidden,
                    rows: rows.0,
                })
                .collect(),
        });
    }
    let encoding = reading.encoding.map_or_else(
        || encoding::detect(bytes),
        |chosen| (chosen, EncodingReason::Chosen),
    );
    let text = encoding::decode(bytes, encoding.0);
    let delimiter = reading
        .delimiter
        .unwrap_or_else(|| delimited::detect_delimiter(&text));
    Ok(Workbook {
        format,
        encoding: Some(encoding),
        delimiter: Some(delimiter),
        sheets: vec![Table {
            name: String::new(),
            hidden: false,
            rows: delimited::rows(&text, delimiter),
        }],
    })
}

/// The rows of a sheet with their cells.
#[derive(Default)]
struct Rows(Vec<Row>);

impl Rows {
    fn put(&mut self, column: usize, cell: Cell) {
        if let Some(row) = self.0.last_mut() {
            row.cells.resize(column, Cell::Empty);
            row.cells.push(cell);
        }
    }
}

impl Sink for Rows {
    fn row(&mut self, number: u32) {
        let cells = Vec::new();
        self.0.push(Row { number, cells });
    }

    fn text(&mut self, column: usize, text: &str) {
        self.put(column, Cell::Text(text.to_owned()));
    }

    fn number(&mut self, column: usize, number: f64) {
        self.put(column, Cell::Number(number));
    }

    fn date(&mut self, column: usize, date: time::Date) {
        self.put(column, Cell::Date(date));
    }
}
