//! Excel's XML of 2003 (SpreadsheetML): one document, usually named `.xls`.

use std::collections::BTreeMap;

use super::super::dates::DateSystem;
use super::super::limits;
use super::super::sink::Sink;
use super::super::unpack::{broken, too_large};
use super::rows::Rows;
use super::shown::Shown;
use super::tag::{Tag, local};
use super::text;
use super::xml::{Token, Xml};
use super::{Merge, PROGRESS_CELLS, SheetInfo, Worksheets, boolean, named, reference};
use crate::model::{Problem, ProblemCode, read_date};

/// Reads every worksheet.
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
    let mut styles = BTreeMap::new();
    let mut style = Vec::new();
    while let Some(token) = xml.next()? {
        match token {
            Token::Open(tag) => match tag.local() {
                b"Style" => style = tag.attribute("ID").unwrap_or_default().to_vec(),
                b"NumberFormat" => {
                    let code = text::plain_value(tag.attribute("Format").unwrap_or_default())?;
                    styles.insert(style.clone(), shown(&code));
                }
                b"Date1904" => read.system = DateSystem::Day1904,
                b"Worksheet" if !tag.empty => {
                    let name = text::plain_value(tag.attribute("Name").unwrap_or_default())?;
                    let info = SheetInfo::new(name, false);
                    let mut sink = new_sheet(&info);
                    let mut sheet = Sheet {
                        styles: &styles,
                        system: read.system,
                        info,
                        rows: Rows::new(&mut sink),
                        row: 0,
                        row_hidden: false,
                        next_column: 0,
                        until_progress: PROGRESS_CELLS,
                    };
                    sheet
                        .read(&mut xml, progress)
                        .map_err(|problem| named(problem, &sheet.info))?;
                    read.sheets.push((sheet.info, sink));
                }
                _ => {}
            },
            Token::Close(name) if local(name) == b"Workbook" => {
                progress(xml.taken());
                return Ok(read);
            }
            _ => {}
        }
    }
    Err(broken(format!("{} ends within itself", xml.name())))
}

struct Sheet<'a, S> {
    styles: &'a BTreeMap<Vec<u8>, Shown>,
    system: DateSystem,
    info: SheetInfo,
    rows: Rows<'a, S>,
    row: u32,
    /// Whether the sheet hides the row and no cell of it has come.
    row_hidden: bool,
    next_column: usize,
    until_progress: usize,
}

/// How a cell's content is to be taken.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Text,
    Number,
    Day,
    Boolean,
}

