//! Where a workbook keeps its sheets, and what holds for all of them.

use super::super::dates::DateSystem;
use super::super::unpack::Package;
use super::SheetInfo;
use super::relations::{self, Main};
use super::strings::SharedTexts;
use super::styles::Styles;
use super::text;
use super::xml::{Token, Xml};
use crate::model::Problem;

/// A workbook without its cells.
pub struct Book {
    /// The worksheets, in the order of their tabs, with the path of each that has one.
    pub sheets: Vec<(SheetInfo, Option<String>)>,
    /// From which day it counts.
    pub system: DateSystem,
    /// What formats show numbers as.
    pub styles: Styles,
    /// The texts that cells refer to.
    pub texts: SharedTexts,
}

impl Book {
    /// Reads what stands outside of the sheets.
    ///
    /// # Errors
    /// Those of the parts; `Broken` where the main one is missing.
    pub fn open(package: &Package, progress: &mut dyn FnMut(u64)) -> Result<Self, Problem> {
        let main = Main::find(package, "xl/workbook.xml")?;
        let optional = |kind, usual| {
            let entry = package.find(&main.part(kind, usual));
            entry
                .map(|entry| Xml::new(package.part(entry)?))
                .transpose()
        };
        let (sheets, system) = sheets(relations::open(package, &main.path)?, package, &main)?;
        Ok(Self {
            sheets,
            system,
            styles: match optional("/styles", "styles.xml")? {
                Some(xml) => Styles::read(xml)?,
                None => Styles::default(),
            },
            texts: match optional("/sharedStrings", "sharedStrings.xml")? {
                Some(xml) => SharedTexts::read(xml, progress)?,
                None => SharedTexts::default(),
            },
        })
    }
}

type Sheets = Vec<(SheetInfo, Option<String>)>;

fn sheets(mut xml: Xml, package: &Package, main: &Main) -> Result<(Sheets, DateSystem), Problem> {
    let mut sheets = Vec::new();
    let mut system = DateSystem::Day1900;
    while let Some(token) = xml.next()? {
        let Token::Open(tag) = token else { continue };
        match tag.name {
            b"workbookPr" => {
                if matches!(tag.attribute("date1904"), Some(b"1" | b"true" | b"on")) {
                    system = DateSystem::Day1904;
                }
            }
            b"sheet" => {
                let name = text::value(tag.attribute("name").unwrap_or_default())?;
                // The prefix of the relation's namespace is not always `r`, but there always is one.
                let id = tag.attributes().find(|(key, _)| key.ends_with(b":id"));
                let id = text::value(id.map(|(_, id)| id).unwrap_or_default())?;
                let hidden = matches!(tag.attribute("state"), Some(b"hidden" | b"veryHidden"));
                sheets.extend(main.sheet(package, &id, SheetInfo::new(name, hidden)));
            }
            _ => {}
        }
    }
    Ok((sheets, system))
}
