//! Letters that a web system has written as HTML references, `&auml;` for ä: mended before the rows are cut, since the
//! semicolon of a reference is a delimiter elsewhere.

use std::borrow::Cow;

use memchr::{memchr, memchr_iter, memmem};

use crate::import::sink::Sink;

/// Stands before each letter that was mended, until its cell is told of.
const MENDED: char = '\u{FDD0}';

/// What a reference to a quote is until the cells are cut: it neither opens a cell nor closes one.
const DOUBLE_QUOTE: char = '\u{FDD1}';
const SINGLE_QUOTE: char = '\u{FDD2}';

/// The bytes that all three begin with.
const FIRST_BYTES: &[u8] = b"\xEF\xB7";

/// Letters that stand in Swedish texts, by their names.
const LETTERS: [(&str, char); 24] = [
    ("aring", 'å'),
    ("auml", 'ä'),
    ("ouml", 'ö'),
    ("Aring", 'Å'),
    ("Auml", 'Ä'),
    ("Ouml", 'Ö'),
    ("eacute", 'é'),
    ("Eacute", 'É'),
    ("egrave", 'è'),
    ("agrave", 'à'),
    ("aacute", 'á'),
    ("ecirc", 'ê'),
    ("euml", 'ë'),
    ("iuml", 'ï'),
    ("uuml", 'ü'),
    ("Uuml", 'Ü'),
    ("oslash", 'ø'),
    ("Oslash", 'Ø'),
    ("aelig", 'æ'),
    ("AElig", 'Æ'),
    ("ccedil", 'ç'),
    ("ntilde", 'ñ'),
    ("oacute", 'ó'),
    ("szlig", 'ß'),
];

/// Signs that stand in texts, by their names.
const SIGNS: [(&str, char); 23] = [
    ("amp", '&'),
    ("quot", '"'),
    ("apos", '\''),
    ("lt", '<'),
    ("gt", '>'),
    ("nbsp", '\u{A0}'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("euro", '€'),
    ("sect", '§'),
    ("deg", '°'),
    ("frac12", '½'),
    ("middot", '·'),
    ("bull", '•'),
    ("acute", '´'),
];

/// The longest name, in bytes.
const LONGEST: usize = 8;

/// A text whose references are mended; nothing where it has none, or is itself about HTML.
///
/// A letter is mended where it stands in a word: one that stands alone is what somebody writes of. Signs are mended in
/// texts without tags.
#[must_use]
pub fn mended(text: &str) -> Option<String> {
    memchr(b'&', text.as_bytes())?;
    let found: Vec<Reference> = memchr_iter(b'&', text.as_bytes())
        .filter_map(|at| Reference::at(text, at))
        .collect();
    if found.is_empty() {
        return None;
    }
    let words = found.iter().filter(|each| each.in_word).count();
    let tags = tags(text);
    let signs = tags == 0;
    if tags > 4 * words && !signs {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for each in found {
        let mends = if each.is_letter { each.in_word } else { signs };
        if mends && each.start >= from {
            out.push_str(text.get(from..each.start).unwrap_or_default());
            out.push(MENDED);
            out.push(match each.means {
                '"' => DOUBLE_QUOTE,
                '\'' => SINGLE_QUOTE,
                letter => letter,
            });
            from = each.end;
        }
    }
    if from == 0 {
        return None;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    Some(out)
}

/// How many tags of HTML there are.
fn tags(text: &str) -> usize {
    let bytes = text.as_bytes();
    memchr_iter(b'<', bytes)
        .filter(|at| {
            let next = bytes.get(at + 1);
            next.is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, b'/' | b'!'))
        })
        .count()
}

/// A reference in a text.
struct Reference {
    start: usize,
    end: usize,
    means: char,
    is_letter: bool,
    /// A letter or another reference stands beside it.
    in_word: bool,
}

impl Reference {
    /// The reference whose `&` stands here.
    fn at(text: &str, start: usize) -> Option<Self> {
        let behind = text.get(start + 1..)?;
        let (means, length) = match behind.strip_prefix('#') {
            Some(number) => numbered(number).map(|(means, length)| (means, length + 1))?,
            None => named(behind)?,
        };
        let end = start + 1 + length;
        let is_letter = means.is_alphabetic();
        let before = text.get(..start)?.chars().next_back();
        let after = text.get(end..)?.chars().next();
        let in_word = before.is_some_and(char::is_alphabetic)
            || after.is_some_and(|letter| letter.is_alphabetic() || letter == '&');
        Some(Self {
            start,
            end,
            means,
            is_letter,
            in_word: is_letter && in_word,
        })
    }
}

/// What a name means, and how many bytes it takes with its semicolon. That of a letter may lack.
fn named(behind: &str) -> Option<(char, usize)> {
    let length = behind
        .bytes()
        .take(LONGEST)
        .take_while(u8::is_ascii_alphanumeric)
        .count();
    let name = behind.get(..length)?;
    if behind.as_bytes().get(length) == Some(&b';') {
        let mut all = LETTERS.iter().chain(&SIGNS);
        let found = all.find(|(known, _)| *known == name)?;
        return Some((found.1, length + 1));
    }
    let mut letters = LETTERS.iter().filter(|(known, _)| known.len() > 3);
    let found = letters.find(|(known, _)| name.starts_with(known))?;
    Some((found.1, found.0.len()))
}

/// What a number means, and how many bytes it takes with its semicolon. Only what cannot be written otherwise in some
/// encoding is meant so; a letter of ASCII as a number is hidden from somebody.
fn numbered(number: &str) -> Option<(char, usize)> {
    let (digits, length) = number
        .split_once(';')
        .map(|(digits, _)| (digits, digits.len() + 1))?;
    let code = match digits.strip_prefix(['x', 'X']) {
        Some(hex) if hex.len() < 6 => u32::from_str_radix(hex, 16).ok()?,
        None if digits.len() < 7 => digits.parse().ok()?,
        _ => return None,
    };
    let means = char::from_u32(code)?;
    let is_sign = SIGNS.iter().any(|(_, sign)| *sign == means) && !matches!(means, '<' | '>');
    let is_letter = !means.is_ascii() && means.is_alphabetic();
    (is_sign || is_letter).then_some((means, length))
}

/// What is known of the cells that were mended.
#[derive(Clone, Copy, Debug, Default)]
pub struct MendedCells {
    /// The line of the row with the first.
    pub first: u32,
    /// How many there are.
    pub cells: u32,
}

/// Hands cells on as they are meant, and counts those that were mended.
pub struct Counting<'a, S> {
    sink: &'a mut S,
    found: &'a mut MendedCells,
    row: u32,
}

