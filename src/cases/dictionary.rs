//! Each distinct name of a field once, and the code that stands for it.

use std::collections::BTreeMap;
use std::hash::Hasher as _;

use hashbrown::HashTable;
use rustc_hash::FxHasher;

use crate::columns::{NONE, Pool};
use crate::model::{better_spelling, identity, is_same};

/// Names with codes from 1 in order of appearance; [`NONE`] is "no name". Spellings that are
/// [the same](crate::model::is_same) have one code and are shown as the better of them.
#[derive(Clone, Debug, Default)]
pub struct Dictionary {
    names: Pool,
    /// Names that came in a better spelling later, by their codes.
    better: BTreeMap<u32, Box<str>>,
    by_name: HashTable<u32>,
}

impl Dictionary {
    /// The code of a name, a new one where it was not known.
    pub fn code_for(&mut self, name: &str) -> u32 {
        if let Some(code) = self.find(name) {
            if self.text(code).is_some_and(|known| known != name) {
                self.spell(code, name);
            }
            return code;
        }
        let code = self.names.push(name) + 1;
        let names = &self.names;
        self.by_name.insert_unique(hash(name), code, |code| {
            hash(names.get(*code - 1).unwrap_or_default())
        });
        code
    }

    /// Notes another spelling of a known name.
    #[cold]
    fn spell(&mut self, code: u32, name: &str) {
        if self
            .text(code)
            .is_some_and(|known| better_spelling(known, name) == name)
        {
            self.better.insert(code, name.into());
        }
    }

    /// The code of a name in any spelling: [`NONE`] for the empty one, nothing for one that is not known.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<u32> {
        if name.is_empty() {
            return Some(NONE);
        }
        let same = |code: &u32| {
            let known = self.names.get(*code - 1);
            known.is_some_and(|known| is_same(known, name))
        };
        self.by_name.find(hash(name), same).copied()
    }

    /// The name that a code stands for.
    #[must_use]
    pub fn text(&self, code: u32) -> Option<&str> {
        if let Some(better) = self.better.get(&code) {
            return Some(better);
        }
        self.names.get(code.checked_sub(1)?)
    }

    /// How many codes there are, [`NONE`] among them.
    #[must_use]
    pub const fn codes(&self) -> usize {
        self.names.len() + 1
    }
}

/// A hash that all spellings of a name share.
///
/// In plain and Latin letters, which begin with a byte below 0xC4, upper and lower case differ in one bit, also of å ä
/// and ö: setting it is enough and costs no memory. Others are brought to the form that they are compared in first.
fn hash(name: &str) -> u64 {
    let seen_alone = |byte: u8| byte >= b' ' && byte != 0x7f;
    let mut before = b' ';
    let is_plain = name.bytes().all(|byte| {
        // Space around or twice, and marks and spaces of other kinds, are not told by a bit.
        let plain =
            seen_alone(byte) && byte < 0xc4 && byte != 0xc2 && !(byte == b' ' && before == b' ');
        before = byte;
        plain
    });
    if is_plain && before != b' ' {
        hash_of(name.as_bytes())
    } else {
        hash_of(identity(name).as_bytes())
    }
}

fn hash_of(bytes: &[u8]) -> u64 {
    const CASE: u64 = u64::from_ne_bytes([0x20; 8]);
    let mut hasher = FxHasher::default();
    let (eights, rest) = bytes.as_chunks::<8>();
    for eight in eights {
        hasher.write_u64(u64::from_ne_bytes(*eight) | CASE);
    }
    for byte in rest {
        hasher.write_u8(byte | 0x20);
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_names_share_a_code_and_none_has_its_own() {
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

    #[test]
    fn spellings_of_a_name_share_a_code_and_the_better_one_is_shown() {
        let spellings = [
            "bemötande - ÖVRIGT",
            "Bemötande – övrigt",
            "BEMÖTANDE - ÖVRIGT",
            "Bemo\u{308}tande\u{200b}  -\u{a0}övrigt ",
            "Bemötande - övrigt",
        ];
        for first in 0..spellings.len() {
            let mut dictionary = Dictionary::default();
            for place in 0..spellings.len() {
                let name = spellings[(first + place) % spellings.len()];
                let name = crate::model::shown(name);
                assert_eq!(dictionary.code_for(&name), 1, "{name}");
            }
            assert_eq!(dictionary.text(1), Some("Bemötande - övrigt"));
            for name in spellings {
                assert_eq!(dictionary.find(name), Some(1), "{name}");
            }
        }
        let mut dictionary = Dictionary::default();
        let codes = ["Mått", "Mätt", "Matt"].map(|name| dictionary.code_for(name));
        assert_eq!(codes, [1, 2, 3]);
    }
}
