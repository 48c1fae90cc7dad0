//! What a file is, by its content and never by its name.

use super::encoding::{byte_order_mark, zeroes_in_pairs};
use super::unpack::Package;
use crate::model::{Format, Problem, ProblemCode};

const ZIP: &[u8] = b"PK\x03\x04";
const SPREADSHEET: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
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

/// What must be done to a file's bytes before there is anything to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// Nothing: they are text, in some encoding.
    Text,
    /// They must be unpacked, and for that they must all be there.
    Packed,
}

/// Tells the family from a file's beginning.
///
/// # Errors
/// `EmptyFile` or `Foreign`.
pub fn family(head: &[u8]) -> Result<Family, Problem> {
    if head.starts_with(ZIP) || head.starts_with(COMPOUND) {
        return Ok(Family::Packed);
    }
    detect(head).map(|_| Family::Text)
}

/// Tells the format.
///
/// # Errors
/// `EmptyFile`, `Encrypted` or `Foreign`; `Broken` or `TooLarge` for an archive whose directory cannot be read.
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
    // In pairs of bytes letters of other scripts have bytes that are control characters elsewhere.
    if byte_order_mark(bytes) == 0 && looks_binary(bytes) {
        return Err(Problem::new(ProblemCode::Foreign));
    }
    Ok(Format::Text)
}

/// The names in the archive's directory tell what it holds; what stands in its entries is not looked at.
fn zip_format(bytes: &[u8]) -> Result<Format, Problem> {
    let package = Package::open(bytes)?;
    let has = |path: &str| package.find(path).is_some();
    let foreign = |name: &str| Err(Problem::new(ProblemCode::Foreign).with_detail(name));
    if has("xl/workbook.bin") {
        Ok(Format::Xlsb)
    } else if has("xl/workbook.xml") {
        Ok(Format::Xlsx)
    } else if has("word/document.xml") {
        foreign("Word")
    } else if has("ppt/presentation.xml") {
        foreign("PowerPoint")
    } else if has("content.xml") && has("META-INF/manifest.xml") {
        match package.find("mimetype") {
            Some(entry) if !package.bytes(entry)?.starts_with(SPREADSHEET) => {
                foreign("OpenDocument")
            }
            _ => Ok(Format::Ods),
        }
    } else if has("[Content_Types].xml") && has("_rels/.rels") {
        // An Office document whose parts have names of their own; its relations tell which is the workbook.
        Ok(Format::Xlsx)
    } else {
        Ok(Format::Zip)
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

/// Text has hardly any control characters but those that were made to stand between cells and rows; text in pairs of bytes has zeroes in every other place only.
fn looks_binary(bytes: &[u8]) -> bool {
    let sample = bytes.get(..4096).unwrap_or(bytes);
    let control = sample
        .iter()
        .filter(|byte| matches!(byte, 1..=8 | 14..=26 | 28 | 29))
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
    use crate::import::unpack::tests::packed;

    #[track_caller]
    fn check(bytes: &[u8], code: ProblemCode, detail: Option<&str>) {
        let problem = detect(bytes).unwrap_err();
        assert_eq!((problem.code, problem.detail.as_deref()), (code, detail));
    }

    #[test]
    fn what_is_no_table_is_named() {
        check(b"", ProblemCode::EmptyFile, None);
        check(b"%PDF-1.7 ...", ProblemCode::Foreign, Some("PDF"));
        check(&[7; 100], ProblemCode::Foreign, None);
        check(&[0; 100], ProblemCode::Foreign, None);
        let mut locked = COMPOUND.to_vec();
        locked.extend(wide("EncryptedPackage"));
        check(&locked, ProblemCode::Encrypted, None);
    }

    #[test]
    fn an_archive_without_directory_is_broken() {
        let problem = detect(b"PK\x03\x04 xl/workbook.xml").unwrap_err();
        assert_eq!(problem.code, ProblemCode::Broken);
    }

    #[test]
    fn archives_are_told_by_the_names_in_their_directory() {
        let check = |entries: &[(&str, &str)], expected: Result<Format, &str>| {
            let found = detect(&packed(entries));
            let found = found.map_err(|problem| problem.detail.unwrap_or_default());
            assert_eq!(found, expected.map_err(str::to_owned), "{entries:?}");
        };
        check(&[("xl/workbook.xml", "")], Ok(Format::Xlsx));
        check(&[("XL\\Workbook.xml", "")], Ok(Format::Xlsx));
        check(
            &[("[Content_Types].xml", ""), ("_rels/.rels", "")],
            Ok(Format::Xlsx),
        );
        check(&[("xl/workbook.bin", "")], Ok(Format::Xlsb));
        check(&[("word/document.xml", "")], Err("Word"));
        check(&[("ppt/presentation.xml", "")], Err("PowerPoint"));
        check(&[("lista.txt", "xl/workbook.xml")], Ok(Format::Zip));
        let document = [("content.xml", ""), ("META-INF/manifest.xml", "")];
        let with = |kind| [("mimetype", kind), document[0], document[1]];
        check(
            &with("application/vnd.oasis.opendocument.spreadsheet"),
            Ok(Format::Ods),
        );
        check(
            &with("application/vnd.oasis.opendocument.text"),
            Err("OpenDocument"),
        );
    }

    #[test]
    fn text_is_text_in_one_byte_and_in_two() {
        assert_eq!(detect(b"Nr;Datum\r\n1;2\r\n"), Ok(Format::Text));
        assert_eq!(detect(&wide("Nr\tDatum\r\n")), Ok(Format::Text));
        assert_eq!(detect(b"\xFF\xFE\x13\x20"), Ok(Format::Text));
        assert_eq!(detect(b"a\x1Fb\x1Fc\x1E"), Ok(Format::Text));
    }
}
