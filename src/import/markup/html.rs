//! The tables of a page, however its tags are written: cells and rows that are not closed, tables within cells, words
//! with formats of their own.

use std::convert::Infallible;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::super::dates::DateSystem;
use super::super::sink::Sink;
use super::super::workbook::{SheetInfo, Worksheets};
use super::grid::Grid;
use crate::model::{Problem, ProblemCode};

/// Rows of the largest table that may be a title or a note beside another.
const ROWS_OF_A_NOTE: usize = 5;

/// Tables of one page. Those of printed reports have one for each page.
const MOST_TABLES: usize = 10_000;

/// Reads every table of a page, each into a sink of its own. A title in a table, and a header in one, are put above the
/// table that they belong to, as spreadsheets show them.
///
/// # Errors
/// `Foreign` where there is no table; `TooWide` and `TooLarge` beyond the limits.
pub fn read<S: Sink>(
    text: &str,
    mut new_sheet: impl FnMut(&SheetInfo) -> S,
) -> Result<Worksheets<S>, Problem> {
    let grids = joined(tables(text)?);
    if grids.is_empty() {
        return Err(Problem::new(ProblemCode::Foreign).with_detail("HTML"));
    }
    let several = grids.len() > 1;
    let sheets = (1..).zip(grids).map(|(number, mut grid)| {
        let mut info = SheetInfo::new(std::mem::take(&mut grid.caption), false);
        if info.name.is_empty() && several {
            info.name = number.to_string();
        }
        let mut sink = new_sheet(&info);
        give(&grid, &mut sink);
        info.merges = grid.merges;
        info.hidden_rows = grid.hidden_rows;
        (info, sink)
    });
    Ok(Worksheets {
        sheets: sheets.collect(),
        system: DateSystem::Day1900,
        unreadable: Vec::new(),
    })
}

fn give<S: Sink>(grid: &Grid, sink: &mut S) {
    let filled = |row: &Vec<(usize, String)>| !row.is_empty();
    let first = grid.rows.iter().position(filled).unwrap_or(0);
    let end = grid
        .rows
        .iter()
        .rposition(filled)
        .map_or(0, |last| last + 1);
    for (number, row) in (1..).zip(&grid.rows).take(end).skip(first) {
        sink.row(number);
        for (column, text) in row {
            sink.text(*column, text);
        }
    }
}

/// The tables with content, without those that only hold others in place.
fn joined(tables: Vec<Grid>) -> Vec<Grid> {
    let holds = |grid: &Grid| grid.nests && grid.fullest() < 2;
    let mut rest = tables
        .into_iter()
        .filter(|grid| grid.fullest() > 0 && !holds(grid))
        .peekable();
    let mut all: Vec<Grid> = Vec::new();
    let mut above: Option<Grid> = None;
    while let Some(grid) = rest.next() {
        let is_note = grid.fullest() == 1 && grid.rows.len() <= ROWS_OF_A_NOTE;
        let belongs = match rest.peek() {
            Some(next) => is_note || grid.heads(next),
            None => false,
        };
        let ends = is_note && rest.peek().is_none();
        let grid = match above.take() {
            Some(mut above) => {
                above.append(grid);
                above
            }
            None => grid,
        };
        match all.last_mut() {
            _ if belongs => above = Some(grid),
            Some(last) if ends => last.append(grid),
            _ => all.push(grid),
        }
    }
    all
}

fn tables(text: &str) -> Result<Vec<Grid>, Problem> {
    let mut page = Page::default();
    let mut emitter =
        CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| page.event(&event).err());
    emitter.naively_switch_states(true);
    // The first thing that comes of it is the only one: what is wrong.
    let Ok::<_, Infallible>(problem) = Tokenizer::new_with_emitter(text, emitter)
        .next()
        .transpose();
    if let Some(problem) = problem {
        return Err(problem);
    }
    // Whoever cuts a page off leaves its tables open.
    while !page.open.is_empty() {
        page.end_table()?;
    }
    Ok(page.tables.into_iter().flatten().collect())
}

/// A page, as far as it has been read.
#[derive(Default)]
struct Page {
    /// The tables in the order in which they begin; nothing for those that are open.
    tables: Vec<Option<Grid>>,
    open: Vec<Open>,
    tag: Tag,
    /// The element whose text is no text of the page's.
    unread: Option<Vec<u8>>,
}

/// A table that is open.
struct Open {
    place: usize,
    grid: Grid,
    /// The cell that is open: for how many columns and rows it stands.
    cell: Option<(usize, u32)>,
    in_caption: bool,
    text: String,
}

/// A start tag, as far as it has been read.
#[derive(Default)]
struct Tag {
    name: Vec<u8>,
    attribute: Vec<u8>,
    columns: Option<u32>,
    rows: Option<u32>,
    hidden: bool,
}

