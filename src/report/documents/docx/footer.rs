//! What stands below each page: the paper's title and the page's number.

use std::io;

use super::lines::{Letters, Setting, WORD, paragraph, text};
use crate::model::Report;
use crate::report::documents::words::footer;
use crate::report::documents::xml::Xml;

/// The part that is shown below each page: the title to the left, "Sida 2 av 7" to the right.
///
/// # Errors
///
/// None in memory.
pub fn write(report: &Report) -> io::Result<Vec<u8>> {
    let plain = Letters::default();
    let mut xml = Xml::new()?;
    xml.element("w:ftr", &[("xmlns:w", WORD)], |xml| {
        paragraph(xml, "Footer", Setting::default(), |xml| {
            text(xml, &report.title, plain)?;
            text(xml, &format!("\t{}", footer::PAGE), plain)?;
            field(xml, "PAGE")?;
            text(xml, footer::OF, plain)?;
            field(xml, "NUMPAGES")
        })
    })?;
    Ok(xml.into_bytes())
}

/// A number that the word processor finds when it has laid out the pages.
fn field(xml: &mut Xml, name: &str) -> io::Result<()> {
    xml.element("w:fldSimple", &[("w:instr", name)], |xml| {
        text(xml, "1", Letters::default())
    })
}
