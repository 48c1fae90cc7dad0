//! The cells of a worksheet, in the order in which they are written.

use super::super::limits;
use super::super::sink::Sink;
use super::super::unpack::broken;
use super::super::unpack::too_large;
use super::book::Book;
use super::reference::{self, Reference};
use super::rows::Rows;
use super::tag::Tag;
use super::xml::{Token, Xml};
use super::{PROGRESS_CELLS, SheetInfo, strings, text};
use crate::model::{Problem, ProblemCode, read_date};

/// How a cell's content is to be taken.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// A number, in a cell of this style.
    Number(usize),
    Shared,
    Inline,
    Text,
    Boolean,
    Iso,
}

/// Reads a worksheet into a sink, and what else is to be known of it.
///
/// # Errors
/// Those of the document; `TooWide` and `TooLarge` beyond the limits of columns and rows.
pub fn read<S: Sink>(
    mut xml: Xml,
    book: &Book,
    info: &mut SheetInfo,
    sink: &mut S,
    progress: &mut dyn FnMut(u64),
) -> Result<(), Problem> {
    let mut cells = Cells {
        book,
        rows: Rows::new(sink),
        info,
        row: 0,
        row_hidden: false,
        row_known: true,
        next_column: 0,
        scratch: String::new(),
    };
    let mut in_data = false;
    let mut until_progress = PROGRESS_CELLS;
    while let Some(token) = xml.next()? {
        match token {
            Token::Open(tag) => match tag.name {
                b"c" if in_data => {
                    let (column, kind, empty) = cells.place(tag)?;
                    if !empty {
                        cells.content(&mut xml, column, kind)?;
                    }
                    until_progress -= 1;
                    if until_progress == 0 {
                        until_progress = PROGRESS_CELLS;
                        progress(xml.taken());
                    }
                }
                b"row" if in_data => cells.row(tag)?,
                b"sheetData" => in_data = !tag.empty,
                b"mergeCell" => {
                    if cells.info.merges.len() >= limits::MERGES {
                        return Err(too_large(xml.name()));
                    }
                    let area = tag.attribute("ref").and_then(reference::area);
                    cells.info.merges.extend(area);
                }
                _ => {}
            },
            Token::Close(b"sheetData") => in_data = false,
            _ => {}
        }
    }
    progress(xml.taken());
    Ok(())
}

struct Cells<'a, S> {
    book: &'a Book,
    rows: Rows<'a, S>,
    info: &'a mut SheetInfo,
    row: u32,
    /// Whether the sheet hides the row and no cell of it has come.
    row_hidden: bool,
    /// Whether the row said its number itself, or else its first cell did.
    row_known: bool,
    next_column: usize,
    scratch: String,
}

