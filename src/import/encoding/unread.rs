//! Encodings that are not read, told by their form: each would give letters, and all of them wrong.

use std::ops::RangeInclusive;

/// How many bytes of a file's start are looked at.
const SAMPLE: usize = 1 << 16;

/// The name of the encoding that is not read, where a file's start has the form of one.
#[must_use]
pub fn unread(start: &[u8]) -> Option<&'static str> {
    let sample = start.get(..SAMPLE).unwrap_or(start);
    if is_utf_32(sample) {
        return Some("UTF-32");
    }
    if sample.is_ascii() {
        return unread_ascii(sample);
    }
    is_ebcdic(sample).then_some("EBCDIC")
}

/// The same of a part of a file, where it has only bytes of ASCII: letters beyond it are then written with several.
#[must_use]
pub fn unread_ascii(sample: &[u8]) -> Option<&'static str> {
    if !sample.is_ascii() {
        None
    } else if shifts(sample) {
        Some("ISO-2022")
    } else if is_utf_7(sample) {
        Some("UTF-7")
    } else if is_swedish_of_seven_bits(sample) {
        Some("ISO 646-SE")
    } else {
        None
    }
}

/// Text in four bytes a letter has zeroes in two of them nearly always, and in a third where it is Western.
fn is_utf_32(sample: &[u8]) -> bool {
    let (fours, _) = sample.as_chunks::<4>();
    let share = |place: usize| {
        let zeroes = fours.iter().filter(|four| four.get(place) == Some(&0));
        zeroes.count() * 10 >= fours.len() * 9
    };
    let letters = |place: usize| {
        let some = fours.iter().filter(|four| four.get(place) != Some(&0));
        some.count() * 10 >= fours.len() * 9
    };
    fours.len() > 1
        && ((share(2) && share(3) && letters(0)) || (share(0) && share(1) && letters(3)))
}

/// Whether the text calls for another set of letters, as ISO-2022-JP, -KR and -CN do, or HZ.
fn shifts(sample: &[u8]) -> bool {
    let escapes = sample
        .windows(3)
        .any(|three| matches!(three, [0x1B, b'$', b'@'..=b'D' | b'('..=b'+']));
    let braces = |braces: &[u8; 2]| sample.windows(2).filter(|two| two == braces).count();
    let opened = braces(b"~{");
    escapes || (opened > 1 && opened == braces(b"~}"))
}

/// Whether letters beyond ASCII stand as in UTF-7: `+AOQ-` is ä.
fn is_utf_7(sample: &[u8]) -> bool {
    let mut letters = 0;
    for part in sample.split(|byte| *byte == b'+').skip(1) {
        let end = part
            .iter()
            .position(|byte| !byte.is_ascii_alphanumeric() && *byte != b'/')
            .unwrap_or(part.len());
        let (coded, after) = part.split_at(end);
        if coded.len() >= 3 && after.first() == Some(&b'-') && spells_letters(coded) {
            letters += 1;
        }
    }
    letters > 1
}

/// Whether a run of base64 is pairs of bytes that are all letters beyond ASCII.
fn spells_letters(coded: &[u8]) -> bool {
    let mut bits = 0_u32;
    let mut held = 0_u32;
    for byte in coded {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            _ => 63,
        };
        bits = (bits << 6 | u32::from(value)) & 0xFF_FFFF;
        held += 6;
        if held >= 16 {
            held -= 16;
            let letter = char::from_u32(bits >> held & 0xFFFF);
            if !letter.is_some_and(|letter| letter > '\u{7F}' && letter.is_alphabetic()) {
                return false;
            }
        }
    }
    // What is left fills up the last digit, with zeroes.
    held < 6 && bits & ((1 << held) - 1) == 0
}

