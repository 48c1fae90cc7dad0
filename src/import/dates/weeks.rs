//! Weeks as dates: `v. 11 2022`, `2022-W11-2`.

use time::{Date, Weekday};

use super::figures::{in_case_years, in_years};
use super::parts::Parts;

/// The day of a week that stands for it: the Thursday, 4. The year it is in is the week's (ISO 8601).
const DAY_OF_WEEK: u8 = 4;

/// What follows the word "week": `. 11 2022`, `11, 2022`, ` 11/2022`.
pub fn week_first(parts: &mut Parts, weekday: Option<u8>) -> Option<Date> {
    parts.sign(&['.']);
    parts.space();
    let week = parts.short()?;
    parts.sign(&[',']);
    parts.joint();
    week_date(in_years(parts.exactly(4)?)?, week, weekday)
}

/// What follows a year and the word "week": `11`, `. 11`, `11-2`. The joint is what stands before the word.
pub fn week_last(
    parts: &mut Parts,
    year: i32,
    joint: Option<char>,
    weekday: Option<u8>,
) -> Option<Date> {
    parts.sign(&['.']);
    parts.space();
    let week = parts.short()?;
    // Only behind 2022-W11 is it a weekday: in "2022 v. 1-2" it is another week.
    let numbered = match joint {
        Some('-') => numbered_weekday(parts),
        _ => None,
    };
    week_date(year, week, numbered.or(weekday))
}

/// The day of a week, its Thursday where no weekday is given. Weekdays are 1 for Monday to 7.
fn week_date(year: i32, week: u8, weekday: Option<u8>) -> Option<Date> {
    let days_after_monday = weekday.unwrap_or(DAY_OF_WEEK).checked_sub(1)?;
    let weekday = Weekday::Monday.nth_next(days_after_monday);
    Date::from_iso_week_date(year, week, weekday)
        .ok()
        .filter(|date| in_case_years(*date))
}

/// Takes `-2` behind a week's number.
fn numbered_weekday(parts: &mut Parts) -> Option<u8> {
    let mut ahead = *parts;
    ahead.sign(&['-'])?;
    let weekday = u8::try_from(ahead.exactly(1)?).ok()?;
    if !(1..=7).contains(&weekday) {
        return None;
    }
    *parts = ahead;
    Some(weekday)
}
