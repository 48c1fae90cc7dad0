//! Personal identity numbers, coordination numbers and interim numbers in all their spellings.
//!
//! Year, month and day of birth, a number of three digits and a check digit (Skatteverket, SKV 704): `ÅÅMMDD-NNNC`,
//! with the century before it or a plus sign for the dash of those who are a hundred. A coordination number has 60
//! added to the day (SKV 707). An interim number has a letter for the first of the last four, and counts as one with a
//! 1 there. Organisation numbers have at least 20 where the month is and are none of them.
//!
//! Where nobody knows when somebody was born, a coordination number has 00 for the month or no day (00, or 60 with what
//! is added), and where a day's numbers are used up another day, which need not be in the calendar (SKV 707). Such a
//! number without a century, and one with spaces, full stops or slashes in it, is only found where its check digit is
//! right, and neither is ever called certain: one of ten numbers that happen to look so has the right one by chance.

use super::Hit;
use super::characters::{
    Separator, after, before, exactly, follows_digit_and, is_dash, is_letter, is_space,
    precedes_digit_with, separator, short_run,
};
use crate::model::{Identifier, IdentifierCertainty, calendar_date};

/// The letters that interim numbers have.
const INTERIM_LETTERS: &[u8] = b"TRSUWXJKLMN";

/// The years of birth that are written with a century.
const CENTURIES: [i32; 3] = [18, 19, 20];

/// A number taken apart.
struct Parts {
    century: Option<i32>,
    /// Year, month and day: six digits.
    birth: [u8; 6],
    /// The last four, an interim number's letter counted as 1.
    last: [u8; 4],
    interim: bool,
    /// What stands between year, month and day: nothing in most.
    joint: Separator,
    /// What stands before the last four.
    separator: Separator,
    end: usize,
}

/// What the day of birth is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Birthday {
    /// A day of the calendar.
    Known,
    /// One that only a coordination number has.
    Unknown,
}

/// The number that begins here.
pub(super) fn at(text: &str, start: usize) -> Option<Hit> {
    let parts = parts(text, start)?;
    let (birthday, identifier) = parts.birthday()?;
    let touches = |letter: Option<char>| letter.is_some_and(is_letter);
    let alone = !touches(before(text, start))
        && !touches(after(text, parts.end))
        && !follows_digit_and(text, start, |sign| is_dash(sign) || sign == '.')
        && !precedes_digit_with(text, parts.end, is_dash);
    let certainty = if birthday == Birthday::Known && parts.is_closed() {
        parts.certainty(alone)?
    } else {
        let goes_on = |sign| is_space(sign) && parts.joint == Separator::Space || sign == '/';
        let stops = |sign| matches!(sign, '.' | '/');
        let alone = alone
            && !follows_digit_and(text, start, goes_on)
            && !precedes_digit_with(text, parts.end, stops);
        parts.open_certainty(birthday).filter(|_| alone)?
    };
    Some(Hit {
        identifier,
        certainty,
        end: parts.end,
    })
}

/// Takes a number apart, in any spelling.
fn parts(text: &str, start: usize) -> Option<Parts> {
    let run = short_run(text, start);
    let whole = start + run.len();
    match run.len() {
        10 | 12 => {
            let (birth, last) = run.split_at_checked(run.len() - 4)?;
            compose(birth, numbers(last)?, false, Separator::None, whole)
        }
        6 | 8 => ending(text, run, whole),
        // A day with signs in it: 1985-07-09-9805, 85 07 09-9805.
        2 | 4 => {
            let (joint, month, at) = pair(text, whole)?;
            let (second, day, at) = pair(text, at)?;
            let found = ending(text, &format!("{run}{month}{day}"), at)?;
            // With anything else between, it is a day and another number.
            let fits = match found.separator {
                Separator::Dash | Separator::Plus => true,
                Separator::Space => joint == Separator::Space || run.len() == 4,
                _ => false,
            };
            (joint == second && fits).then_some(Parts { joint, ..found })
        }
        _ => None,
    }
}

/// A sign that may stand within a day, and two digits.
fn pair(text: &str, at: usize) -> Option<(Separator, &str, usize)> {
    let (sign, at) = separator(text, at)?;
    let fits = matches!(
        sign,
        Separator::Dash | Separator::Space | Separator::Dot | Separator::Slash
    );
    let digits = exactly(text, at, 2).filter(|_| fits)?;
    Some((sign, digits, at + 2))
}

/// What follows the day of birth: a separator, and four digits or a letter and three.
fn ending(text: &str, birth: &str, at: usize) -> Option<Parts> {
    let (separator, at) = separator(text, at)?;
    if let Some(last) = exactly(text, at, 4) {
        return compose(birth, numbers(last)?, false, separator, at + 4);
    }
    let letter = text.as_bytes().get(at)?.to_ascii_uppercase();
    let rest = exactly(text, at + 1, 3)?;
    let last = numbers(&format!("1{rest}"))?;
    let is_interim = INTERIM_LETTERS.contains(&letter);
    let parts = compose(birth, last, true, separator, at + 4)?;
    is_interim.then_some(parts)
}

