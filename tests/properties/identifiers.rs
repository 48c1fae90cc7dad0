//! Identifiers in free text: found wherever they stand, masked without a trace, and never made of anything else.

use lardom::model::{Identifier, IdentifierCertainty, IdentifierFinding, calendar_date};
use lardom::privacy::{Piece, find, mask, pieces};
use proptest::prelude::*;

use super::tries;

/// A day of birth, a number that is not 000, and whether it is a person's, a coordination or an interim number.
#[derive(Clone, Debug)]
struct Number {
    year: i32,
    month: u8,
    day: u8,
    serial: u16,
    identifier: Identifier,
}

/// How the number is written: with the century or without, and what stands before the last four.
#[derive(Clone, Copy, Debug)]
struct Spelling {
    century: bool,
    separator: &'static str,
}

impl Number {
    fn written(&self, spelling: Spelling) -> String {
        let day = match self.identifier {
            Identifier::CoordinationNumber => self.day + 60,
            _ => self.day,
        };
        let birth = format!("{:04}{:02}{day:02}", self.year, self.month);
        let serial = match self.identifier {
            Identifier::InterimNumber => 100 + self.serial % 100,
            _ => self.serial,
        };
        let check = luhn(&format!("{}{serial:03}", &birth[2..]));
        let serial = match self.identifier {
            Identifier::InterimNumber => format!("T{:02}", serial % 100),
            _ => format!("{serial:03}"),
        };
        let birth = &birth[if spelling.century { 0 } else { 2 }..];
        format!("{birth}{}{serial}{check}", spelling.separator)
    }
}

/// The check digit of nine digits, counted another way than the program does.
fn luhn(digits: &str) -> u32 {
    let sum: u32 = digits
        .chars()
        .map(|digit| digit.to_digit(10).unwrap())
        .zip([2, 1].into_iter().cycle())
        .flat_map(|(digit, weight)| (digit * weight).to_string().into_bytes())
        .map(|byte| u32::from(byte - b'0'))
        .sum();
    (10 - sum % 10) % 10
}

fn number() -> impl Strategy<Value = Number> {
    let identifiers = prop::sample::select(vec![
        Identifier::PersonalIdentityNumber,
        Identifier::CoordinationNumber,
        Identifier::InterimNumber,
    ]);
    (1900..2027, 1_u8..=12, 1_u8..=31, 1_u16..1000, identifiers)
        .prop_filter("not in the calendar", |(year, month, day, ..)| {
            calendar_date(*year, *month, *day).is_some()
        })
        .prop_map(|(year, month, day, serial, identifier)| Number {
            year,
            month,
            day,
            serial,
            identifier,
        })
}

fn spelling() -> impl Strategy<Value = Spelling> {
    let separators = vec![
        "",
        "-",
        "+",
        " ",
        "\u{2013}",
        "\u{2012}",
        "\u{2011}",
        "\u{2212}",
        "\u{a0}",
        "\u{202f}",
        " - ",
        "\u{a0}\u{2013} ",
        "\u{ad}",
    ];
    (any::<bool>(), prop::sample::select(separators))
        .prop_map(|(century, separator)| Spelling { century, separator })
}

/// Words of Swedish prose with no digit and no sign at their ends that could belong to a number.
fn words() -> impl Strategy<Value = String> {
    "([A-ZÅÄÖa-zåäöé,.:;!?\"()\n]{0,12} ){0,6}"
}

fn starts_and_ends_between_letters(text: &str, findings: &[IdentifierFinding]) -> bool {
    let mut end = 0;
    findings.iter().all(|finding| {
        let in_order = finding.bytes.start >= end && finding.bytes.end > finding.bytes.start;
        end = finding.bytes.end;
        in_order && text.get(finding.bytes.clone()).is_some()
    })
}

