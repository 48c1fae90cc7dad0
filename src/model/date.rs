//! Calendar dates as the model keeps them: a day, no time of day, no zone.

use time::{Date, Month};

/// How many months a year's series has.
pub const MONTHS: usize = 12;

/// The Julian day number of 1970-01-01.
const UNIX_DAY_ZERO: i32 = 2_440_588;

/// The date of this year, month (1-12) and day, where the calendar has it.
#[must_use]
pub fn calendar_date(year: i32, month: u8, day: u8) -> Option<Date> {
    Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()
}

/// The date as a number for columns of numbers: days since 1970-01-01, negative before.
#[must_use]
pub const fn days(date: Date) -> i32 {
    date.to_julian_day() - UNIX_DAY_ZERO
}

/// The date of so many days since 1970-01-01, as [`days`] counts them; `None` beyond the years -9999 to 9999.
#[must_use]
pub fn from_days(days: i32) -> Option<Date> {
    Date::from_julian_day(days.checked_add(UNIX_DAY_ZERO)?).ok()
}

/// Writes a date as `2022-03-15`.
#[must_use]
pub fn written(date: Date) -> String {
    let (year, month, day) = date.to_calendar_date();
    format!("{year:04}-{:02}-{day:02}", u8::from(month))
}

/// Reads a date as [`written`] writes it.
#[must_use]
pub fn read(text: &str) -> Option<Date> {
    let mut parts = text.splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    calendar_date(year, month, day)
}

/// Optional dates as `"2022-03-15"` or `null` in JSON: `#[serde(with = "iso")]`.
pub mod iso {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};
    use time::Date;

    /// Writes the date, or nothing.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(date: &Option<Date>, to: S) -> Result<S::Ok, S::Error> {
        match date {
            Some(date) => to.serialize_some(&super::written(*date)),
            None => to.serialize_none(),
        }
    }

    /// Reads the date, or nothing.
    ///
    /// # Errors
    /// When the text is not a date of the calendar.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Date>, D::Error> {
        let Some(text) = Option::<String>::deserialize(from)? else {
            return Ok(None);
        };
        super::read(&text)
            .map(Some)
            .ok_or_else(|| D::Error::custom(format!("not a date: {text}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_and_read_back() {
        let date = calendar_date(2022, 3, 5).unwrap();
        assert_eq!(written(date), "2022-03-05");
        assert_eq!(read("2022-03-05"), Some(date));
        assert_eq!(read("2022-02-30"), None);
        assert_eq!(calendar_date(2022, 13, 1), None);
    }

    #[test]
    fn days_are_counted_from_1970() {
        for (written, number) in [
            ("1970-01-01", 0),
            ("1969-12-31", -1),
            ("2000-03-01", 11_017),
            ("2022-03-15", 19_066),
        ] {
            let date = read(written).unwrap();
            assert_eq!(days(date), number, "{written}");
            assert_eq!(from_days(number), Some(date), "{written}");
        }
        assert_eq!(from_days(days(Date::MIN)), Some(Date::MIN));
        assert_eq!(from_days(days(Date::MAX)), Some(Date::MAX));
        assert_eq!(from_days(days(Date::MAX) + 1), None);
        assert_eq!(from_days(i32::MAX), None);
        assert_eq!(from_days(i32::MIN), None);
    }
}
