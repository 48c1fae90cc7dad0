//! Dates as Swedish systems and people write them.

use time::Date;

use super::table::Cell;
use crate::model::calendar_date;

/// Excel's day 0 in the 1900 system, as Julian day: 1899-12-30.
const EXCEL_DAY_ZERO: i32 = 2_415_019;

/// Excel serials of the years 1955 to 2100: a number outside is no date of a case.
const EXCEL_SERIALS: std::ops::Range<f64> = 20_000.0..73_100.0;

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec",
];

/// The date in a cell, where there is one.
#[must_use]
pub fn date(cell: &Cell) -> Option<Date> {
    match cell {
        Cell::Empty => None,
        Cell::Date(date) => Some(*date),
        Cell::Number(number) => from_number(*number),
        Cell::Text(text) => from_text(text),
    }
}

/// An Excel serial, or a date written as the number 20220315.
fn from_number(number: f64) -> Option<Date> {
    if EXCEL_SERIALS.contains(&number) {
        #[expect(clippy::cast_possible_truncation, reason = "the range is checked")]
        let days = number.floor() as i32;
        return Date::from_julian_day(EXCEL_DAY_ZERO + days).ok();
    }
    from_text(&format!("{number}"))
}

/// Reads `2022-03-15`, `20220315`, `15/3 2022`, `15.3.22`, `15 mars 2022`, a time of day after it or not.
///
/// The day stands before the month, as in Swedish; a date that only reads the American way is refused rather
/// than turned around.
#[must_use]
pub fn from_text(text: &str) -> Option<Date> {
    let parts = parts(text);
    let mut parts = parts.iter().copied().skip_while(|part| *part == Part::Den);
    let first = parts.next()?;
    match first {
        Part::Number(number, 8) => {
            let month = u8::try_from(number / 100 % 100).ok()?;
            let day = u8::try_from(number % 100).ok()?;
            calendar_date(i32::try_from(number / 10_000).ok()?, month, day)
        }
        Part::Number(year, 4) => {
            let month = month(parts.next()?)?;
            let Part::Number(day, 1..=2) = parts.next()? else {
                return None;
            };
            calendar_date(i32::try_from(year).ok()?, month, u8::try_from(day).ok()?)
        }
        Part::Number(day, 1..=2) => {
            let month = month(parts.next()?)?;
            let year = match parts.next()? {
                Part::Number(year, 4) => year,
                Part::Number(year, 2) => 2000 + year,
                _ => return None,
            };
            calendar_date(i32::try_from(year).ok()?, month, u8::try_from(day).ok()?)
        }
        _ => None,
    }
}

/// What a written date is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// A run of digits and how many they are.
    Number(u32, usize),
    /// A month's name, 1 to 12.
    Month(u8),
    /// The word "den" before a date.
    Den,
    /// Anything else.
    Other,
}

fn parts(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = text.trim();
    // Three parts of a date, a "den" before them, and no more: what follows is a time of day.
    while parts.len() < 4 {
        let Some(start) = rest.find(char::is_alphanumeric) else {
            break;
        };
        let tail = rest.get(start..).unwrap_or_default();
        let digits = tail.starts_with(|c: char| c.is_ascii_digit());
        let end = tail
            .find(|c: char| !c.is_alphanumeric() || c.is_ascii_digit() != digits)
            .unwrap_or(tail.len());
        let (word, after) = tail.split_at(end);
        parts.push(if digits {
            word.parse()
                .map_or(Part::Other, |number| Part::Number(number, word.len()))
        } else {
            word_part(word)
        });
        rest = after;
    }
    parts
}

fn word_part(word: &str) -> Part {
    let word = word.to_lowercase();
    if word == "den" {
        return Part::Den;
    }
    // "may" and "oct" for lists made with English settings.
    let word = word.replace("may", "maj").replace("oct", "okt");
    let found = MONTHS
        .iter()
        .zip(1..)
        .find(|(name, _)| word.starts_with(**name));
    found.map_or(Part::Other, |(_, number)| Part::Month(number))
}

fn month(part: Part) -> Option<u8> {
    match part {
        Part::Number(number, 1..=2) => u8::try_from(number).ok(),
        Part::Month(number) => Some(number),
        Part::Number(..) | Part::Den | Part::Other => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(i32, u8, u8)>) {
        let expected = expected.and_then(|(y, m, d)| calendar_date(y, m, d));
        assert_eq!(date(&Cell::Text(text.to_owned())), expected, "{text}");
    }

    #[test]
    fn the_fifteenth_of_march_in_every_spelling() {
        for text in [
            "2022-03-15",
            "2022-03-15 09:42",
            "2022-03-15T09:42:00Z",
            "20220315",
            "15/3 2022",
            "15/3/2022",
            "15.3.22",
            "15.03.2022",
            "den 15 mars 2022",
            "15 Mars 2022",
            "15-mar-22",
            " 2022/3/15 ",
        ] {
            check(text, Some((2022, 3, 15)));
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "mars 2022",
            "2022",
            "3/15/2022",
            "2022-02-30",
            "31/4 2022",
            "Kvartal 4",
            "12345",
            "AV-2022-0001",
            "1234567890123",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn excel_serials_are_days_since_1899_12_30() {
        assert_eq!(date(&Cell::Number(44_635.4)), calendar_date(2022, 3, 15));
        assert_eq!(
            date(&Cell::Number(20_220_315.0)),
            calendar_date(2022, 3, 15)
        );
        assert_eq!(date(&Cell::Number(39.0)), None);
    }
}