impl<S: Sink> Cells<'_, S> {
    fn row(&mut self, tag: Tag) -> Result<(), Problem> {
        let (mut number, mut hidden) = (None, false);
        for (key, value) in tag.attributes() {
            match key {
                b"r" => number = Some(value),
                b"hidden" => hidden = is_true(value),
                _ => {}
            }
        }
        self.row_known = number.is_some();
        let row = match number {
            Some(digits) => reference::row(digits).ok_or_else(|| broken("a row without number"))?,
            None => self.row + 1,
        };
        if row <= self.row {
            return Err(broken(format!("row {row} comes after row {}", self.row)));
        }
        self.go_to(row)?;
        self.row_hidden = hidden;
        Ok(())
    }

    fn go_to(&mut self, row: u32) -> Result<(), Problem> {
        if row > limits::ROWS {
            return Err(too_large(&format!("row {row}")));
        }
        self.row = row;
        self.next_column = 0;
        Ok(())
    }

    /// Where a cell is, how it is to be taken, and whether it has nothing in it.
    #[inline]
    fn place(&mut self, tag: Tag) -> Result<(usize, Kind, bool), Problem> {
        let mut column = self.next_column;
        let mut kind = Kind::Number(0);
        let mut style = 0;
        for (key, value) in tag.attributes() {
            match key {
                // Some programs write the column's number alone; the place among the others says the same.
                b"r" if value.iter().all(u8::is_ascii_digit) => {}
                b"r" => {
                    let Reference { column: found, row } = reference::cell(value)?;
                    if !self.row_known && row > self.row {
                        self.go_to(row)?;
                    }
                    self.row_known = true;
                    if found < self.next_column {
                        return Err(broken(format!("cell {} twice", value.escape_ascii())));
                    }
                    column = found;
                }
                b"s" => style = reference::number(value).unwrap_or(0),
                b"t" => {
                    kind = match value {
                        b"s" => Kind::Shared,
                        b"inlineStr" => Kind::Inline,
                        b"b" => Kind::Boolean,
                        b"d" => Kind::Iso,
                        // Results of formulas and errors: as they are written.
                        b"str" | b"e" => Kind::Text,
                        _ => Kind::Number(0),
                    }
                }
                _ => {}
            }
        }
        if column >= limits::COLUMNS {
            return Err(Problem::new(ProblemCode::TooWide));
        }
        if kind == Kind::Number(0) {
            kind = Kind::Number(style);
        }
        self.next_column = column + 1;
        Ok((column, kind, tag.empty))
    }

    /// What stands between a cell's tags.
    #[inline]
    fn content(&mut self, xml: &mut Xml, column: usize, kind: Kind) -> Result<(), Problem> {
        let (open, close): (&[u8], &[u8]) = match kind {
            Kind::Inline => (b"<is><t>", b"</t></is></c>"),
            _ => (b"<v>", b"</v></c>"),
        };
        if let Some(raw) = xml.between(open, close) {
            if let Some(plain) = text::plain(raw) {
                return self.put(column, kind, plain);
            }
            let mut scratch = std::mem::take(&mut self.scratch);
            scratch.clear();
            text::push(&mut scratch, raw)?;
            self.put(column, kind, &scratch)?;
            self.scratch = scratch;
            return Ok(());
        }
        let mut scratch = std::mem::take(&mut self.scratch);
        scratch.clear();
        pieces(xml, &mut scratch)?;
        self.put(column, kind, &scratch)?;
        self.scratch = scratch;
        Ok(())
    }

    #[inline]
    fn put(&mut self, column: usize, kind: Kind, content: &str) -> Result<(), Problem> {
        let book = self.book;
        let content = match kind {
            // A grid's program that refers to nothing means an empty cell.
            Kind::Shared if content.trim().is_empty() => "",
            Kind::Shared => {
                let index = reference::number(content.trim().as_bytes());
                let index = index.ok_or_else(|| broken(format!("shared text {content}")))?;
                book.texts.get(index)?
            }
            Kind::Number(_) | Kind::Boolean => content.trim(),
            Kind::Inline | Kind::Text | Kind::Iso => content,
        };
        if content.is_empty() {
            return Ok(());
        }
        self.rows.reach(self.row);
        if self.row_hidden {
            self.row_hidden = false;
            self.info.hidden_rows.add(self.row);
        }
        let sink = &mut *self.rows.sink;
        match kind {
            Kind::Number(style) => match number(content) {
                Some(number) => book
                    .styles
                    .shown(style)
                    .put(sink, column, number, book.system),
                None => sink.text(column, content),
            },
            Kind::Boolean => sink.text(column, super::boolean(is_true(content.as_bytes()))),
            Kind::Iso => match read_date(content.split('T').next().unwrap_or(content)) {
                Some(day) => sink.date(column, day),
                None => sink.text(column, content),
            },
            Kind::Shared | Kind::Inline | Kind::Text => sink.text(column, content),
        }
        Ok(())
    }
}

/// A cell that is written with more than its value: a formula, formatted text, text in sections.
fn pieces(xml: &mut Xml, out: &mut String) -> Result<(), Problem> {
    let mut in_value = false;
    while let Some(token) = xml.next()? {
        match token {
            Token::Open(tag) if tag.name == b"v" => in_value = !tag.empty,
            Token::Open(tag) if tag.name == b"is" && !tag.empty => {
                strings::push_runs(xml, b"is", out)?;
            }
            Token::Close(b"v") => in_value = false,
            Token::Close(b"c") => return Ok(()),
            Token::Text(raw) if in_value => text::push_quick(out, raw)?,
            Token::Literal(raw) if in_value => text::push_literal(out, raw)?,
            _ => {}
        }
    }
    Err(broken(format!("{} ends within a cell", xml.name())))
}

/// How XML writes a yes.
const fn is_true(value: &[u8]) -> bool {
    matches!(value, b"1" | b"true")
}

/// Numbers are mostly whole and short.
#[inline]
fn number(content: &str) -> Option<f64> {
    if content.len() <= 9
        && let Some(whole) = reference::number(content.as_bytes())
    {
        return u32::try_from(whole).ok().map(f64::from);
    }
    content
        .parse()
        .ok()
        .filter(|number: &f64| number.is_finite())
}
