//! The package: which parts a document has, how they refer to one another, and the archive that they are in.

use std::io::{self, Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::model::{ChartPicture, Report, written_date};
use crate::report::documents::DocumentError;
use crate::report::documents::xml::Xml;

const CONTENT_TYPES: &str = include_str!("content_types.xml");
const PACKAGE_RELATIONS: &str = include_str!("package_relations.xml");
const STYLES: &str = include_str!("styles.xml");
const SETTINGS: &str = include_str!("settings.xml");

const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
/// The namespace by which parts name one another.
pub const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The relation by which the document's last section names its footer.
pub const FOOTER_RELATION: &str = "footer";

/// The parts that are made from the report.
pub struct Parts<'a> {
    /// Title, author and date.
    pub core: Vec<u8>,
    /// The text.
    pub document: Vec<u8>,
    /// The lists.
    pub numbering: Vec<u8>,
    /// What stands below each page.
    pub footer: Vec<u8>,
    /// The pictures, in the order in which the text has them.
    pub pictures: Vec<&'a ChartPicture>,
}

/// The relation by which the document names its picture of this number, from 1.
#[must_use]
pub fn picture_relation(number: usize) -> String {
    format!("picture{number}")
}

/// Title, author, language and date of the document. There is no date where the report has none.
///
/// # Errors
///
/// None in memory.
pub fn core_properties(report: &Report) -> io::Result<Vec<u8>> {
    let spaces = [
        (
            "xmlns:cp",
            "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        ),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    let mut xml = Xml::new()?;
    xml.element("cp:coreProperties", &spaces, |xml| {
        xml.text("dc:title", &[], &report.title)?;
        xml.text("dc:subject", &[], &report.registry_number)?;
        xml.text("dc:creator", &[], &report.administration)?;
        xml.text("dc:language", &[], "sv-SE")?;
        if let Some(date) = report.date {
            let time = format!("{}T00:00:00Z", written_date(date));
            for name in ["dcterms:created", "dcterms:modified"] {
                xml.text(name, &[("xsi:type", "dcterms:W3CDTF")], &time)?;
            }
        }
        Ok(())
    })?;
    Ok(xml.into_bytes())
}

/// Packs the parts. The archive has no times, so that the same parts give the same bytes.
///
/// # Errors
///
/// None in memory.
pub fn pack(parts: &Parts) -> Result<Vec<u8>, DocumentError> {
    let relations = document_relations(parts.pictures.len())?;
    let files: [(&str, &[u8]); 9] = [
        ("[Content_Types].xml", CONTENT_TYPES.as_bytes()),
        ("_rels/.rels", PACKAGE_RELATIONS.as_bytes()),
        ("docProps/core.xml", &parts.core),
        ("word/document.xml", &parts.document),
        ("word/_rels/document.xml.rels", &relations),
        ("word/styles.xml", STYLES.as_bytes()),
        ("word/settings.xml", SETTINGS.as_bytes()),
        ("word/numbering.xml", &parts.numbering),
        ("word/footer.xml", &parts.footer),
    ];
    let packed = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let stored = packed.compression_method(CompressionMethod::Stored);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(name, packed)?;
        archive.write_all(bytes)?;
    }
    for (picture, number) in parts.pictures.iter().zip(1..) {
        archive.start_file(format!("word/{}", picture_name(number)), stored)?;
        archive.write_all(&picture.png)?;
    }
    Ok(archive.finish()?.into_inner())
}

fn picture_name(number: usize) -> String {
    format!("media/diagram{number}.png")
}

fn document_relations(pictures: usize) -> io::Result<Vec<u8>> {
    let fixed = [
        ("styles", "styles", "styles.xml"),
        ("settings", "settings", "settings.xml"),
        ("numbering", "numbering", "numbering.xml"),
        (FOOTER_RELATION, "footer", "footer.xml"),
    ];
    let fixed = fixed.map(|(id, kind, target)| (id.to_owned(), kind, target.to_owned()));
    let pictures =
        (1..=pictures).map(|number| (picture_relation(number), "image", picture_name(number)));
    let mut xml = Xml::new()?;
    xml.element("Relationships", &[("xmlns", RELATIONS)], |xml| {
        for (id, kind, target) in fixed.into_iter().chain(pictures) {
            let kind = format!("{OFFICE}/{kind}");
            xml.empty(
                "Relationship",
                &[("Id", &id), ("Type", &kind), ("Target", &target)],
            )?;
        }
        Ok(())
    })?;
    Ok(xml.into_bytes())
}
