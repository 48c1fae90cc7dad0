//! The package as a link: base64url (RFC 4648, 5) in the address's fragment, which no server sees.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::{LARGEST_PACKAGE, Package, ShareError, repair};

/// What stands before the package in a fragment, `=` included.
pub const LINK_KEY: &str = "paket=";

/// The most bytes that are looked at: a package has four letters for three bytes, and mail adds line ends and its own
/// words.
const LONGEST_LINK: usize = 2 * LARGEST_PACKAGE;

/// How many letters of a link must be small before it is no chance: less than one in a hundred million.
const SMALL_LETTERS: usize = 40;

/// An opened link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What it carries.
    pub package: Package,
    /// Whether it had been mangled on its way and was mended.
    pub was_repaired: bool,
}

/// The fragment that carries a package, without its `#`. Its length is what a link has beside the page's address.
#[must_use]
pub fn write_link(package: &Package) -> String {
    format!("{LINK_KEY}{}", URL_SAFE_NO_PAD.encode(package.bytes()))
}

/// Opens a link: a fragment, a whole address or the mail that it stands in. Where mail programs have mangled it, the
/// ways in which they do are tried, and the package whose checksum holds is the right one.
///
/// # Errors
/// `Foreign` when there is no package in it, `LowerCased` when all its letters have been made small, else the reason why
/// the link as it stands cannot be opened.
pub fn read_link(text: &str) -> Result<Link, ShareError> {
    if text.len() > LONGEST_LINK {
        return Err(ShareError::TooLarge);
    }
    match text.rsplit_once(LINK_KEY).map(|(_, data)| decoded(data)) {
        Some(Ok(package)) => {
            return Ok(Link {
                package,
                was_repaired: false,
            });
        }
        // No other reading of it is much shorter, and each costs time.
        Some(Err(ShareError::TooLarge)) => return Err(ShareError::TooLarge),
        _ => {}
    }
    // The first reason is that of the likeliest reading.
    let mut reason = None;
    let mut lower_cased = false;
    for candidate in repair::candidates(text) {
        match decoded(&candidate) {
            Ok(package) => {
                return Ok(Link {
                    package,
                    was_repaired: true,
                });
            }
            Err(error) => reason = reason.or(Some(error)),
        }
        lower_cased |= is_lower_cased(&candidate);
    }
    if lower_cased {
        return Err(ShareError::LowerCased);
    }
    Err(reason.unwrap_or(ShareError::Foreign))
}

/// Whether data are a package's in small letters: they begin as one of any version does.
fn is_lower_cased(data: &str) -> bool {
    let begins = matches!(
        data.as_bytes(),
        [b'0'..=b'3', b'a' | b'g' | b'q' | b'w', ..]
    );
    begins && data.len() >= SMALL_LETTERS && !data.bytes().any(|letter| letter.is_ascii_uppercase())
}

fn decoded(data: &str) -> Result<Package, ShareError> {
    let bytes = URL_SAFE_NO_PAD.decode(data);
    let Ok(bytes) = bytes else {
        return Err(undecodable(data));
    };
    Package::read(&bytes)
}

