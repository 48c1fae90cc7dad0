//! What the parts of an Office file say of each other: which is the workbook, and where it keeps what.

use super::super::unpack::{Package, broken};
use super::SheetInfo;
use super::text;
use super::xml::{Token, Xml};
use crate::model::Problem;

/// The workbook's main part, and what it says of others.
pub struct Main {
    /// Its path.
    pub path: String,
    folder: String,
    relations: Vec<Relation>,
}

/// What one part says of another.
struct Relation {
    id: String,
    kind: String,
    path: String,
}

impl Main {
    /// Finds the main part, by the relations of the whole file or where it usually is.
    ///
    /// # Errors
    /// Those of the parts.
    pub fn find(package: &Package, usual: &str) -> Result<Self, Problem> {
        let root = relations(package, "", "_rels/.rels")?;
        let path = path_of(&root, "/officeDocument").unwrap_or(usual);
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
        Ok(Self {
            path: path.to_owned(),
            folder: folder.to_owned(),
            relations: relations(package, folder, &format!("{folder}/_rels/{file}.rels"))?,
        })
    }

    /// The path of the only part of a kind: as it is said, or else where it usually is in the same folder.
    pub fn part(&self, kind: &str, usual: &str) -> String {
        path_of(&self.relations, kind)
            .map_or_else(|| format!("{}/{usual}", self.folder), str::to_owned)
    }

    /// The sheet of an id, with the path of its part where there is one. Nothing for charts, dialogues and old macros,
    /// which have sheets of their own kinds.
    pub fn sheet(
        &self,
        package: &Package,
        id: &str,
        info: SheetInfo,
    ) -> Option<(SheetInfo, Option<String>)> {
        let relation = self.relations.iter().find(|relation| relation.id == id);
        match relation {
            Some(relation) if !relation.kind.ends_with("/worksheet") => None,
            Some(relation) if package.find(&relation.path).is_some() => {
                Some((info, Some(relation.path.clone())))
            }
            _ => Some((info, None)),
        }
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
    Xml::new(package.part(entry)?)
}

/// The relations of a part in a folder; none where it has none.
fn relations(package: &Package, folder: &str, path: &str) -> Result<Vec<Relation>, Problem> {
    let mut relations = Vec::new();
    let Some(entry) = package.find(path) else {
        return Ok(relations);
    };
    let mut xml = Xml::new(package.part(entry)?)?;
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
