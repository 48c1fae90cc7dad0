//! Dates as Swedish systems and people write them.
//!
//! Which figure of `3/4 2022` is the day is decided once for a column, by [`judge`], and never for a cell: a cell
//! that does not fit the column's order is no date, rather than turned around. Knows no clock and no zone but
//! Sweden's.

mod clock;
mod column;
mod counted;
mod figures;
mod instants;
mod names;
mod parts;
mod placeholders;
mod quarters;
mod reading;
mod serials;
mod stockholm;
mod tidy;
mod weeks;
mod zone;

use time::Date;

pub use self::column::{DateReading, judge};
pub use self::placeholders::is_placeholder;
pub use self::serials::{DateSystem, from_number, from_serial};
pub use crate::model::{DateEvidence, DateOrder, days, from_days};

use super::table::Cell;
use crate::columns::CellKind;

/// The date in a cell of a column that is known to hold dates and is read so, where there is one.
#[must_use]
pub fn date(cell: Cell, reading: DateReading) -> Option<Date> {
    let text = cell.text();
    let date = match cell.kind() {
        CellKind::Text => from_text(text, reading.order),
        CellKind::Number => {
            let number = text.parse().ok();
            number.and_then(|number| from_number(number, cell.days_from()))
        }
        CellKind::Day => from_text(text, DateOrder::DayFirst),
    };
    date.or_else(|| reading.counted?.day(text))
}

/// Whether a cell is a date whatever its column is: not for a number that may as well count cases or money.
#[must_use]
pub fn is_written_date(cell: Cell, order: DateOrder) -> bool {
    match cell.kind() {
        CellKind::Text | CellKind::Number => from_text(cell.text(), order).is_some(),
        CellKind::Day => true,
    }
}

/// Reads a date of the years 1900 to 2100 that is all there is in the text, but for a time of day behind it.
///
/// - the year first: `2022-03-15`, `2022/3/15`, `2022.3.15`, `20220315`, `220315`;
/// - figures in the given order: `15/3 2022`, `15/3-22`, `15.3.22`, `15-03-2022`;
/// - the month by name, Swedish or English: `tisdag den 15:e mars 2022`, `15-mar-22`, `March 15, 2022`;
/// - weeks: `v. 11 2022`, `2022-W11`, `2022-W11-2`. A week is its Thursday, the day that decides which year the
///   week belongs to (ISO 8601), unless a weekday is named;
/// - quarters: `2022-Q1`, `kvartal 1 2022`. A quarter is the fifteenth of its second month, in its middle;
/// - as programs write points in time: `Fri Jan 14 09:42:00 CET 2022`, `2022-01-14 09:42:00 +0100 CET`,
///   `/Date(1642156800000)/`;
/// - with a time: `2022-03-15T09:42`, `15/3 2022 kl. 09.42`. Where the time names a zone, the date is the one in
///   Sweden at that time; where it does not, the date as written.
///
/// A year of two digits is 1970 to 2069.
#[must_use]
pub fn from_text(text: &str, order: DateOrder) -> Option<Date> {
    reading::date(text, order)
}

/// Whether a text is the name of a month, alone or with a year: "Mars", "mars 2022".
#[must_use]
pub fn is_month_name(text: &str) -> bool {
    let mut words = text.split_whitespace();
    words
        .next()
        .is_some_and(|word| names::month(word).is_some())
        && words.all(|word| word.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod spellings;
#[cfg(test)]
mod sweeps;