fn compose(
    birth: &str,
    last: [u8; 4],
    interim: bool,
    separator: Separator,
    end: usize,
) -> Option<Parts> {
    let (century, birth) = match birth.len() {
        8 => {
            let (century, birth) = birth.split_at_checked(2)?;
            (Some(century.parse().ok()?), birth)
        }
        _ => (None, birth),
    };
    Some(Parts {
        century,
        birth: numbers(birth)?,
        last,
        interim,
        joint: Separator::None,
        separator,
        end,
    })
}

/// Digits as numbers, where they are so many.
fn numbers<const COUNT: usize>(digits: &str) -> Option<[u8; COUNT]> {
    let numbers: Vec<u8> = digits
        .bytes()
        .map(|digit| digit.wrapping_sub(b'0'))
        .collect();
    numbers.try_into().ok()
}

impl Parts {
    /// Whether there is such a day of birth, and what a number with it is.
    fn birthday(&self) -> Option<(Birthday, Identifier)> {
        let [_, _, month_tens, month_ones, tens, ones] = self.birth;
        let (month, day) = (month_tens * 10 + month_ones, tens * 10 + ones);
        let identifier = match day {
            1..=31 if self.interim => Identifier::InterimNumber,
            1..=31 => Identifier::PersonalIdentityNumber,
            0 | 60..=91 if !self.interim => Identifier::CoordinationNumber,
            _ => return None,
        };
        let of_month = if day > 60 { day - 60 } else { day };
        if self.is_calendar_date(of_month) {
            return Some((Birthday::Known, identifier));
        }
        let in_century = self.century.is_none_or(|each| CENTURIES.contains(&each));
        (identifier == Identifier::CoordinationNumber && month <= 12 && in_century)
            .then_some((Birthday::Unknown, identifier))
    }

    /// Whether it is written together, or with the signs that the law's form has.
    const fn is_closed(&self) -> bool {
        matches!(self.joint, Separator::None | Separator::Dash)
            && match self.separator {
                Separator::Dot | Separator::Slash => false,
                Separator::Space => !matches!(self.joint, Separator::Dash),
                _ => true,
            }
    }

    /// How sure it is of a number that other numbers are written like: not even possible unless the check digit is
    /// right, or the century and what is added to the day show what it is.
    fn open_certainty(&self, birthday: Birthday) -> Option<IdentifierCertainty> {
        let [.., day_tens, _] = self.birth;
        let dashed = matches!(self.separator, Separator::Dash | Separator::Plus);
        let marked = self.century.is_some() && day_tens >= 6;
        // 202201001234 may be a year, a month and a running number, and is not told from one.
        let (told, may_be_mistyped) = match birthday {
            Birthday::Known => (dashed || !self.may_be_time(), false),
            Birthday::Unknown => (dashed || marked, marked && self.may_be_mistyped()),
        };
        (told && (self.is_correct() || may_be_mistyped)).then_some(IdentifierCertainty::LooksLike)
    }

    /// Whether it may as well be a day of our time and a time of day, `2022-11-05 1230`, or a year, `08 12 12 2022`.
    fn may_be_time(&self) -> bool {
        let [tens, ones, ..] = self.birth;
        let [h1, h2, m1, m2] = self.last.map(u16::from);
        let (hours, minutes) = (h1 * 10 + h2, m1 * 10 + m2);
        let recent = self.century.is_none_or(|century| century == 20)
            && (10..50).contains(&(tens * 10 + ones));
        let year = self.century.is_none() && matches!(hours, 19 | 20);
        !self.interim && (year || (recent && hours < 24 && minutes < 60))
    }

    /// Whether somebody can have been born on that day: in the century given, or in one that the spelling allows.
    fn is_calendar_date(&self, day: u8) -> bool {
        let [tens, ones, month_tens, month_ones, ..] = self.birth;
        let year = i32::from(tens * 10 + ones);
        let month = month_tens * 10 + month_ones;
        let born = |century: i32| calendar_date(century * 100 + year, month, day).is_some();
        match (self.century, self.separator) {
            (Some(century), _) => CENTURIES.contains(&century) && born(century),
            (None, Separator::Plus) => born(18) || born(19),
            (None, _) => born(19) || born(20),
        }
    }

    /// How sure it is, of a number whose day is in the calendar and that stands alone or touches something else.
    fn certainty(&self, alone: bool) -> Option<IdentifierCertainty> {
        let plain = matches!(
            self.separator,
            Separator::None | Separator::Dash | Separator::Plus
        );
        match (self.is_correct(), alone) {
            (true, true) if plain => Some(IdentifierCertainty::Valid),
            // A space may as well stand between a day and another number.
            (true, _) => Some(IdentifierCertainty::LooksLike),
            (false, true) if self.may_be_mistyped() => Some(IdentifierCertainty::LooksLike),
            (false, _) => None,
        }
    }

