//! Archives and workbooks made in memory, part by part, so that any part can be what no program writes.

use std::io::{Cursor, Write};

use zip::result::ZipError;
use zip::write::{SimpleFileOptions, ZipWriter};

/// Names a part's kind in a relation.
const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// An archive of these parts, deflated.
///
/// # Errors
/// None in memory.
pub fn archive<C: AsRef<[u8]>>(parts: &[(&str, C)]) -> Result<Vec<u8>, ZipError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(*name, SimpleFileOptions::default())?;
        archive.write_all(content.as_ref())?;
    }
    Ok(archive.finish()?.into_inner())
}

/// The parts of a workbook with one sheet, which has this XML.
#[must_use]
pub fn parts(sheet: &str) -> Vec<(&'static str, Vec<u8>)> {
    let relation = |id: u8, kind: &str, target: &str| {
        format!(r#"<Relationship Id="rId{id}" Type="{KIND}/{kind}" Target="{target}"/>"#)
    };
    let relations = |all: &[String]| format!("<Relationships>{}</Relationships>", all.concat());
    let root = relations(&[relation(1, "officeDocument", "xl/workbook.xml")]);
    let inner = relations(&[
        relation(1, "worksheet", "worksheets/sheet1.xml"),
        relation(2, "sharedStrings", "sharedStrings.xml"),
    ]);
    let workbook =
        r#"<workbook xmlns:r="r"><sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    vec![
        ("[Content_Types].xml", b"<Types/>".to_vec()),
        ("_rels/.rels", root.into_bytes()),
        ("xl/_rels/workbook.xml.rels", inner.into_bytes()),
        ("xl/workbook.xml", workbook.as_bytes().to_vec()),
        ("xl/sharedStrings.xml", b"<sst><si><t>delad</t></si></sst>".to_vec()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes().to_vec()),
    ]
}

/// A sheet's XML with these rows in it.
#[must_use]
pub fn sheet(rows: &str) -> String {
    format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")
}
