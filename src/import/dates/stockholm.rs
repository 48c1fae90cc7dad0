//! Swedish local time: which day it is in Stockholm at a time in UTC.

use time::{Date, Month};

use crate::model::{days, from_days};

const MINUTES_A_DAY: i32 = 24 * 60;

/// The hour, in UTC, at which summer time begins and ends.
const CHANGE_MINUTE: i32 = 60;

/// The day in Stockholm this many minutes, in UTC, after the midnight that begins a date. The minutes may be
/// negative or more than a day.
///
/// Central European Time, UTC+1, and summer time, UTC+2, from the last Sunday of March to the last Sunday of
/// October, 01:00 UTC (directive 2000/84/EC). The rule is that of 1996 and later; it is applied to earlier years
/// too, where it is an hour wrong in some weeks.
pub fn day_at(date: Date, utc_minutes: i32) -> Option<Date> {
    let day = days(date).checked_add(utc_minutes.div_euclid(MINUTES_A_DAY))?;
    let minute = utc_minutes.rem_euclid(MINUTES_A_DAY);
    let local = minute + offset(from_days(day)?, minute)?;
    from_days(day.checked_add(local.div_euclid(MINUTES_A_DAY))?)
}

/// Minutes that Stockholm is ahead of UTC at a minute of a day in UTC.
fn offset(day: Date, minute: i32) -> Option<i32> {
    let start = (last_sunday(day.year(), Month::March)?, CHANGE_MINUTE);
    let end = (last_sunday(day.year(), Month::October)?, CHANGE_MINUTE);
    let summer = (start..end).contains(&(day, minute));
    Some(if summer { 120 } else { 60 })
}

/// The last Sunday of a month of 31 days.
fn last_sunday(year: i32, month: Month) -> Option<Date> {
    let last = Date::from_calendar_date(year, month, 31).ok()?;
    let sunday = 31_u8.checked_sub(last.weekday().number_days_from_sunday())?;
    last.replace_day(sunday).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{calendar_date, written_date};

    #[track_caller]
    fn check(utc: (i32, u8, u8, i32, i32), expected: &str) {
        let (year, month, day, hour, minute) = utc;
        let date = calendar_date(year, month, day).unwrap();
        let found = day_at(date, hour * 60 + minute).unwrap();
        assert_eq!(written_date(found), expected, "{utc:?}");
    }

    #[test]
    fn midnight_is_an_hour_before_utc_in_winter_and_two_in_summer() {
        check((2022, 12, 31, 22, 59), "2022-12-31");
        check((2022, 12, 31, 23, 0), "2023-01-01");
        check((2022, 7, 14, 21, 59), "2022-07-14");
        check((2022, 7, 14, 22, 0), "2022-07-15");
        check((2022, 7, 15, -2, 0), "2022-07-15");
        check((2022, 7, 14, 46, 0), "2022-07-16");
        check((2024, 2, 28, 23, 0), "2024-02-29");
    }

    #[test]
    fn summer_time_begins_and_ends_on_last_sundays() {
        // 27 March and 30 October 2022: the change falls after midnight, so the nights around it differ.
        check((2022, 3, 26, 22, 59), "2022-03-26");
        check((2022, 3, 26, 23, 0), "2022-03-27");
        check((2022, 3, 27, 21, 59), "2022-03-27");
        check((2022, 3, 27, 22, 0), "2022-03-28");
        check((2022, 10, 29, 21, 59), "2022-10-29");
        check((2022, 10, 29, 22, 0), "2022-10-30");
        check((2022, 10, 30, 22, 59), "2022-10-30");
        check((2022, 10, 30, 23, 0), "2022-10-31");
    }

    #[test]
    fn the_offset_changes_at_one_in_the_night() {
        let at = |month, day, minute| offset(calendar_date(2022, month, day).unwrap(), minute);
        assert_eq!(at(3, 27, 59), Some(60));
        assert_eq!(at(3, 27, 60), Some(120));
        assert_eq!(at(10, 30, 59), Some(120));
        assert_eq!(at(10, 30, 60), Some(60));
    }

    #[test]
    fn last_sundays_of_known_years() {
        for (year, march, october) in [
            (2019, 31, 27),
            (2020, 29, 25),
            (2021, 28, 31),
            (2022, 27, 30),
            (2023, 26, 29),
            (2024, 31, 27),
        ] {
            assert_eq!(
                last_sunday(year, Month::March),
                calendar_date(year, 3, march)
            );
            assert_eq!(
                last_sunday(year, Month::October),
                calendar_date(year, 10, october)
            );
        }
    }
}
