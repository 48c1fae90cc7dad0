//! A phrase of a rule, read.

use super::words::Words;
use crate::model::fold;

/// What a word of a text must be, folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WordPattern {
    /// This word.
    Is(String),
    /// A word that begins so.
    Begins(String),
    /// A word that ends so.
    Ends(String),
    /// A word that has this in it.
    Has(String),
}

/// Words that follow each other, at least one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase(Vec<WordPattern>);

impl Phrase {
    /// Reads a phrase as [`Rule`](crate::model::Rule) describes it; nothing where it has no letters. What folding
    /// makes several words ("a-kassa") is several.
    pub fn parse(text: &str) -> Option<Self> {
        let mut patterns = Vec::new();
        for typed in text.split_whitespace() {
            let folded = fold(typed);
            let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
            for (index, word) in words.iter().enumerate() {
                // Only the ends of what was typed can be open.
                let begins_open = index == 0 && typed.starts_with('*');
                let ends_open = index + 1 == words.len() && typed.ends_with('*');
                let word = (*word).to_owned();
                patterns.push(match (begins_open, ends_open) {
                    (false, false) => WordPattern::Is(word),
                    (false, true) => WordPattern::Begins(word),
                    (true, false) => WordPattern::Ends(word),
                    (true, true) => WordPattern::Has(word),
                });
            }
        }
        (!patterns.is_empty()).then_some(Self(patterns))
    }

    /// How many words it has.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Its first word.
    pub fn first(&self) -> &WordPattern {
        const NONE: &WordPattern = &WordPattern::Is(String::new());
        self.0.first().unwrap_or(NONE)
    }

    /// Whether a text has the letters of its first word at all.
    pub fn might_be_in(&self, words: &Words) -> bool {
        match self.first() {
            WordPattern::Is(part)
            | WordPattern::Begins(part)
            | WordPattern::Ends(part)
            | WordPattern::Has(part) => words.folded().contains(part.as_str()),
        }
    }

    /// Whether it stands in a text from this word on.
    pub fn is_at(&self, words: &Words, at: usize) -> bool {
        let mut places = self.0.iter().zip(at..);
        at + self.0.len() <= words.len() && places.all(|(pattern, at)| pattern.fits(words.word(at)))
    }
}

impl WordPattern {
    fn fits(&self, word: &str) -> bool {
        match self {
            Self::Is(whole) => word == whole,
            Self::Begins(beginning) => word.starts_with(beginning.as_str()),
            Self::Ends(ending) => word.ends_with(ending.as_str()),
            Self::Has(part) => word.contains(part.as_str()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[WordPattern]) {
        let found = Phrase::parse(text);
        assert_eq!(
            found.as_ref().map_or(&[][..], |found| &found.0),
            expected,
            "{text}"
        );
    }

    #[test]
    fn stars_open_the_ends_of_words() {
        let word = str::to_owned;
        check("Försörjning", &[WordPattern::Is(word("forsorjning"))]);
        check("utbetal*", &[WordPattern::Begins(word("utbetal"))]);
        check("*betalning", &[WordPattern::Ends(word("betalning"))]);
        check("*betal*", &[WordPattern::Has(word("betal"))]);
        check(
            " inte  sök* ",
            &[
                WordPattern::Is(word("inte")),
                WordPattern::Begins(word("sok")),
            ],
        );
        check(
            "a-kass*",
            &[
                WordPattern::Is(word("a")),
                WordPattern::Begins(word("kass")),
            ],
        );
        check("** ?", &[]);
    }
}
