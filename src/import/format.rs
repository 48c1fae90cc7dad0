//! What a file is, by its content and never by its name.

use super::encoding::{byte_order_mark, zeroes_in_pairs};
use super::unpack::Package;
use super::workbook::container::{self, CONTAINER, STREAM};
use crate::model::{Format, Problem, ProblemCode};

const ZIP: &[u8] = b"PK\x03\x04";
const EMPTY_ZIP: &[u8] = b"PK\x05\x06";
const SPREADSHEET: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";

/// How much may stand before an archive or a container, as a web server's empty lines.
const LONGEST_PREFIX: usize = 4096;

/// First bytes of files that are no tables, and what such a file is called.
const FOREIGN: [(&[u8], &str); 8] = [
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xFF\xD8\xFF", "JPEG"),
    (b"GIF8", "GIF"),
    (b"{\\rtf", "RTF"),
    (b"\x1F\x8B", "GZIP"),
    (b"7z\xBC\xAF\x27\x1C", "7-Zip"),
    (b"Rar!", "RAR"),
];

/// First bytes of tables in formats that are not read, and what each is called.
const NOT_READ: [(&[u8], &str); 6] = [
    (b"\x09\x00\x04\x00", "Excel 2"),
    (b"\x09\x02\x06\x00", "Excel 3"),
    (b"\x09\x04\x06\x00", "Excel 4"),
    (b"\x00\x00\x02\x00\x04\x04", "Lotus 1-2-3"),
    (b"\x00\x00\x02\x00\x06\x04", "Lotus 1-2-3"),
    (b"\x00\x00\x1A\x00", "Lotus 1-2-3"),
];

