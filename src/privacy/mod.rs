//! Identifiers of people in free text: personal identity, coordination and interim numbers, telephone numbers and
//! e-mail addresses are found, and masked.
//!
//! A text is gone through once, from its beginning to its end, and what is looked at around a place is bounded: the
//! time grows with the length and with nothing else. There is no table but that of the area codes of three digits, so
//! that the page can look through what is typed. What a name is, nobody here knows.

mod characters;
mod email;
mod identity_number;
mod mask;
mod narrow;
mod telephone;

use crate::model::{Identifier, IdentifierCertainty, IdentifierFinding};
use narrow::Narrow;

pub use mask::{Piece, mask, pieces};

/// What one of the searches has found at a place.
struct Hit {
    identifier: Identifier,
    certainty: IdentifierCertainty,
    /// Where it ends in the text, in bytes.
    end: usize,
}

/// All identifiers of a text, from its beginning to its end; none overlaps another.
#[must_use]
pub fn find(text: &str) -> Vec<IdentifierFinding> {
    let Some(narrow) = Narrow::of(text) else {
        return find_in_plain(text);
    };
    let found = find_in_plain(&narrow.text).into_iter();
    let as_written = |finding: IdentifierFinding| {
        let bytes = narrow.written(finding.bytes)?;
        Some(IdentifierFinding { bytes, ..finding })
    };
    found.filter_map(as_written).collect()
}

/// The same in a text whose digits are ASCII.
fn find_in_plain(text: &str) -> Vec<IdentifierFinding> {
    let mut found: Vec<IdentifierFinding> = Vec::new();
    let mut at = 0;
    while let Some(start) = next_sign(text, at) {
        at = match text.as_bytes().get(start) {
            Some(b'@') => {
                let free = found.last().map_or(0, |last| last.bytes.start);
                match email::around(text, start, free) {
                    Some(finding) => {
                        let end = finding.bytes.end;
                        add_address(&mut found, finding);
                        end
                    }
                    None => start + 1,
                }
            }
            _ => match number_at(text, start) {
                Some(hit) => {
                    found.push(IdentifierFinding {
                        identifier: hit.identifier,
                        certainty: hit.certainty,
                        bytes: start..hit.end,
                    });
                    hit.end
                }
                None => start + characters::digits(text, start).max(1),
            },
        };
    }
    found
}

/// The number that begins at a digit, a plus sign or a parenthesis. One that is both a person's and a telephone's is
/// the person's: of the two it must not be seen.
fn number_at(text: &str, start: usize) -> Option<Hit> {
    identity_number::at(text, start).or_else(|| telephone::at(text, start))
}

/// The next byte from here at which an identifier may begin, or the sign that an address has.
fn next_sign(text: &str, from: usize) -> Option<usize> {
    let rest = text.as_bytes().get(from..)?;
    let sign = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'@' | b'+' | b'(');
    Some(from + rest.iter().position(sign)?)
}

