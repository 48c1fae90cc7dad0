//! Spellings, read as whole cells.

use super::*;
use crate::model::written_date;

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

fn read(text: &str, order: DateOrder) -> Option<String> {
    from_text(text, order).map(written_date)
}

#[track_caller]
fn check(text: &str, expected: &str) {
    let expected = Some(expected).filter(|date| !date.is_empty());
    let found = read(text, DateOrder::DayFirst);
    assert_eq!(found.as_deref(), expected, "{text:?}");
}

#[test]
fn the_fifteenth_of_march_in_every_spelling() {
    for text in [
        "2022-03-15",
        "2022/03/15",
        "2022/3/15",
        "2022.3.15",
        "2022.03.15",
        "2022-3-15",
        "2022 03 15",
        "20220315",
        "220315",
        "15/3 2022",
        "15/03 2022",
        "15/3/2022",
        "15/3-22",
        "15/3 -22",
        "15/3-2022",
        "15/3, 2022",
        "15/3 22",
        "15 / 3 2022",
        "15.3.22",
        "15.3.2022",
        "15.03.2022",
        "15. 3. 2022",
        "15.3 2022",
        "15-03-2022",
        "15-3-2022",
        "15-03-22",
        "den 15 mars 2022",
        "Den 15 Mars 2022",
        "DEN 15 MARS 2022",
        "d. 15 mars 2022",
        "15 mars 2022",
        "15 mars, 2022",
        "15mars2022",
        "15mars 2022",
        "15 mar 2022",
        "15 mar. 2022",
        "15. mars 2022",
        "15:e mars 2022",
        "15e mars 2022",
        "den 15:e mars 2022",
        "15 mars -22",
        "15 mars-22",
        "15 mars '22",
        "15 mars 22",
        "tisdag 15 mars 2022",
        "Tisdag den 15 mars 2022",
        "tisdagen den 15:e mars 2022",
        "tisdag, 15 mars 2022",
        "tis 15/3 2022",
        "tis. 15/3 2022",
        "Ti 15/3 2022",
        "tis 2022-03-15",
        "den 15/3 2022",
        "March 15, 2022",
        "March 15th, 2022",
        "Mar 15 2022",
        "mars 15 2022",
        "Tuesday, March 15, 2022",
        "Tue, 15 Mar 2022 09:42:00 +0100",
        "15-mar-22",
        "15-MAR-2022",
        "15/mar/2022",
        "15.mar.2022",
        "15th March 2022",
        "2022-mar-15",
        "2022 mars 15",
        " 2022-03-15 ",
        "\u{a0}15 mars\u{a0}2022",
        "\t15/3 2022\n",
        "2022-W11-2",
        "tisdag v. 11 2022",
    ] {
        check(text, "2022-03-15");
    }
}

#[test]
fn times_of_day_behind_a_date() {
    for text in [
        "2022-03-15T09:42",
        "2022-03-15T09:42:10",
        "2022-03-15T09:42:10.123",
        "2022-03-15T09:42:00Z",
        "2022-03-15T23:30:00+02:00",
        "2022-03-15 09:42",
        "2022-03-15 09:42 ",
        "2022-03-15 09:42:10",
        "2022-03-15 23:59:59",
        "2022-03-15 24:00",
        "2022-03-15, 09:42",
        "2022-03-15 kl. 09.42",
        "2022-03-15 kl 9",
        "20220315 09:42",
        "15/3 2022 09.42",
        "15/3/2022 9:42:10 PM",
        "15.3.22 09:42",
        "15 mars 2022 kl. 09.42",
        "15 mars 2022, klockan 09:42",
        "15 mars -22 09:42",
        "2022-W11-2T09:42",
    ] {
        check(text, "2022-03-15");
    }
}

