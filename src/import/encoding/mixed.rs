//! Lines that are in another encoding than the rest of their file, as where a row of another file was pasted in.

use super::judge::likeliest;
use crate::model::Encoding;

/// Appends a line of a UTF-8 file. Bytes that are not UTF-8 are read in the encoding in which they are letters that
/// stand as letters do; returns whether there is one. Where there is none they become U+FFFD.
pub fn push_line(line: &[u8], out: &mut String) -> bool {
    // What is UTF-8 is a letter for those beside it, whichever it is.
    let mut masked = Vec::with_capacity(line.len());
    for chunk in line.utf8_chunks() {
        let letters = chunk.valid().chars();
        masked.extend(letters.map(|letter| {
            u8::try_from(letter)
                .ok()
                .filter(u8::is_ascii)
                .unwrap_or(b'x')
        }));
        masked.extend_from_slice(chunk.invalid());
    }
    let letters = likeliest(&masked).and_then(super::letters);
    for chunk in line.utf8_chunks() {
        out.push_str(chunk.valid());
        match letters {
            Some(letters) => letters.decode_into(chunk.invalid(), out),
            None if chunk.invalid().is_empty() => {}
            None => out.push(char::REPLACEMENT_CHARACTER),
        }
    }
    letters.is_some()
}

/// The text of a line that is UTF-8 in a file of one byte a letter: its letters are such as texts have, and what they
/// would be in the file's encoding is not.
#[must_use]
pub fn as_utf_8(line: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(line).ok()?;
    let mut some = false;
    for letter in text.chars().filter(|letter| !letter.is_ascii()) {
        match letter {
            'À'..='ÿ' | '\u{2010}'..='\u{2BFF}' => some = true,
            '\u{A0}'..='¿'
            | '\u{100}'..='\u{17F}'
            | '\u{300}'..='\u{36F}'
            | '\u{1F000}'..='\u{1FAFF}' => {}
            _ => return None,
        }
    }
    some.then_some(text)
}

/// Whether some bytes of one byte a letter could be the beginning of a letter of UTF-8 that texts have.
#[must_use]
pub fn may_hold_utf_8(bytes: &[u8]) -> bool {
    memchr::memchr3_iter(0xC2, 0xC3, 0xE2, bytes)
        .any(|at| matches!(bytes.get(at + 1), Some(0x80..=0xBF)))
}

/// Whether lines of other encodings are looked for in a file of this one.
#[must_use]
pub const fn is_of_bytes(encoding: Encoding) -> bool {
    !matches!(
        encoding,
        Encoding::Utf8 | Encoding::Utf16Le | Encoding::Utf16Be
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &[u8], expected: &str, read: bool) {
        let mut out = String::new();
        assert_eq!((push_line(line, &mut out), out.as_str()), (read, expected));
    }

    #[test]
    fn a_line_is_read_in_its_own_encoding() {
        check(
            b"2;p\xE5 v\xE4g;F\xF6ll \x96 \x94nej\x94",
            "2;på väg;Föll – ”nej”",
            true,
        );
        check(b"2;p\x86 v\x84g;F\x94ll", "2;på väg;Föll", true);
        check(b"2;p\x8C v\x8Ag;F\x9All", "2;på väg;Föll", true);
        check(b"2;p\xC3\xA5 v\xE4g;F\xF6ll", "2;på väg;Föll", true);
    }

    #[test]
    fn damage_stays_damage() {
        check(b"x\xFFy;z", "x\u{FFFD}y;z", false);
        check(b"p\xC3;v\xC3\xA4g", "p\u{FFFD};väg", false);
        check(b"\xA5r 2022", "\u{FFFD}r 2022", false);
    }

    #[test]
    fn a_line_of_utf_8_is_told_from_letters_of_one_byte() {
        assert_eq!(
            as_utf_8("på väg – ”nej”".as_bytes()),
            Some("på väg – ”nej”")
        );
        assert_eq!(as_utf_8(b"p\xE5 v\xE4g"), None);
        // BLÅ” and nä…” in Windows-1252.
        assert_eq!(as_utf_8(b"BL\xC5\x94"), None);
        assert_eq!(as_utf_8(b"n\xE4\x85\x94"), None);
        assert!(may_hold_utf_8("på".as_bytes()));
        assert!(!may_hold_utf_8(b"\xC3R; p\xE5 \xE2ge"));
    }
}
