//! Numbers in a text, in digits or words, and which of them count something.

use std::collections::BTreeSet;

use super::swedish::{from_word, is_month};

/// Stands for a live figure while a line is looked through.
pub const FIGURE: char = '\u{fffc}';

/// The years that a number of four digits is taken for.
const YEARS: std::ops::RangeInclusive<u32> = 1900..=2099;

/// Words before a number that name rather than count.
const NAMING: [&str; 26] = [
    "bilaga",
    "bilagor",
    "punkt",
    "punkterna",
    "kapitel",
    "kap",
    "paragraf",
    "§",
    "§§",
    "sida",
    "sidan",
    "sid",
    "nr",
    "nummer",
    "dnr",
    "diarienummer",
    "kvartal",
    "grupp",
    "version",
    "artikel",
    "klockan",
    "kl",
    "vecka",
    "tabell",
    "figur",
    "årskurs",
];

/// A number in a text.
pub struct Typed {
    /// Where it begins, in characters.
    pub start: usize,
    /// As it is typed.
    pub written: String,
    /// Nothing for a number with decimals.
    pub value: Option<u32>,
}

impl Typed {
    /// Whether it is among these.
    pub fn is_one_of(&self, known: &BTreeSet<u32>) -> bool {
        self.value.is_some_and(|value| known.contains(&value))
    }
}

/// The numbers of a text that count something.
pub fn typed(text: &str) -> Vec<Typed> {
    let words = words(text);
    let plain = |at: usize| words.get(at).map(|(_, word)| bare(word));
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((start, word)) = words.get(at) {
        let (offset, number) = (leading(word), bare(word));
        let (mut written, mut taken) = (number.to_owned(), 1);
        // "1 234" with a space that breaks.
        while ends_bare(words.get(at + taken - 1)) && grouped(&written, plain(at + taken)) {
            written.push(' ');
            written += plain(at + taken).unwrap_or_default();
            taken += 1;
        }
        let before = at.checked_sub(1).and_then(plain);
        let names = is_naming(before) || is_named_by(plain(at + taken));
        if let Some(value) = value(&written)
            && !names
        {
            found.push(Typed {
                start: start + offset,
                written,
                value: value.number(),
            });
        }
        at += taken;
    }
    found
}

/// What a written number is.
enum Value {
    Whole(u32),
    Other,
}

impl Value {
    const fn number(&self) -> Option<u32> {
        match self {
            Self::Whole(number) => Some(*number),
            Self::Other => None,
        }
    }
}

fn value(written: &str) -> Option<Value> {
    if let Some(number) = from_word(written) {
        return Some(Value::Whole(number));
    }
    let number = written.trim_end_matches(['%', '\u{a0}']);
    let digits: String = number.chars().filter(|letter| !is_space(*letter)).collect();
    if digits.is_empty() || !digits.starts_with(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    if digits.chars().all(|letter| letter.is_ascii_digit()) {
        let value: Option<u32> = digits.parse().ok();
        let is_year = digits.len() == 4 && number.len() == 4;
        return match value {
            Some(year) if is_year && YEARS.contains(&year) => None,
            Some(whole) if number.len() == written.len() => Some(Value::Whole(whole)),
            _ => Some(Value::Other),
        };
    }
    let (whole, decimals) = digits.split_once(',')?;
    let are_digits =
        |part: &str| !part.is_empty() && part.chars().all(|each| each.is_ascii_digit());
    (are_digits(whole) && are_digits(decimals)).then_some(Value::Other)
}

/// Whether what follows are three more digits of the number.
fn grouped(written: &str, next: Option<&str>) -> bool {
    let are_digits = |part: &str| part.chars().all(|letter| letter.is_ascii_digit());
    let first = written.split(' ').next().unwrap_or_default();
    let next = next.unwrap_or_default();
    let begins = (1..=3).contains(&first.len()) && are_digits(first);
    begins && next.len() == 3 && are_digits(next)
}

/// Whether nothing stands after the word's number: a comma or a full stop ends the number.
fn ends_bare(word: Option<&(usize, &str)>) -> bool {
    word.is_some_and(|(_, word)| word.ends_with(|letter: char| letter.is_ascii_digit()))
}

fn is_naming(before: Option<&str>) -> bool {
    before.is_some_and(|word| NAMING.contains(&word.to_lowercase().as_str()))
}

fn is_named_by(after: Option<&str>) -> bool {
    after.is_some_and(|word| {
        is_month(word) || ["§", "§§", "kap", "kapitlet"].contains(&word.to_lowercase().as_str())
    })
}

/// The words of a text, each with the place of its first character.
fn words(text: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let mut place = 0;
    for word in text.split(' ') {
        if !word.is_empty() {
            words.push((place, word));
        }
        place += word.chars().count() + 1;
    }
    words
}

/// The word without what stands around it.
fn bare(word: &str) -> &str {
    word.trim_matches(is_around)
}

fn leading(word: &str) -> usize {
    word.chars().take_while(|letter| is_around(*letter)).count()
}

fn is_around(letter: char) -> bool {
    !letter.is_alphanumeric() && !['%', '§', FIGURE].contains(&letter)
}

fn is_space(letter: char) -> bool {
    [' ', '\u{a0}', '\u{202f}', '\u{2009}'].contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, numbers: &[&str]) {
        let found: Vec<String> = typed(text).into_iter().map(|each| each.written).collect();
        assert_eq!(found, numbers, "{text}");
    }

    #[test]
    fn numbers_in_digits_and_words_are_found() {
        check("Omkring 40 ärenden, varav tolv i maj.", &["40", "tolv"]);
        check("(3) eller ”4”", &["3", "4"]);
        check(
            "Det var 1 234 fall och 1\u{a0}234 till.",
            &["1 234", "1\u{a0}234"],
        );
        check("Andelen är 12,5 procent eller 13%.", &["12,5", "13%"]);
        check("12, 345 och 678", &["12", "345", "678"]);
        check("Tre av fem", &["Tre", "fem"]);
    }

    #[test]
    fn what_counts_nothing_is_passed_over() {
        for text in [
            "Under 2022 och 2021/2022.",
            "den 15 mars 2023 eller 2023-03-15",
            "lag (1976:580) och AN 2022-76, Dnr 2017-86",
            "se bilaga 3 och 14 kap. 2 §, enligt punkt 4",
            "Grupp 3 och kvartal 4",
            "En avvikelse, ett klagomål",
            "1:e socialsekreterare, FUT001/22",
        ] {
            check(text, &[]);
        }
    }
}