/// Streams of containers that hold no tables, and what such a file is called.
const FOREIGN_STREAMS: [(&str, &str); 4] = [
    ("WordDocument", "Word"),
    ("PowerPoint Document", "PowerPoint"),
    ("VisioDocument", "Visio"),
    ("__properties_version1.0", "Outlook"),
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
/// `EmptyFile`, `NotRead` or `Foreign`.
pub fn family(head: &[u8]) -> Result<Family, Problem> {
    match payload(head) {
        [] => Err(Problem::new(ProblemCode::EmptyFile)),
        packed if is_packed(packed) => Ok(Family::Packed),
        text => not_text(text).map_or(Ok(Family::Text), Err),
    }
}

/// Tells the format of a file that must be unpacked, with nothing before it: see [`payload`].
///
/// # Errors
/// `Encrypted`, `NotRead` or `Foreign`; `Broken` or `TooLarge` for an archive whose directory cannot be read.
pub fn packed_format(bytes: &[u8]) -> Result<Format, Problem> {
    if bytes.starts_with(CONTAINER) {
        compound_format(bytes)
    } else if bytes.starts_with(STREAM) {
        Ok(Format::Xls)
    } else {
        zip_format(bytes)
    }
}

/// A file without what stands before an archive or a container.
#[must_use]
pub fn payload(bytes: &[u8]) -> &[u8] {
    if is_packed(bytes) {
        return bytes;
    }
    let opening = bytes.get(..LONGEST_PREFIX).unwrap_or(bytes);
    let starts = [ZIP, CONTAINER].map(|start| memchr::memmem::find(opening, start));
    let start = starts.into_iter().flatten().min();
    start.and_then(|start| bytes.get(start..)).unwrap_or(bytes)
}

fn is_packed(bytes: &[u8]) -> bool {
    [ZIP, EMPTY_ZIP, CONTAINER]
        .iter()
        .any(|start| bytes.starts_with(start))
        // The version behind a stream's beginning is that of Excel 5 or of Excel 97.
        || bytes.starts_with(STREAM) && matches!(bytes.get(4..6), Some([0, 5 | 6]))
}

/// What a file is that is neither packed nor text.
fn not_text(bytes: &[u8]) -> Option<Problem> {
    let named = |code, name: &str| Some(Problem::new(code).with_detail(name));
    let find = |list: &[(&[u8], &'static str)]| {
        let found = list.iter().find(|(start, _)| bytes.starts_with(start));
        found.map(|(_, name)| *name)
    };
    if let Some(name) = find(&FOREIGN) {
        return named(ProblemCode::Foreign, name);
    }
    if let Some(name) = find(&NOT_READ) {
        return named(ProblemCode::NotRead, name);
    }
    if is_dbase(bytes) {
        return named(ProblemCode::NotRead, "dBase (DBF)");
    }
    // In pairs of bytes letters of other scripts have bytes that are control characters elsewhere.
    (byte_order_mark(bytes) == 0 && looks_binary(bytes)).then(|| Problem::new(ProblemCode::Foreign))
}

/// A dBase file begins with its version, the day it was written, how many records it has, and how long its header and
/// each record are. The header has 32 bytes for itself and for each column, and a sign at its end.
fn is_dbase(bytes: &[u8]) -> bool {
    const HEADER_END: u8 = 0x0D;
    let Some((head, _)) = bytes.split_first_chunk::<12>() else {
        return false;
    };
    let [
        version,
        _,
        month,
        day,
        _,
        _,
        _,
        _,
        low,
        high,
        record_low,
        record_high,
    ] = *head;
    let header = usize::from(u16::from_le_bytes([low, high]));
    matches!(
        version,
        2..=5 | 0x30..=0x32 | 0x43 | 0x63 | 0x83 | 0x8B | 0xCB | 0xF5 | 0xFB
    ) && (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && header > 64
        && u16::from_le_bytes([record_low, record_high]) > 0
        // The sign stands behind the last column, before what some programs put there.
        && (1..=header / 32).any(|place| bytes.get(place * 32) == Some(&HEADER_END))
}

/// The names in the archive's directory tell what it holds.
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
    } else if has("META-INF/manifest.xml") && (has("content.xml") || has("encrypted-package")) {
        match package.find("mimetype") {
            Some(entry) if !package.bytes(entry)?.starts_with(SPREADSHEET) => {
                foreign("OpenDocument")
            }
            _ => Ok(Format::Ods),
        }
    } else if has("Index.zip") || has("Index/Document.iwa") || has("index.apxl") {
        Err(Problem::new(ProblemCode::NotRead).with_detail("Numbers"))
    } else if has("[Content_Types].xml") && has("_rels/.rels") {
        // An Office document whose parts have names of their own; its relations tell which is the workbook.
        Ok(Format::Xlsx)
    } else {
        Ok(Format::Zip)
    }
}

fn compound_format(bytes: &[u8]) -> Result<Format, Problem> {
    let names = container::names(bytes);
    let has = |name: &str| {
        // Where the directory is damaged, the name may still be found.
        names.iter().any(|each| each.eq_ignore_ascii_case(name))
            || names.is_empty() && contains(bytes, &wide(name))
    };
    if has("EncryptedPackage") {
        return Err(Problem::new(ProblemCode::Encrypted));
    }
    if has("Workbook") || has("Book") {
        return Ok(Format::Xls);
    }
    let found = FOREIGN_STREAMS.iter().find(|(stream, _)| has(stream));
    let name = found.map_or("OLE", |(_, name)| *name);
    Err(Problem::new(ProblemCode::Foreign).with_detail(name))
}

/// Text has hardly any control characters but those that were made to stand between cells and rows; text in pairs of bytes
/// has zeroes in every other place only. Zeroes that fill up a file or its fields stand among no other control characters,
/// and leave more text than they take.
fn looks_binary(bytes: &[u8]) -> bool {
    let sample = bytes.get(..4096).unwrap_or(bytes);
    let end = sample.iter().rposition(|byte| !matches!(byte, 0 | 0x1A));
    let sample = end
        .and_then(|end| sample.get(..=end))
        .filter(|text| text.contains(&b'\n') || text.contains(&b'\r'))
        .unwrap_or(sample);
    let control = sample
        .iter()
        .filter(|byte| matches!(byte, 1..=8 | 14..=26 | 28 | 29))
        .count();
    let (first, second) = zeroes_in_pairs(sample);
    let both = first.min(second);
    let fills = control == 0 && both * 4 < sample.len() && sample.contains(&b'\n');
    control * 20 > sample.len() || (both * 50 > sample.len() && !fills)
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
    use crate::import::workbook::container::tests::compound;

    fn detect(bytes: &[u8]) -> Result<Format, Problem> {
        match family(bytes)? {
            Family::Text => Ok(Format::Text),
            Family::Packed => packed_format(payload(bytes)),
        }
    }

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
        let mut locked = CONTAINER.to_vec();
        locked.extend(wide("EncryptedPackage"));
        check(&locked, ProblemCode::Encrypted, None);
    }

    #[test]
    fn tables_in_formats_that_are_not_read_are_named() {
        let check = |bytes: &[u8], name| check(bytes, ProblemCode::NotRead, Some(name));
        check(b"\x09\x00\x04\x00\x02\x00\x10\x00", "Excel 2");
        check(b"\x09\x02\x06\x00\x00\x00\x10\x00\x00\x00", "Excel 3");
        check(b"\x09\x04\x06\x00\x00\x00\x10\x00\x00\x00", "Excel 4");
        check(b"\x00\x00\x02\x00\x06\x04\x06\x00", "Lotus 1-2-3");
        let mut dbase = vec![0; 32 + 32];
        dbase[..12].copy_from_slice(&[3, 122, 3, 15, 1, 0, 0, 0, 65, 0, 20, 0]);
        dbase.extend(b"\r 1         ");
        check(&dbase, "dBase (DBF)");
        check(
            &packed(&[("Index/Document.iwa", ""), ("preview.jpg", "")]),
            "Numbers",
        );
        check(&packed(&[("Index.zip", "")]), "Numbers");
    }

    #[test]
    fn what_stands_before_an_archive_is_passed_over() {
        let mut bytes = b"\r\n\r\n".to_vec();
        bytes.extend(packed(&[("xl/workbook.xml", "")]));
        assert_eq!(detect(&bytes), Ok(Format::Xlsx));
        let mut locked = b"\n".to_vec();
        locked.extend(CONTAINER);
        locked.extend(wide("EncryptedPackage"));
        check(&locked, ProblemCode::Encrypted, None);
        let mut far = vec![b'a'; LONGEST_PREFIX];
        far.extend(packed(&[("xl/workbook.xml", "")]));
        assert_ne!(detect(&far), Ok(Format::Xlsx));
    }

    #[test]
    fn containers_are_told_by_their_streams() {
        for (stream, name) in [
            ("WordDocument", "Word"),
            ("__properties_version1.0", "Outlook"),
            ("Etwas", "OLE"),
        ] {
            let file = compound(stream, b"x");
            check(&file, ProblemCode::Foreign, Some(name));
        }
        for stream in ["Workbook", "WORKBOOK", "Book"] {
            assert_eq!(detect(&compound(stream, b"x")), Ok(Format::Xls));
        }
        check(
            &compound("EncryptedPackage", b"x"),
            ProblemCode::Encrypted,
            None,
        );
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
        let padded = [b"Nr;Text\n1;2\n", &[0; 4000][..]].concat();
        assert_eq!(detect(&padded), Ok(Format::Text));
        let fields = b"Nr\0\0\0;Text\0\0\n1\0\0\0\0;Fall\0\0\n";
        assert_eq!(detect(fields), Ok(Format::Text));
    }
}
