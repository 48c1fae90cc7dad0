//! A column of texts of which few are different: each text once, and a code for every row.

use std::collections::HashMap;

/// The code of rows that have no text.
pub const NONE: u32 = 0;

/// A dictionary-coded column. Code 0 is "no text"; texts have codes from 1 in order of appearance.
#[derive(Clone, Debug, Default)]
pub struct Column {
    codes: Vec<u32>,
    texts: Vec<Box<str>>,
    by_text: HashMap<Box<str>, u32>,
}

impl Column {
    /// Adds a row.
    pub fn push(&mut self, text: Option<&str>) {
        let code = match text {
            None => NONE,
            Some(text) => self.code_for(text),
        };
        self.codes.push(code);
    }

    /// The code of a row; [`NONE`] beyond the end.
    #[must_use]
    pub fn code(&self, row: usize) -> u32 {
        self.codes.get(row).copied().unwrap_or(NONE)
    }

    /// The text of a row.
    #[must_use]
    pub fn text(&self, row: usize) -> Option<&str> {
        self.text_of(self.code(row))
    }

    /// The text that a code stands for.
    #[must_use]
    pub fn text_of(&self, code: u32) -> Option<&str> {
        let index = usize::try_from(code).ok()?.checked_sub(1)?;
        self.texts.get(index).map(AsRef::as_ref)
    }

    /// The code of a text: [`NONE`] for the empty text, nothing for a text that no row has.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<u32> {
        if text.is_empty() {
            Some(NONE)
        } else {
            self.by_text.get(text).copied()
        }
    }

    /// How many codes there are, "no text" among them.
    #[must_use]
    pub fn distinct(&self) -> usize {
        self.texts.len() + 1
    }

    fn code_for(&mut self, text: &str) -> u32 {
        if let Some(code) = self.by_text.get(text) {
            return *code;
        }
        self.texts.push(text.into());
        let code = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        self.by_text.insert(text.into(), code);
        code
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_share_a_code_and_none_has_its_own() {
        let mut column = Column::default();
        for text in [Some("AMF"), None, Some("FUT"), Some("AMF")] {
            column.push(text);
        }
        assert_eq!(
            (0..4).map(|row| column.code(row)).collect::<Vec<_>>(),
            [1, 0, 2, 1]
        );
        assert_eq!(column.text(2), Some("FUT"));
        assert_eq!(column.text(1), None);
        assert_eq!(column.find("FUT"), Some(2));
        assert_eq!(column.find(""), Some(NONE));
        assert_eq!(column.find("AMI"), None);
        assert_eq!(column.distinct(), 3);
    }
}