    /// Whether the last four can be: nobody has the number 000, and the check digit is that of Luhn's formula.
    fn is_correct(&self) -> bool {
        let [first, second, third, check] = self.last;
        let counted = self.birth.iter().copied().chain([first, second, third]);
        let sum: u32 = counted
            .enumerate()
            .map(|(place, digit)| {
                let weighted = if place % 2 == 0 { digit * 2 } else { digit };
                u32::from(weighted / 10 + weighted % 10)
            })
            .sum();
        [first, second, third] != [0, 0, 0] && (sum + u32::from(check)).is_multiple_of(10)
    }

    /// Whether it is so much of a personal number that a wrong digit is the likeliest reason for a wrong sum. Ten
    /// digits without a dash, and letters, are too often something else.
    fn may_be_mistyped(&self) -> bool {
        let dashed = matches!(self.separator, Separator::Dash | Separator::Plus);
        let whole = self.separator == Separator::None && self.century.is_some();
        !self.interim && (dashed || whole)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use IdentifierCertainty::{LooksLike, Valid};

    #[track_caller]
    fn check(text: &str, expected: Option<IdentifierCertainty>) {
        let start = text.find(|letter: char| letter.is_ascii_digit()).unwrap();
        let found = at(text, start).map(|hit| hit.certainty);
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn all_spellings_of_a_number_are_read() {
        for text in [
            "850709-9805",
            "8507099805",
            "198507099805",
            "19850709-9805",
            "850709+9805",
            "18850709+9805",
            "850709\u{2013}9805",
            "850709\u{2012}9805",
            "850709\u{2011}9805",
            "850709\u{2212}9805",
            "850709\u{ad}9805",
            "1985-07-09-9805",
            "85-07-09-9805",
            "000101-T220",
            "000101t220",
            "20000101T220",
            "(850709-9805)",
            "850709-9805.",
        ] {
            check(text, Some(Valid));
        }
        for text in [
            "850709 9805",
            "19850709\u{a0}9805",
            "850709 - 9805",
            "850709-\n9805",
            "pnr850709-9805",
            "850709-9805x",
            "850709-9805-1",
            "000101 T220",
        ] {
            check(text, Some(LooksLike));
        }
    }

    #[test]
    fn spellings_that_other_numbers_have_need_the_right_check_digit() {
        for text in [
            "900101.9802",
            "900101/9802",
            "19900101/9802",
            "90 01 01-9802",
            "90 01 01 9802",
            "1990 01 01 9802",
            "1990-01-01 9802",
            "1990.01.01-9802",
            "1990/01/01-9802",
            "90.01.01-9802",
            "90 01 01\u{a0}9802",
        ] {
            check(text, Some(LooksLike));
            let wrong = text.replace("9802", "9803");
            check(&wrong, None);
        }
        for text in [
            "900101.9802.1",
            "900101/9802/3",
            "900101.98021",
            "1990-01.01-9802",
            "90.01.01.9802",
            "90/01/01/9802",
        ] {
            check(text, None);
        }
        // After a digit and a space it is the middle of a row of numbers.
        assert!(at("12 90 01 01 9802", 3).is_none());
        assert!(at("3/900101/9802", 2).is_none());
    }

    #[test]
    fn a_birth_that_nobody_knows_is_of_a_coordination_number() {
        for text in [
            // The month is not known, neither is, and a day beyond the month's last.
            "191500722390",
            "19150072-2390",
            "150072-2390",
            "191400602390",
            "19140060-2390",
            "140060-2395",
            "19200491-2388",
            "192004912388",
            "200491-2388",
        ] {
            let found = at(text, 0).map(|hit| (hit.identifier, hit.certainty));
            let expected = (Identifier::CoordinationNumber, LooksLike);
            assert_eq!(found, Some(expected), "{text}");
        }
        check("150072-2391", None);
        check("200491-2389", None);
        // With a century and the mark of a coordination number it may be mistyped.
        check("191500722391", Some(LooksLike));
        // Without a sign or a century too many numbers look so, as do a year, a month and a running number.
        for text in ["1500722390", "2004912388", "202201001234", "202200001234"] {
            for last in 0..10 {
                check(&format!("{}{last}", &text[..text.len() - 1]), None);
            }
        }
        check("171500722390", None);
    }

    #[test]
    fn a_mistyped_number_looks_like_one_where_nothing_else_is_written_so() {
        check("850709-9806", Some(LooksLike));
        check("198507099806", Some(LooksLike));
        check("19850709-9806", Some(LooksLike));
        check("850709-0005", Some(LooksLike));
        check("8507099806", None);
        check("850709 9806", None);
        check("000101-T221", None);
        check("000101-E221", None);
        check("pnr850709-9806", None);
        let within_another = at("12-850709-9805", 3).map(|hit| hit.certainty);
        assert_eq!(within_another, Some(LooksLike));
    }

    #[test]
    fn other_numbers_are_none() {
        for text in [
            "850732-9805",
            "851309-9805",
            "850709-98050",
            "18507099805",
            "556016-0680",
            "165560160680",
            "2017-86",
            "1976:580",
            "2022-11-05 1230",
            "20221105123045",
            "000229+2399",
            "170007099805",
            "850709\n9805",
            "12 345 678",
        ] {
            check(text, None);
        }
    }
}