/// Takes in an address. A number that stands in it is not told apart from it.
fn add_address(found: &mut Vec<IdentifierFinding>, mut address: IdentifierFinding) {
    while let Some(last) = found.last() {
        if last.bytes.end <= address.bytes.start {
            break;
        }
        if last.bytes.start < address.bytes.start {
            // Only its end is in the address: nothing of either may stay.
            address.bytes.start = last.bytes.start;
        }
        found.pop();
    }
    found.push(address);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(Identifier, &str)]) {
        let found = find(text);
        let shown: Vec<_> = found
            .iter()
            .map(|finding| (finding.identifier, &text[finding.bytes.clone()]))
            .collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn identifiers_of_all_kinds_are_found_in_one_text() {
        use Identifier::{
            CoordinationNumber, EmailAddress, InterimNumber, PersonalIdentityNumber,
            TelephoneNumber,
        };
        check(
            "Elev 000229-2399 (mor 070-123 45 67, anna.å@skola.se) och 730288-9931; se 000101-T220, Dnr 2017-86.",
            &[
                (PersonalIdentityNumber, "000229-2399"),
                (TelephoneNumber, "070-123 45 67"),
                (EmailAddress, "anna.å@skola.se"),
                (CoordinationNumber, "730288-9931"),
                (InterimNumber, "000101-T220"),
            ],
        );
        check("", &[]);
        check("Hissen stod still i 3 dagar (2022).", &[]);
    }

    #[test]
    fn a_number_within_an_address_is_the_address() {
        check(
            "000229-2399@skola.se",
            &[(Identifier::EmailAddress, "000229-2399@skola.se")],
        );
        check(
            "070-123 45 67@skola.se",
            &[(Identifier::EmailAddress, "070-123 45 67@skola.se")],
        );
    }

    #[test]
    fn wide_digits_are_digits() {
        use Identifier::{PersonalIdentityNumber, TelephoneNumber};
        check(
            "Å ９００１０１-９８０２ och ９００１０１－９８０２.",
            &[
                (PersonalIdentityNumber, "９００１０１-９８０２"),
                (PersonalIdentityNumber, "９００１０１－９８０２"),
            ],
        );
        check(
            "Ring ０７０-123 45 ６７!",
            &[(TelephoneNumber, "０７０-123 45 ６７")],
        );
    }

    #[test]
    fn ordinary_prose_has_no_identifiers() {
        for text in [
            "Larm kl 08.27-11.54 och 08.30-09.15",
            "Öppet mån-fre 08-16, lör 10-14 och sön 08.00–12.30.",
            "Den 2022-11-05 1230 och 2022.11.05 0815 larmade boende 12.",
            "Tillsyn 07.00 08.15 10.30 12.45 enligt schema 2022/2023",
            "Passet 08.30-16.45 15/3 2022, nästa 08.10.22-09.10.22",
            "Se KS 2022/00123, SN-2022-0456, dnr 2022/123:4 och LVU 3 §",
            "Faktura 202201001234 på 12 345 678 kr, OCR 1234 5678 90",
            "Rum 08-12, plan 2, sal 08.15, hus 070",
            "Beloppet 1 250,50 kr betalades 220315, 25 % moms tillkom",
            "Version 2.10.1 och 10.0.19045.2965, adress 192.168.10.12",
            "Vecka 11-12 2022, dag 1-5, 3-4 gånger per dygn",
            "Artikel 7350012345678, bankgiro 123-4567, plusgiro 12 34 56-7",
            "Mellan 2022-01-14 och 2022-02-28, senast 20220315 0930",
            "Org.nr 556016-0680, reg.nr ABC 123, postnr 123 45",
            "Blodtryck 120/80, puls 72, temp 37,8, vikt 72.5, BMI 24.1",
            "Tid 2022-03-15T09:42:10.123, 20220315094210",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn numbers_side_by_side_are_all_found() {
        use Identifier::{PersonalIdentityNumber, TelephoneNumber};
        let person = (PersonalIdentityNumber, "000229-2399");
        check("000229-2399,000229-2399;000229-2399", &[person; 3]);
        check("000229-2399/000229-2399", &[person; 2]);
        let numbers = [
            (TelephoneNumber, "070-123 45 67"),
            (TelephoneNumber, "013-20 60 00"),
        ];
        check("070-123 45 67/013-20 60 00", &numbers);
        check("070-123 45 67, 013-20 60 00", &numbers);
    }

    #[test]
    fn the_time_grows_with_the_length_and_no_more() {
        for part in [
            "0",
            "0 ",
            "0-",
            "@",
            "a@",
            "a.",
            "+",
            "(",
            "(0",
            "85-07-09-",
            "1 1 ",
            "å@å.",
        ] {
            let text = part.repeat(2_000_000 / part.len());
            // Time that grew with the square of the length would be hours: the test would not end.
            let found = find(&text);
            let mut places = found.iter().map(|each| &each.bytes);
            assert!(
                places.all(|place| text.get(place.clone()).is_some()),
                "{part}"
            );
        }
    }
}
