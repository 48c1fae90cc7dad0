//! Days as spreadsheets count them.

use time::Date;

use super::super::dates::DateSystem;

/// Half a millisecond, in days: a time just before midnight is often meant to be midnight.
const HALF_MILLISECOND: f64 = 0.5 / 86_400_000.0;

/// The last day of the year 9999, counted from 1900.
const LAST: f64 = 2_958_465.0;

/// The day that a number stands for. A number below one is a time of day without a day.
pub fn day(serial: f64, system: DateSystem) -> Option<Date> {
    if !(1.0..=LAST + 1.0).contains(&serial) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "within the limits above")]
    let days = (serial + HALF_MILLISECOND).floor() as i32;
    let julian_day = match system {
        DateSystem::Day1904 => days + 2_416_481,
        DateSystem::Day1900 if days < 60 => days + 2_415_020,
        // The 29th of February 1900, which never was.
        DateSystem::Day1900 if days == 60 => return None,
        DateSystem::Day1900 => days + 2_415_019,
    };
    Date::from_julian_day(julian_day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{read_date, written_date};

    #[test]
    fn days_are_those_that_excel_shows() {
        let check = |serial: f64, system, expected: &str| {
            assert_eq!(day(serial, system), read_date(expected), "{serial}");
        };
        check(1.0, DateSystem::Day1900, "1900-01-01");
        check(59.0, DateSystem::Day1900, "1900-02-28");
        check(60.0, DateSystem::Day1900, "");
        check(61.0, DateSystem::Day1900, "1900-03-01");
        check(44_621.75, DateSystem::Day1900, "2022-03-01");
        check(44_621.999_999_999, DateSystem::Day1900, "2022-03-02");
        check(2_958_465.0, DateSystem::Day1900, "9999-12-31");
        check(2_958_466.0, DateSystem::Day1900, "");
        check(0.5, DateSystem::Day1900, "");
        check(-3.0, DateSystem::Day1900, "");
        check(f64::NAN, DateSystem::Day1900, "");
        check(43_159.0, DateSystem::Day1904, "2022-03-01");
        assert_eq!(
            day(1.0, DateSystem::Day1904).map(written_date).unwrap(),
            "1904-01-02"
        );
    }
}
