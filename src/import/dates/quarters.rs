//! Quarters as dates: `2022-Q1`, `Q1 2022`, `kvartal 1 2022`.

use time::Date;

use super::figures::{case_date, in_years};
use super::names;
use super::parts::Parts;

/// The day that stands for a quarter: the fifteenth of its second month, in its middle as Thursday is in a week's. So
/// it is of the quarter's year, and as near to every day of the quarter as one day can be.
const DAY_OF_QUARTER: u8 = 15;

/// What follows the word "quarter": `1 2022`, `1, 2022`, `1/2022`, `1-2022`.
pub fn quarter_first(parts: &mut Parts) -> Option<Date> {
    parts.sign(&['.']);
    parts.space();
    let quarter = parts.exactly(1)?;
    parts.sign(&[',']);
    parts.joint();
    quarter_date(in_years(parts.exactly(4)?)?, quarter)
}

/// What follows a year and the word "quarter": `1`, ` 1`.
pub fn quarter_last(parts: &mut Parts, year: i32) -> Option<Date> {
    parts.sign(&['.']);
    parts.space();
    quarter_date(year, parts.exactly(1)?)
}

/// What follows a quarter's number where that stands first: ` kvartalet 2022`, `:a kvartalet 2022`, `Q2022`, `Q 2022`.
pub fn numbered_quarter(parts: &mut Parts, quarter: u32) -> Option<Date> {
    let mut ahead = *parts;
    if ahead.sign(&[':']).is_some() {
        ahead.word_as(names::ordinal)?;
    }
    ahead.space();
    ahead.word_as(names::quarter)?;
    ahead.sign(&['.', ',']);
    ahead.joint();
    let date = quarter_date(in_years(ahead.exactly(4)?)?, quarter)?;
    *parts = ahead;
    Some(date)
}

fn quarter_date(year: i32, quarter: u32) -> Option<Date> {
    let month = match quarter {
        1..=4 => u8::try_from(quarter).ok()? * 3 - 1,
        _ => return None,
    };
    case_date(year, month, DAY_OF_QUARTER)
}
