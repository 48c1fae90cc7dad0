//! Archives and workbooks made in memory, part by part, so that any part can be what no program writes.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::result::ZipError;
use zip::write::{SimpleFileOptions, ZipWriter};

/// Names a part's kind in a relation.
const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// An archive of these parts, deflated.
///
/// # Errors
/// None in memory.
pub fn archive<N: AsRef<str>, C: AsRef<[u8]>>(parts: &[(N, C)]) -> Result<Vec<u8>, ZipError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(name.as_ref(), SimpleFileOptions::default())?;
        archive.write_all(content.as_ref())?;
    }
    Ok(archive.finish()?.into_inner())
}

/// The parts of a workbook with these sheets. Cells of style 1 show days.
#[must_use]
pub fn workbook<X: AsRef<str>>(sheets: &[(&str, X)]) -> Vec<(String, Vec<u8>)> {
    let relation = |id: &str, kind: &str, target: &str| {
        format!(r#"<Relationship Id="{id}" Type="{KIND}/{kind}" Target="{target}"/>"#)
    };
    let relations = |all: &str| format!("<Relationships>{all}</Relationships>");
    let mut inner = relation("texts", "sharedStrings", "sharedStrings.xml")
        + &relation("styles", "styles", "styles.xml");
    let mut list = String::new();
    let mut parts = Vec::new();
    for (number, (name, xml)) in (1..).zip(sheets) {
        let file = format!("worksheets/sheet{number}.xml");
        inner += &relation(&format!("sheet{number}"), "worksheet", &file);
        let _ = write!(
            list,
            r#"<sheet name="{name}" sheetId="{number}" r:id="sheet{number}"/>"#
        );
        parts.push((format!("xl/{file}"), xml.as_ref().to_owned()));
    }
    let styles =
        r#"<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;
    let others = [
        ("[Content_Types].xml", "<Types/>".to_owned()),
        (
            "_rels/.rels",
            relations(&relation("book", "officeDocument", "xl/workbook.xml")),
        ),
        ("xl/_rels/workbook.xml.rels", relations(&inner)),
        (
            "xl/workbook.xml",
            format!(r#"<workbook xmlns:r="r"><sheets>{list}</sheets></workbook>"#),
        ),
        ("xl/styles.xml", styles.to_owned()),
        (
            "xl/sharedStrings.xml",
            "<sst><si><t>delad</t></si></sst>".to_owned(),
        ),
    ];
    parts.extend(others.map(|(name, content)| (name.to_owned(), content)));
    parts
        .into_iter()
        .map(|(name, content)| (name, content.into_bytes()))
        .collect()
}

/// A sheet's XML with these rows in it.
#[must_use]
pub fn sheet(rows: &str) -> String {
    format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")
}
