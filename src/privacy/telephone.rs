//! Telephone numbers: Swedish ones with their area code, and any with a country's.
//!
//! In Sweden (PTS, the telephony numbering plan) a number is a 0, an area code of one to three digits more and a
//! subscriber's number, eight to ten digits together; mobile numbers are 07 and eight digits. A number without an area
//! code is not told from any other number, and is not looked for.

use super::Hit;
use super::characters::{
    Separator, before, follows_digit_and, is_dash, is_space, separator, short_run,
};
use crate::model::{Identifier, IdentifierCertainty};

/// The area codes of three digits, their 0 left out, with 010 and 020, which are no area's. Stockholm's is 08; all
/// others have four.
const SHORT_AREA_CODES: [&str; 23] = [
    "10", "11", "13", "16", "18", "19", "20", "21", "23", "26", "31", "33", "35", "36", "40", "42",
    "44", "46", "54", "60", "63", "90", "99",
];

/// What mobile numbers begin with, their 0 left out.
const MOBILE_PREFIXES: [&str; 5] = ["70", "72", "73", "76", "79"];

/// The countries whose numbers are looked for behind 00: the Nordic ones and neighbours.
const NEAR_COUNTRIES: [&str; 10] = [
    "44", "45", "47", "48", "49", "354", "358", "370", "371", "372",
];

/// The most groups of digits that a number is written in.
const MOST_GROUPS: usize = 8;

/// A number as it is written, its groups so far and where the last one ends.
struct Written {
    /// The digits of all groups.
    digits: String,
    groups: Vec<Group>,
    /// Whether an area code stands in parentheses.
    enclosed: bool,
}

struct Group {
    /// How many digits it has.
    length: usize,
    /// How many digits it and those before it have.
    digits_so_far: usize,
    /// What stands before it.
    divided: Divided,
    /// Where it ends in the text.
    end: usize,
}

/// What divides two groups.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Divided {
    /// It is the first.
    First,
    /// A space, or nothing after a parenthesis.
    BySpace,
    /// A dash, with spaces or without.
    ByDash,
    /// A full stop.
    ByDot,
    /// A slash.
    BySlash,
}

impl Divided {
    const fn is_by_sign(self) -> bool {
        matches!(self, Self::ByDash | Self::ByDot | Self::BySlash)
    }
}

/// The number that begins here, at its plus sign, parenthesis or first digit.
pub(super) fn at(text: &str, start: usize) -> Option<Hit> {
    if follows_digit_and(text, start, |sign| {
        is_dash(sign) || matches!(sign, '.' | ':')
    }) {
        return None;
    }
    let opened = text.get(start..)?.starts_with('(');
    let first = start + usize::from(opened);
    let plus = text.get(first..)?.starts_with('+');
    if plus && before(text, start).is_some_and(|letter| letter.is_ascii_digit()) {
        return None;
    }
    // Most digits of a text are ruled out here, before anything is gathered.
    let may_begin = short_run(text, first).len() > 1 && text.get(first..)?.starts_with('0');
    if !plus && !may_begin {
        return None;
    }
    let written = written(text, first + usize::from(plus), opened)?;
    let thousands = follows_digit_and(text, start, is_space);
    let (count, certainty) = (1..=written.groups.len()).rev().find_map(|count| {
        let groups = written.groups.get(..count)?;
        let next = written.groups.get(count);
        // What goes on with a dash or a dot is longer than a telephone number.
        if next.is_some_and(|next| next.divided.is_by_sign()) {
            return None;
        }
        let digits = written.digits.get(..groups.last()?.digits_so_far)?;
        let certainty = if plus {
            international(digits, Prefix::Plus)
        } else if let Some(digits) = digits.strip_prefix("00") {
            international(digits, Prefix::Zeros).filter(|_| !may_be_times(groups))
        } else {
            national(digits, groups, written.enclosed, thousands)
        };
        Some((count, certainty?))
    })?;
    let end = written.groups.get(count.checked_sub(1)?)?.end;
    // Parentheses around all of it are the text's: the number begins after them.
    if opened && text.get(..end)?.ends_with(')') {
        return None;
    }
    Some(Hit {
        identifier: Identifier::TelephoneNumber,
        certainty,
        end: written.groups.get(count - 1)?.end,
    })
}

