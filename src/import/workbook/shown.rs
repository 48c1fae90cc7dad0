//! What a cell's number format makes of its number: a day, figures with zeroes before them, or the number itself.

use super::super::dates::DateSystem;
use super::super::sink::Sink;
use super::serial;

/// What a number format shows a number as.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// The number, in whatever form: how many decimals are shown is not its content.
    #[default]
    Number,
    /// A day.
    Day,
    /// As many figures as there are places, as case numbers are shown: `00123`.
    Figures(Figures),
}

/// A format of zeroes, and of signs and words that stand between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures(Vec<Piece>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    /// So many figures.
    Places(usize),
    /// What is shown as it is.
    Text(String),
}

/// Whole numbers up to here have all their figures.
const LARGEST: f64 = 1e15;

/// Beyond this many places no number is shown with zeroes.
const MOST_PLACES: usize = 32;

impl Shown {
    /// What the formats that every workbook has show. 46 is a duration.
    pub const fn built_in(id: u32) -> Self {
        match id {
            14..=22 | 27..=36 | 45 | 47 | 50..=58 => Self::Day,
            _ => Self::Number,
        }
    }

    /// What a format code shows.
    pub fn by_code(code: &str) -> Self {
        if is_day_code(code) {
            return Self::Day;
        }
        Figures::of(code).map_or(Self::Number, Self::Figures)
    }

    /// Puts a number into a cell as it is shown.
    #[inline]
    pub fn put<S: Sink>(&self, sink: &mut S, column: usize, number: f64, system: DateSystem) {
        match self {
            Self::Number => sink.number(column, number),
            Self::Day => match serial::day(number, system) {
                Some(day) => sink.date(column, day),
                None => sink.number(column, number),
            },
            Self::Figures(figures) => match figures.written(number) {
                Some(text) => sink.text(column, &text),
                None => sink.number(column, number),
            },
        }
    }
}

impl Figures {
    /// The figures of a code that shows zeroes before a whole number; nothing where it shows a number like others.
    fn of(code: &str) -> Option<Self> {
        let mut figures = Self(Vec::new());
        let mut characters = code.chars();
        while let Some(character) = characters.next() {
            match character {
                // What comes after applies to other numbers: negative, zero.
                ';' => break,
                '0' => figures.place(),
                // More figures than there are places are shown at the first one anyhow.
                '#' if figures.places() == 0 => {}
                '"' => characters
                    .by_ref()
                    .take_while(|next| *next != '"')
                    .for_each(|next| figures.text(next)),
                '\\' => figures.text(characters.next()?),
                // As much space as the next character takes.
                '_' => drop(characters.next()),
                '[' => {
                    let mut inside = characters.by_ref().take_while(|next| *next != ']');
                    // A condition: other numbers are shown otherwise.
                    if inside.any(|next| matches!(next, '<' | '=' | '>')) {
                        return None;
                    }
                }
                ' ' | '-' | '/' | '(' | ')' | '+' | ':' | '\'' => figures.text(character),
                _ => return None,
            }
        }
        (2..=MOST_PLACES)
            .contains(&figures.places())
            .then_some(figures)
    }

    fn place(&mut self) {
        match self.0.last_mut() {
            Some(Piece::Places(count)) => *count += 1,
            _ => self.0.push(Piece::Places(1)),
        }
    }

    fn text(&mut self, next: char) {
        match self.0.last_mut() {
            Some(Piece::Text(text)) => text.push(next),
            _ => self.0.push(Piece::Text(next.to_string())),
        }
    }

    fn places(&self) -> usize {
        let count = |piece: &Piece| match piece {
            Piece::Places(count) => *count,
            Piece::Text(_) => 0,
        };
        self.0.iter().map(count).sum()
    }

