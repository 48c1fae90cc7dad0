//! Valid files around fuzzed parts, so that what is fuzzed is a reader and not the checksums before it.

use flate2::Crc;

/// A file's path in an archive and its content.
pub type Part<'a> = (&'a str, &'a [u8]);

/// These parts, with one of them replaced.
pub fn replaced<'a>(parts: &[Part<'a>], which: u8, content: &'a [u8]) -> Vec<Part<'a>> {
    let which = usize::from(which) % parts.len().max(1);
    let mut parts = parts.to_vec();
    if let Some((_, part)) = parts.get_mut(which) {
        *part = content;
    }
    parts
}

/// A ZIP archive in which nothing is compressed.
pub fn stored(parts: &[Part]) -> Vec<u8> {
    let mut archive = Vec::new();
    let mut directory = Vec::new();
    for (name, content) in parts {
        let start = short(archive.len());
        let mut crc = Crc::new();
        crc.update(content);
        let mut head = Vec::new();
        // Version 2.0, no flags, stored, no time.
        head.extend([20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0]);
        head.extend(crc.sum().to_le_bytes());
        head.extend(short(content.len()));
        head.extend(short(content.len()));
        head.extend(u16::try_from(name.len()).unwrap_or_default().to_le_bytes());
        head.extend([0, 0]);
        archive.extend(b"PK\x03\x04");
        archive.extend(&head);
        archive.extend(name.as_bytes());
        archive.extend(*content);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&head);
        // No comment, disk 0, no attributes.
        directory.extend([0; 10]);
        directory.extend(start);
        directory.extend(name.as_bytes());
    }
    let count = u16::try_from(parts.len()).unwrap_or_default().to_le_bytes();
    let start = short(archive.len());
    let length = short(directory.len());
    archive.extend(directory);
    archive.extend(b"PK\x05\x06\0\0\0\0");
    archive.extend([count, count].concat());
    archive.extend([length, start].concat());
    archive.extend([0, 0]);
    archive
}

fn short(number: usize) -> [u8; 4] {
    u32::try_from(number).unwrap_or_default().to_le_bytes()
}

/// A part's seed without the byte that says which part it is.
const fn seed(seed: &[u8]) -> &[u8] {
    match seed.split_last() {
        Some((_, part)) => part,
        None => seed,
    }
}

/// Excel's usual format.
pub const XLSX: [Part; 6] = [
    (
        "xl/worksheets/sheet1.xml",
        seed(include_bytes!("../seeds/xlsx_parts/sheet1.xml")),
    ),
    (
        "xl/sharedStrings.xml",
        seed(include_bytes!("../seeds/xlsx_parts/sharedStrings.xml")),
    ),
    (
        "xl/styles.xml",
        seed(include_bytes!("../seeds/xlsx_parts/styles.xml")),
    ),
    (
        "xl/workbook.xml",
        seed(include_bytes!("../seeds/xlsx_parts/workbook.xml")),
    ),
    (
        "xl/_rels/workbook.xml.rels",
        seed(include_bytes!("../seeds/xlsx_parts/workbook.xml.rels")),
    ),
    (
        "_rels/.rels",
        seed(include_bytes!("../seeds/xlsx_parts/rels.xml")),
    ),
];

/// Binary Excel.
pub const XLSB: [Part; 6] = [
    (
        "xl/worksheets/sheet1.bin",
        seed(include_bytes!("../seeds/xlsb/sheet1.bin")),
    ),
    (
        "xl/sharedStrings.bin",
        seed(include_bytes!("../seeds/xlsb/sharedStrings.bin")),
    ),
    (
        "xl/styles.bin",
        seed(include_bytes!("../seeds/xlsb/styles.bin")),
    ),
    (
        "xl/workbook.bin",
        seed(include_bytes!("../seeds/xlsb/workbook.bin")),
    ),
    (
        "xl/_rels/workbook.bin.rels",
        seed(include_bytes!("../seeds/xlsb/workbook.bin.rels")),
    ),
    (
        "[Content_Types].xml",
        seed(include_bytes!("../seeds/xlsb/content-types.xml")),
    ),
];

/// OpenDocument.
pub const ODS: [Part; 3] = [
    ("content.xml", include_bytes!("../seeds/ods/content.xml")),
    ("META-INF/manifest.xml", MANIFEST),
    (
        "mimetype",
        b"application/vnd.oasis.opendocument.spreadsheet",
    ),
];

const MANIFEST: &[u8] =
    b"<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">\
    <manifest:file-entry manifest:full-path=\"/\" \
    manifest:media-type=\"application/vnd.oasis.opendocument.spreadsheet\"/></manifest:manifest>";
