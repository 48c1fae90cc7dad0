//! The grammar of a written date: which of its parts are day, month, year or week.
//!
//! Figures of which the text does not say that stay figures, until an order is given.

use time::Date;

use super::clock::Clock;
use super::figures::{DayFigures, case_date, full_year, in_case_years, in_years};
use super::instants;
use super::names;
use super::parts::{Figures, Parts};
use super::quarters::{numbered_quarter, quarter_first, quarter_last};
use super::serials::compact;
use super::tidy::tidy;
use super::weeks::{week_first, week_last};
use crate::model::DateOrder;

/// A date as written, with the time behind it.
#[derive(Clone, Copy, Debug)]
struct Written {
    day: Day,
    clock: Clock,
}

#[derive(Clone, Copy, Debug)]
enum Day {
    /// The text says which part is which.
    Said(Date),
    /// The text does not.
    Figures(DayFigures),
}

impl Written {
    /// The day in Sweden, where its figures are one in this order.
    fn day(&self, order: DateOrder) -> Option<Date> {
        let date = match self.day {
            Day::Said(date) => date,
            Day::Figures(figures) => figures.date(order)?,
        };
        self.clock.day(date).filter(|date| in_case_years(*date))
    }
}

/// Reads a date that is all there is in the text, but for a time of day behind it: the day in Sweden, its figures
/// read in this order where the text does not say what they are.
pub fn date(text: &str, order: DateOrder) -> Option<Date> {
    match plain(text) {
        Some((date, Clock::Local)) => Some(date),
        Some((date, clock)) => clock.day(date).filter(|date| in_case_years(*date)),
        None => any(text)?.day(order),
    }
}

/// The figures of a date that need an order, where the text is a date of which they do.
pub fn figures(text: &str) -> Option<DayFigures> {
    if plain(text).is_some() {
        return None;
    }
    match any(text)?.day {
        Day::Said(_) => None,
        Day::Figures(figures) => Some(figures),
    }
}

/// No date is longer in bytes: what JavaScript writes in Swedish, with the zone's name in words, and some marks.
const LONGEST: usize = 120;

/// A date in any spelling.
fn any(text: &str) -> Option<Written> {
    if text.len() > LONGEST {
        return None;
    }
    let tidied = tidy(text);
    // What was around it may have hidden the plainest form.
    if let Some((date, clock)) = plain(&tidied) {
        let day = Day::Said(date);
        return Some(Written { day, clock });
    }
    let mut parts = Parts::new(&tidied);
    if let Some(date) = six_figures(parts).or_else(|| instants::called(&tidied)) {
        return Some(Written {
            day: Day::Said(date),
            clock: Clock::Local,
        });
    }
    let weekday = parts.word_as(names::weekday);
    if weekday.is_some() {
        parts.sign(&['.', ',']);
        parts.space();
    }
    if parts.word_as(names::article).is_some() {
        parts.sign(&['.']);
        parts.space();
    }
    let day = if parts.word_as(names::week).is_some() {
        Day::Said(week_first(&mut parts, weekday)?)
    } else if parts.word_as(names::quarter).is_some() {
        Day::Said(quarter_first(&mut parts)?)
    } else if let Some(month) = parts.word_as(names::month) {
        if let Some(written) = year_last(parts, month) {
            return Some(written);
        }
        Day::Said(month_first(&mut parts, month)?)
    } else {
        let figures = parts.figures()?;
        match figures.digits {
            8 => Day::Said(compact(figures.value)?),
            4 => Day::Said(year_first(&mut parts, full_year(figures)?, weekday)?),
            1 | 2 => match numbered_quarter(&mut parts, figures.value) {
                Some(date) => Day::Said(date),
                None => day_first(&mut parts, figures)?,
            },
            _ => return None,
        }
    };
    let clock = Clock::read(parts.rest())?;
    Some(Written { day, clock })
}

/// `2022-03-15`, alone or before a time: nearly every date of an export, so it is looked for first.
fn plain(text: &str) -> Option<(Date, Clock)> {
    let (head, _) = text.as_bytes().split_first_chunk::<10>()?;
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *head else {
        return None;
    };
    // A byte that is no digit becomes a figure above 9.
    let figures = [y1, y2, y3, y4, m1, m2, d1, d2].map(|byte| byte.wrapping_sub(b'0'));
    if figures.iter().any(|figure| *figure > 9) {
        return None;
    }
    let [y1, y2, y3, y4, m1, m2, d1, d2] = figures;
    let century = i32::from(y1 * 10 + y2);
    let year = century * 100 + i32::from(y3 * 10 + y4);
    let date = case_date(year, m1 * 10 + m2, d1 * 10 + d2)?;
    Some((date, Clock::read(text.get(10..)?)?))
}

