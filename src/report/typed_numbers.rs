//! Numbers that were typed by hand and are none of the figures beside them.
//!
//! Years, dates, numbers of laws and of registries, and numbers of attachments and paragraphs count nothing and are
//! passed over; so are "en" and "ett", which are articles more often than numbers.

use std::collections::BTreeSet;

use super::plain_text::line_text;
use super::swedish::{from_word, is_month};
use crate::model::{Block, CheckItem, Finding, Inline, Section};

/// Stands for a live figure while a line is looked through.
const FIGURE: char = '\u{fffc}';

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

/// How many characters before and after a number are told with it.
const CONTEXT: usize = 24;

/// The numbers of a section that match no live figure in it.
#[must_use]
pub fn unchecked_numbers(section: &Section) -> Vec<CheckItem> {
    let figures = section.blocks.iter().flat_map(Block::figures);
    let known: BTreeSet<u32> = figures.filter_map(|figure| figure.now.number()).collect();
    let mut found = Vec::new();
    for (block, number) in section.blocks.iter().zip(0..) {
        // The headings name; tables are drawn up from the account.
        if matches!(block, Block::Heading { .. } | Block::Table(_)) {
            continue;
        }
        for (line, place) in block.lines().into_iter().zip(0..) {
            let typed = typed(&hidden(line));
            let unknown = typed.into_iter().filter(|each| !each.is_one_of(&known));
            found.extend(unknown.map(|each| CheckItem {
                section: section.id.clone(),
                finding: Finding::UncheckedNumber {
                    block: number,
                    line: place,
                    start: u32::try_from(each.start).unwrap_or(u32::MAX),
                    context: context(&line_text(line), each.start, each.written.chars().count()),
                    written: each.written,
                },
            }));
        }
    }
    found
}

/// A number in a text.
struct Typed {
    /// Where it begins, in characters.
    start: usize,
    written: String,
    /// Nothing for a number with decimals.
    value: Option<u32>,
}

impl Typed {
    fn is_one_of(&self, known: &BTreeSet<u32>) -> bool {
        self.value.is_some_and(|value| known.contains(&value))
    }
}

/// The line's text with marks for what the figures show, as long as before.
fn hidden(line: &[Inline]) -> String {
    let texts = line.iter().map(|inline| match inline {
        Inline::Text { text, .. } => text.clone(),
        Inline::Figure(figure) => {
            std::iter::repeat_n(FIGURE, figure.shown.chars().count()).collect()
        }
    });
    texts.collect()
}

/// The numbers of a text that count something.
fn typed(text: &str) -> Vec<Typed> {
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

fn context(text: &str, start: usize, length: usize) -> String {
    let first = start.saturating_sub(CONTEXT);
    let around = text.chars().skip(first);
    around.take(start - first + length + CONTEXT).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Count, FigureRef, Form, LiveFigure, Origin, SectionId};

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

    #[test]
    fn a_number_is_checked_when_a_figure_beside_it_says_the_same() {
        let figure = |number: u32, shown: &str| {
            Inline::Figure(LiveFigure {
                of: FigureRef::lex_sarah(2022),
                form: Form::Words,
                seen: Count::Reported(number),
                now: Count::Reported(number),
                shown: shown.to_owned(),
            })
        };
        let section = Section {
            id: SectionId("a".to_owned()),
            heading: "14 saker".to_owned(),
            blocks: vec![Block::Paragraph(vec![
                figure(35, "35"),
                Inline::plain(" avvikelser. De 35 och de 36."),
            ])],
            origin: Origin::Edited,
        };
        let [item] = unchecked_numbers(&section).try_into().unwrap();
        let Finding::UncheckedNumber {
            start,
            written,
            context,
            ..
        } = item.finding
        else {
            panic!("{:?}", item.finding);
        };
        assert_eq!((start, written.as_str()), (28, "36"));
        assert_eq!(context, "vvikelser. De 35 och de 36.");
    }
}
