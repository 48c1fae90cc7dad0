//! What must hold of an OpenDocument's content before calamine reads it: calamine never comes to the end of a table
//! that is not closed, and repeats cells as often as the content says.

use super::super::limits;
use super::super::unpack::{Package, broken, too_large};
use super::reference;
use super::tag::Tag;
use super::xml::{Token, Xml};
use crate::model::Problem;

/// The part that holds the tables.
const CONTENT: &str = "content.xml";

/// Lets a content through whose elements are all closed and whose tables span no more cells than may be held.
///
/// # Errors
/// `Broken` or `TooLarge`; those of the content's own form.
pub fn admit(package: &Package) -> Result<(), Problem> {
    let entries = package.entries().iter();
    // Where several entries have the name, it is not told here which calamine takes.
    for entry in entries.filter(|entry| {
        entry
            .name
            .trim_start_matches('/')
            .eq_ignore_ascii_case(CONTENT)
    }) {
        check(Xml::new(package.part(entry)?)?)?;
    }
    Ok(())
}

fn check(mut xml: Xml) -> Result<(), Problem> {
    let mut open: Vec<Vec<u8>> = Vec::new();
    let mut span = Span::default();
    while let Some(token) = xml.next()? {
        let fits = match token {
            Token::Open(tag) => {
                let fits = span.open(tag);
                if !tag.empty {
                    open.push(tag.name.to_vec());
                }
                fits
            }
            Token::Close(name) => {
                if open.pop().as_deref() != Some(name) {
                    return Err(broken(format!(
                        "{CONTENT}: {} is closed and not open",
                        name.escape_ascii()
                    )));
                }
                span.close(name)
            }
            Token::Text(_) | Token::Literal(_) => true,
        };
        if !fits {
            return Err(too_large(CONTENT));
        }
    }
    match open.pop() {
        None => Ok(()),
        Some(name) => Err(broken(format!(
            "{CONTENT} ends within {}",
            name.escape_ascii()
        ))),
    }
}

/// How many cells the tables span that have been read.
#[derive(Default)]
struct Span {
    /// The cells of tables that are finished.
    finished: u64,
    /// The cells of this table's rows as they are written, each row once.
    written: u64,
    /// This table's rows, and those of them up to the last with content.
    rows: u64,
    reached: u64,
    /// The greatest width of a row with content.
    width: u64,
    repeated: u64,
    column: u64,
    row_width: u64,
}

impl Span {
    fn open(&mut self, tag: Tag) -> bool {
        match local(tag.name) {
            b"table-row" => {
                self.repeated = repeats(tag, "number-rows-repeated");
                self.column = 0;
                self.row_width = 0;
                if tag.empty { self.end_row() } else { true }
            }
            b"table-cell" | b"covered-table-cell" => {
                self.column = self
                    .column
                    .saturating_add(repeats(tag, "number-columns-repeated"));
                if !tag.empty
                    || tag.attribute("value-type").is_some()
                    || tag.attribute("formula").is_some()
                {
                    self.row_width = self.column;
                }
                true
            }
            _ => true,
        }
    }

    fn close(&mut self, name: &[u8]) -> bool {
        match local(name) {
            b"table-row" => self.end_row(),
            b"table" => {
                *self = Self {
                    finished: self.cells(),
                    ..Self::default()
                };
                true
            }
            _ => true,
        }
    }

    fn end_row(&mut self) -> bool {
        self.rows = self.rows.saturating_add(self.repeated);
        if self.row_width > 0 {
            self.reached = self.rows;
            self.width = self.width.max(self.row_width);
            self.written = self.written.saturating_add(self.row_width);
        }
        self.cells() <= limits::HELD_CELLS
    }

    fn cells(&self) -> u64 {
        let table = self.width.saturating_mul(self.reached).max(self.written);
        self.finished.saturating_add(table)
    }
}

/// A name without the prefix that calamine looks for.
fn local(name: &[u8]) -> &[u8] {
    name.strip_prefix(b"table:").unwrap_or(name)
}

/// How often a row or cell is repeated: once, where it says nothing that is understood.
fn repeats(tag: Tag, name: &str) -> u64 {
    let number = tag.attribute(name).and_then(reference::number);
    number
        .and_then(|number| u64::try_from(number).ok())
        .unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::super::super::unpack::tests::packed;
    use super::*;
    use crate::model::ProblemCode;

    fn admitted(rows: &str) -> Result<(), ProblemCode> {
        let content = format!(
            "<office:document-content><office:body><office:spreadsheet><table:table>{rows}</office:spreadsheet>\
             </office:body></office:document-content>"
        );
        let bytes = packed(&[(CONTENT, content)]);
        admit(&Package::open(&bytes).unwrap()).map_err(|problem| problem.code)
    }

    #[test]
    fn a_table_that_is_not_closed_is_broken() {
        let row = "<table:table-row><table:table-cell/></table:table-row>";
        assert_eq!(admitted(&format!("{row}</table:table>")), Ok(()));
        assert_eq!(admitted(row), Err(ProblemCode::Broken));
        assert_eq!(
            admitted("<table:table-row></table:table>"),
            Err(ProblemCode::Broken)
        );
    }

    #[test]
    fn repeated_cells_are_held_within_limits() {
        let block = |rows: u32, filled: &str| {
            format!(
                "<table:table-row table:number-rows-repeated='{rows}'><table:table-cell {filled} \
                 table:number-columns-repeated='16384'/></table:table-row></table:table>"
            )
        };
        let filled = "office:value-type='float'";
        assert_eq!(admitted(&block(1_000, filled)), Ok(()));
        assert_eq!(admitted(&block(6_000, filled)), Err(ProblemCode::TooLarge));
        // Formats for all the sheet's cells, as programs write them, are no content.
        assert_eq!(admitted(&block(1_048_576, "")), Ok(()));
    }
}
