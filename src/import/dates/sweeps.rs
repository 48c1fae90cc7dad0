//! Every day in many spellings, and damaged texts.

use super::figures::in_case_years;
use super::*;
use crate::model::calendar_date;

const MONTHS: [[&str; 2]; 12] = [
    ["januari", "jan"],
    ["februari", "feb"],
    ["mars", "mar"],
    ["april", "apr"],
    ["maj", "maj"],
    ["juni", "jun"],
    ["juli", "jul"],
    ["augusti", "aug"],
    ["september", "sep"],
    ["oktober", "okt"],
    ["november", "nov"],
    ["december", "dec"],
];

const WEEKDAYS: [&str; 7] = [
    "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag",
];

const ENGLISH: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// A date in the spellings that Swedish systems and people use most.
fn spellings(date: Date) -> Vec<String> {
    let (year, month, day) = date.to_calendar_date();
    let month = u8::from(month);
    let [name, short] = MONTHS[usize::from(month) - 1];
    let weekday = WEEKDAYS[usize::from(date.weekday().number_days_from_monday())];
    let (week_year, week, _) = date.to_iso_week_date();
    let two = year % 100;
    let english = ENGLISH[usize::from(month) - 1];
    let noon = i64::from(days(date)) * 86_400 + 43_200;
    vec![
        format!("{year}-{month:02}-{day:02}"),
        format!("{year}-{month:02}-{day:02} 23:59:59"),
        format!("{year}-{month:02}-{day:02}T12:00:00.000Z"),
        format!("{year}/{month}/{day}"),
        format!("{year}{month:02}{day:02}"),
        format!("{two:02}{month:02}{day:02}"),
        format!("{day}/{month} {year}"),
        format!("{day}/{month}-{two:02}"),
        format!("{day}.{month}.{two:02}"),
        format!("{day:02}-{month:02}-{year}"),
        format!("den {day} {name} {year}"),
        format!("{day}:e {} {year}", name.to_uppercase()),
        format!("{day:02}-{short}-{two:02}"),
        format!("{} {day} {short}. {year}", weekday.to_uppercase()),
        format!("{} {day}/{month} {year}", &weekday[..4]),
        format!("{short} {day}, {year}"),
        format!(
            "{week_year}-W{week:02}-{}",
            date.weekday().number_from_monday()
        ),
        format!("{weekday} v. {week} {week_year}"),
        format!("=\"{year}-{month:02}-{day:02}\""),
        format!("{year}–{month:02}–{day:02}"),
        format!("'{day}/{month} {year}"),
        format!("{year}-{month:02}-{day:02}+01:00"),
        format!("{english} {day:02} 23:59:59 CET {year}"),
        format!("{english} {day:02} {year} 12:00:00 GMT+0100 (CET)"),
        format!("{year}-{month:02}-{day:02} 12:00:00.5 +0100 CET m=+0.1"),
        format!("/Date({noon}000+0200)/"),
        format!("Date({year}, {}, {day})", month - 1),
    ]
}

#[test]
fn every_day_of_six_years_is_read_back_in_every_spelling() {
    let first = days(calendar_date(2019, 1, 1).unwrap());
    let last = days(calendar_date(2024, 12, 31).unwrap());
    assert_eq!(last - first + 1, 2192);
    for date in (first..=last).filter_map(from_days) {
        for text in spellings(date) {
            assert_eq!(from_text(&text, DateOrder::DayFirst), Some(date), "{text}");
        }
        let (year, month, day) = date.to_calendar_date();
        let american = format!("{}/{day}/{year} 12:00 AM", u8::from(month));
        let order = DateOrder::MonthFirst;
        assert_eq!(from_text(&american, order), Some(date), "{american}");
    }
}

#[test]
fn no_day_from_1900_to_2100_is_read_wrong_as_iso() {
    let mut read = 0;
    for year in 1899..=2101 {
        for month in 0..=13 {
            for day in 0..=32 {
                let date = calendar_date(year, month, day).filter(|date| in_case_years(*date));
                read += usize::from(date.is_some());
                let text = format!("{year}-{month:02}-{day:02}");
                for order in DateOrder::ALL {
                    assert_eq!(from_text(&text, order), date, "{text}");
                }
                assert_eq!(from_text(&(text + "T00:00:00"), DateOrder::DayFirst), date);
            }
        }
    }
    // 201 years, 49 of them with a leap day: not 1900, not 2100.
    assert_eq!(read, 201 * 365 + 49);
}

#[test]
fn a_cut_or_damaged_date_is_none_or_a_date() {
    // Nothing panics, wherever a text ends and whatever stands in it.
    for text in [
        "tisdag den 15:e mars 2022 kl. 09.42",
        "2022-03-15T23:30:00.123+02:00",
        "söndag v. 11, 2022",
        "2022-W11-2",
        "15/3 -22, 9:42 em",
        "Tue Mar 15 09:42:10 GMT+01:00 2022",
        "Tue Mar 15 2022 09:42:10 GMT+0100 (CET)",
        "2022-03-15 09:42:10 +0100 CET m=+0.1",
        "2022-03-15T09:42+01:00[Europe/Stockholm]",
        "/Date(1647333730000+0100)/",
        "Date(2022, 2, 15)",
        "1:a kvartalet 2022",
        "='2022-Q1'",
    ] {
        for (at, letter) in text.char_indices() {
            for strange in ["", "é", "\u{a0}", "9", "99999999999", "-", ":", "٣"] {
                let damaged = format!(
                    "{}{strange}{}",
                    &text[..at],
                    &text[at + letter.len_utf8()..]
                );
                for order in DateOrder::ALL {
                    let _ = from_text(&damaged, order);
                    let _ = from_text(&text[..at], order);
                }
            }
        }
    }
}

#[test]
fn cells_are_dates_by_their_type() {
    let day = calendar_date(2022, 3, 15);
    let cell = |text, kind| {
        let reading = DateReading {
            order: DateOrder::DayFirst,
            ..DateReading::default()
        };
        date(Cell::new(text, kind), reading)
    };
    assert_eq!(cell("", CellKind::Text), None);
    assert_eq!(cell("15/3 2022", CellKind::Text), day);
    assert_eq!(cell("44635", CellKind::Text), None);
    assert_eq!(cell("44635.4", CellKind::Number), day);
    assert_eq!(cell("20220315", CellKind::Number), day);
    assert_eq!(cell("39", CellKind::Number), None);
    assert_eq!(cell("2022-03-15", CellKind::Day), day);
}