/// Reads groups of digits for as long as they may be one number.
fn written(text: &str, first: usize, opened: bool) -> Option<Written> {
    let mut written = Written {
        digits: String::new(),
        groups: Vec::new(),
        enclosed: false,
    };
    let (mut at, mut divided, mut open) = (first, Divided::First, opened);
    while written.groups.len() < MOST_GROUPS {
        let digits = short_run(text, at);
        if digits.is_empty() {
            break;
        }
        at += digits.len();
        let mut end = at;
        if open && text.get(at..)?.starts_with(')') {
            (open, written.enclosed) = (false, true);
            end += 1;
        }
        written.digits.push_str(digits);
        written.groups.push(Group {
            length: digits.len(),
            digits_so_far: written.digits.len(),
            divided,
            end,
        });
        // A slash further on is between two numbers.
        let slash = text.get(end..)?.starts_with('/');
        let Some((next, by)) = divider(text, end).filter(|_| !slash || written.groups.len() == 1)
        else {
            break;
        };
        (at, divided) = (next, by);
        if end == next && !written.enclosed {
            break;
        }
    }
    // A parenthesis that was opened and not closed is the sentence's.
    (!written.groups.is_empty() && (!opened || written.enclosed)).then_some(written)
}

/// Where the next group begins and what divides it from the last. The 0 in `+46 (0)70` is part of what divides.
fn divider(text: &str, at: usize) -> Option<(usize, Divided)> {
    let (separator_here, mut end) = separator(text, at)?;
    let by = match separator_here {
        Separator::None | Separator::Space => Divided::BySpace,
        Separator::Dash | Separator::Spaced => Divided::ByDash,
        Separator::Dot => Divided::ByDot,
        Separator::Slash => Divided::BySlash,
        Separator::Plus => return None,
    };
    if text.get(end..)?.starts_with("(0)") {
        end += 3;
        end = match separator(text, end)? {
            (Separator::Plus | Separator::Dot | Separator::Slash, _) => return None,
            (_, end) => end,
        };
    }
    Some((end, by))
}

/// How a country's code is announced.
#[derive(Clone, Copy)]
enum Prefix {
    Plus,
    Zeros,
}

/// How sure it is that digits behind `+` or 00 are a telephone number.
fn international(digits: &str, prefix: Prefix) -> Option<IdentifierCertainty> {
    if let Some(rest) = digits.strip_prefix("46") {
        let rest = rest.strip_prefix('0').unwrap_or(rest);
        return fits(rest).then_some(IdentifierCertainty::Valid);
    }
    let near = NEAR_COUNTRIES.iter().any(|code| digits.starts_with(code));
    let announced = match prefix {
        Prefix::Plus => !digits.starts_with('0'),
        Prefix::Zeros => near,
    };
    (announced && (8..=15).contains(&digits.len())).then_some(IdentifierCertainty::LooksLike)
}

/// How sure it is that groups of digits from a 0 on are a telephone number.
fn national(
    digits: &str,
    groups: &[Group],
    enclosed: bool,
    thousands: bool,
) -> Option<IdentifierCertainty> {
    let number = digits.strip_prefix('0')?;
    if !fits(number) {
        return None;
    }
    let mobile = is_mobile(number);
    let (first, rest) = groups.split_first()?;
    let Some(second) = rest.first() else {
        return match (mobile, number.len()) {
            (true, _) => Some(IdentifierCertainty::Valid),
            (false, 8..) if !thousands => Some(IdentifierCertainty::LooksLike),
            _ => None,
        };
    };
    let divides_code = first.length == area_code(number) + 1 || (mobile && first.length >= 3);
    let lengths: Vec<usize> = rest.iter().map(|group| group.length).collect();
    let grouped = match lengths.as_slice() {
        [one] => *one >= 5,
        many => many.iter().all(|length| (2..=4).contains(length)),
    };
    // 08-10-2022 is a day.
    let day = first.length == 2 && lengths == [2, 4];
    if !divides_code || !grouped || day || (!enclosed && may_be_times(groups)) {
        return None;
    }
    if mobile || enclosed || second.divided.is_by_sign() {
        return Some(IdentifierCertainty::Valid);
    }
    // With spaces alone it may be the thousands of an amount, or pairs of something else.
    let pairs = first.length == 2 && lengths.iter().all(|length| *length == 2);
    (!thousands && !pairs).then_some(IdentifierCertainty::LooksLike)
}

/// Whether groups are pairs such as times of day and days are written in, `08.27-11.54`, `08-16 10-14`, `08.10.22 12`:
/// pairs with dots or dashes between some and something else between others. A telephone number in pairs has one sign
/// between all, or a dash behind the area code and spaces from there on.
fn may_be_times(groups: &[Group]) -> bool {
    let mut signs = groups.iter().skip(1).map(|group| group.divided);
    let first = signs.next();
    let second = signs.next();
    let alike = signs.all(|sign| Some(sign) == second);
    let telephones = match (first, second) {
        _ if second.is_none() => true,
        (Some(Divided::ByDot), _) => alike && second == first,
        (Some(_), Some(Divided::BySpace)) => alike,
        _ => alike && second == first,
    };
    groups.iter().all(|group| group.length == 2) && !telephones
}