#[test]
fn a_time_in_a_zone_is_the_day_it_was_in_sweden() {
    for (text, expected) in [
        ("2022-12-31T22:59:59Z", "2022-12-31"),
        ("2022-12-31T23:30:00Z", "2023-01-01"),
        ("2022-12-31T23:30:00.000Z", "2023-01-01"),
        ("2022-12-31 23:30:00 UTC", "2023-01-01"),
        ("2022-12-31T23:30:00+00:00", "2023-01-01"),
        ("2022-12-31T23:30:00+01:00", "2022-12-31"),
        ("2023-01-01T00:30:00+02:00", "2022-12-31"),
        ("2022-12-31T23:30:00", "2022-12-31"),
        ("2022-12-31 23:30", "2022-12-31"),
        ("2022-06-30T21:59:00Z", "2022-06-30"),
        ("2022-06-30T22:00:00Z", "2022-07-01"),
        ("2022-06-30T23:30:00+02:00", "2022-06-30"),
        ("2022-06-30T18:00:00-05:00", "2022-07-01"),
        ("2022-03-26T22:30:00Z", "2022-03-26"),
        ("2022-03-27T22:30:00Z", "2022-03-28"),
        ("2022-10-29T22:30:00Z", "2022-10-30"),
        ("2022-10-30T22:30:00Z", "2022-10-30"),
        ("31/12 2022 23:30Z", "2023-01-01"),
        ("2100-12-31T23:30:00Z", ""),
    ] {
        check(text, expected);
    }
}

#[test]
fn a_week_is_its_thursday() {
    for (text, expected) in [
        ("v. 11 2022", "2022-03-17"),
        ("v.11 2022", "2022-03-17"),
        ("v11 2022", "2022-03-17"),
        ("V 11 2022", "2022-03-17"),
        ("v 11/2022", "2022-03-17"),
        ("vecka 11, 2022", "2022-03-17"),
        ("Vecka 11 2022", "2022-03-17"),
        ("2022-W11", "2022-03-17"),
        ("2022W11", "2022-03-17"),
        ("2022 v.11", "2022-03-17"),
        ("2022 v. 11", "2022-03-17"),
        ("2022 vecka 11", "2022-03-17"),
        ("2022-W11-1", "2022-03-14"),
        ("2022-W11-7", "2022-03-20"),
        // Weeks across the year's end.
        ("v. 53 2020", "2020-12-31"),
        ("2020-W53-5", "2021-01-01"),
        ("v. 1 2021", "2021-01-07"),
        ("2021-W01-1", "2021-01-04"),
        ("v. 52 2022", "2022-12-29"),
        ("2022-W52-7", "2023-01-01"),
        ("v. 1 2020", "2020-01-02"),
        ("2020-W01-1", "2019-12-30"),
        // 2021 and 2022 have 52 weeks.
        ("v. 53 2021", ""),
        ("v. 53 2022", ""),
        ("v. 0 2022", ""),
        ("v. 11", ""),
        ("v. 11-12 2022", ""),
        ("v. 11-22", ""),
        ("2022 v. 1-2", ""),
        ("2022-W11-8", ""),
        ("2022-W11-0", ""),
        ("2022-W11 - 2022-W12", ""),
    ] {
        check(text, expected);
    }
}