    /// The number as it is shown, where it is whole and not below zero.
    fn written(&self, number: f64) -> Option<String> {
        if !(0.0..LARGEST).contains(&number) || number.fract() != 0.0 {
            return None;
        }
        let width = self.places();
        let figures = format!("{number:0>width$}");
        let mut rest = figures.as_str();
        // What there are no places for is shown at the first.
        let mut more = figures.len() - width.min(figures.len());
        let mut out = String::new();
        for piece in &self.0 {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Places(count) => {
                    let (these, after) = rest.split_at_checked(count + more)?;
                    out.push_str(these);
                    (rest, more) = (after, 0);
                }
            }
        }
        Some(out)
    }
}

/// Whether a format code has a letter for year, month or day outside of quoted text. Durations, `[h]:mm`, have one
/// too, for minutes, and are none.
fn is_day_code(code: &str) -> bool {
    if ["general", "standard"]
        .iter()
        .any(|name| code.eq_ignore_ascii_case(name))
    {
        return false;
    }
    let mut day = false;
    let mut characters = code.chars();
    while let Some(character) = characters.next() {
        match character {
            // What comes after applies to other numbers: negative, zero.
            ';' => break,
            // The next character is shown, skipped or repeated as it is.
            '\\' | '_' | '*' => {
                characters.next();
            }
            '"' => {
                characters.by_ref().find(|next| *next == '"');
            }
            '[' => {
                let inside: String = characters
                    .by_ref()
                    .take_while(|next| *next != ']')
                    .collect();
                let elapsed = !inside.is_empty()
                    && inside
                        .chars()
                        .all(|next| matches!(next, 'h' | 'H' | 'm' | 'M' | 's' | 'S'));
                if elapsed {
                    return false;
                }
            }
            'y' | 'Y' | 'm' | 'M' | 'd' | 'D' => day = true,
            _ => {}
        }
    }
    day
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_tell_days_from_numbers() {
        for code in [
            "yyyy\\-mm\\-dd",
            "d/m",
            "[$-41D]d mmmm yyyy;@",
            "YYYY",
            "h:mm",
            "åååå-MM-DD",
            "\"den\" d",
        ] {
            assert!(is_day_code(code), "{code}");
        }
        for code in [
            "General",
            "GENERAL",
            "Standard",
            "0.00",
            "[h]:mm",
            "[hh]:mm:ss",
            "[mm]:ss",
            "#,##0\\ \"mdy\"",
            "0 \"dagar\"",
            "[Red]0",
            "0;yyyy",
            "\\d0",
            "_m0",
            "*y0",
            "@",
            "",
            "\"öppen",
            "[",
        ] {
            assert!(!is_day_code(code), "{code}");
        }
    }

    #[test]
    fn zeroes_before_a_number_are_shown() {
        let shown = |code: &str, number: f64| match Shown::by_code(code) {
            Shown::Figures(figures) => figures.written(number),
            Shown::Number | Shown::Day => None,
        };
        let check = |code: &str, number: f64, expected: &str| {
            assert_eq!(shown(code, number).as_deref(), Some(expected), "{code}");
        };
        check("00000", 123.0, "00123");
        check("00000", 0.0, "00000");
        check("00000;-00000", 1_234_567.0, "1234567");
        check("\"A-\"000", 7.0, "A-007");
        check("0000\\-000", 220_005.0, "0220-005");
        check("000000-0000", 191_212_121_212.0, "19121212-1212");
        check("[$-41D]#000_)", 5.0, "005");
        for (code, number) in [
            ("00000", -5.0),
            ("00000", 1.5),
            ("00000", f64::NAN),
            ("00000", 1e300),
            ("0", 5.0),
            ("#,##0", 5.0),
            ("0.00", 5.0),
            ("00%", 5.0),
            ("0 \"dagar\"", 5.0),
            ("[<5]000", 5.0),
            ("00E+00", 5.0),
            ("General", 5.0),
            ("yyyy", 5.0),
        ] {
            assert_eq!(shown(code, number), None, "{code} {number}");
        }
    }
}
