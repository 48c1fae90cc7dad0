//! The grammar of a written date: which of its parts are day, month, year or week.
//!
//! Figures of which the text does not say that stay figures, until an order is given.

use time::{Date, Weekday};

use super::clock::Clock;
use super::names;
use super::parts::{Figures, Parts};
use super::serials::compact;
use super::{YEARS, case_date, in_case_years};
use crate::model::DateOrder;

/// The day of a week that stands for it: the Thursday, 4 (ISO 8601).
const DAY_OF_WEEK: u8 = 4;

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

/// Three figures of which one is the day, one the month and one the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayFigures {
    first: Figures,
    second: Figures,
    third: Figures,
    /// The sign between the first two.
    sign: char,
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

impl DayFigures {
    /// The date in this order.
    pub fn date(&self, order: DateOrder) -> Option<Date> {
        let (year, month, day) = match order {
            DateOrder::YearFirst if self.year_may_lead() => (self.first, self.second, self.third),
            DateOrder::DayFirst | DateOrder::YearFirst => (self.third, self.second, self.first),
            DateOrder::MonthFirst => (self.third, self.first, self.second),
        };
        let month = u8::try_from(month.value).ok()?;
        case_date(full_year(year)?, month, u8::try_from(day.value).ok()?)
    }

    /// The last two digits of the year in this order.
    pub fn short_year(&self, order: DateOrder) -> u32 {
        let year = match order {
            DateOrder::YearFirst if self.year_may_lead() => self.first,
            DateOrder::DayFirst | DateOrder::MonthFirst | DateOrder::YearFirst => self.third,
        };
        year.value % 100
    }

    /// Whether they can be read as `22-03-15`. Only this form has the year of two digits first: with other signs,
    /// and with a 3 for 03, it is not written in Sweden.
    pub fn year_may_lead(&self) -> bool {
        self.sign == '-'
            && [self.first, self.second, self.third]
                .iter()
                .all(|figures| figures.digits == 2)
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

/// A date in any spelling.
fn any(text: &str) -> Option<Written> {
    let mut parts = Parts::new(text.trim());
    if let Some(date) = six_figures(parts) {
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
        Day::Said(week_first(&mut parts, weekday.unwrap_or(DAY_OF_WEEK))?)
    } else if let Some(month) = parts.word_as(names::month) {
        Day::Said(month_first(&mut parts, month)?)
    } else {
        let figures = parts.figures()?;
        match figures.digits {
            8 => Day::Said(compact(figures.value)?),
            4 => Day::Said(year_first(&mut parts, full_year(figures)?, weekday)?),
            1 | 2 => day_first(&mut parts, figures)?,
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
    let joint = joint(parts);
    if parts.word_as(names::week).is_some() {
        parts.sign(&['.']);
        parts.space();
        let week = parts.short()?;
        // Only behind 2022-W11 is it a weekday: in "2022 v. 1-2" it is another week.
        let numbered = match joint {
            Some('-') => numbered_weekday(parts),
            _ => None,
        };
        return week_date(year, week, numbered.or(weekday).unwrap_or(DAY_OF_WEEK));
    }
    if let Some(month) = parts.word_as(names::month) {
        parts.sign(&['.']);
        self::joint(parts);
        return case_date(year, month, parts.short()?);
    }
    let sign = joint?;
    let before = parts.rest().len();
    let month = parts.short()?;
    if self::joint(parts)? != sign {
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
        joint(&mut named);
        if let Some(month) = named.word_as(names::month) {
            let year = year_behind_name(&mut named)?;
            *parts = named;
            return case_date(year, month, u8::try_from(first.value).ok()?).map(Day::Said);
        }
    }
    let sign = joint(parts)?;
    let second = parts.figures().filter(|figures| figures.digits <= 2)?;
    let comma = parts.sign(&[',']);
    let last_sign = joint(parts).or(comma.map(|_| ' '))?;
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
    joint(parts);
    let day = parts.short()?;
    ordinal(parts)?;
    parts.sign(&[',']);
    joint(parts);
    case_date(in_years(parts.exactly(4)?)?, month, day)
}

/// What follows the word "week": `. 11 2022`, `11, 2022`, ` 11/2022`.
fn week_first(parts: &mut Parts, weekday: u8) -> Option<Date> {
    parts.sign(&['.']);
    parts.space();
    let week = parts.short()?;
    parts.sign(&[',']);
    joint(parts);
    week_date(in_years(parts.exactly(4)?)?, week, weekday)
}

fn week_date(year: i32, week: u8, weekday: u8) -> Option<Date> {
    let weekday = Weekday::Monday.nth_next(weekday.checked_sub(1)?);
    Date::from_iso_week_date(year, week, weekday)
        .ok()
        .filter(|date| in_case_years(*date))
}

/// Takes `-2` behind a week's number.
fn numbered_weekday(parts: &mut Parts) -> Option<u8> {
    let mut ahead = *parts;
    ahead.sign(&['-'])?;
    let weekday = u8::try_from(ahead.exactly(1)?).ok()?;
    if !(1..=7).contains(&weekday) {
        return None;
    }
    *parts = ahead;
    Some(weekday)
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

/// Takes what stands between two figures: a sign, with space around it or not, or space, given as `' '`.
fn joint(parts: &mut Parts) -> Option<char> {
    let spaced = parts.space();
    if let Some(sign) = parts.sign(&['-', '/', '.']) {
        parts.space();
        return Some(sign);
    }
    spaced.then_some(' ')
}

/// The year of two or four digits. Two are the years 1970 to 2069.
fn full_year(year: Figures) -> Option<i32> {
    match (year.digits, year.value) {
        (4, value) => in_years(value),
        (2, value @ 0..70) => in_years(2000 + value),
        (2, value) => in_years(1900 + value),
        _ => None,
    }
}

fn in_years(year: u32) -> Option<i32> {
    i32::try_from(year).ok().filter(|year| YEARS.contains(year))
}
