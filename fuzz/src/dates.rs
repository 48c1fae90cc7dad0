//! Dates from texts and numbers.

use lardom::columns::CellKind;
use lardom::import::Cell;
use lardom::import::dates::{
    DateOrder, DateReading, DateSystem, date, from_number, from_serial, from_text, judge,
};

/// The years that a case may be of.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

/// A column of dates, a line each; the bytes of a line's beginning are a number too.
pub fn dates(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let reading = judge(text.lines());
    for line in text.lines() {
        for order in DateOrder::ALL.into_iter().chain([reading.order]) {
            let reading = DateReading { order, ..reading };
            let cell = Cell::new(line, CellKind::Text);
            if let Some(date) = from_text(line, order).or_else(|| date(cell, reading)) {
                assert!(
                    YEARS.contains(&date.year()),
                    "{line:?} is {date} in {order:?}"
                );
            }
        }
        if let Ok(number) = line.trim().parse() {
            check_number(number);
        }
    }
    if let Some(bits) = input.first_chunk() {
        check_number(f64::from_le_bytes(*bits));
    }
}

fn check_number(number: f64) {
    let found = [
        from_number(number, DateSystem::Day1900),
        from_number(number, DateSystem::Day1904),
        from_serial(number, DateSystem::Day1900),
        from_serial(number, DateSystem::Day1904),
    ];
    for date in found.into_iter().flatten() {
        assert!(YEARS.contains(&date.year()), "{number} is {date}");
    }
}
