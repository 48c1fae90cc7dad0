//! UTF-16, pairs of bytes: told by its zeroes, and turned to UTF-8 piece by piece.

use encoding_rs as rs;

use crate::model::Encoding;

/// How much of a file's start the zeroes are counted in.
const SAMPLE: usize = 4096;

/// Turns UTF-16 to UTF-8 as it comes in pieces, which may be cut anywhere.
///
/// A surrogate without its other half, or a byte without its other half at the end, becomes U+FFFD. A byte order
/// mark is a character like any other: leave it out of the first piece.
pub struct Pairs {
    encoding: &'static rs::Encoding,
    decoder: rs::Decoder,
}

impl Pairs {
    /// At a file's start. With `big_endian` the high byte of a pair is first.
    #[must_use]
    pub fn new(big_endian: bool) -> Self {
        let encoding = if big_endian {
            rs::UTF_16BE
        } else {
            rs::UTF_16LE
        };
        Self {
            encoding,
            decoder: encoding.new_decoder_without_bom_handling(),
        }
    }

    /// Appends the next piece as UTF-8, always in whole characters; what is cut is kept for the next call.
    pub fn push(&mut self, bytes: &[u8], out: &mut Vec<u8>) {
        self.decode(bytes, false, out);
    }

    /// Appends what is left of a cut character, and begins anew.
    pub fn finish(&mut self, out: &mut Vec<u8>) {
        self.decode(&[], true, out);
        // A decoder that has seen the end must not be used again.
        self.decoder = self.encoding.new_decoder_without_bom_handling();
    }

    fn decode(&mut self, bytes: &[u8], last: bool, out: &mut Vec<u8>) {
        let mut rest = bytes;
        loop {
            let start = out.len();
            // The decoder writes into bytes that are there; its own bound makes one turn enough.
            let room = self.decoder.max_utf8_buffer_length(rest.len());
            out.resize(start + room.unwrap_or(rest.len()) + 4, 0);
            let free = out.get_mut(start..).unwrap_or_default();
            let (result, read, written, _) = self.decoder.decode_to_utf8(rest, free, last);
            out.truncate(start + written);
            rest = rest.get(read..).unwrap_or_default();
            if result == rs::CoderResult::InputEmpty {
                return;
            }
        }
    }
}

/// How many zeroes stand first in a pair of bytes, and how many second.
pub(in crate::import) fn zeroes_in_pairs(sample: &[u8]) -> (usize, usize) {
    let zeroes = |offset: usize| {
        sample
            .iter()
            .skip(offset)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    (zeroes(0), zeroes(1))
}

/// Which UTF-16 a file without a byte order mark is, by its start.
///
/// Western text in pairs of bytes has a zero in nearly every pair, always on the same side.
pub(super) fn pairs_of_bytes(start: &[u8]) -> Option<Encoding> {
    let sample = start.get(..SAMPLE).unwrap_or(start);
    // What fills the file up says nothing.
    let end = sample.iter().rposition(|byte| *byte != 0);
    let sample = end.map_or(sample, |end| sample.get(..end + 2).unwrap_or(sample));
    let (first, second) = zeroes_in_pairs(sample);
    let pairs = sample.len() / 2;
    if pairs == 0 {
        None
    } else if second * 10 > pairs * 7 && first * 10 < pairs {
        Some(Encoding::Utf16Le)
    } else if first * 10 > pairs * 7 && second * 10 < pairs {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Nr;Ärende;Åtgärd\r\n1;Nöjd 😀 – 100 €;på väg\r\n";

    fn utf16(big_endian: bool, units: impl IntoIterator<Item = u16>) -> Vec<u8> {
        let order = if big_endian {
            u16::to_be_bytes
        } else {
            u16::to_le_bytes
        };
        units.into_iter().flat_map(order).collect()
    }

    #[track_caller]
    fn check(big_endian: bool, bytes: &[u8], piece: usize, text: &str) {
        let mut pairs = Pairs::new(big_endian);
        // Twice, because the end makes it new.
        for _ in 0..2 {
            let mut out = Vec::new();
            for piece in bytes.chunks(piece) {
                pairs.push(piece, &mut out);
                assert!(std::str::from_utf8(&out).is_ok(), "whole characters");
            }
            pairs.finish(&mut out);
            assert_eq!(
                String::from_utf8(out).unwrap(),
                text,
                "{big_endian} {piece}"
            );
        }
    }

    #[test]
    fn any_cut_gives_the_same_text() {
        for big_endian in [false, true] {
            let bytes = utf16(big_endian, TEXT.encode_utf16());
            for piece in 1..=bytes.len() {
                check(big_endian, &bytes, piece, TEXT);
            }
        }
    }

    #[test]
    fn halves_of_characters_are_marked() {
        for big_endian in [false, true] {
            for piece in 1..=5 {
                let lone = utf16(big_endian, [0xD83D, 0x61, 0xDE00, 0x62, 0xD83D]);
                check(big_endian, &lone, piece, "\u{FFFD}a\u{FFFD}b\u{FFFD}");
                let mut odd = utf16(big_endian, [0x61, 0x62]);
                odd.push(0x63);
                check(big_endian, &odd, piece, "ab\u{FFFD}");
            }
        }
        check(false, &[], 1, "");
    }

    #[test]
    fn the_side_of_the_zeroes_is_the_order() {
        assert_eq!(
            pairs_of_bytes(&utf16(false, TEXT.encode_utf16())),
            Some(Encoding::Utf16Le)
        );
        assert_eq!(
            pairs_of_bytes(&utf16(true, TEXT.encode_utf16())),
            Some(Encoding::Utf16Be)
        );
        assert_eq!(pairs_of_bytes(TEXT.as_bytes()), None);
        assert_eq!(pairs_of_bytes(&[0; 64]), None);
        assert_eq!(pairs_of_bytes(b""), None);
    }
}
