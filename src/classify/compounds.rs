//! The parts of Swedish compounds, cut where the parts are words that the texts have on their own.

use hashbrown::HashSet;
use rustc_hash::FxBuildHasher;

use super::stems::stem;

/// The shortest part of a compound, in letters.
const SHORTEST: usize = 3;

/// The shortest known part that is enough when the other part is not known.
const SHORTEST_ALONE: usize = 5;

/// Letters that join the parts of a compound: handläggnings-tid, gatu-kontor, kvinno-jour.
const JOINTS: [&str; 5] = ["s", "a", "e", "o", "u"];

/// The stems that the texts have on their own.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    stems: HashSet<Box<str>, FxBuildHasher>,
}

/// A place to cut a compound.
struct Cut<'a> {
    known: usize,
    /// Letters of the shorter known part: the higher, the less likely by chance.
    length: usize,
    head: &'a str,
    tail: &'a str,
}

impl Lexicon {
    /// Adds a folded word.
    pub fn learn(&mut self, folded: &str) {
        let stem = stem(folded);
        if stem.len() >= SHORTEST && !self.stems.contains(stem) {
            self.stems.insert(stem.into());
        }
    }

    /// The stems of a compound's parts, up to four; none where a folded word is no compound.
    ///
    /// A hyphen cuts. Else both parts are known words, or one is, of at least five letters or beside two known ones.
    #[must_use]
    pub fn parts<'a>(&self, folded: &'a str) -> Vec<&'a str> {
        let mut parts = Vec::new();
        for piece in folded.split('-') {
            let whole = stem(piece);
            if let Some(cut) = self.cut(whole) {
                for part in [cut.head, cut.tail] {
                    match self.cut(part).filter(|inner| inner.known == 2) {
                        Some(inner) => parts.extend([inner.head, inner.tail]),
                        None => parts.push(part),
                    }
                }
            } else if piece.len() < folded.len() {
                parts.push(whole);
            }
        }
        parts
    }

    fn cut<'a>(&self, word: &'a str) -> Option<Cut<'a>> {
        let from = word.len().min(SHORTEST);
        let to = word.len().saturating_sub(SHORTEST);
        (from..=to)
            .filter_map(|at| Some((word.get(..at)?, word.get(at..)?)))
            .filter_map(|(head, tail)| self.weigh(head, tail))
            .max_by_key(|cut| (cut.known, cut.length))
    }

    fn weigh<'a>(&self, head: &'a str, tail: &'a str) -> Option<Cut<'a>> {
        let known_head = self.head(head);
        let known_tail = self.tail(tail);
        let bare = known_head.unwrap_or_else(|| head.strip_suffix('s').unwrap_or(head));
        let (known, length) = match (known_head, known_tail) {
            (Some(head), Some(tail)) => (2, head.len().min(tail.len())),
            (Some(head), None) => (1, head.len()),
            (None, Some(tail)) => (1, tail.len()),
            (None, None) => return None,
        };
        let other = if known_head.is_some() { tail } else { bare };
        let enough = known == 2 || length >= SHORTEST_ALONE || self.is_pair(other);
        enough.then_some(Cut {
            known,
            length,
            head: bare,
            tail: known_tail.unwrap_or(tail),
        })
    }

    /// Whether a word is two known ones.
    fn is_pair(&self, word: &str) -> bool {
        (SHORTEST..=word.len().saturating_sub(SHORTEST)).any(|at| {
            let (head, tail) = (word.get(..at), word.get(at..));
            tail.is_some_and(|tail| self.tail(tail).is_some())
                && head.is_some_and(|head| self.head(head).is_some())
        })
    }

    /// The stem of a known tail.
    fn tail<'a>(&self, tail: &'a str) -> Option<&'a str> {
        [tail, stem(tail)]
            .into_iter()
            .find(|stem| self.stems.contains(*stem))
    }

    /// The stem of a known head, with or without a joint.
    fn head<'a>(&self, head: &'a str) -> Option<&'a str> {
        let bare = JOINTS
            .iter()
            .filter_map(|joint| head.strip_suffix(joint))
            .filter(|bare| bare.len() >= SHORTEST);
        std::iter::once(head)
            .chain(bare)
            .map(stem)
            .find(|stem| self.stems.contains(*stem))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(known: &[&str], word: &str, parts: &[&str]) {
        let mut lexicon = Lexicon::default();
        for word in known {
            lexicon.learn(word);
        }
        assert_eq!(lexicon.parts(word), parts);
    }

    #[test]
    fn compounds_are_cut_at_known_words() {
        check(
            &["handlaggning", "tid"],
            "handlaggningstiden",
            &["handlaggning", "tid"],
        );
        check(
            &["handlaggning"],
            "handlaggningstiden",
            &["handlaggning", "tid"],
        );
        check(&["gata", "kontor"], "gatukontoret", &["gat", "kont"]);
        check(
            &["barn", "omsorg", "taxa"],
            "barnomsorgstaxa",
            &["barn", "omsorg", "tax"],
        );
        check(&["rot", "avdrag"], "rot-avdrag", &["rot", "avdrag"]);
    }

    #[test]
    fn words_that_are_no_compounds_of_known_words_are_whole() {
        check(&["skola"], "bemotande", &[]);
        check(&["hand"], "handlaggning", &[]);
        check(&["handlaggning"], "handlaggningar", &[]);
    }
}
