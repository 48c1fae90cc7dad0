//! The texts that a workbook keeps once and its cells refer to.

use super::super::limits;
use super::super::unpack::{broken, too_large};
use super::text;
use super::xml::{Token, Xml};
use crate::model::Problem;

/// All shared texts, one behind the other.
#[derive(Debug, Default)]
pub struct SharedTexts {
    all: String,
    /// Where each ends.
    ends: Vec<u32>,
}

impl SharedTexts {
    /// Reads the part with the shared texts.
    ///
    /// # Errors
    /// Those of the document; `TooLarge` with more texts than cells could refer to.
    pub fn read(mut xml: Xml, progress: &mut dyn FnMut(u64)) -> Result<Self, Problem> {
        let mut texts = Self::default();
        loop {
            match xml.next()? {
                None => {
                    progress(xml.taken());
                    return Ok(texts);
                }
                Some(Token::Open(tag)) if tag.name == b"si" => {
                    let empty = tag.empty;
                    texts.read_one(&mut xml, empty)?;
                }
                Some(_) => continue,
            }
            // Where the texts stand as most programs write them the next tag need not be looked at piece by piece.
            while let Some(raw) = xml.between(b"<si><t>", b"</t></si>") {
                text::push_quick(&mut texts.all, raw)?;
                texts.end(xml.name())?;
                if texts.ends.len().is_multiple_of(super::PROGRESS_CELLS) {
                    progress(xml.taken());
                }
            }
        }
    }

    /// The text of this number.
    ///
    /// # Errors
    /// `Broken` where there is none.
    #[inline]
    pub fn get(&self, index: usize) -> Result<&str, Problem> {
        let start = match index.checked_sub(1) {
            None => Some(0),
            Some(before) => self.ends.get(before).copied(),
        };
        let found = start
            .zip(self.ends.get(index).copied())
            .and_then(|(start, end)| {
                self.all
                    .get(usize::try_from(start).ok()?..usize::try_from(end).ok()?)
            });
        found.ok_or_else(|| broken(format!("shared text {index} is missing")))
    }

    /// Runs of formatted text are put together; how a text is pronounced is left out.
    fn read_one(&mut self, xml: &mut Xml, empty: bool) -> Result<(), Problem> {
        if !empty {
            push_runs(xml, b"si", &mut self.all)?;
        }
        self.end(xml.name())
    }

    fn end(&mut self, part: &str) -> Result<(), Problem> {
        if self.ends.len() >= limits::SHARED_TEXTS {
            return Err(too_large(part));
        }
        let end = u32::try_from(self.all.len()).map_err(|_| too_large(part))?;
        self.ends.push(end);
        Ok(())
    }
}

/// Puts the text of an element, up to its end, behind `out`: of `t` directly in it or in runs `r`, not in `rPh`.
///
/// # Errors
/// Those of the document.
pub fn push_runs(xml: &mut Xml, element: &[u8], out: &mut String) -> Result<(), Problem> {
    let (mut in_text, mut in_sound) = (false, false);
    while let Some(token) = xml.next()? {
        match token {
            Token::Open(tag) if tag.name == b"t" => in_text = !tag.empty && !in_sound,
            Token::Open(tag) if tag.name == b"rPh" => in_sound = !tag.empty,
            Token::Close(b"t") => in_text = false,
            Token::Close(b"rPh") => in_sound = false,
            Token::Close(name) if name == element => return Ok(()),
            Token::Text(raw) if in_text => text::push_quick(out, raw)?,
            Token::Literal(raw) if in_text => text::push_literal(out, raw)?,
            _ => {}
        }
    }
    Err(broken(format!("{} ends within a text", xml.name())))
}