/// Why letters are no base64: of one too many or too few, the whole bytes before them tell.
fn undecodable(data: &str) -> ShareError {
    let whole = data.get(..data.len() - data.len() % 4);
    let bytes = whole.and_then(|whole| URL_SAFE_NO_PAD.decode(whole).ok());
    match bytes.map(|bytes| Package::read(&bytes)) {
        Some(Err(reason)) => reason,
        Some(Ok(_)) | None => ShareError::Damaged,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package() -> Package {
        let rows: Vec<(u32, String)> = (0..60)
            .map(|row| (row * 7919 % 1000, format!("Rad {row}")))
            .collect();
        Package::freeze(&rows).unwrap()
    }

    /// A whole address with the link.
    fn address() -> String {
        format!(
            "http://intranat.kommun.se/lardom/index.html#{}",
            write_link(&package())
        )
    }

    fn wrapped(text: &str, width: usize, end: &str) -> String {
        let letters: Vec<char> = text.chars().collect();
        let lines: Vec<String> = letters
            .chunks(width)
            .map(|line| line.iter().collect())
            .collect();
        lines.join(end)
    }

    #[track_caller]
    fn check(text: &str) {
        let link = read_link(text);
        let package = link.as_ref().map(|link| &link.package);
        assert_eq!(package, Ok(&self::package()), "{text}");
        assert!(link.unwrap().was_repaired || text.ends_with(&write_link(&self::package())));
    }

    #[test]
    fn a_link_is_read_from_its_fragment_and_its_address() {
        let link = read_link(&write_link(&package())).unwrap();
        assert_eq!((link.package, link.was_repaired), (package(), false));
        let link = read_link(&address()).unwrap();
        assert_eq!((link.package, link.was_repaired), (package(), false));
    }

    #[test]
    fn what_mail_programs_do_is_undone() {
        let address = address();
        check(&address.replace('#', "%23"));
        check(&address.replace('#', "%23").replace('=', "%3D"));
        check(&address.replace("paket=", "paket%253D"));
        check(&address.replace("paket=", "paket=3D"));
        check(&address.replace('-', "%2D").replace('_', "%5F"));
        for sign in [
            ".",
            ",",
            ";",
            ":",
            ")",
            ">",
            "]",
            "\"",
            "'",
            "!",
            "?",
            "*",
            "_",
            "__",
            "-",
            "/",
            "}",
            "…",
            "”",
            "&gt;",
            ">.",
            ").",
            ".\n\nHälsningar\nAnna",
            " och så vidare",
            "\nmvh Anna",
            "\r\n-- \r\nAnna",
            "=",
            "==",
            "&amp;x=1",
            "?utm_source=mail",
            "&utm_source=mail",
            "#top",
        ] {
            check(&format!("{address}{sign}"));
            check(&format!("Hej, se <{address}{sign}"));
        }
        for width in [30, 46, 47, 72, 76, 78] {
            for end in [
                "\n", "\r\n", "=\n", "=\r\n", " ", "\r\n> ", "\n>> ", "\n\n", "\u{ad}", "\u{200b}",
            ] {
                check(&wrapped(&address, width, end));
                check(&format!("{}.", wrapped(&address, width, end)));
            }
            check(&format!(
                "{}\n\nHälsningar\nAnna",
                wrapped(&address, width, "\n")
            ));
        }
        check(&address.replace('-', "\u{2011}"));
        check(&address.replace('-', "\u{2013}"));
        check(&address.replace("--", "\u{2014}"));
        let guarded: String = address
            .bytes()
            .map(|byte| match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => {
                    char::from(byte).to_string()
                }
                _ => format!("%{byte:02X}"),
            })
            .collect();
        check(&format!(
            "https://eur03.safelinks.example/?url={guarded}&amp;data=05%7C01&amp;reserved=0"
        ));
    }

    #[test]
    fn what_cannot_be_mended_is_refused_with_its_reason() {
        #[track_caller]
        fn check(text: &str, expected: ShareError) {
            assert_eq!(read_link(text), Err(expected), "{text:.80}");
        }
        let address = address();
        check("", ShareError::Foreign);
        check("#/utkast/7/filer", ShareError::Foreign);
        check("paket=", ShareError::Foreign);
        check("paket=åäö", ShareError::Foreign);
        check("#paket=AAAA", ShareError::Foreign);
        check(&address[..address.len() - 40], ShareError::CutOff);
        check(&address[..address.len() - 41], ShareError::CutOff);
        check(&format!("{}...", &address[..200]), ShareError::CutOff);
        let swapped = address.replace("paket=0Q", "paket=0g");
        check(&swapped, ShareError::Newer(2));
        check(&"a".repeat(LONGEST_LINK + 1), ShareError::TooLarge);
    }

    #[test]
    fn a_link_in_small_letters_is_told_as_one() {
        let mail = format!("Hej!\n\n<{}>\n\nHälsningar\nAnna", address());
        for text in [
            write_link(&package()),
            address(),
            address().replace('#', "%23"),
            wrapped(&address(), 76, "\r\n"),
            mail,
        ] {
            let small = read_link(&text.to_lowercase());
            assert_eq!(small, Err(ShareError::LowerCased), "{text}");
        }
        // The words around it need not be.
        let mail = format!("Se {}\n\nHälsningar\nAnna", address().to_lowercase());
        assert_eq!(read_link(&mail), Err(ShareError::LowerCased));
        // Of a few letters nothing can be said, and others are of no package.
        let short = format!("paket=0q{}", "a".repeat(SMALL_LETTERS - 3));
        assert_ne!(read_link(&short), Err(ShareError::LowerCased));
        let other = format!("paket=hej{}", "a".repeat(SMALL_LETTERS));
        assert_eq!(read_link(&other), Err(ShareError::Foreign));
    }

    #[test]
    fn long_noise_takes_no_time() {
        for part in [
            "paket=",
            "0QAA ",
            "0QAA-\n",
            "0QAA%2525",
            "=3D",
            "–",
            "paket=0QAAAAAA ",
        ] {
            let text = format!("paket={}", part.repeat(LONGEST_LINK / part.len() - 6));
            // Time that grew with the square of the length would be hours: the test would not end.
            assert!(read_link(&text).is_err(), "{part}");
        }
    }
}