impl<S: Sink> Sheet<'_, S> {
    fn read(&mut self, xml: &mut Xml, progress: &mut dyn FnMut(u64)) -> Result<(), Problem> {
        // Rows that the one before stands for, with nothing in them.
        let mut more_rows = 0;
        while let Some(token) = xml.next()? {
            match token {
                Token::Open(tag) => match tag.local() {
                    b"Row" => {
                        let next = self.row.saturating_add(more_rows).saturating_add(1);
                        more_rows = count(tag, "Span");
                        self.begin_row(tag, next)?;
                    }
                    b"Cell" => {
                        let (empty, style) = (tag.empty, tag.attribute("StyleID"));
                        let style = style.and_then(|id| self.styles.get(id));
                        let column = self.place(tag)?;
                        if !empty {
                            self.content(xml, column, style)?;
                        }
                        self.until_progress -= 1;
                        if self.until_progress == 0 {
                            self.until_progress = PROGRESS_CELLS;
                            progress(xml.taken());
                        }
                    }
                    b"Visible" if !tag.empty => {
                        let mut state = String::new();
                        text_of(xml, b"Visible", &mut state)?;
                        self.info.hidden = state.trim() != "SheetVisible";
                    }
                    _ => {}
                },
                Token::Close(name) if local(name) == b"Worksheet" => return Ok(()),
                _ => {}
            }
        }
        Err(broken(format!("{} ends within a sheet", xml.name())))
    }

    fn begin_row(&mut self, tag: Tag, next: u32) -> Result<(), Problem> {
        let row = match tag.attribute("Index") {
            Some(index) => reference::row(index).ok_or_else(|| broken("a row without number"))?,
            None => next,
        };
        if row <= self.row {
            return Err(broken(format!("row {row} comes after row {}", self.row)));
        }
        if row > limits::ROWS {
            return Err(too_large(&format!("row {row}")));
        }
        self.row = row;
        self.row_hidden = tag.attribute("Hidden") == Some(b"1");
        self.next_column = 0;
        Ok(())
    }

    /// The column of a cell.
    fn place(&mut self, tag: Tag) -> Result<usize, Problem> {
        let column = match tag.attribute("Index").map(reference::number) {
            Some(Some(index)) if index > self.next_column => index - 1,
            Some(_) => return Err(broken(format!("a cell of row {} twice", self.row))),
            None => self.next_column,
        };
        let across = usize::try_from(count(tag, "MergeAcross")).unwrap_or(usize::MAX);
        let down = count(tag, "MergeDown");
        self.next_column = column.saturating_add(across).saturating_add(1);
        if column >= limits::COLUMNS {
            return Err(Problem::new(ProblemCode::TooWide));
        }
        if across > 0 || down > 0 {
            if self.info.merges.len() >= limits::MERGES {
                return Err(too_large(&self.info.name));
            }
            self.info.merges.push(Merge {
                first_row: self.row,
                first_column: column,
                last_row: self.row.saturating_add(down),
                last_column: column.saturating_add(across),
            });
        }
        Ok(column)
    }

    /// What stands between a cell's tags.
    fn content(
        &mut self,
        xml: &mut Xml,
        column: usize,
        style: Option<&Shown>,
    ) -> Result<(), Problem> {
        let mut in_comment = false;
        let mut found = None;
        let mut shown = String::new();
        while let Some(token) = xml.next()? {
            match token {
                Token::Open(tag) => match tag.local() {
                    b"Comment" => in_comment = !tag.empty,
                    b"Data" if !tag.empty && !in_comment => {
                        found = Some(match tag.attribute("Type") {
                            Some(b"Number") => Kind::Number,
                            Some(b"DateTime") => Kind::Day,
                            Some(b"Boolean") => Kind::Boolean,
                            _ => Kind::Text,
                        });
                        text_of(xml, b"Data", &mut shown)?;
                    }
                    _ => {}
                },
                Token::Close(name) => match local(name) {
                    b"Comment" => in_comment = false,
                    b"Cell" => {
                        if let Some(kind) = found {
                            self.put(column, kind, style.unwrap_or(&Shown::Number), &shown);
                        }
                        return Ok(());
                    }
                    _ => {}
                },
                Token::Text(_) | Token::Literal(_) => {}
            }
        }
        Err(broken(format!("{} ends within a cell", xml.name())))
    }

    fn put(&mut self, column: usize, kind: Kind, style: &Shown, content: &str) {
        if content.is_empty() {
            return;
        }
        self.rows.reach(self.row);
        if std::mem::take(&mut self.row_hidden) {
            self.info.hidden_rows.add(self.row);
        }
        let sink = &mut *self.rows.sink;
        let number = || {
            let number = content.trim().parse();
            number.ok().filter(|number: &f64| number.is_finite())
        };
        match kind {
            Kind::Number => match number() {
                Some(number) => style.put(sink, column, number, self.system),
                None => sink.text(column, content),
            },
            Kind::Day => match content.split('T').next().and_then(read_date) {
                Some(day) => sink.date(column, day),
                None => sink.text(column, content),
            },
            Kind::Boolean => sink.text(column, boolean(content.trim() == "1")),
            Kind::Text => sink.text(column, content),
        }
    }
}

/// What a number format shows, by its code or by a name that Excel has for it.
fn shown(code: &str) -> Shown {
    /// Names with letters that would make a day in a code.
    const NUMBERS: [&str; 9] = [
        "General Number",
        "Currency",
        "Euro Currency",
        "Fixed",
        "Standard",
        "Percent",
        "Scientific",
        "Yes/No",
        "True/False",
    ];
    if NUMBERS.contains(&code) {
        Shown::Number
    } else {
        Shown::by_code(code)
    }
}

/// The text of an element that has just been opened, without the tags in it.
fn text_of(xml: &mut Xml, element: &[u8], out: &mut String) -> Result<(), Problem> {
    out.clear();
    while let Some(token) = xml.next()? {
        match token {
            Token::Text(raw) => text::push_plain(out, raw, false)?,
            Token::Literal(raw) => text::push_plain(out, raw, true)?,
            Token::Close(name) if local(name) == element => return Ok(()),
            Token::Open(_) | Token::Close(_) => {}
        }
    }
    Err(broken(format!("{} ends within a text", xml.name())))
}

/// An attribute that says how many more there are; none where it says nothing that is understood.
fn count(tag: Tag, name: &str) -> u32 {
    let number = tag.attribute(name).and_then(reference::number);
    number
        .and_then(|number| u32::try_from(number).ok())
        .unwrap_or(0)
}
