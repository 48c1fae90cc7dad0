//! A cell of an OpenDocument table: what it is and what it shows.

use super::super::super::unpack::broken;
use super::super::tag::{Tag, local};
use super::super::xml::{Token, Xml};
use super::super::{boolean, text};
use super::{cut_off, skip};
use crate::model::{Problem, read_date};
use time::Date;

/// What a cell is kept as.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing.
    Empty,
    /// A text, or what is read like one.
    Text(String),
    /// A number.
    Number(f64),
    /// A day.
    Day(Date),
}

/// Reads the cell that has just been opened, to its end.
///
/// # Errors
/// Those of the document.
pub fn read(xml: &mut Xml, kept: Kept, empty: bool, shown: &mut String) -> Result<Value, Problem> {
    shown.clear();
    if !empty {
        paragraphs(xml, shown)?;
    }
    Ok(kept.value(shown))
}

/// What a cell's tag says of its content.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kept {
    kind: Kind,
    value: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Kind {
    #[default]
    Text,
    Number,
    Day,
    Boolean,
    Time,
}

impl Kept {
    /// Reads a cell's tag.
    ///
    /// # Errors
    /// Those of the document.
    pub fn of(tag: Tag) -> Result<Self, Problem> {
        let (kind, value) = match tag.attribute("value-type") {
            Some(b"float" | b"currency" | b"percentage") => (Kind::Number, "value"),
            Some(b"date") => (Kind::Day, "date-value"),
            Some(b"boolean") => (Kind::Boolean, "boolean-value"),
            Some(b"time") => (Kind::Time, "time-value"),
            _ => (Kind::Text, "string-value"),
        };
        let value = tag.attribute(value).map(text::plain_value).transpose()?;
        Ok(Self { kind, value })
    }

    fn value(self, shown: &str) -> Value {
        let said = self.value.unwrap_or_default();
        let kept = match self.kind {
            // An error is kept as the number that it is not.
            Kind::Number if is_error(shown) => None,
            Kind::Number => said
                .trim()
                .parse()
                .ok()
                .filter(|number: &f64| number.is_finite()),
            Kind::Day => {
                let day = said.split('T').next().and_then(read_date);
                return day.map_or_else(|| text_of(shown, said), Value::Day);
            }
            Kind::Boolean if !said.is_empty() => {
                return Value::Text(boolean(said == "true").to_owned());
            }
            Kind::Boolean | Kind::Time | Kind::Text => None,
        };
        match kept {
            Some(number) if !has_zeroes(shown, number) => Value::Number(number),
            _ => text_of(shown, said),
        }
    }
}

/// What is shown, or else what is kept.
fn text_of(shown: &str, said: String) -> Value {
    match (shown, said) {
        ("", said) if said.is_empty() => Value::Empty,
        ("", said) => Value::Text(said),
        (shown, _) => Value::Text(shown.to_owned()),
    }
}

fn is_error(shown: &str) -> bool {
    shown.starts_with('#') || shown.starts_with("Err:")
}

/// Whether a number is shown with zeroes before it, as case numbers are: `00123`.
fn has_zeroes(shown: &str, number: f64) -> bool {
    let figures = shown.trim();
    figures.len() > 1
        && figures.starts_with('0')
        && figures.bytes().all(|byte| byte.is_ascii_digit())
        && figures.parse() == Ok(number)
}

/// The paragraphs of a cell, a line each. Comments and drawings are no part of it.
fn paragraphs(xml: &mut Xml, out: &mut String) -> Result<(), Problem> {
    let mut first = true;
    loop {
        match xml.next()? {
            Some(Token::Open(tag)) => match tag.local() {
                b"p" | b"h" => {
                    if !std::mem::take(&mut first) {
                        out.push('\n');
                    }
                    if !tag.empty {
                        paragraph(xml, out)?;
                    }
                }
                b"list" | b"list-item" | b"list-header" => {}
                _ if tag.empty => {}
                _ => skip(xml)?,
            },
            Some(Token::Close(name)) => match local(name) {
                b"table-cell" | b"covered-table-cell" => return Ok(()),
                b"list" | b"list-item" | b"list-header" => {}
                other => {
                    return Err(broken(format!(
                        "{} is closed and not open",
                        other.escape_ascii()
                    )));
                }
            },
            Some(Token::Text(_) | Token::Literal(_)) => {}
            None => return Err(cut_off(xml)),
        }
    }
}

/// A paragraph, in which white space counts once and elements stand for more of it.
fn paragraph(xml: &mut Xml, out: &mut String) -> Result<(), Problem> {
    let start = out.len();
    let mut depth = 1_usize;
    while depth > 0 {
        match xml.next()? {
            Some(Token::Open(tag)) => match tag.local() {
                b"s" => {
                    let count = tag.attribute("c").and_then(super::super::reference::number);
                    // No cell has more room than this.
                    out.extend(std::iter::repeat_n(' ', count.unwrap_or(1).min(1 << 15)));
                    depth += usize::from(!tag.empty);
                }
                b"tab" => {
                    out.push('\t');
                    depth += usize::from(!tag.empty);
                }
                b"line-break" => {
                    out.push('\n');
                    depth += usize::from(!tag.empty);
                }
                b"annotation" | b"note" | b"frame" | b"ruby-text" if !tag.empty => skip(xml)?,
                _ => depth += usize::from(!tag.empty),
            },
            Some(Token::Close(_)) => depth -= 1,
            Some(Token::Text(raw)) => text::push_collapsed(out, start, raw, false)?,
            Some(Token::Literal(raw)) => text::push_collapsed(out, start, raw, true)?,
            None => return Err(cut_off(xml)),
        }
    }
    Ok(())
}