/// Whether braces and bars stand within words, as å, ä and ö did where a letter had seven bits: `f|rs|rjning`.
fn is_swedish_of_seven_bits(sample: &[u8]) -> bool {
    let is_letter = |byte: &u8| byte.is_ascii_alphabetic() || b"{|}".contains(byte);
    let words = sample.split(|byte| !is_letter(byte));
    // Braces that stand around something come in twos.
    let paired = |word: &&[u8]| {
        let opened = word.iter().position(|byte| *byte == b'{');
        opened.is_some_and(|at| word.iter().skip(at).any(|byte| *byte == b'}'))
    };
    let (mut a, mut o) = (0, 0);
    for word in words.filter(|word| !paired(word)) {
        for three in word.windows(3) {
            if let [before, letter, after] = three
                && before.is_ascii_alphabetic()
                && after.is_ascii_lowercase()
            {
                a += usize::from(*letter == b'{');
                o += usize::from(*letter == b'|');
            }
        }
    }
    a > 0 && o > 0 && a + o > 2
}

/// Whether the text is such as mainframes write: figures, spaces and letters stand where ASCII has none.
fn is_ebcdic(sample: &[u8]) -> bool {
    const TEXT: [RangeInclusive<u8>; 8] = [
        0x81..=0x89,
        0x91..=0x99,
        0xA2..=0xA9,
        0xC1..=0xC9,
        0xD1..=0xD9,
        0xE2..=0xE9,
        0xF0..=0xF9,
        0x40..=0x40,
    ];
    const SIGNS: [u8; 12] = [
        0x4B, 0x4C, 0x4D, 0x4E, 0x5D, 0x5E, 0x60, 0x61, 0x6B, 0x6D, 0x7A, 0x7D,
    ];
    let text = |byte: &&u8| TEXT.iter().any(|range| range.contains(byte)) || SIGNS.contains(byte);
    let of = |is: &dyn Fn(&u8) -> bool| sample.iter().filter(|byte| is(byte)).count();
    let figures = of(&|byte| matches!(byte, 0xF0..=0xF9));
    let ascii = of(&|byte| matches!(byte, b'b'..=b'i' | b'0'..=b'9' | b' ' | b'\n'));
    let all = sample.len();
    sample.iter().filter(text).count() * 100 >= all * 80 && figures * 50 >= all && ascii * 10 <= all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_that_are_not_read_are_told_by_their_form() {
        let fours = |order: fn(u32) -> [u8; 4]| -> Vec<u8> {
            "Nr;på väg"
                .chars()
                .flat_map(|each| order(u32::from(each)))
                .collect()
        };
        for (bytes, name) in [
            (&fours(u32::to_le_bytes)[..], "UTF-32"),
            (&fours(u32::to_be_bytes), "UTF-32"),
            (b"Nr;F+APY-ll p+AOU- g+AOU-rden", "UTF-7"),
            (b"Nr;\x1B$B4A;z\x1B(B", "ISO-2022"),
            (b"Nr;~{<:Ky2;~};~{VPND~}", "ISO-2022"),
            (b"Nr;F|rs|rjning;Hemtj{nsten;p}", "ISO 646-SE"),
            (
                b"\xD5\x99\x5E\xC6\x81\x93\x93\x40\xF1\xF2\x0D\x25",
                "EBCDIC",
            ),
        ] {
            assert_eq!(unread(bytes), Some(name), "{bytes:?}");
        }
    }

    #[test]
    fn text_that_is_read_has_none_of_those_forms() {
        for text in [
            "",
            "Nr",
            "Nr;Försörjning;på väg",
            "Nr|Namn\n1|a{b}c|d\n2|e{f}g|h",
            "function|if{x}else{y}|b",
            "C+ABC-x; +46-70; 1+AOQ-2",
            "~{x~}; \x1B[0mfet\x1B[1m",
            "[{\"a\": \"b|c\"}, {\"a\": \"d\"}]",
            "12;34;56;78;90\n12;34;56;78;90\n",
        ] {
            assert_eq!(unread(text.as_bytes()), None, "{text}");
        }
        let latin: Vec<u8> = "ÅÄÖÅÄÖ 0123 åäöåäö é"
            .chars()
            .map(|letter| letter as u8)
            .collect();
        assert_eq!(unread(&latin), None);
        let pairs: Vec<u8> = "Nr;på väg"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(unread(&pairs), None);
    }
}