impl<'a, S: Sink> Counting<'a, S> {
    /// Hands cells on to a sink.
    pub fn new(sink: &'a mut S, found: &'a mut MendedCells) -> Self {
        Self {
            sink,
            found,
            row: 0,
        }
    }
}

impl<S: Sink> Sink for Counting<'_, S> {
    fn row(&mut self, number: u32) {
        self.row = number;
        self.sink.row(number);
    }

    fn text(&mut self, column: usize, text: &str) {
        let meant = meant(text);
        if matches!(meant, Cow::Owned(_)) {
            if self.found.cells == 0 {
                self.found.first = self.row;
            }
            self.found.cells = self.found.cells.saturating_add(1);
        }
        self.sink.text(column, &meant);
    }

    fn number(&mut self, column: usize, number: f64) {
        self.sink.number(column, number);
    }

    fn date(&mut self, column: usize, date: time::Date) {
        self.sink.date(column, date);
    }
}

/// A mended text without what stands there for its mending.
#[must_use]
pub fn meant(text: &str) -> Cow<'_, str> {
    if memmem::find(text.as_bytes(), FIRST_BYTES).is_none() {
        return Cow::Borrowed(text);
    }
    let letters = text.chars().filter(|letter| *letter != MENDED);
    Cow::Owned(
        letters
            .map(|letter| match letter {
                DOUBLE_QUOTE => '"',
                SINGLE_QUOTE => '\'',
                other => other,
            })
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found = mended(text);
        let found = found.as_deref().map_or(Cow::Borrowed(text), meant);
        assert_eq!(found, expected);
    }

    #[test]
    fn letters_in_words_and_signs_are_mended() {
        check("Hemtj&auml;nsten;F&ouml;ll", "Hemtjänsten;Föll");
        check("&Auml;ldre p&aring; &Ouml;n", "Äldre på Ön");
        check("Hemtj&#228;nsten, f&#xF6;ll", "Hemtjänsten, föll");
        check("Hemtj&aumlnsten f&oumlll", "Hemtjänsten föll");
        check("bl&aring;&auml;gd", "blåägd");
        check(
            "V&aring;rd &amp; omsorg &ndash; &quot;nej&quot;",
            "Vård & omsorg – \"nej\"",
        );
        check("V\u{e5}rd &amp; omsorg", "Vård & omsorg");
    }

    #[test]
    fn what_is_written_about_html_stays() {
        for text in [
            "Skriv &auml; för ä",
            "<b>fet</b> skrivs &lt;b&gt;fet&lt;/b&gt; och <i>kursiv</i>",
            "<a href=\"&#106;avascript:x\">&#x61;</a>",
            "A&B; C&D, &okänd; & &;",
            "Fisk&kött;3",
            "&#59;&#10;&#1;",
        ] {
            check(text, text);
        }
    }

    #[test]
    fn a_mended_quote_neither_opens_a_cell_nor_closes_it() {
        let text = mended("&quot;Nej, tack&quot;, sa h&ouml;n").unwrap();
        assert!(!text.contains('"'));
        assert_eq!(meant(&text), "\"Nej, tack\", sa hön");
    }
}
