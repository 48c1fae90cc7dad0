//! Dates that a workbook keeps as numbers.

use time::Date;

use super::figures::{case_date, in_case_years};

/// 1899-12-30 as a Julian day number: day 0 of the 1900 system, from 1 March 1900 on.
const DAY_ZERO_1900: i32 = 2_415_019;

/// 1904-01-01 as a Julian day number: day 0 of the 1904 system.
const DAY_ZERO_1904: i32 = 2_416_481;

/// The serial of 1900-02-29, a day that Excel counts and the calendar does not have.
const LEAP_DAY_1900: i32 = 60;

/// Serials beyond this are of no year of a case, in either system.
const LAST_SERIAL: f64 = 80_000.0;

/// The first year of a date that nothing but its size tells from other numbers.
const FIRST_YEAR_OF_BARE_SERIALS: i32 = 1970;

/// Half a millisecond in days. A sum of days and hours may fall short of the midnight it means by less than that.
const ROUNDING_DAYS: f64 = 0.5 / 86_400_000.0;

/// Which day a workbook counts from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DateSystem {
    /// Day 1 is 1900-01-01, and 1900 has a 29 February. What Excel does where nothing else is said.
    #[default]
    Day1900,
    /// Day 0 is 1904-01-01: workbooks of old Excel for Macintosh.
    Day1904,
}

/// The date of an Excel serial: days since the system's first day, with the time of day as a fraction.
///
/// `None` below 1, where only a time of day is meant, for the 29 February that 1900 did not have, and beyond 2100.
#[must_use]
pub fn from_serial(number: f64, system: DateSystem) -> Option<Date> {
    let number = number + ROUNDING_DAYS;
    if !(1.0..LAST_SERIAL).contains(&number) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "the range is checked")]
    let days = number.floor() as i32;
    let julian_day = match system {
        // The days before the one that was not are counted one too low.
        DateSystem::Day1900 if days < LEAP_DAY_1900 => DAY_ZERO_1900 + 1 + days,
        DateSystem::Day1900 if days == LEAP_DAY_1900 => return None,
        DateSystem::Day1900 => DAY_ZERO_1900 + days,
        DateSystem::Day1904 => DAY_ZERO_1904 + days,
    };
    Date::from_julian_day(julian_day)
        .ok()
        .filter(|date| in_case_years(*date))
}

/// The date of a number in a cell that has no date format: `20220315`, or a serial of the years 1970 to 2100. Smaller
/// numbers are too often amounts and case numbers.
#[must_use]
pub fn from_number(number: f64, system: DateSystem) -> Option<Date> {
    if let Some(date) = from_serial(number, system) {
        return Some(date).filter(|date| date.year() >= FIRST_YEAR_OF_BARE_SERIALS);
    }
    if !(10_000_000.0..100_000_000.0).contains(&number) || number.fract() != 0.0 {
        return None;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the range is checked"
    )]
    let figures = number as u32;
    compact(figures)
}

/// The date of the eight digits `20220315`.
pub fn compact(figures: u32) -> Option<Date> {
    let year = i32::try_from(figures / 10_000).ok()?;
    let month = u8::try_from(figures / 100 % 100).ok()?;
    let day = u8::try_from(figures % 100).ok()?;
    case_date(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{calendar_date, days, from_days};

    #[track_caller]
    fn check(number: f64, system: DateSystem, expected: Option<(i32, u8, u8)>) {
        let expected = expected.and_then(|(year, month, day)| calendar_date(year, month, day));
        assert_eq!(
            from_serial(number, system),
            expected,
            "{number} in {system:?}"
        );
    }

    #[test]
    fn serials_of_the_1900_system() {
        let system = DateSystem::Day1900;
        check(1.0, system, Some((1900, 1, 1)));
        check(31.0, system, Some((1900, 1, 31)));
        check(59.9, system, Some((1900, 2, 28)));
        check(60.0, system, None);
        check(61.0, system, Some((1900, 3, 1)));
        check(44_635.0, system, Some((2022, 3, 15)));
        check(44_635.999, system, Some((2022, 3, 15)));
        check(44_635.999_999_999_99, system, Some((2022, 3, 16)));
        check(73_415.0, system, Some((2100, 12, 31)));
        check(73_416.0, system, None);
    }

    #[test]
    fn serials_of_the_1904_system() {
        let system = DateSystem::Day1904;
        check(1.0, system, Some((1904, 1, 2)));
        check(60.0, system, Some((1904, 3, 1)));
        check(43_173.5, system, Some((2022, 3, 15)));
        check(71_953.0, system, Some((2100, 12, 31)));
        check(71_954.0, system, None);
    }

    #[test]
    fn times_and_numbers_that_are_no_days_are_none() {
        for system in [DateSystem::Day1900, DateSystem::Day1904] {
            for number in [
                0.0,
                0.4,
                -1.0,
                1e9,
                -1e300,
                f64::NAN,
                f64::INFINITY,
                f64::NEG_INFINITY,
            ] {
                check(number, system, None);
            }
        }
    }

    #[test]
    fn every_day_of_both_systems_follows_the_one_before() {
        let first = calendar_date(1904, 1, 2).unwrap();
        let last = calendar_date(2100, 12, 31).unwrap();
        for day in days(first)..=days(last) {
            let date = from_days(day);
            let since_1904 = f64::from(day - days(first) + 1);
            assert_eq!(from_serial(since_1904, DateSystem::Day1904), date);
            // The two systems are 1462 days apart.
            assert_eq!(from_serial(since_1904 + 1462.0, DateSystem::Day1900), date);
        }
    }

    #[test]
    fn bare_numbers_count_from_the_workbooks_first_day() {
        let day = calendar_date(2022, 3, 15);
        assert_eq!(from_number(43_173.0, DateSystem::Day1904), day);
        assert_eq!(from_number(20_220_315.0, DateSystem::Day1904), day);
        assert_eq!(from_number(24_106.0, DateSystem::Day1904), None);
    }

    #[test]
    fn bare_numbers_are_dates_of_our_time_only() {
        for (number, expected) in [
            (20_220_315.0, calendar_date(2022, 3, 15)),
            (44_635.4, calendar_date(2022, 3, 15)),
            (25_569.0, calendar_date(1970, 1, 1)),
            (25_568.0, None),
            (20_220_230.0, None),
            (20_220_315.5, None),
            (220_315.0, None),
            (12_345.0, None),
            (39.0, None),
            (2022.0, None),
            (-20_220_315.0, None),
            (99_999_999.0, None),
            (f64::NAN, None),
        ] {
            assert_eq!(
                from_number(number, DateSystem::Day1900),
                expected,
                "{number}"
            );
        }
    }
}