/// Whether digits, their 0 left out, are as many as a Swedish number with that code has.
fn fits(number: &str) -> bool {
    let most = 9;
    let fewest = match area_code(number) {
        _ if number.starts_with('0') || number.is_empty() => return false,
        _ if is_mobile(number) || number.starts_with("10") => most,
        // At least five digits for a subscriber, six in Stockholm.
        1 => 7,
        code => code + 5,
    };
    (fewest..=most).contains(&number.len())
}

fn is_mobile(number: &str) -> bool {
    MOBILE_PREFIXES
        .iter()
        .any(|prefix| number.starts_with(prefix))
}

/// How many digits the area code has, its 0 left out.
fn area_code(number: &str) -> usize {
    if number.starts_with('8') {
        1
    } else if is_mobile(number) || SHORT_AREA_CODES.iter().any(|code| number.starts_with(code)) {
        2
    } else {
        3
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use IdentifierCertainty::{LooksLike, Valid};

    #[track_caller]
    fn check(text: &str, expected: Option<(IdentifierCertainty, &str)>) {
        let start = text
            .find(|letter: char| letter.is_ascii_digit() || matches!(letter, '+' | '('))
            .unwrap();
        let found = at(text, start).map(|hit| (hit.certainty, &text[start..hit.end]));
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn mobile_numbers_are_read_in_all_spellings() {
        for text in [
            "070-123 45 67",
            "070-1234567",
            "0701234567",
            "070 123 45 67",
            "070 1234567",
            "0701-23 45 67",
            "0701-234567",
            "070-123-45-67",
            "070.123.45.67",
            "070/123 45 67",
            "070 - 123 45 67",
            "070\u{2013}123\u{a0}45\u{a0}67",
            "(070) 123 45 67",
            "+46701234567",
            "+46 70 123 45 67",
            "+46 (0)70-123 45 67",
            "+46(0)701234567",
            "+46-70-1234567",
            "+46 070 123 45 67",
            "0046701234567",
            "0046 70 123 45 67",
            "(+46) 70 123 45 67",
        ] {
            check(text, Some((Valid, text)));
        }
    }

    #[test]
    fn landlines_are_read_by_their_area_code() {
        for text in [
            "013-20 60 00",
            "013-206000",
            "(013) 20 60 00",
            "(013)206000",
            "08-123 45 67",
            "08-12 34 56 78",
            "08-12-34-56-78",
            "08.12.34.56.78",
            "08/12 34 56 78",
            "0123-456 78",
            "0911-69 60 00",
            "010-123 45 67",
            "0771-123 456",
            "+46 13 20 60 00",
            "+46 8 123 45 67",
        ] {
            check(text, Some((Valid, text)));
        }
        for text in [
            "013 20 60 00",
            "08 123 45 67",
            "013206000",
            "+47 22 12 34 56",
            "004522123456",
        ] {
            check(text, Some((LooksLike, text)));
        }
    }

    #[test]
    fn what_follows_is_not_the_number() {
        check("Ring 013-20 60 00 10 ggr", Some((Valid, "013-20 60 00")));
        check("070-123 45 67 89-1", Some((Valid, "070-123 45 67")));
        check("070-123 45 67 2022", Some((Valid, "070-123 45 67")));
        check("08-123 45 67, 2022", Some((Valid, "08-123 45 67")));
        check("013-20 60 00.", Some((Valid, "013-20 60 00")));
        check("013-20 60 00 (växel)", Some((Valid, "013-20 60 00")));
    }

    #[test]
    fn other_numbers_are_none() {
        for text in [
            "2017-86",
            "1976:580",
            "2022",
            "1 013 456",
            "0 kr",
            "0,5",
            "0123-2022",
            "08-10-2022",
            "08.10.2022",
            "01-02-2022",
            "08 15 16 17 18",
            "08:15-16:30",
            "08.27-11.54",
            "08.27–11.54",
            "08.27 - 11.54",
            "08.27 11.54",
            "08.15 10.30 12.45",
            "08.27-11.54 och",
            "08-11.30 13",
            "08-16 10-14",
            "08.10.22 12",
            "08.10.22-09.10.22",
            "08/10 11/10",
            "013-20",
            "00000000",
            "0000123456",
            "070-123 45",
            "07012345678",
            "556016-0680",
            "(2022)",
            "(0701234567",
            "+1",
            "112",
            "2022-013-206000",
        ] {
            check(text, None);
        }
        let thousands = "10 013 200 400";
        assert!(at(thousands, 3).is_none());
        assert!(at("850709+9805123456", 6).is_none());
    }
}