proptest! {
    #![proptest_config(tries(3000))]

    /// All of it and nothing beside it, with no digit left where it is masked.
    #[test]
    fn a_number_is_found_in_any_spelling_in_any_sentence(
        number in number(),
        spelling in spelling(),
        before in words(),
        after in words(),
    ) {
        // Nobody under a hundred has a plus sign, and with it a leap day of 2000 is none.
        prop_assume!(spelling.separator != "+" || number.year < 1927 && number.year != 1900);
        let written = number.written(spelling);
        let text = format!("{before}{written} {after}");
        let found = find(&text);
        prop_assert_eq!(found.len(), 1, "{}: {:?}", text, found);
        prop_assert_eq!(&text[found[0].bytes.clone()], &written);
        prop_assert_eq!(found[0].identifier, number.identifier);
        let sure = matches!(spelling.separator, "" | "-" | "+" | "\u{2013}" | "\u{2012}" | "\u{2011}" | "\u{2212}" | "\u{ad}");
        prop_assert_eq!(found[0].certainty == IdentifierCertainty::Valid, sure, "{}", text);
        let masked = mask(&text, &found);
        prop_assert!(!masked.contains(|letter: char| letter.is_ascii_digit()), "{}", masked);
        prop_assert!(find(&masked).is_empty(), "{}", masked);
    }

    /// With full stops, slashes or spaces in it, which other numbers have too, it may be one where the check digit is
    /// right, and is none where it is not.
    #[test]
    fn an_open_spelling_needs_its_check_digit(
        number in number(),
        joint in prop::sample::select(vec!["", " ", "\u{a0}", ".", "/"]),
        last in prop::sample::select(vec![".", "/", "-"]),
        by in 1_u32..10,
        wide in any::<bool>(),
    ) {
        // Of our time and with a time of day behind it, it may be just that.
        prop_assume!(number.year < 2010);
        let plain = number.written(Spelling { century: true, separator: "" });
        let (year, month, day, serial) = (&plain[..4], &plain[4..6], &plain[6..8], &plain[8..]);
        let last = if joint.is_empty() { last } else { "-" };
        let written = format!("{year}{joint}{month}{joint}{day}{last}{serial}");
        let widened = |letter: char| match letter.to_digit(10) {
            Some(digit) if wide => char::from_u32(u32::from('０') + digit).unwrap(),
            _ => letter,
        };
        let written: String = written.chars().map(widened).collect();
        let text = format!("Elev {written} ringde");
        let found = find(&text);
        prop_assert_eq!(found.len(), 1, "{}: {:?}", text, found);
        prop_assert_eq!(&text[found[0].bytes.clone()], &written);
        prop_assert_eq!(found[0].identifier, number.identifier);
        if joint.is_empty() && last == "-" {
            return Ok(());
        }
        prop_assert_eq!(found[0].certainty, IdentifierCertainty::LooksLike);
        let check = plain.chars().next_back().unwrap().to_digit(10).unwrap();
        let wrong = (check + by) % 10;
        let (rest, _) = serial.split_at(serial.len() - 1);
        let text = format!("Elev {year}{joint}{month}{joint}{day}{last}{rest}{wrong} ringde");
        prop_assert!(find(&text).is_empty(), "{}", text);
    }

    /// Nobody knows the day or the month: a coordination number all the same.
    #[test]
    fn a_coordination_number_needs_no_day_of_the_calendar(
        year in 1900_i32..2027,
        month in 0_u8..=12,
        day in 60_u8..=91,
        serial in 1_u16..1000,
        separator in prop::sample::select(vec!["", "-"]),
    ) {
        let birth = format!("{year}{month:02}{day:02}");
        let check = luhn(&format!("{}{serial:03}", &birth[2..]));
        let written = format!("{birth}{separator}{serial:03}{check}");
        let text = format!("Den boende {written} ringde");
        let found = find(&text);
        prop_assert_eq!(found.len(), 1, "{}: {:?}", text, found);
        prop_assert_eq!(found[0].identifier, Identifier::CoordinationNumber);
        prop_assert_eq!(&text[found[0].bytes.clone()], &written);
    }

    /// Times of day are no telephone numbers.
    #[test]
    fn spans_of_time_are_no_identifiers(
        times in prop::collection::vec((0_u8..24, 0_u8..60), 2..5),
        between in prop::sample::select(vec!["-", "–", " - ", " ", ", ", " och "]),
    ) {
        let times: Vec<_> = times.iter().map(|(hour, minute)| format!("{hour:02}.{minute:02}")).collect();
        let text = format!("Larm kl {} i dag", times.join(between));
        prop_assert!(find(&text).is_empty(), "{}", text);
    }

    /// A wrong check digit is never certain, in any spelling.
    #[test]
    fn a_wrong_check_digit_is_never_valid(number in number(), spelling in spelling(), by in 1_u32..10) {
        let right = number.written(spelling);
        let (rest, check) = right.split_at(right.len() - 1);
        let wrong = (check.parse::<u32>().unwrap() + by) % 10;
        let text = format!("Elev {rest}{wrong} ringde");
        let persons = |finding: &IdentifierFinding| {
            finding.identifier != Identifier::TelephoneNumber && finding.certainty == IdentifierCertainty::Valid
        };
        prop_assert!(!find(&text).iter().any(persons), "{}", text);
    }

    /// Telephone numbers as people group them.
    #[test]
    fn a_mobile_number_is_found_however_it_is_grouped(
        number in "(70|72|73|76|79)[0-9]{7}",
        prefix in prop::sample::select(vec!["0", "+46", "+46 ", "0046 ", "+46 (0)"]),
        grouped in prop::sample::select(vec![[2, 3, 2], [2, 4, 3], [2, 7, 0], [3, 2, 2]]),
        first in prop::sample::select(vec!["-", " ", "\u{2013}", "\u{a0}", " - "]),
        before in words(),
    ) {
        let (mut written, mut at) = (format!("{prefix}{}", &number[..grouped[0]]), grouped[0]);
        for (place, length) in [grouped[1], grouped[2], 9].into_iter().enumerate() {
            let end = (at + length).min(9);
            if end > at {
                written.push_str(if place == 0 { first } else { " " });
                written.push_str(&number[at..end]);
            }
            at = end;
        }
        let text = format!("{before}{written} svarade");
        let found = find(&text);
        prop_assert_eq!(found.len(), 1, "{}: {:?}", text, found);
        prop_assert_eq!(&text[found[0].bytes.clone()], &written);
        prop_assert_eq!(found[0].identifier, Identifier::TelephoneNumber);
    }

    /// Whatever a text is, what is found are parts of it, and the parts put together are the text.
    #[test]
    fn findings_are_parts_of_any_text(
        text in "(\\PC|[0-9+@(). \u{a0}\u{ad}\u{2013}-]|[A-Za-zåäö.]{1,4}@[a-zå.]{1,5}|0[0-9 -]{8,14}|[0-9]{6}[-+ ]?[0-9]{4}){0,40}",
    ) {
        let found = find(&text);
        prop_assert!(starts_and_ends_between_letters(&text, &found), "{:?}", found);
        let whole: String = pieces(&text, &found)
            .map(|piece| match piece {
                Piece::Plain(part) | Piece::Identifier(part, _) => part,
            })
            .collect();
        prop_assert_eq!(&whole, &text);
        let plain: String = pieces(&text, &found)
            .map(|piece| match piece {
                Piece::Plain(part) => part.to_owned(),
                Piece::Identifier(_, finding) => finding.identifier.placeholder().to_owned(),
            })
            .collect();
        prop_assert_eq!(plain, mask(&text, &found));
    }
}
