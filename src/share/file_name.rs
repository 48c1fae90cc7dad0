//! The name of a published package beside the page, as a fragment gives it: `#fil=redovisning-2022.lardom`.
//!
//! The page fetches nothing but its own files. So a name is one name in the page's own folder: letters, digits, spaces
//! and `-`, `_`, `.` in their places. No other sign gets through, and with it no scheme, host, folder, query or escape.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use thiserror::Error;

/// The most bytes that a name has on any file system.
const LONGEST_NAME: usize = 255;

/// Everything is encoded in an address but letters, digits and these.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.');

/// A file in the page's own folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileName(String);

/// The name is not that of a file beside the page.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
#[error("not the name of a file beside the page")]
pub struct FileNameError;

impl FileName {
    /// What stands before the name in a fragment, `=` included.
    pub const KEY: &str = "fil=";

    /// Reads a name as it stands in a fragment, encoded once or not at all.
    ///
    /// # Errors
    /// For everything but a plain name.
    pub fn parse(written: &str) -> Result<Self, FileNameError> {
        let name = percent_decode_str(written).decode_utf8();
        let name = name.map_err(|_| FileNameError)?;
        let has_plain_letters = name.chars().all(is_plain);
        let dotted =
            name.starts_with(['.', ' ', '-']) || name.ends_with(['.', ' ']) || name.contains("..");
        if !(1..=LONGEST_NAME).contains(&name.len()) || !has_plain_letters || dotted {
            return Err(FileNameError);
        }
        Ok(Self(name.into_owned()))
    }

    /// The name, to be shown.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0
    }

    /// The address to fetch, relative to the page.
    #[must_use]
    pub fn address(&self) -> String {
        format!("./{}", utf8_percent_encode(&self.0, ENCODED))
    }

    /// The fragment that opens it, without its `#`.
    #[must_use]
    pub fn fragment(&self) -> String {
        format!("{}{}", Self::KEY, utf8_percent_encode(&self.0, ENCODED))
    }
}

fn is_plain(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.' | ' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(written: &str, name: &str, address: &str) {
        let found = FileName::parse(written).unwrap();
        assert_eq!((found.name(), found.address().as_str()), (name, address));
        let fragment = found.fragment();
        let again = fragment.strip_prefix(FileName::KEY).map(FileName::parse);
        assert_eq!(again, Some(Ok(found)));
    }

    #[test]
    fn plain_names_are_files_beside_the_page() {
        check(
            "redovisning-2022.lardom",
            "redovisning-2022.lardom",
            "./redovisning-2022.lardom",
        );
        check("paket", "paket", "./paket");
        check(
            "R%C3%A5d%202022.txt",
            "Råd 2022.txt",
            "./R%C3%A5d%202022.txt",
        );
        check("Råd 2022.txt", "Råd 2022.txt", "./R%C3%A5d%202022.txt");
        check("a.b_c-d", "a.b_c-d", "./a.b_c-d");
        check(
            &"a".repeat(255),
            &"a".repeat(255),
            &format!("./{}", "a".repeat(255)),
        );
    }

    #[test]
    fn whatever_leads_elsewhere_is_refused() {
        let long = "a".repeat(256);
        for written in [
            "",
            " ",
            ".",
            "..",
            "...",
            "./a",
            "../a",
            "a/../b",
            "a/b",
            "/a",
            "//host/a",
            "///a",
            "\\a",
            "\\\\host\\a",
            "a\\b",
            "..\\a",
            "http://host/a",
            "https:a",
            "HTTPS://host",
            "javascript:alert(1)",
            "data:text/plain,a",
            "blob:a",
            "file:a",
            "C:a",
            "a:b",
            "a?b",
            "a?b=c",
            "a#b",
            "a&b",
            "a=b",
            "a;b",
            "%2e%2e",
            "%2E%2E%2Fa",
            "%2fa",
            "%5ca",
            "a%2fb",
            "%252e%252e%252fa",
            "a%25",
            "a%",
            "a%2",
            "%00",
            "a%00.txt",
            "%0a",
            "a\nb",
            "a\tb",
            "a\r",
            "\u{0}",
            "%ff",
            "%c0%ae%c0%ae",
            "%c0%af",
            "a%u002fb",
            ".htaccess",
            ".git",
            "a.",
            "a ",
            " a",
            "a..b",
            "-a",
            "\u{2025}",
            "\u{ff0e}\u{ff0e}",
            "a\u{ff0f}b",
            "a\u{2044}b",
            "a\u{2215}b",
            "a\u{ff3c}b",
            "a\u{202e}txt",
            "a\u{200b}",
            "\u{feff}a",
            "user@host",
            "a|b",
            "a*",
            "\"a\"",
            "<a>",
            "'a'",
            "`a`",
            "$a",
            "{a}",
            "[::1]",
            "~a",
            "a+b",
            "a,b",
            "a!b",
            long.as_str(),
        ] {
            assert_eq!(FileName::parse(written), Err(FileNameError), "{written:?}");
        }
    }
}
