//! Days that a column of bare numbers counts: Excel's day numbers, and time since 1970.
//!
//! One such number is told from no other number. A column of nothing else, all of years in which there may be files of
//! cases, is: but only where it is known to hold days, by its name or because the user says so.

use time::Date;

use super::instants::day_at_second;
use super::reading;
use super::serials::{DateSystem, from_serial};
use super::tidy::tidy;
use crate::model::DateOrder;

/// The years that all of a column's numbers must be of.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2049;

/// What the numbers of a column count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Days, as Excel does: 44575 is 2022-01-14. The time of day may stand behind them as a fraction.
    Days,
    /// Seconds since 1970 in UTC.
    Seconds,
    /// Thousandths of them.
    Milliseconds,
    /// Millionths.
    Microseconds,
    /// Milliardths.
    Nanoseconds,
}

impl Counted {
    /// What a number may count, by how large it is, and the day that it then is in Sweden; `None` where it is no number
    /// or of a year in which there are hardly cases.
    pub fn of(text: &str) -> Option<(Self, Date)> {
        let text = tidy(text);
        let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((&text, "0"));
        let is_of_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.starts_with('0') || fraction.is_empty() || fraction.len() > 15 {
            return None;
        }
        if !is_of_digits(whole) || !is_of_digits(fraction) {
            return None;
        }
        let number = || whole.parse::<i64>().ok();
        let (counted, date) = match whole.len() {
            5 => {
                let days = format!("{whole}.{fraction}").parse().ok()?;
                (Self::Days, from_serial(days, DateSystem::Day1900))
            }
            9 | 10 => (Self::Seconds, day_at_second(number()?)),
            12 | 13 => (Self::Milliseconds, day_at_second(number()? / 1_000)),
            15 | 16 => (Self::Microseconds, day_at_second(number()? / 1_000_000)),
            18 | 19 => (Self::Nanoseconds, day_at_second(number()? / 1_000_000_000)),
            _ => return None,
        };
        let date = date.filter(|date| YEARS.contains(&date.year()))?;
        Some((counted, date))
    }

    /// The day of a number that counts this.
    pub fn day(self, text: &str) -> Option<Date> {
        Self::of(text)
            .filter(|(counted, _)| *counted == self)
            .map(|(_, date)| date)
    }
}

/// What a column counts, found out a cell at a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Counting {
    /// No cell has come that could count.
    #[default]
    Open,
    /// All cells that could count this.
    All(Counted),
    /// They do not.
    Not,
}

impl Counting {
    /// Takes in a cell. One without digits ("okänt") says nothing, nor one with words that are no date, such as what
    /// stands above a table.
    pub fn add(&mut self, text: &str) {
        if *self == Self::Not || !text.contains(|letter: char| letter.is_ascii_digit()) {
            return;
        }
        let is_of_words = text.contains(char::is_alphabetic);
        if is_of_words && reading::date(text, DateOrder::DayFirst).is_none() {
            return;
        }
        let counted = Counted::of(text).map(|(counted, _)| counted);
        *self = match (*self, counted) {
            (Self::Open, Some(counted)) => Self::All(counted),
            (Self::All(before), Some(counted)) if before == counted => Self::All(before),
            _ => Self::Not,
        };
    }

    /// What they all count.
    pub const fn counted(self) -> Option<Counted> {
        match self {
            Self::All(counted) => Some(counted),
            Self::Open | Self::Not => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{calendar_date, days, from_days, written_date};

    fn counted(texts: &[&str]) -> Option<Counted> {
        let mut counting = Counting::default();
        for text in texts {
            counting.add(text);
        }
        counting.counted()
    }

    #[test]
    fn every_day_is_read_back_however_it_is_counted() {
        let first = days(calendar_date(1990, 1, 1).unwrap());
        let last = days(calendar_date(2049, 12, 30).unwrap());
        for day in first..=last {
            let date = from_days(day).unwrap();
            // Noon in Greenwich is the same day in Sweden, summer and winter.
            let noon = i64::from(day) * 86_400 + 43_200;
            for (counted, text) in [
                (Counted::Days, format!("{}", day + 25_569)),
                (Counted::Days, format!("{}.5", day + 25_569)),
                (Counted::Days, format!("{},999", day + 25_569)),
                (Counted::Seconds, format!("{noon}")),
                (Counted::Seconds, format!("{noon}.25")),
                (Counted::Milliseconds, format!("{noon}123")),
                (Counted::Microseconds, format!("{noon}123456")),
                (Counted::Nanoseconds, format!("{noon}123456789")),
            ] {
                assert_eq!(Counted::of(&text), Some((counted, date)), "{text}");
            }
        }
    }

    #[test]
    fn a_point_in_time_is_the_day_it_was_in_sweden() {
        let day = |text| {
            Counted::of(text)
                .map(|(_, date)| written_date(date))
                .unwrap()
        };
        assert_eq!(day("1640987999"), "2021-12-31");
        assert_eq!(day("1640991599"), "2021-12-31");
        assert_eq!(day("1640991600"), "2022-01-01");
        assert_eq!(day("1656626399999"), "2022-06-30");
        assert_eq!(day("1656626400000"), "2022-07-01");
    }

    #[test]
    fn only_a_column_of_nothing_else_counts() {
        assert_eq!(
            counted(&["Avvikelser 2022", "44575", "44635.5", "okänt", ""]),
            Some(Counted::Days)
        );
        assert_eq!(
            counted(&["1642156800", "1647334800"]),
            Some(Counted::Seconds)
        );
        assert_eq!(counted(&["'44575", "=\"44635\""]), Some(Counted::Days));
        assert_eq!(counted(&[]), None);
        assert_eq!(counted(&["okänt"]), None);
        for texts in [
            ["44575", "2022-03-15"],
            ["44575", "15 mars 2022"],
            ["44575", "101"],
            ["44575", "1642156800"],
            ["44575", "99001"],
            ["44575", "10001"],
            ["1642156800", "1642156800000"],
            ["0701234567", "0731234567"],
            ["044575", "044576"],
            ["44 575", "44 576"],
            ["-44575", "-44576"],
            ["1.64216E+12", "1.64734E+12"],
            ["44575 kr", "44576 kr"],
            ["7350012345678", "7350012345679"],
            ["44575.1.", "44576.2.3"],
        ] {
            assert_eq!(counted(&texts), None, "{texts:?}");
        }
    }
}
