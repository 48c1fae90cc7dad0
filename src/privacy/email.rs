//! E-mail addresses.

use crate::model::{Identifier, IdentifierCertainty, IdentifierFinding};

/// The most letters that the part before the sign has (RFC 5321, 4.5.3.1.1), and so many are looked at.
const LONGEST_NAME: usize = 64;

/// The most letters that the part after the sign has (RFC 5321, 4.5.3.1.2).
const LONGEST_DOMAIN: usize = 255;

/// The address around an `@`, whose name does not reach before `free`.
pub(super) fn around(text: &str, sign: usize, free: usize) -> Option<IdentifierFinding> {
    let name = name_before(text.get(free..sign)?)?;
    let domain = domain_at(text.get(sign + 1..)?)?;
    Some(IdentifierFinding {
        identifier: Identifier::EmailAddress,
        certainty: IdentifierCertainty::Valid,
        bytes: sign - name..sign + 1 + domain,
    })
}

/// How many bytes of the end of a text are an address's name.
fn name_before(text: &str) -> Option<usize> {
    let length = text
        .chars()
        .rev()
        .take(LONGEST_NAME)
        .take_while(|letter| letter.is_alphanumeric() || "._%+-'&".contains(*letter))
        .map(char::len_utf8)
        .sum::<usize>();
    let name = text.get(text.len() - length..)?;
    // Signs in front belong to the sentence.
    let name = name.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    (!name.is_empty()).then_some(name.len())
}

/// How many bytes of the beginning of a text are a domain: two names or more with dots between, the last of letters.
fn domain_at(text: &str) -> Option<usize> {
    let length = text
        .chars()
        .take(LONGEST_DOMAIN)
        .take_while(|letter| letter.is_alphanumeric() || matches!(letter, '.' | '-'))
        .map(char::len_utf8)
        .sum::<usize>();
    let domain = text.get(..length)?;
    let (mut end, mut at, mut names) = (None, 0, 0);
    for name in domain.split('.') {
        if name.is_empty() || name.starts_with('-') {
            break;
        }
        names += 1;
        // A word may be joined to the address with a dash.
        let last = name.split('-').next().unwrap_or_default();
        if names > 1 && last.chars().count() > 1 && last.chars().all(char::is_alphabetic) {
            end = Some(at + last.len());
        }
        at += name.len() + 1;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let sign = text.find('@').unwrap();
        let found = around(text, sign, 0).map(|finding| &text[finding.bytes]);
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn addresses_are_found_without_what_stands_around_them() {
        check("Skriv till anna@skola.se.", Some("anna@skola.se"));
        check(
            "<anna.b-c+d@sub.skola.se>,",
            Some("anna.b-c+d@sub.skola.se"),
        );
        check("mailto:å.ö@älvsjö.se?x", Some("å.ö@älvsjö.se"));
        check("'anna@skola.se'", Some("anna@skola.se"));
        check("anna@skola.se-listan", Some("anna@skola.se"));
        check("a@b.se..", Some("a@b.se"));
        check("a@10.se.1", Some("a@10.se"));
    }

    #[test]
    fn a_sign_alone_is_no_address() {
        for text in [
            "@anna",
            "anna@",
            "@",
            "3 @ 25 kr",
            "a@b",
            "a@.se",
            "a@1.2",
            "a@-b.se",
            "..@b.se",
        ] {
            check(text, None);
        }
    }
}
