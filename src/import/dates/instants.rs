//! Points in time as programs write them for other programs: `/Date(1642156800000+0100)/`, `Date(2022,0,14)`.

use time::Date;

use super::figures::{case_date, in_years};
use super::stockholm;
use crate::model::from_days;

const MINUTES_A_DAY: i64 = 24 * 60;

/// The day in Sweden so many seconds after the beginning of 1970 in UTC.
pub fn day_at_second(seconds: i64) -> Option<Date> {
    let minutes = seconds.div_euclid(60);
    let date = from_days(i32::try_from(minutes.div_euclid(MINUTES_A_DAY)).ok()?)?;
    let minute = i32::try_from(minutes.rem_euclid(MINUTES_A_DAY)).ok()?;
    stockholm::day_at(date, minute)
}

/// The day that a call of `Date` names: milliseconds since 1970, of which an offset behind them changes nothing, as
/// .NET writes in JSON; or year, month from 0 and day, as charts on the web are given them.
pub fn called(text: &str) -> Option<Date> {
    // A backslash stands before slashes where JSON was taken apart as text.
    let text = text.trim_matches(['/', '\\']);
    let text = text.strip_prefix("new ").unwrap_or(text);
    let inside = text.strip_prefix("Date(")?.strip_suffix(')')?.trim();
    if inside.contains(',') {
        return listed(inside);
    }
    let signed = inside.strip_prefix('-').unwrap_or(inside);
    let end = signed.find(['+', '-']).unwrap_or(signed.len());
    let (figures, offset) = signed.split_at_checked(end)?;
    let offset_fits = offset.is_empty() || is_of_digits(offset.get(1..)?, 4..=4);
    if !is_of_digits(figures, 1..=15) || !offset_fits {
        return None;
    }
    let milliseconds: i64 = figures.parse().ok()?;
    let behind = signed.len() < inside.len();
    let milliseconds = if behind { -milliseconds } else { milliseconds };
    day_at_second(milliseconds.div_euclid(1000))
}

/// `2022, 0, 14`, with a time of day behind it or none.
fn listed(inside: &str) -> Option<Date> {
    let mut figures = inside.split(',').map(str::trim);
    let (year, month, day) = (figures.next()?, figures.next()?, figures.next()?);
    let rest_fits = figures.clone().count() <= 4 && figures.all(|each| is_of_digits(each, 1..=3));
    if !is_of_digits(year, 4..=4) || !is_of_digits(month, 1..=2) || !rest_fits {
        return None;
    }
    let month: u8 = month.parse().ok()?;
    case_date(in_years(year.parse().ok()?)?, month + 1, day.parse().ok()?)
}

fn is_of_digits(text: &str, lengths: std::ops::RangeInclusive<usize>) -> bool {
    lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::written_date;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found = called(text).map(written_date).unwrap_or_default();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn calls_of_date_are_days_in_sweden() {
        for text in [
            "/Date(1642156800000)/",
            "\\/Date(1642156800000)\\/",
            "/Date(1642156800000+0100)/",
            "/Date(1642156800000-0500)/",
            "Date(1642156800000)",
            "new Date(1642156800000)",
            "Date(2022,0,14)",
            "new Date(2022, 0, 14, 9, 42, 0)",
        ] {
            check(text, "2022-01-14");
        }
        // 23:30 in Greenwich is the day after in Sweden.
        check("/Date(1642203000000)/", "2022-01-15");
        check("/Date(1642203000000+0000)/", "2022-01-15");
        check("/Date(-1)/", "1970-01-01");
        check("/Date(-7200001)/", "1969-12-31");
    }

    #[test]
    fn other_calls_are_none() {
        for text in [
            "/Date()/",
            "/Date(x)/",
            "/Date(1642156800000+01)/",
            "/Date(99999999999999999999)/",
            "/Date(-)/",
            "Date(2022,12,1)",
            "Date(2022,0)",
            "Date(2022,1,30)",
            "Date(2022,0,14,1,2,3,4,5)",
            "Date(22,0,14)",
            "Date(2022,255,14)",
            "Datum(1642156800000)",
        ] {
            check(text, "");
        }
    }
}
