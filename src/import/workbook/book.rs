//! Where a workbook keeps its sheets, and what holds for all of them.

use super::super::unpack::{Entry, Package, broken};
use super::SheetInfo;
use super::serial::Epoch;
use super::strings::SharedTexts;
use super::styles::Styles;
use super::text;
use super::xml::{Token, Xml};
use crate::model::Problem;

/// A workbook without its cells.
pub struct Book {
    /// The worksheets, in the order of their tabs, with the path of each.
    pub sheets: Vec<(SheetInfo, String)>,
    /// From which day it counts.
    pub epoch: Epoch,
    /// Which formats show days.
    pub styles: Styles,
    /// The texts that cells refer to.
    pub texts: SharedTexts,
}

/// What one part says of another.
struct Relation {
    id: String,
    kind: String,
    path: String,
}

impl Book {
    /// Reads what stands outside of the sheets.
    ///
    /// # Errors
    /// Those of the parts; `Broken` where one is missing.
    pub fn open(package: &Package, progress: &mut dyn FnMut(u64)) -> Result<Self, Problem> {
        let root = relations(package, "", "_rels/.rels")?;
        let main = path_of(&root, "/officeDocument").unwrap_or("xl/workbook.xml");
        let (folder, file) = main.rsplit_once('/').unwrap_or(("", main));
        let relations = relations(package, folder, &format!("{folder}/_rels/{file}.rels"))?;
        let (sheets, epoch) = sheets(open(package, main)?, &relations)?;
        let optional = |kind: &str, usual: &str| {
            let path = path_of(&relations, kind)
                .map_or_else(|| format!("{folder}/{usual}"), str::to_owned);
            package.find(&path)
        };
        Ok(Self {
            sheets,
            epoch,
            styles: match optional("/styles", "styles.xml") {
                Some(entry) => Styles::read(xml(package, entry)?)?,
                None => Styles::default(),
            },
            texts: match optional("/sharedStrings", "sharedStrings.xml") {
                Some(entry) => SharedTexts::read(xml(package, entry)?, progress)?,
                None => SharedTexts::default(),
            },
        })
    }
}

/// Begins a part that must be there.
///
/// # Errors
/// `Broken` where it is not; those of unpacking.
pub fn open<'a>(package: &Package<'a>, path: &str) -> Result<Xml<'a>, Problem> {
    let entry = package
        .find(path)
        .ok_or_else(|| broken(format!("{path} is missing")))?;
    xml(package, entry)
}

fn xml<'a>(package: &Package<'a>, entry: &Entry) -> Result<Xml<'a>, Problem> {
    Xml::new(package.part(entry)?)
}

/// The relations of a part in a folder; none where it has none.
fn relations(package: &Package, folder: &str, path: &str) -> Result<Vec<Relation>, Problem> {
    let mut relations = Vec::new();
    let Some(entry) = package.find(path) else {
        return Ok(relations);
    };
    let mut xml = xml(package, entry)?;
    while let Some(token) = xml.next()? {
        if let Token::Open(tag) = token
            && tag.name == b"Relationship"
            && let (Some(id), Some(kind), Some(target)) = (
                tag.attribute("Id"),
                tag.attribute("Type"),
                tag.attribute("Target"),
            )
        {
            relations.push(Relation {
                id: text::value(id)?,
                kind: text::value(kind)?,
                path: resolve(folder, &text::value(target)?),
            });
        }
    }
    Ok(relations)
}

/// Kinds are addresses that differ between the transitional and the strict format in all but their end.
fn path_of<'r>(relations: &'r [Relation], kind: &str) -> Option<&'r str> {
    let found = relations
        .iter()
        .find(|relation| relation.kind.ends_with(kind));
    found.map(|relation| relation.path.as_str())
}

/// A target as a path from the archive's root.
fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut path: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => folder.split('/').collect(),
    };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.retain(|step| !step.is_empty());
    path.join("/")
}

fn sheets(
    mut xml: Xml,
    relations: &[Relation],
) -> Result<(Vec<(SheetInfo, String)>, Epoch), Problem> {
    let mut sheets = Vec::new();
    let mut epoch = Epoch::From1900;
    while let Some(token) = xml.next()? {
        let Token::Open(tag) = token else { continue };
        match tag.name {
            b"workbookPr" => {
                if matches!(tag.attribute("date1904"), Some(b"1" | b"true" | b"on")) {
                    epoch = Epoch::From1904;
                }
            }
            b"sheet" => {
                let name = text::value(tag.attribute("name").unwrap_or_default())?;
                // The prefix of the relation's namespace is not always `r`, but there always is one.
                let id = tag.attributes().find(|(key, _)| key.ends_with(b":id"));
                let id = text::value(id.map(|(_, id)| id).unwrap_or_default())?;
                let relation = relations
                    .iter()
                    .find(|relation| relation.id == id)
                    .ok_or_else(|| broken(format!("{name} is missing")))?;
                // Charts, dialogues and old macros have sheets of their own kinds.
                if relation.kind.ends_with("/worksheet") {
                    let hidden = matches!(tag.attribute("state"), Some(b"hidden" | b"veryHidden"));
                    let info = SheetInfo {
                        name,
                        hidden,
                        merges: Vec::new(),
                    };
                    sheets.push((info, relation.path.clone()));
                }
            }
            _ => {}
        }
    }
    Ok((sheets, epoch))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_found_from_the_folder_or_from_the_root() {
        assert_eq!(
            resolve("xl", "worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml"
        );
        assert_eq!(
            resolve("xl", "/xl/worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml"
        );
        assert_eq!(resolve("xl", "../a/./b.xml"), "a/b.xml");
        assert_eq!(resolve("", "xl\\workbook.xml"), "xl/workbook.xml");
        assert_eq!(resolve("", "../../x"), "x");
    }
}
