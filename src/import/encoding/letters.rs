//! The encodings of one byte a character: which letter each byte stands for.
//!
//! Below 0x80 they are all ASCII, so that a file's rows and cells can be cut before anything is decoded.

use std::sync::LazyLock;

use encoding_rs as rs;
use yore::CodePage;
use yore::code_pages::{CP437, CP850, CP1252};

use crate::model::Encoding;

/// The first byte that is no ASCII.
const FIRST: u8 = 0x80;

static WINDOWS_1252: LazyLock<Letters> =
    LazyLock::new(|| Letters::of(rs::WINDOWS_1252, Some(&CP1252)));
static ISO_8859_15: LazyLock<Letters> = LazyLock::new(|| Letters::of(rs::ISO_8859_15, None));
static MACINTOSH: LazyLock<Letters> = LazyLock::new(|| Letters::of(rs::MACINTOSH, None));
static ISO_8859_1: LazyLock<Letters> = LazyLock::new(|| Letters::from_each(char::from, None));
static IBM850: LazyLock<Letters> =
    LazyLock::new(|| Letters::from_each(|byte| CP850.decode_byte(byte), Some(&CP850)));
static IBM437: LazyLock<Letters> =
    LazyLock::new(|| Letters::from_each(|byte| CP437.decode_byte(byte), Some(&CP437)));

/// The characters of an encoding of one byte a character.
pub struct Letters {
    /// Those of the bytes from 0x80 to 0xFF.
    beyond_ascii: [char; 128],
    /// The same as a code page, which decodes many at once where it knows them all.
    page: Option<&'static (dyn CodePage + Sync)>,
}

/// The letters of an encoding; `None` for the Unicode ones, which are no tables.
#[must_use]
pub fn letters(encoding: Encoding) -> Option<&'static Letters> {
    match encoding {
        Encoding::Utf8 | Encoding::Utf16Le | Encoding::Utf16Be => None,
        Encoding::Windows1252 => Some(&WINDOWS_1252),
        Encoding::Iso8859_1 => Some(&ISO_8859_1),
        Encoding::Iso8859_15 => Some(&ISO_8859_15),
        Encoding::Macintosh => Some(&MACINTOSH),
        Encoding::Cp850 => Some(&IBM850),
        Encoding::Cp437 => Some(&IBM437),
    }
}

impl Letters {
    fn from_each(
        letter: impl Fn(u8) -> char,
        page: Option<&'static (dyn CodePage + Sync)>,
    ) -> Self {
        let mut byte = FIRST;
        let beyond_ascii = [(); 128].map(|()| {
            let found = letter(byte);
            byte = byte.wrapping_add(1);
            found
        });
        Self { beyond_ascii, page }
    }

    /// Every byte on its own; those that the encoding leaves undefined are control characters in it.
    fn of(table: &'static rs::Encoding, page: Option<&'static (dyn CodePage + Sync)>) -> Self {
        let letter = |byte| {
            let bytes = [byte];
            let decoded = table.decode_without_bom_handling(&bytes).0;
            decoded
                .chars()
                .next()
                .unwrap_or(char::REPLACEMENT_CHARACTER)
        };
        Self::from_each(letter, page)
    }

    /// The character of a byte.
    #[must_use]
    pub fn letter(&self, byte: u8) -> char {
        byte.checked_sub(FIRST)
            .and_then(|place| self.beyond_ascii.get(usize::from(place)))
            .map_or_else(|| char::from(byte), |letter| *letter)
    }

    /// The byte of a character, if the encoding has one.
    #[must_use]
    pub fn byte(&self, letter: char) -> Option<u8> {
        if letter.is_ascii() {
            return u8::try_from(letter).ok();
        }
        let place = self.beyond_ascii.iter().position(|each| *each == letter)?;
        u8::try_from(place).ok()?.checked_add(FIRST)
    }