#[test]
fn what_is_no_date_is_none() {
    for text in [
        "",
        " ",
        "mars 2022",
        "2022",
        "2022-03",
        "2022/2023",
        "12345",
        "123456789",
        "1234567890123",
        "AV-2022-0001",
        "2022-02-30",
        "2023-02-29",
        "31/4 2022",
        "0/3 2022",
        "15/0 2022",
        "45/45 2022",
        "1.5",
        "1.5 22",
        "1.5.2",
        "3-4",
        "3-4 2022",
        "3/4",
        "12:30",
        "12:30:15",
        "15:30 mars 2022",
        "Kvartal 4",
        "Q1 2022",
        "220230",
        "221315",
        "220315 09:42",
        "den 220315",
        "2022031",
        "1-5 mars 2022",
        "15 mars - 22 april 2022",
        "15 mars 22:30",
        "15 mars 2022 2",
        "marknad 15 2022",
        "15 marknad 2022",
        // Years in which there are no cases.
        "1899-12-31",
        "2101-01-01",
        "0001-01-01",
        "9999-12-31",
        "15/3 0022",
        "15 mars 1822",
        // Personal identity numbers and telephone numbers.
        "19121212-1212",
        "20121212-1212",
        "121212-1212",
        "121212+1212",
        "201212121212",
        "20121212 1212",
        "1212121212",
        "08-12 12 12",
        "08-121 212 12",
        "08 12 12 22",
        "08 12 22",
        "070-123 45 67",
        "070-1234567",
        "0701234567",
        "+46 8 12 12 22",
        "031-12 12 22",
        // Something behind the date.
        "2022-03-15x",
        "2022-03-15 x",
        "2022-03-15 Anna",
        "2022-03-151",
        "2022-03-15-2",
        "2022-03-15 2022-03-16",
        "2022-03-15 - 2022-03-16",
        "2022-03-15/16",
        "2022-03-15 ?",
        "2022-03-15T",
        "2022-03-15 25:00",
        "2022-03-15 09:30-10:30",
        "15/3 2022 okänd tid",
        "15/3 20222",
        "15 mars 2022 Anna",
        "2022-03/15",
        "2022-03-1é",
        "é2022-03-15",
    ] {
        for order in DateOrder::ALL {
            assert_eq!(read(text, order), None, "{text:?} {order:?}");
        }
    }
}

#[test]
fn figures_follow_the_order_and_are_never_turned() {
    use DateOrder::{DayFirst, MonthFirst, YearFirst};
    for (text, order, expected) in [
        ("3/4 2022", DayFirst, Some("2022-04-03")),
        ("3/4 2022", MonthFirst, Some("2022-03-04")),
        ("3/4 2022", YearFirst, Some("2022-04-03")),
        ("3/15/2022", DayFirst, None),
        ("3/15/2022", MonthFirst, Some("2022-03-15")),
        ("15/3/2022", MonthFirst, None),
        ("3/15/22 9:42:10 PM", MonthFirst, Some("2022-03-15")),
        ("22-03-15", DayFirst, Some("2015-03-22")),
        ("22-03-15", YearFirst, Some("2022-03-15")),
        ("22-03-15 09:42", YearFirst, Some("2022-03-15")),
        ("22-15-03", YearFirst, None),
        ("15/3-22", YearFirst, Some("2022-03-15")),
        ("15-03-2022", YearFirst, Some("2022-03-15")),
        ("2022-03-04", MonthFirst, Some("2022-03-04")),
        ("4 mars 2022", MonthFirst, Some("2022-03-04")),
    ] {
        assert_eq!(read(text, order).as_deref(), expected, "{text} {order:?}");
    }
}

#[test]
fn two_digits_are_the_years_1970_to_2069() {
    for (text, expected) in [
        ("1/2-00", "2000-02-01"),
        ("1/2-69", "2069-02-01"),
        ("1/2-70", "1970-02-01"),
        ("1/2-99", "1999-02-01"),
        ("691231", "2069-12-31"),
        ("700101", "1970-01-01"),
        ("1 feb 85", "1985-02-01"),
    ] {
        check(text, expected);
    }
}

/// A date in the spellings that Swedish systems and people use most.
fn spellings(date: Date) -> Vec<String> {
    let (year, month, day) = date.to_calendar_date();
    let month = u8::from(month);
    let [name, short] = MONTHS[usize::from(month) - 1];
    let weekday = WEEKDAYS[usize::from(date.weekday().number_days_from_monday())];
    let (week_year, week, _) = date.to_iso_week_date();
    let two = year % 100;
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
    let order = DateOrder::DayFirst;
    assert_eq!(date(&Cell::Empty, order), None);
    assert_eq!(date(&Cell::Text("15/3 2022".to_owned()), order), day);
    assert_eq!(date(&Cell::Text("44635".to_owned()), order), None);
    assert_eq!(date(&Cell::Number(44_635.4), order), day);
    assert_eq!(date(&Cell::Number(20_220_315.0), order), day);
    assert_eq!(date(&Cell::Number(39.0), order), None);
    assert_eq!(day.and_then(|day| date(&Cell::Date(day), order)), day);
}
