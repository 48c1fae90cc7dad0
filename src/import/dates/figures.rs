//! Three figures that are a day, a month and a year, in an order that the text does not say.

use std::ops::RangeInclusive;

use time::Date;

use super::parts::Figures;
use crate::model::{DateOrder, calendar_date};

/// The years in which a case can have been reported; a date of another year is a slip or a placeholder.
const YEARS: RangeInclusive<i32> = 1900..=2100;

/// Three figures of which one is the day, one the month and one the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayFigures {
    /// One or two digits.
    pub first: Figures,
    /// One or two digits.
    pub second: Figures,
    /// Two or four digits.
    pub third: Figures,
    /// The sign between the first two.
    pub sign: char,
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

/// The date of the calendar where it is of a year in which there are cases.
pub fn case_date(year: i32, month: u8, day: u8) -> Option<Date> {
    calendar_date(year, month, day).filter(|date| in_case_years(*date))
}

/// Whether there are cases in the year of this date.
pub fn in_case_years(date: Date) -> bool {
    YEARS.contains(&date.year())
}

/// The year of two or four digits. Two are the years 1970 to 2069.
pub fn full_year(year: Figures) -> Option<i32> {
    match (year.digits, year.value) {
        (4, value) => in_years(value),
        (2, value @ 0..70) => in_years(2000 + value),
        (2, value) => in_years(1900 + value),
        _ => None,
    }
}

/// The year of so many, where there are cases in it.
pub fn in_years(year: u32) -> Option<i32> {
    i32::try_from(year).ok().filter(|year| YEARS.contains(year))
}