impl Page {
    fn event(&mut self, event: &CallbackEvent) -> Result<(), Problem> {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag = Tag {
                    name: name.to_vec(),
                    ..Tag::default()
                };
            }
            CallbackEvent::AttributeName { name } => {
                self.tag.attribute = name.to_vec();
                self.tag.hidden |= *name == b"hidden";
            }
            CallbackEvent::AttributeValue { value } => self.tag.attribute(value),
            CallbackEvent::CloseStartTag { self_closing } => {
                let tag = std::mem::take(&mut self.tag);
                self.start(&tag, *self_closing)?;
            }
            CallbackEvent::EndTag { name } => self.end(name)?,
            CallbackEvent::String { value } => self.text(&String::from_utf8_lossy(value)),
            CallbackEvent::Comment { .. }
            | CallbackEvent::Doctype { .. }
            | CallbackEvent::Error(_) => {}
        }
        Ok(())
    }

    fn start(&mut self, tag: &Tag, self_closing: bool) -> Result<(), Problem> {
        match tag.name.as_slice() {
            b"script" | b"style" | b"title" | b"textarea" if !self_closing => {
                self.unread = Some(tag.name.clone());
            }
            b"table" if self.tables.len() >= MOST_TABLES => {
                return Err(Problem::new(ProblemCode::TooLarge).with_detail("HTML"));
            }
            b"table" => {
                if let Some(outer) = self.open.last_mut() {
                    outer.grid.nests = true;
                }
                self.open.push(Open {
                    place: self.tables.len(),
                    grid: Grid::default(),
                    cell: None,
                    in_caption: false,
                    text: String::new(),
                });
                self.tables.push(None);
            }
            b"thead" | b"tbody" | b"tfoot" => self.end_cell()?,
            b"tr" => {
                self.end_cell()?;
                if let Some(open) = self.open.last_mut() {
                    open.grid.row(tag.hidden);
                }
            }
            b"td" | b"th" => {
                self.end_cell()?;
                if let Some(open) = self.open.last_mut() {
                    let columns = usize::try_from(tag.columns.unwrap_or(1)).unwrap_or(1);
                    open.cell = Some((columns, tag.rows.unwrap_or(1)));
                }
            }
            b"caption" => {
                if let Some(open) = self.open.last_mut() {
                    open.in_caption = true;
                }
            }
            b"br" => self.line_break(true),
            name if is_block(name) => self.line_break(false),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &[u8]) -> Result<(), Problem> {
        if self.unread.as_deref() == Some(name) {
            self.unread = None;
        }
        match name {
            b"td" | b"th" | b"tr" | b"caption" => self.end_cell(),
            b"table" => self.end_table(),
            name => {
                if is_block(name) {
                    self.line_break(false);
                }
                Ok(())
            }
        }
    }

    fn end_cell(&mut self) -> Result<(), Problem> {
        let Some(open) = self.open.last_mut() else {
            return Ok(());
        };
        let text = std::mem::take(&mut open.text);
        let text = text.trim();
        if std::mem::take(&mut open.in_caption) {
            text.clone_into(&mut open.grid.caption);
        }
        match open.cell.take() {
            Some((columns, rows)) => open.grid.cell(text, columns, rows),
            None => Ok(()),
        }
    }

    fn end_table(&mut self) -> Result<(), Problem> {
        self.end_cell()?;
        if let Some(open) = self.open.pop()
            && let Some(place) = self.tables.get_mut(open.place)
        {
            *place = Some(open.grid);
        }
        Ok(())
    }

    /// Text in which white space counts once.
    fn text(&mut self, text: &str) {
        let Some(out) = self.writable() else { return };
        for character in text.chars() {
            if !character.is_ascii_whitespace() {
                out.push(character);
            } else if !out.is_empty() && !out.ends_with([' ', '\n']) {
                out.push(' ');
            }
        }
    }

    /// A new line, or only where the text is not at the beginning of one.
    fn line_break(&mut self, always: bool) {
        let Some(out) = self.writable() else { return };
        out.truncate(out.trim_end_matches(' ').len());
        if always || !out.is_empty() && !out.ends_with('\n') {
            out.push('\n');
        }
    }

    /// Where text goes: into the cell or caption that is open.
    fn writable(&mut self) -> Option<&mut String> {
        if self.unread.is_some() {
            return None;
        }
        let open = self.open.last_mut()?;
        (open.cell.is_some() || open.in_caption).then_some(&mut open.text)
    }
}

impl Tag {
    fn attribute(&mut self, value: &[u8]) {
        let number = || std::str::from_utf8(value).ok()?.trim().parse().ok();
        match self.attribute.as_slice() {
            b"colspan" => self.columns = number(),
            b"rowspan" => self.rows = number(),
            b"style" => {
                let mut style = value.to_ascii_lowercase();
                style.retain(|byte| !byte.is_ascii_whitespace());
                self.hidden |= memchr::memmem::find(&style, b"display:none").is_some();
            }
            _ => {}
        }
    }
}

/// Elements that begin and end a line.
fn is_block(name: &[u8]) -> bool {
    matches!(
        name,
        b"p" | b"div"
            | b"li"
            | b"ul"
            | b"ol"
            | b"dl"
            | b"dt"
            | b"dd"
            | b"hr"
            | b"h1"
            | b"h2"
            | b"h3"
            | b"h4"
            | b"h5"
            | b"h6"
    )
}
