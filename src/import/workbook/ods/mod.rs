//! OpenDocument spreadsheets, packed (`.ods`) and as one document (`.fods`).
//!
//! Elements are known by their names without prefixes, as in the other formats that are read here.

mod cell;
mod table;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use super::super::dates::DateSystem;
use super::super::sink::Sink;
use super::super::unpack::{Package, broken};
use super::relations;
use super::tag::Tag;
use super::text;
use super::xml::{Token, Xml};
use super::{SheetInfo, Worksheets, named};
use crate::model::{Problem, ProblemCode};

/// Reads every table of a packed document.
///
/// # Errors
/// As [`super::read`].
pub fn read_packed<S: Sink>(
    package: &Package,
    new_sheet: &mut impl FnMut(&SheetInfo) -> S,
    progress: &mut dyn FnMut(u64),
) -> Result<Worksheets<S>, Problem> {
    if is_locked(package)? {
        return Err(Problem::new(ProblemCode::Encrypted));
    }
    read(
        relations::open(package, "content.xml")?,
        new_sheet,
        progress,
    )
}

/// Whether the package's list of its parts says that one of them is encrypted.
///
/// # Errors
/// Those of unpacking.
pub fn is_locked(package: &Package) -> Result<bool, Problem> {
    let Some(entry) = package.find("META-INF/manifest.xml") else {
        return Ok(false);
    };
    let mut xml = Xml::new(package.part(entry)?)?;
    while let Some(token) = xml.next()? {
        if let Token::Open(tag) = token
            && tag.local() == b"encryption-data"
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Reads every table of a document.
///
/// # Errors
/// As [`super::read`].
pub fn read<S: Sink>(
    mut xml: Xml,
    new_sheet: &mut impl FnMut(&SheetInfo) -> S,
    progress: &mut dyn FnMut(u64),
) -> Result<Worksheets<S>, Problem> {
    let mut read = Worksheets {
        sheets: Vec::new(),
        system: DateSystem::Day1900,
        unreadable: Vec::new(),
    };
    let mut unseen = BTreeSet::new();
    let mut style = String::new();
    // The elements that are open: a document that ends within one has been cut off.
    let mut depth = 0_usize;
    while let Some(token) = xml.next()? {
        let tag = match token {
            Token::Open(tag) => tag,
            Token::Close(_) => {
                depth = depth
                    .checked_sub(1)
                    .ok_or_else(|| broken("an element is closed and not open"))?;
                continue;
            }
            Token::Text(_) | Token::Literal(_) => continue,
        };
        depth += usize::from(!tag.empty);
        match tag.local() {
            b"style" => style = attribute(tag, "name")?,
            b"table-properties" if tag.attribute("display") == Some(b"false") => {
                unseen.insert(std::mem::take(&mut style));
            }
            b"null-date" => {
                let day = tag.attribute("date-value").unwrap_or_default();
                if day.starts_with(b"1904") {
                    read.system = DateSystem::Day1904;
                }
            }
            b"table" if !tag.empty => {
                let hidden = unseen.contains(&attribute(tag, "style-name")?);
                let mut info = SheetInfo::new(attribute(tag, "name")?, hidden);
                let mut sink = new_sheet(&info);
                table::read(&mut xml, &mut info, &mut sink, progress)
                    .map_err(|problem| named(problem, &info))?;
                depth -= 1;
                read.sheets.push((info, sink));
            }
            // Deleted cells that are kept, and charts with tables of their own.
            b"tracked-changes" | b"shapes" if !tag.empty => {
                skip(&mut xml)?;
                depth -= 1;
            }
            _ => {}
        }
    }
    if depth > 0 {
        return Err(cut_off(&xml));
    }
    progress(xml.taken());
    Ok(read)
}

/// Passes over the rest of the element that has just been opened.
fn skip(xml: &mut Xml) -> Result<(), Problem> {
    let mut depth = 1_usize;
    while depth > 0 {
        match xml.next()? {
            Some(Token::Open(tag)) => depth += usize::from(!tag.empty),
            Some(Token::Close(_)) => depth -= 1,
            Some(Token::Text(_) | Token::Literal(_)) => {}
            None => return Err(cut_off(xml)),
        }
    }
    Ok(())
}

fn cut_off(xml: &Xml) -> Problem {
    broken(format!("{} ends within itself", xml.name()))
}

fn attribute(tag: Tag, name: &str) -> Result<String, Problem> {
    text::plain_value(tag.attribute(name).unwrap_or_default())
}
