//! Bytes to text: which encoding a text file is in, and why, and what its bytes say.
//!
//! A file is never decoded as a whole: it is cut into cells as bytes, and only cells become text. UTF-16 cannot be
//! cut so; [`Pairs`] turns it to UTF-8 as it comes. Nothing here knows of rows, cells or delimiters.

mod detect;
mod judge;
mod letters;
mod mixed;
mod mojibake;
mod pairs;
mod unread;

use std::borrow::Cow;

pub use detect::{Detected, detect, is_borne_out, marked, twice};
pub use letters::{Letters, letters};
pub use mixed::{as_utf_8, is_of_bytes, may_hold_utf_8, push_line};
pub use mojibake::mend;
pub use pairs::Pairs;
pub(super) use pairs::zeroes_in_pairs;
pub use unread::{unread, unread_ascii};

use crate::model::Encoding;

/// How many bytes of a file's start are its byte order mark, and no text.
#[must_use]
pub fn byte_order_mark(bytes: &[u8]) -> usize {
    encoding_rs::Encoding::for_bom(bytes).map_or(0, |(_, length)| length)
}

/// Decodes a small text as a whole. What is malformed becomes U+FFFD; a byte order mark is left out.
#[must_use]
pub fn decode(bytes: &[u8], encoding: Encoding) -> String {
    let bytes = bytes.get(byte_order_mark(bytes)..).unwrap_or_default();
    text_of(bytes, encoding).into_owned()
}

/// The text of bytes that are no file's start, borrowed where they are UTF-8.
fn text_of(bytes: &[u8], encoding: Encoding) -> Cow<'_, str> {
    if encoding == Encoding::Utf8 {
        let whole = simdutf8::basic::from_utf8(bytes).ok();
        return whole.map_or_else(|| String::from_utf8_lossy(bytes), Cow::Borrowed);
    }
    if let Some(letters) = letters(encoding) {
        let mut text = String::new();
        letters.decode_into(bytes, &mut text);
        return Cow::Owned(text);
    }
    let mut text = Vec::new();
    let mut pairs = Pairs::new(encoding == Encoding::Utf16Be);
    pairs.push(bytes, &mut text);
    pairs.finish(&mut text);
    // Whole already, so that nothing is copied here.
    Cow::Owned(String::from_utf8(text).unwrap_or_default())
}

/// The bytes of a text, for tests. A character that the encoding has not is an error of the test.
#[cfg(test)]
fn encode(text: &str, encoding: Encoding) -> Vec<u8> {
    match encoding {
        Encoding::Utf8 => text.as_bytes().to_vec(),
        Encoding::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        Encoding::Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        single => {
            let letters = letters(single).unwrap();
            text.chars()
                .map(|each| {
                    let byte = letters.byte(each);
                    byte.unwrap_or_else(|| panic!("{single:?} has no {each}"))
                })
                .collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_is_left_out_once() {
        let lengths = [
            (&b"\xEF\xBB\xBFNr"[..], 3),
            (b"\xFF\xFEN\0", 2),
            (b"\xFE\xFF\0N", 2),
            (b"Nr", 0),
            (b"", 0),
            (b"\xEF\xBB", 0),
        ];
        for (bytes, length) in lengths {
            assert_eq!(byte_order_mark(bytes), length, "{bytes:?}");
        }
        assert_eq!(decode(b"\xEF\xBB\xBFN\xC3\xA5", Encoding::Utf8), "Nå");
        assert_eq!(decode(b"\xFF\xFEN\0\xE5\0", Encoding::Utf16Le), "Nå");
        assert_eq!(decode(b"\xFE\xFF\0N\0\xE5", Encoding::Utf16Be), "Nå");
    }

    #[test]
    fn what_is_malformed_is_marked() {
        assert_eq!(decode(b"p\xE5 v\xC3\xA4g", Encoding::Utf8), "p\u{FFFD} väg");
        assert_eq!(decode(b"a\0b", Encoding::Utf16Le), "a\u{FFFD}");
        assert_eq!(decode(b"", Encoding::Utf16Le), "");
    }

    #[test]
    fn every_encoding_gives_its_text_back() {
        let text = "Nr;Ärende;Åtgärd\r\n1;Försörjning på väg;é\r\n";
        for encoding in Encoding::ALL {
            assert_eq!(decode(&encode(text, encoding), encoding), text);
        }
    }
}
