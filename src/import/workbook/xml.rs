//! XML tag by tag, from a part that is unpacked as it is read.
//!
//! Knows what workbooks need and no more: no entities of the document's own, no namespaces but the one that the
//! outermost element is in, no validation.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::super::limits;
use super::super::unpack::{Part, broken, too_large};
use super::scan::{LITERAL, Span, scan};
use super::tag::Tag;
use crate::model::Problem;

/// As much as is unpacked at once: what fits a processor's second cache.
const PIECE: usize = 1 << 17;

/// What comes next in a document. Names are without the prefix that the outermost element has.
#[derive(Debug)]
pub enum Token<'a> {
    /// A start tag, or an empty element's only tag.
    Open(Tag<'a>),
    /// An end tag's name.
    Close(&'a [u8]),
    /// Text as it is written.
    Text(&'a [u8]),
    /// Text in which nothing is escaped.
    Literal(&'a [u8]),
}

/// Reads a document.
pub struct Xml<'p> {
    part: Part<'p>,
    buffer: Vec<u8>,
    at: usize,
    end: usize,
    complete: bool,
    /// What stands before the colon in the outermost element's name, with the colon.
    prefix: Option<Vec<u8>>,
}

impl<'p> Xml<'p> {
    /// Begins a document, in whatever encoding it says it is.
    ///
    /// # Errors
    /// Those of unpacking; `Broken` where the encoding is not known or not kept to.
    pub fn new(part: Part<'p>) -> Result<Self, Problem> {
        let mut xml = Self::of_text(part)?;
        while xml.end < 256 && !xml.complete {
            xml.refill()?;
        }
        let head = xml.buffer.get(..xml.end).unwrap_or_default();
        let (encoding, mark) = declared_encoding(head)?;
        xml.at = mark;
        if encoding != UTF_8 {
            xml.decode_all(encoding)?;
        }
        Ok(xml)
    }

    /// Begins a document that is UTF-8, whatever it says it is.
    ///
    /// # Errors
    /// Those of unpacking.
    pub fn of_text(part: Part<'p>) -> Result<Self, Problem> {
        let mut xml = Self {
            part,
            buffer: vec![0; PIECE],
            at: 0,
            end: 0,
            complete: false,
            prefix: None,
        };
        xml.refill()?;
        Ok(xml)
    }

    /// How many bytes of the file have been read.
    pub fn taken(&self) -> u64 {
        self.part.taken()
    }

    /// The part's path.
    pub fn name(&self) -> &str {
        self.part.name()
    }

    /// The next token; nothing at the end.
    ///
    /// # Errors
    /// Those of unpacking; `Entities` where the document declares a type; `TooLarge` for a tag or text beyond measure.
    pub fn next(&mut self) -> Result<Option<Token<'_>>, Problem> {
        let (start, span) = loop {
            let rest = self.buffer.get(self.at..self.end).unwrap_or_default();
            if rest.is_empty() && self.complete {
                return Ok(None);
            }
            match scan(rest, self.complete)? {
                Span::More if self.complete => {
                    return Err(broken(format!("{} ends within a tag", self.part.name())));
                }
                Span::More => self.refill()?,
                Span::Skip { end } => self.at += end,
                span => break (self.at, span),
            }
        };
        let rest = self.buffer.get(start..self.end).unwrap_or_default();
        let within = |from: usize, to: usize| rest.get(from..to).unwrap_or_default();
        Ok(Some(match span {
            Span::Open { name, end } => {
                self.at += end + 1;
                let empty = name < end && rest.get(end - 1) == Some(&b'/');
                let attributes = within(name, end - usize::from(empty));
                let name = within(1, name);
                let prefix = self.prefix.get_or_insert_with(|| prefix_of(name).to_vec());
                let name = name.strip_prefix(prefix.as_slice()).unwrap_or(name);
                Token::Open(Tag {
                    name,
                    empty,
                    raw_attributes: attributes,
                })
            }
            Span::Close { end } => {
                self.at += end + 1;
                let name = within(2, end).trim_ascii_end();
                let prefix = self.prefix.as_deref().unwrap_or_default();
                Token::Close(name.strip_prefix(prefix).unwrap_or(name))
            }
            Span::Literal { end } => {
                self.at += end;
                Token::Literal(within(LITERAL.len(), end - 3))
            }
            Span::Text { end } | Span::Skip { end } => {
                self.at += end;
                Token::Text(within(0, end))
            }
            Span::More => return Ok(None),
        }))
    }

    /// Takes the text of an element that is written exactly like this, without anything between, and whose end is
    /// already unpacked. Nothing is taken otherwise: [`Self::next`] then reads the same piece by piece.
    #[inline]
    pub fn between(&mut self, open: &[u8], close: &[u8]) -> Option<&[u8]> {
        let rest = self.buffer.get(self.at..self.end)?.strip_prefix(open)?;
        let end = memchr::memchr(b'<', rest)?;
        let (text, after) = rest.split_at_checked(end)?;
        if !after.starts_with(close) {
            return None;
        }
        self.at += open.len() + end + close.len();
        Some(text)
    }

    /// Unpacks more behind what has not been read yet.
    fn refill(&mut self) -> Result<(), Problem> {
        self.buffer.copy_within(self.at..self.end, 0);
        self.end -= self.at;
        self.at = 0;
        if self.end == self.buffer.len() {
            if self.end >= limits::MARKUP_BYTES {
                return Err(too_large(self.part.name()));
            }
            self.buffer.resize(self.end * 2, 0);
        }
        // A short piece at the end of the buffer would cost as much to begin as a long one.
        while !self.complete && self.end < self.buffer.len() {
            let room = self.buffer.get_mut(self.end..).unwrap_or_default();
            let count = self.part.fill(room)?;
            self.end += count;
            self.complete = count == 0;
        }
        Ok(())
    }

    /// Takes in all the rest and keeps it as UTF-8. Only few programs write anything else.
    fn decode_all(&mut self, encoding: &'static Encoding) -> Result<(), Problem> {
        let mut all = self
            .buffer
            .get(self.at..self.end)
            .unwrap_or_default()
            .to_vec();
        self.at = self.end;
        while !self.complete {
            self.refill()?;
            all.extend_from_slice(self.buffer.get(..self.end).unwrap_or_default());
            self.at = self.end;
        }
        let (text, wrong) = encoding.decode_without_bom_handling(&all);
        if wrong {
            return Err(broken(format!(
                "{} is not {}",
                self.part.name(),
                encoding.name()
            )));
        }
        self.buffer = text.into_owned().into_bytes();
        self.at = 0;
        self.end = self.buffer.len();
        Ok(())
    }
}

fn prefix_of(name: &[u8]) -> &[u8] {
    let colon = name.iter().position(|byte| *byte == b':');
    colon.and_then(|at| name.get(..=at)).unwrap_or_default()
}

/// The encoding by its mark, by its zeroes or by the document's first line, and how many bytes the mark takes.
fn declared_encoding(head: &[u8]) -> Result<(&'static Encoding, usize), Problem> {
    if let Some((encoding, length)) = Encoding::for_bom(head) {
        return Ok((encoding, length));
    }
    if head.starts_with(b"<\0") {
        return Ok((UTF_16LE, 0));
    }
    if head.starts_with(b"\0<") {
        return Ok((UTF_16BE, 0));
    }
    let Some(declaration) = head.strip_prefix(b"<?xml") else {
        return Ok((UTF_8, 0));
    };
    let end = memchr::memchr(b'>', declaration).unwrap_or(0);
    let declaration = Tag {
        name: b"",
        empty: false,
        raw_attributes: declaration.get(..end).unwrap_or_default(),
    };
    let Some(label) = declaration.attribute("encoding") else {
        return Ok((UTF_8, 0));
    };
    match Encoding::for_label(label) {
        // A document that could be read this far is not in pairs of bytes, whatever it says.
        Some(encoding) if encoding == UTF_16LE || encoding == UTF_16BE => Ok((UTF_8, 0)),
        Some(encoding) => Ok((encoding, 0)),
        None => Err(broken(format!("encoding {}", label.escape_ascii()))),
    }
}