    /// Appends the text of the bytes. Every byte is a character: nothing can be cut or malformed.
    pub fn decode_into(&self, bytes: &[u8], out: &mut String) {
        match self.page.map(|page| page.decode(bytes)) {
            Some(Ok(text)) => out.push_str(&text),
            // Some byte is undefined in the code page and a control character here.
            Some(Err(_)) | None => out.extend(bytes.iter().map(|byte| self.letter(*byte))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(encoding: Encoding, bytes: &[u8], text: &str) {
        let letters = letters(encoding).unwrap();
        let mut out = String::from("¶");
        letters.decode_into(bytes, &mut out);
        assert_eq!(out, format!("¶{text}"), "{encoding:?}");
        let back: Vec<u8> = text.chars().filter_map(|each| letters.byte(each)).collect();
        assert_eq!(back, bytes, "{encoding:?}");
    }

    #[test]
    fn every_table_has_the_swedish_letters_where_its_standard_says() {
        let western = b"r\xE4ksm\xF6rg\xE5s \xC5\xC4\xD6 \xE9";
        for encoding in [
            Encoding::Windows1252,
            Encoding::Iso8859_1,
            Encoding::Iso8859_15,
        ] {
            check(encoding, western, "räksmörgås ÅÄÖ é");
        }
        for encoding in [Encoding::Cp850, Encoding::Cp437] {
            check(
                encoding,
                b"r\x84ksm\x94rg\x86s \x8F\x8E\x99 \x82",
                "räksmörgås ÅÄÖ é",
            );
        }
        let macintosh = b"r\x8Aksm\x9Arg\x8Cs \x81\x80\x85 \x8E";
        check(Encoding::Macintosh, macintosh, "räksmörgås ÅÄÖ é");
    }

    #[test]
    fn what_tells_the_tables_apart() {
        check(
            Encoding::Windows1252,
            b"\x80 \x84\x93\x94 \x96 \x85\x8A\x9E",
            "€ „“” – …Šž",
        );
        check(Encoding::Windows1252, b"\x81\x9D", "\u{81}\u{9D}");
        check(Encoding::Iso8859_1, b"\x80\x85\xA4\xBC", "\u{80}\u{85}¤¼");
        check(Encoding::Iso8859_15, b"\x85\xA4\xA6\xA8\xBC", "\u{85}€ŠšŒ");
        check(
            Encoding::Macintosh,
            b"\xDB \xD2\xD3 \xD0 \xA4\xCA",
            "€ “” – §\u{A0}",
        );
        check(
            Encoding::Cp850,
            b"\x9B\x9D\xB5\xB7\xB8\xF5\xC4\xB3\xFF",
            "øØÁÀ©§─│\u{A0}",
        );
        check(
            Encoding::Cp437,
            b"\x9B\x9D\xB5\xB7\xB8\xF5\xC4\xB3\xFF",
            "¢¥╡╖╕⌡─│\u{A0}",
        );
    }

    #[test]
    fn a_table_is_total_and_the_unicode_encodings_have_none() {
        for encoding in Encoding::ALL {
            let Some(letters) = letters(encoding) else {
                assert!(matches!(
                    encoding,
                    Encoding::Utf8 | Encoding::Utf16Le | Encoding::Utf16Be
                ));
                continue;
            };
            for byte in 0..=u8::MAX {
                let letter = letters.letter(byte);
                assert_eq!(letters.byte(letter), Some(byte), "{encoding:?}");
                assert_eq!(letter.is_ascii(), byte < FIRST, "{encoding:?}");
                // Alone, so that one that a code page leaves undefined does not decide how others are decoded.
                let mut text = String::new();
                letters.decode_into(&[b'x', byte, byte], &mut text);
                assert_eq!(text, format!("x{letter}{letter}"), "{encoding:?}");
            }
        }
    }

    /// Run with `--release -- --ignored --nocapture`.
    #[test]
    #[ignore = "measures"]
    fn forty_megabytes() {
        let cell = "2022-03-14;Handläggningen dröjde för länge;Östra området\r\n";
        for encoding in [Encoding::Windows1252, Encoding::Cp850] {
            let letters = letters(encoding).unwrap();
            let row: Vec<u8> = cell.chars().filter_map(|each| letters.byte(each)).collect();
            let file = row.repeat((40 << 20) / row.len());
            let mut out = String::with_capacity(file.len() * 2);
            let start = std::time::Instant::now();
            letters.decode_into(&file, &mut out);
            println!("{encoding:?} whole: {:?}", start.elapsed());
            let start = std::time::Instant::now();
            for cell in file.split(|byte| *byte == b';') {
                out.clear();
                letters.decode_into(cell, &mut out);
            }
            println!("{encoding:?} by cell: {:?}", start.elapsed());
        }
    }
}
