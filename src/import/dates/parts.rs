//! The parts of a written date, taken one after the other: figures, words, signs and space.
//!
//! Knows no calendar. Nothing is copied out of the text.

/// A run of ASCII digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures {
    /// What they say.
    pub value: u32,
    /// How many they are, 1 to 8.
    pub digits: u8,
}

/// What is left of a text. A copy is a place to come back to.
#[derive(Clone, Copy, Debug)]
pub struct Parts<'a> {
    rest: &'a str,
}

impl<'a> Parts<'a> {
    /// All of a text.
    pub const fn new(text: &'a str) -> Self {
        Self { rest: text }
    }

    /// What has not been taken.
    pub const fn rest(self) -> &'a str {
        self.rest
    }

    /// Takes space, where there is any, and says whether there was.
    pub fn space(&mut self) -> bool {
        let before = self.rest.len();
        self.rest = self.rest.trim_start();
        self.rest.len() < before
    }

    /// Takes the next character where it is one of these.
    pub fn sign(&mut self, signs: &[char]) -> Option<char> {
        let mut letters = self.rest.chars();
        let sign = letters.next().filter(|letter| signs.contains(letter))?;
        self.rest = letters.as_str();
        Some(sign)
    }

    /// Takes what stands between two brackets, with them.
    pub fn enclosed(&mut self, open: char, close: char) -> Option<&'a str> {
        let (inside, rest) = self.rest.strip_prefix(open)?.split_once(close)?;
        self.rest = rest;
        Some(inside)
    }

    /// Takes what stands between two figures: a sign, with space around it or not, or space, given as `' '`.
    pub fn joint(&mut self) -> Option<char> {
        let spaced = self.space();
        if let Some(sign) = self.sign(&['-', '/', '.']) {
            self.space();
            return Some(sign);
        }
        spaced.then_some(' ')
    }

    /// Takes a run of 1 to 8 digits; nothing where it is longer.
    pub fn figures(&mut self) -> Option<Figures> {
        let digits = self
            .rest
            .bytes()
            .take_while(u8::is_ascii_digit)
            .take(9)
            .count();
        if !(1..=8).contains(&digits) {
            return None;
        }
        let (run, rest) = self.rest.split_at_checked(digits)?;
        let value = run
            .bytes()
            .fold(0, |value, digit| value * 10 + u32::from(digit - b'0'));
        self.rest = rest;
        let digits = u8::try_from(digits).ok()?;
        Some(Figures { value, digits })
    }

    /// Takes figures of exactly so many digits.
    pub fn exactly(&mut self, digits: u8) -> Option<u32> {
        let mut ahead = *self;
        let figures = ahead.figures().filter(|found| found.digits == digits)?;
        *self = ahead;
        Some(figures.value)
    }

    /// Takes one or two digits.
    pub fn short(&mut self) -> Option<u8> {
        let mut ahead = *self;
        let figures = ahead.figures().filter(|found| found.digits <= 2)?;
        *self = ahead;
        u8::try_from(figures.value).ok()
    }

    /// Takes a run of letters.
    pub fn word(&mut self) -> Option<&'a str> {
        let end = self
            .rest
            .find(|letter: char| !letter.is_alphabetic())
            .unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest;
        Some(word).filter(|word| !word.is_empty())
    }

    /// Takes a word that this function understands, and gives what it understands.
    pub fn word_as<T>(&mut self, understand: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let mut ahead = *self;
        let meaning = understand(ahead.word()?)?;
        *self = ahead;
        Some(meaning)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_taken_in_turn_and_what_is_not_understood_is_left() {
        let mut parts = Parts::new("15:e mars 2022");
        assert_eq!(parts.exactly(4), None);
        assert_eq!(parts.short(), Some(15));
        assert_eq!(parts.sign(&['-']), None);
        assert_eq!(parts.sign(&['/', ':']), Some(':'));
        assert!(!parts.space());
        assert_eq!(parts.word(), Some("e"));
        assert!(parts.space());
        assert_eq!(parts.word_as(|_| None::<u8>), None);
        assert_eq!(parts.word_as(|word| Some(word.len())), Some(4));
        assert_eq!(parts.rest(), " 2022");
    }

    #[test]
    fn runs_of_more_than_eight_digits_are_no_figures() {
        let figures = |text| Parts::new(text).figures().map(|found| found.value);
        assert_eq!(figures("20220315"), Some(20_220_315));
        assert_eq!(figures("99999999 "), Some(99_999_999));
        assert_eq!(figures("202203150"), None);
        assert_eq!(figures("٣"), None);
        assert_eq!(figures(""), None);
    }
}