/// `220315`, with nothing before or behind it.
fn six_figures(mut parts: Parts) -> Option<Date> {
    let value = parts.exactly(6)?;
    let year = Figures {
        value: value / 10_000,
        digits: 2,
    };
    let month = u8::try_from(value / 100 % 100).ok()?;
    let day = u8::try_from(value % 100).ok()?;
    case_date(full_year(year)?, month, day).filter(|_| parts.rest().is_empty())
}

/// What follows a year of four digits: `-03-15`, ` mars 15`, `-W11`, `-W11-2`, ` v.11`.
fn year_first(parts: &mut Parts, year: i32, weekday: Option<u8>) -> Option<Date> {
    let joint = parts.joint();
    if parts.word_as(names::week).is_some() {
        return week_last(parts, year, joint, weekday);
    }
    if parts.word_as(names::quarter).is_some() {
        return quarter_last(parts, year);
    }
    if let Some(month) = parts.word_as(names::month) {
        parts.sign(&['.']);
        parts.joint();
        return case_date(year, month, parts.short()?);
    }
    let sign = joint?;
    let before = parts.rest().len();
    let month = parts.short()?;
    if parts.joint()? != sign {
        return None;
    }
    let day = parts.short()?;
    // Of groups with nothing but space between them only 2022 03 15 is a date.
    let spaced = before - parts.rest().len() == "03 15".len();
    case_date(year, month, day).filter(|_| sign != ' ' || spaced)
}

/// What follows a day, or whatever one or two digits at the beginning are: ` mars 2022`, `:e mars -22`, `/3 2022`.
fn day_first(parts: &mut Parts, first: Figures) -> Option<Day> {
    let mut named = *parts;
    if ordinal(&mut named).is_some() {
        named.joint();
        if let Some(month) = named.word_as(names::month) {
            let year = year_behind_name(&mut named)?;
            *parts = named;
            return case_date(year, month, u8::try_from(first.value).ok()?).map(Day::Said);
        }
    }
    let sign = parts.joint()?;
    let second = parts.figures().filter(|figures| figures.digits <= 2)?;
    let comma = parts.sign(&[',']);
    let last_sign = parts.joint().or(comma.map(|_| ' '))?;
    let third = parts.figures()?;
    full_year(third)?;
    let possible = match (sign, last_sign) {
        ('/', _) | ('.', '.') | ('-', '-') => true,
        // With a shorter year it would be a number and another: "1.5 22".
        ('.', ' ') => third.digits == 4,
        _ => false,
    };
    possible.then_some(Day::Figures(DayFigures {
        first,
        second,
        third,
        sign,
    }))
}

/// What follows a month's name: ` 15, 2022`.
fn month_first(parts: &mut Parts, month: u8) -> Option<Date> {
    parts.sign(&['.']);
    parts.joint();
    let day = parts.short()?;
    ordinal(parts)?;
    parts.sign(&[',']);
    parts.joint();
    case_date(in_years(parts.exactly(4)?)?, month, day)
}

/// What follows a month's name where the year is last, as C and Java write: ` 14 09:42:00 CET 2022`.
fn year_last(mut parts: Parts, month: u8) -> Option<Written> {
    parts.space();
    let day = parts.short()?;
    let clock = Clock::before_year(&mut parts)?;
    let date = case_date(in_years(parts.exactly(4)?)?, month, day)?;
    parts.rest().is_empty().then_some(Written {
        day: Day::Said(date),
        clock,
    })
}

/// Takes what makes a day an ordinal, where there is something: `:e`, `th`. `None` where a colon stands before
/// anything else.
fn ordinal(parts: &mut Parts) -> Option<()> {
    if parts.sign(&[':']).is_some() {
        return parts.word_as(names::ordinal);
    }
    parts.word_as(names::ordinal);
    Some(())
}

/// Takes a full stop, comma, space, hyphen or apostrophe and the year behind a month's name.
fn year_behind_name(parts: &mut Parts) -> Option<i32> {
    parts.sign(&['.']);
    parts.sign(&[',']);
    parts.space();
    parts.sign(&['-', '/', '\'', '’']);
    full_year(parts.figures()?)
}
