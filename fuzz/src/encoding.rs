//! Encodings: detected, decoded and mended.

use lardom::import::encoding::{Pairs, decode, detect, letters, mend};
use lardom::model::{Encoding, EncodingReason};

use crate::with_choices;

/// The last byte cuts the bytes into two samples.
pub fn encoding(input: &[u8]) {
    let Some((bytes, [cut])) = with_choices(input) else {
        return;
    };
    let detected = detect(&[bytes], true);
    if detected.reason == EncodingReason::WellFormed {
        assert!(
            std::str::from_utf8(bytes).is_ok(),
            "well-formed and not UTF-8"
        );
    }
    let _ = detect(&[bytes], false);
    let (start, rest) = bytes.split_at(bytes.len() * usize::from(cut) / 256);
    let _ = detect(&[start, rest], false);
    let _ = detect(&[], true);
    for encoding in Encoding::ALL {
        let text = decode(bytes, encoding);
        if let Some(mended) = mend(&text) {
            assert_ne!(mended, text, "mended and the same");
        }
        if let Some(letters) = letters(encoding) {
            let mut again = String::new();
            letters.decode_into(start, &mut again);
            letters.decode_into(rest, &mut again);
            let mut once = String::new();
            letters.decode_into(bytes, &mut once);
            assert!(again == once, "{encoding:?} in two pieces");
            assert_eq!(once.chars().count(), bytes.len(), "every byte is a letter");
        }
    }
    for big_endian in [false, true] {
        let mut once = Vec::new();
        let mut pairs = Pairs::new(big_endian);
        pairs.push(bytes, &mut once);
        pairs.finish(&mut once);
        assert!(
            std::str::from_utf8(&once).is_ok(),
            "pairs of bytes are text"
        );
        let mut again = Vec::new();
        let mut pairs = Pairs::new(big_endian);
        pairs.push(start, &mut again);
        assert!(
            std::str::from_utf8(&again).is_ok(),
            "whole letters at every cut"
        );
        pairs.push(rest, &mut again);
        pairs.finish(&mut again);
        assert_eq!(again, once, "pairs in two pieces");
    }
}
