//! A line of text being written, with figures in it.

use super::basis::Basis;
use super::swedish::separator;
use crate::model::{Block, FigureRef, Form, Inline};

/// Text and figures, one after another.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    basis: &'a Basis<'a>,
    inlines: Vec<Inline>,
}

impl<'a> Line<'a> {
    /// An empty line.
    #[must_use]
    pub const fn new(basis: &'a Basis<'a>) -> Self {
        Self {
            basis,
            inlines: Vec::new(),
        }
    }

    /// What its figures are made from.
    #[must_use]
    pub const fn basis(&self) -> &'a Basis<'a> {
        self.basis
    }

    /// Adds text.
    pub fn text(&mut self, added: &str) -> &mut Self {
        if added.is_empty() {
            return self;
        }
        if let Some(Inline::Text { text, .. }) = self.inlines.last_mut() {
            text.push_str(added);
        } else {
            self.inlines.push(Inline::plain(added));
        }
        self
    }

    /// Begins a sentence: a space after what there is.
    pub fn sentence(&mut self, text: &str) -> &mut Self {
        if !self.inlines.is_empty() {
            self.text(" ");
        }
        self.text(text)
    }

    /// Adds a figure.
    pub fn figure(&mut self, of: FigureRef, form: Form) -> &mut Self {
        self.inlines
            .push(Inline::Figure(self.basis.figure(of, form)));
        self
    }

    /// Adds several things with commas and a conjunction between.
    pub fn list<T>(
        &mut self,
        things: impl ExactSizeIterator<Item = T>,
        conjunction: &str,
        mut write: impl FnMut(&mut Self, usize, T),
    ) -> &mut Self {
        let parts = things.len();
        for (place, thing) in things.enumerate() {
            self.text(&separator(place, parts, conjunction));
            write(self, place, thing);
        }
        self
    }

    /// Whether nothing is written.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.inlines.is_empty()
    }

    /// What was written as a paragraph; none where there is nothing.
    #[must_use]
    pub fn paragraph(self) -> Option<Block> {
        (!self.is_empty()).then_some(Block::Paragraph(self.inlines))
    }
}
