//! What a file is, by its content and never by its name.

use super::encoding::zeroes_in_pairs;
use crate::model::{Format, Problem, ProblemCode};

const ZIP: &[u8] = b"PK\x03\x04";
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// First bytes of files that are no tables, and what such a file is called.
const FOREIGN: [(&[u8], &str); 9] = [
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xFF\xD8\xFF", "JPEG"),
    (b"GIF8", "GIF"),
    (b"{\\rtf", "RTF"),
    (b"\x1F\x8B", "GZIP"),
    (b"7z\xBC\xAF\x27\x1C", "7-Zip"),
    (b"Rar!", "RAR"),
    (b"<!DOCTYPE html", "HTML"),
];

/// Tells the format.
///
/// # Errors
/// `EmptyFile`, `Encrypted` or `Foreign`.
pub fn detect(bytes: &[u8]) -> Result<Format, Problem> {
    if bytes.is_empty() {
        return Err(Problem::new(ProblemCode::EmptyFile));
    }
    if bytes.starts_with(ZIP) {
        return zip_format(bytes);
    }
    if bytes.starts_with(COMPOUND) {
        return compound_format(bytes);
    }
    if let Some((_, name)) = FOREIGN.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(Problem::new(ProblemCode::Foreign).with_detail(*name));
    }
    if looks_binary(bytes) {
        return Err(Problem::new(ProblemCode::Foreign));
    }
    Ok(Format::Text)
}

/// Names of a ZIP archive's entries stand uncompressed in it.
fn zip_format(bytes: &[u8]) -> Result<Format, Problem> {
    if contains(bytes, b"xl/workbook.xml") {
        Ok(Format::Xlsx)
    } else if contains(bytes, b"xl/workbook.bin") {
        Ok(Format::Xlsb)
    } else if contains(bytes, b"application/vnd.oasis.opendocument.spreadsheet") {
        Ok(Format::Ods)
    } else if contains(bytes, b"word/document.xml") {
        Err(Problem::new(ProblemCode::Foreign).with_detail("Word"))
    } else if contains(bytes, b"xl/") {
        // A workbook whose end is cut off may still show its first entries.
        Err(Problem::new(ProblemCode::Broken))
    } else {
        Err(Problem::new(ProblemCode::Foreign).with_detail("ZIP"))
    }
}

fn compound_format(bytes: &[u8]) -> Result<Format, Problem> {
    if contains(bytes, &wide("EncryptedPackage")) {
        Err(Problem::new(ProblemCode::Encrypted))
    } else if contains(bytes, &wide("Workbook")) || contains(bytes, &wide("Book")) {
        Ok(Format::Xls)
    } else {
        Err(Problem::new(ProblemCode::Foreign).with_detail("OLE"))
    }
}

/// Text has hardly any control characters; text in pairs of bytes has zeroes in every other place only.
fn looks_binary(bytes: &[u8]) -> bool {
    let sample = bytes.get(..4096).unwrap_or(bytes);
    let control = sample
        .iter()
        .filter(|byte| matches!(byte, 1..=8 | 14..=26 | 28..=31))
        .count();
    let (first, second) = zeroes_in_pairs(sample);
    let both = first.min(second);
    control * 20 > sample.len() || both * 50 > sample.len()
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], code: ProblemCode, detail: Option<&str>) {
        let problem = detect(bytes).unwrap_err();
        assert_eq!((problem.code, problem.detail.as_deref()), (code, detail));
    }

    #[test]
    fn what_is_no_table_is_named() {
        check(b"", ProblemCode::EmptyFile, None);
        check(b"%PDF-1.7 ...", ProblemCode::Foreign, Some("PDF"));
        check(b"PK\x03\x04 other.txt", ProblemCode::Foreign, Some("ZIP"));
        check(b"PK\x03\x04 xl/sheet", ProblemCode::Broken, None);
        check(&[7; 100], ProblemCode::Foreign, None);
        check(&[0; 100], ProblemCode::Foreign, None);
        let mut locked = COMPOUND.to_vec();
        locked.extend(wide("EncryptedPackage"));
        check(&locked, ProblemCode::Encrypted, None);
    }

    #[test]
    fn text_is_text_in_one_byte_and_in_two() {
        assert_eq!(detect(b"Nr;Datum\r\n1;2\r\n"), Ok(Format::Text));
        assert_eq!(detect(&wide("Nr\tDatum\r\n")), Ok(Format::Text));
    }
}
