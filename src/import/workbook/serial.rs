//! Days as spreadsheets count them.

use time::Date;

/// From which day a workbook counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Epoch {
    /// As Excel does: 1 is the first of January 1900, and that year has a 29th of February.
    From1900,
    /// As Excel for Macintosh did: 0 is the first of January 1904.
    From1904,
}

/// Half a millisecond, in days: a time just before midnight is often meant to be midnight.
const HALF_MILLISECOND: f64 = 0.5 / 86_400_000.0;

/// The last day of the year 9999, counted from 1900.
const LAST: f64 = 2_958_465.0;

/// The day that a number stands for. A number below one is a time of day without a day.
pub fn day(serial: f64, epoch: Epoch) -> Option<Date> {
    if !(1.0..=LAST + 1.0).contains(&serial) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "within the limits above")]
    let days = (serial + HALF_MILLISECOND).floor() as i32;
    let julian_day = match epoch {
        Epoch::From1904 => days + 2_416_481,
        Epoch::From1900 if days < 60 => days + 2_415_020,
        // The 29th of February 1900, which never was.
        Epoch::From1900 if days == 60 => return None,
        Epoch::From1900 => days + 2_415_019,
    };
    Date::from_julian_day(julian_day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{read_date, written_date};

    #[test]
    fn days_are_those_that_excel_shows() {
        let check = |serial: f64, epoch, expected: &str| {
            assert_eq!(day(serial, epoch), read_date(expected), "{serial}");
        };
        check(1.0, Epoch::From1900, "1900-01-01");
        check(59.0, Epoch::From1900, "1900-02-28");
        check(60.0, Epoch::From1900, "");
        check(61.0, Epoch::From1900, "1900-03-01");
        check(44_621.75, Epoch::From1900, "2022-03-01");
        check(44_621.999_999_999, Epoch::From1900, "2022-03-02");
        check(2_958_465.0, Epoch::From1900, "9999-12-31");
        check(2_958_466.0, Epoch::From1900, "");
        check(0.5, Epoch::From1900, "");
        check(-3.0, Epoch::From1900, "");
        check(f64::NAN, Epoch::From1900, "");
        check(43_159.0, Epoch::From1904, "2022-03-01");
        assert_eq!(
            day(1.0, Epoch::From1904).map(written_date).unwrap(),
            "1904-01-02"
        );
    }
}
