//! What the cell formats of a workbook show numbers as.

use std::collections::BTreeMap;

use super::shown::Shown;
use super::tag::Tag;
use super::text;
use super::xml::{Token, Xml};
use crate::model::Problem;

/// The workbook's cell formats, by their number.
#[derive(Debug, Default)]
pub struct Styles {
    own: BTreeMap<u32, Shown>,
    shown: Vec<Shown>,
}

impl Styles {
    /// Reads the styles part of Excel's usual format.
    ///
    /// # Errors
    /// Those of the document.
    pub fn read(mut xml: Xml) -> Result<Self, Problem> {
        let (mut in_codes, mut in_formats) = (false, false);
        let mut styles = Self::default();
        while let Some(token) = xml.next()? {
            match token {
                Token::Open(tag) => match tag.name {
                    b"numFmts" => in_codes = !tag.empty,
                    b"cellXfs" => in_formats = !tag.empty,
                    b"numFmt" if in_codes => {
                        if let (Some(id), Some(code)) =
                            (number(tag, "numFmtId"), tag.attribute("formatCode"))
                        {
                            styles.define(id, &text::value(code)?);
                        }
                    }
                    b"xf" if in_formats => styles.add(number(tag, "numFmtId").unwrap_or(0)),
                    _ => {}
                },
                Token::Close(b"numFmts") => in_codes = false,
                Token::Close(b"cellXfs") => in_formats = false,
                _ => {}
            }
        }
        Ok(styles)
    }

    /// Says which code a number format has. It may be one of those that every workbook has.
    pub fn define(&mut self, id: u32, code: &str) {
        self.own.insert(id, Shown::by_code(code));
    }

    /// The next cell format, with its number format.
    pub fn add(&mut self, id: u32) {
        let own = self.own.get(&id).cloned();
        self.shown.push(own.unwrap_or_else(|| Shown::built_in(id)));
    }

    /// What a cell of this format shows; its number where there is no such format.
    #[inline]
    pub fn shown(&self, style: usize) -> &Shown {
        self.shown.get(style).unwrap_or(&Shown::Number)
    }
}

/// An attribute as a number.
fn number(tag: Tag, name: &str) -> Option<u32> {
    std::str::from_utf8(tag.attribute(name)?)
        .ok()?
        .trim()
        .parse()
        .ok()
}
