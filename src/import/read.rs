//! A file's bytes to a workbook of tables, whatever the file is.

use super::table::{Table, Workbook};
use super::{delimited, encoding, format, workbook};
use crate::model::{EncodingReason, Fingerprint, Format, Problem, Reading};

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
    if format != Format::Text {
        return Ok(Workbook {
            format,
            encoding: None,
            delimiter: None,
            sheets: workbook::sheets(bytes, format)?,
        });
    }
    let encoding = reading.encoding.map_or_else(
        || {
            let detected = encoding::detect(&[bytes], true);
            (detected.encoding, detected.reason)
        },
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
