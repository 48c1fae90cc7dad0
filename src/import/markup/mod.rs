//! Tables in markup: pages of HTML, which many systems write and name `.xls`, and workbooks that are one XML document.

mod grid;
mod html;

pub use self::html::read as read_html;

use crate::model::{Format, Problem, ProblemCode};

/// Elements that a page or a part of one begins with.
const OF_PAGES: [&str; 22] = [
    "html", "head", "body", "table", "div", "meta", "style", "script", "title", "link", "center",
    "form", "span", "font", "p", "br", "b", "h1", "h2", "h3", "thead", "tr",
];

/// What Excel's XML of 2003 calls its elements.
const SPREADSHEETML: &str = "urn:schemas-microsoft-com:office:spreadsheet";

/// Tells the format from the beginning of a text, without space before it; nothing where it is no markup.
///
/// # Errors
/// `NotRead` for XML of another kind, `Foreign` for a document that is no table.
pub fn detect(text: &str) -> Result<Option<Format>, Problem> {
    if !text.starts_with('<') {
        return Ok(None);
    }
    let (declared, root) = root(text);
    let name = root
        .split(|character: char| character.is_ascii_whitespace() || matches!(character, '>' | '/'))
        .next()
        .unwrap_or_default();
    let name = name.rsplit(':').next().unwrap_or(name);
    let lower = name.to_ascii_lowercase();
    let has = |part: &str| find(text, part);
    if lower == "html"
        || text
            .get(..14)
            .is_some_and(|start| start.eq_ignore_ascii_case("<!doctype html"))
    {
        return Ok(Some(Format::Html));
    }
    if OF_PAGES.contains(&lower.as_str()) && ["<table", "<html"].into_iter().any(has) {
        return Ok(Some(Format::Html));
    }
    if name == "Workbook" && has(SPREADSHEETML) {
        return Ok(Some(Format::SpreadsheetMl));
    }
    if name == "document" && has("urn:oasis:names:tc:opendocument") {
        return if has("application/vnd.oasis.opendocument.spreadsheet")
            || has("<office:spreadsheet")
        {
            Ok(Some(Format::Ods))
        } else {
            Err(Problem::new(ProblemCode::Foreign).with_detail("OpenDocument"))
        };
    }
    // Without a declaration a name in brackets may as well be a header of text; elements lie within each other.
    let inside = root
        .split_once('>')
        .map_or("", |(_, inside)| inside.trim_start());
    let is_xml = declared || is_name(name) && inside.starts_with('<') && inside.contains("</");
    if is_xml {
        Err(Problem::new(ProblemCode::NotRead).with_detail("XML"))
    } else {
        Ok(None)
    }
}

/// Whether the text is declared as XML, and what stands behind the bracket of its outermost element: declarations,
/// instructions and comments come before.
fn root(text: &str) -> (bool, &str) {
    let declared = text.starts_with("<?xml");
    let mut rest = text;
    loop {
        let end = if rest.starts_with("<?") {
            "?>"
        } else if rest.starts_with("<!--") {
            "-->"
        } else if rest.starts_with("<!") {
            ">"
        } else {
            return (declared, rest.strip_prefix('<').unwrap_or_default());
        };
        rest = rest
            .split_once(end)
            .map_or("", |(_, rest)| rest.trim_start());
    }
}

fn is_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_alphabetic() || first == '_')
        && name
            .chars()
            .all(|next| next.is_alphanumeric() || matches!(next, '_' | '-' | '.'))
}

/// Whether the text has this part, in upper or lower case.
fn find(text: &str, part: &str) -> bool {
    let (text, part) = (text.as_bytes(), part.as_bytes());
    let Some(first) = part.first() else {
        return true;
    };
    let (lower, upper) = (first.to_ascii_lowercase(), first.to_ascii_uppercase());
    memchr::memchr2_iter(lower, upper, text).any(|at| {
        text.get(at..at + part.len())
            .is_some_and(|here| here.eq_ignore_ascii_case(part))
    })
}

#[cfg(test)]
mod tests;
