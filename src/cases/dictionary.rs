//! Each distinct text of a field once, and the code that stands for it.

use std::hash::{BuildHasher as _, Hasher as _};

use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;

use crate::columns::{NONE, Pool};

/// Texts with codes from 1 in order of appearance; [`NONE`] is "no text".
#[derive(Clone, Debug, Default)]
pub struct Dictionary {
    texts: Pool,
    by_text: HashTable<u32>,
}

impl Dictionary {
    /// The code of a text, a new one where it was not known.
    pub fn code_for(&mut self, text: &str) -> u32 {
        if text.is_empty() {
            return NONE;
        }
        let texts = &self.texts;
        let found = self
            .by_text
            .find(hash(text), |code| texts.get(*code - 1) == Some(text));
        if let Some(code) = found {
            return *code;
        }
        let code = self.texts.push(text) + 1;
        let texts = &self.texts;
        self.by_text.insert_unique(hash(text), code, |code| {
            hash(texts.get(*code - 1).unwrap_or_default())
        });
        code
    }

    /// The code of a text: [`NONE`] for the empty text, nothing for a text that is not known.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<u32> {
        if text.is_empty() {
            return Some(NONE);
        }
        let same = |code: &u32| self.texts.get(*code - 1) == Some(text);
        self.by_text.find(hash(text), same).copied()
    }

    /// The text that a code stands for.
    #[must_use]
    pub fn text(&self, code: u32) -> Option<&str> {
        self.texts.get(code.checked_sub(1)?)
    }

    /// How many codes there are, [`NONE`] among them.
    #[must_use]
    pub const fn codes(&self) -> usize {
        self.texts.len() + 1
    }
}

fn hash(text: &str) -> u64 {
    let mut hasher = FxBuildHasher.build_hasher();
    hasher.write(text.as_bytes());
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_share_a_code_and_none_has_its_own() {
        let mut dictionary = Dictionary::default();
        let codes = ["AMF", "", "FUT", "AMF"].map(|text| dictionary.code_for(text));
        assert_eq!(codes, [1, NONE, 2, 1]);
        assert_eq!(dictionary.text(2), Some("FUT"));
        assert_eq!(dictionary.text(NONE), None);
        assert_eq!(dictionary.find("FUT"), Some(2));
        assert_eq!(dictionary.find(""), Some(NONE));
        assert_eq!(dictionary.find("AMI"), None);
        assert_eq!(dictionary.codes(), 3);
    }
}
