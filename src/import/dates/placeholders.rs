//! Days that systems write where there is none.

use time::{Date, Month};

use crate::import::table::Cell;

/// The first and last days of calendars that programs know: Excel's, Unix', .NET's, SQL Server's, DOS' and Access'.
/// Nobody reports a case on one of them.
const DAYS: [(i32, Month, u8); 9] = [
    (1899, Month::December, 30),
    (1899, Month::December, 31),
    (1900, Month::January, 1),
    (1900, Month::January, 2),
    (1970, Month::January, 1),
    (1753, Month::January, 1),
    (1601, Month::January, 1),
    (1, Month::January, 1),
    (9999, Month::December, 31),
];

/// The same as texts that are no days of our time.
const BEGINNINGS: [&str; 7] = [
    "0000-00-00",
    "0001-01-01",
    "1601-01-01",
    "1753-01-01",
    "1899-12-3",
    "1900-01-00",
    "9999-12-31",
];

/// Whether a cell, which says this day if it says any, holds a day that stands for none.
#[must_use]
pub fn is_placeholder(cell: Cell, day: Option<Date>) -> bool {
    day.map_or_else(
        || {
            BEGINNINGS
                .iter()
                .any(|start| cell.text().starts_with(start))
        },
        |day| DAYS.contains(&(day.year(), day.month(), day.day())),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::columns::CellKind;
    use crate::import::dates::{DateReading, date};

    #[test]
    fn days_that_stand_for_none_are_known() {
        let check = |text| {
            let cell = Cell::new(text, CellKind::Text);
            is_placeholder(cell, date(cell, DateReading::default()))
        };
        for text in [
            "1900-01-01",
            "1970-01-01 00:00:00",
            "0001-01-01T00:00:00",
            "0000-00-00",
            "01/01/1900",
            "9999-12-31",
            "1 januari 1970",
        ] {
            assert!(check(text), "{text}");
        }
        for text in ["1970-01-02", "2022-01-01", "1900-01-10", "i våras", ""] {
            assert!(!check(text), "{text}");
        }
    }
}
