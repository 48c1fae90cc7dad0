//! The lists: one for all bullets, and one for each numbered list, so that each begins with 1.

use std::io;

use super::lines::WORD;
use crate::report::documents::xml::Xml;

/// The list that every entry with a bullet is in.
pub const BULLETS: usize = 1;

const BULLET_FORM: &str = "0";
const NUMBER_FORM: &str = "1";

/// The list of the numbered list in this place of the document, from 0.
#[must_use]
pub const fn numbered(place: usize) -> usize {
    BULLETS + 1 + place
}

/// The part that describes the lists.
///
/// # Errors
///
/// None in memory.
pub fn write(numbered_lists: usize) -> io::Result<Vec<u8>> {
    let mut xml = Xml::new()?;
    xml.element("w:numbering", &[("xmlns:w", WORD)], |xml| {
        form(xml, BULLET_FORM, "bullet", "•")?;
        form(xml, NUMBER_FORM, "decimal", "%1.")?;
        xml.element("w:num", &[("w:numId", &BULLETS.to_string())], |xml| {
            xml.empty("w:abstractNumId", &[("w:val", BULLET_FORM)])
        })?;
        for list in (0..numbered_lists).map(numbered) {
            xml.element("w:num", &[("w:numId", &list.to_string())], |xml| {
                xml.empty("w:abstractNumId", &[("w:val", NUMBER_FORM)])?;
                xml.element("w:lvlOverride", &[("w:ilvl", "0")], |xml| {
                    xml.empty("w:startOverride", &[("w:val", "1")])
                })
            })?;
        }
        Ok(())
    })?;
    Ok(xml.into_bytes())
}

fn form(xml: &mut Xml, id: &str, format: &str, text: &str) -> io::Result<()> {
    xml.element("w:abstractNum", &[("w:abstractNumId", id)], |xml| {
        xml.empty("w:multiLevelType", &[("w:val", "singleLevel")])?;
        xml.element("w:lvl", &[("w:ilvl", "0")], |xml| {
            xml.empty("w:start", &[("w:val", "1")])?;
            xml.empty("w:numFmt", &[("w:val", format)])?;
            xml.empty("w:lvlText", &[("w:val", text)])?;
            xml.empty("w:lvlJc", &[("w:val", "left")])?;
            xml.element("w:pPr", &[], |xml| {
                xml.empty("w:ind", &[("w:left", "454"), ("w:hanging", "454")])
            })
        })
    })
}
