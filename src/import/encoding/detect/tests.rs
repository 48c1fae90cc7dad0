//! What is detected in texts as municipalities write them, in every encoding that can write them.

use super::super::{decode, encode, letters};
use super::*;

const TEXTS: [&str; 37] = [
    "Nr;Ärende;Åtgärd;Område\r\n1;Försörjning;Dröjsmål;på väg\r\n",
    "ÄRENDE;ÅTGÄRD;OMRÅDE\r\nFÖRSÖRJNING;DRÖJSMÅL;PÅ VÄG\r\n",
    "på",
    "Å",
    "Kö",
    "så.",
    "\"ö\";å",
    "Åtgärd",
    "Återbesök",
    "Övrigt",
    "ÖVRIGT",
    "Äldreomsorg",
    "Öster;Öster;Öster",
    "Malmö;Umeå;Luleå",
    "KÖ:s och ÄBO:s",
    "Göteborg; Müller ringde från Växjö",
    "Müller",
    "André",
    "CAFÉ ANDRÉ",
    "Østergård i Helsingør och Kjær på Ærø",
    "Idé från André: kafé på Östra torget, 20 °C",
    "Sääf och Hyppönen åkte 1 ½ mil söderut",
    "Citroën, garçon, señor och fête är inte svenska ord",
    "Enligt 5 § SoL får hon överklaga; se även §7",
    "Lokalen på 30 m² är för trång, 4×4 m",
    "Ringde ”Östergård” – inget svar…",
    "”Nej”, sa hon. ”Ja”, sa han.",
    "Det var hennes’ ord: it’s okay",
    "Perioden 2021–2022",
    "Kostnad: 100 € på kortet",
    "12;100 €;Taxi",
    "Dušan och Žarko är på mötet i Šibenik",
    "Belopp (€);Antal",
    "Varmare än 20 °C",
    "Hon sa … inget",
    "Summan är 10\u{A0}000 kr",
    "it´s ´ja´ i stället för 'nej'",
];

fn can_write(text: &str, encoding: Encoding) -> bool {
    letters(encoding).is_none_or(|letters| text.chars().all(|each| letters.byte(each).is_some()))
}

#[track_caller]
fn check(samples: &[&[u8]], encoding: Encoding, reason: EncodingReason) {
    let expected = Detected {
        encoding,
        reason,
        twice: false,
        doubtful: false,
    };
    assert_eq!(detect(samples, samples.len() == 1), expected);
}

#[test]
fn every_text_comes_back_from_every_encoding() {
    let mut wrong = Vec::new();
    let mut tried = 0;
    for encoding in Encoding::ALL {
        for text in TEXTS.into_iter().filter(|text| can_write(text, encoding)) {
            tried += 1;
            let bytes = encode(text, encoding);
            let found = detect(&[&bytes], true);
            if decode(&bytes, found.encoding) != text || found.twice {
                wrong.push(format!("{encoding:?} as {found:?}: {text}"));
            }
        }
    }
    assert!(tried > 200, "{tried}");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn whole_texts_are_told_with_their_encoding_and_reason() {
    use EncodingReason::{Assumed, Mark, SwedishLetters, WellFormed, Zeroes};
    let text = TEXTS[0];
    for (encoding, found, reason) in [
        (Encoding::Utf8, Encoding::Utf8, WellFormed),
        (Encoding::Utf16Le, Encoding::Utf16Le, Zeroes),
        (Encoding::Utf16Be, Encoding::Utf16Be, Zeroes),
        (Encoding::Windows1252, Encoding::Windows1252, SwedishLetters),
        (Encoding::Iso8859_1, Encoding::Windows1252, SwedishLetters),
        (Encoding::Iso8859_15, Encoding::Windows1252, SwedishLetters),
        (Encoding::Macintosh, Encoding::Macintosh, SwedishLetters),
        (Encoding::Cp850, Encoding::Cp850, SwedishLetters),
        (Encoding::Cp437, Encoding::Cp850, SwedishLetters),
    ] {
        check(&[&encode(text, encoding)], found, reason);
    }
    for encoding in [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be] {
        let marked = encode(&format!("\u{FEFF}{text}"), encoding);
        check(&[&marked], encoding, Mark);
    }
    check(&[b"Nr;Datum\r\n1;2022-03-14\r\n"], Encoding::Utf8, Assumed);
    check(&[b""], Encoding::Utf8, Assumed);
    check(&[], Encoding::Utf8, Assumed);
    check(
        &[&encode("André", Encoding::Windows1252)],
        Encoding::Windows1252,
        Assumed,
    );
}

#[test]
fn the_euro_and_the_names_of_iso_8859_15_are_told_from_windows() {
    use EncodingReason::SwedishLetters;
    for text in [
        "Åkte för 100 € i taxi",
        "Åkte taxi;€ 100\r\n",
        "Škoda på Östra gatan",
        "Dušan är här",
    ] {
        let bytes = encode(text, Encoding::Iso8859_15);
        check(&[&bytes], Encoding::Iso8859_15, SwedishLetters);
    }
    // What the same bytes are in Windows-1252, where they make sense there.
    for text in ["1¤Åtgärd¤2\r\n", "2½ år", "1¼ på 3¾", "it´s på", "Åh ¨"] {
        let bytes = encode(text, Encoding::Windows1252);
        check(&[&bytes], Encoding::Windows1252, SwedishLetters);
    }
    // Bytes from 0x80 to 0x9F are no text in ISO-8859-15.
    let bytes = encode("”Åkte” – för 100 €", Encoding::Windows1252);
    check(&[&bytes], Encoding::Windows1252, SwedishLetters);
}

#[test]
fn the_dos_code_pages_are_told_apart_by_lines_and_signs() {
    use EncodingReason::SwedishLetters;
    for text in [
        "╒═══╤═══╕\r\n│Nr │Åtgärd│\r\n╞═══╪═══╡\r\n",
        "Väntetid ≥ 5 dagar på mötet",
    ] {
        check(
            &[&encode(text, Encoding::Cp437)],
            Encoding::Cp437,
            SwedishLetters,
        );
    }
    for text in [
        "┌───┬───┐\r\n│Nr │Åtgärd│\r\n└───┴───┘\r\n",
        "5 § på Østergård, 1¾ år",
        "À la carte på Átilas gård, ©2022",
    ] {
        check(
            &[&encode(text, Encoding::Cp850)],
            Encoding::Cp850,
            SwedishLetters,
        );
    }
    // Rows of dots in Windows-1252 are lines in IBM437.
    let dots = encode("Summa ········ år", Encoding::Windows1252);
    check(&[&dots], Encoding::Windows1252, SwedishLetters);
}

#[test]
fn utf_16_without_a_mark_may_have_pairs_of_surrogates() {
    for text in ["Åtgärd: nöjd 😀 på mötet", "Nr\tÄrende\r\n", "Nr"] {
        for encoding in [Encoding::Utf16Le, Encoding::Utf16Be] {
            let bytes = encode(text, encoding);
            check(&[&bytes], encoding, EncodingReason::Zeroes);
            assert_eq!(decode(&bytes, encoding), text);
        }
    }
}

#[test]
fn samples_may_be_cut_within_a_character() {
    let text = "Åtgärd: på väg – 😀 nöjd; ".repeat(3);
    for start in 0..text.len() {
        for end in start..text.len() {
            let cut = text.as_bytes().get(start..end).unwrap();
            let found = detect(&[b"Nr;", cut, b"r\xC3\xA5;"], false);
            let expected = (Encoding::Utf8, EncodingReason::WellFormed);
            assert_eq!((found.encoding, found.reason), expected, "{start}..{end}");
        }
    }
    // The start of a file and the end of a whole one are no cuts.
    let start = detect(&[b"\xA5r 2022", b"1"], false).encoding;
    assert_ne!(start, Encoding::Utf8);
    check(
        &[b"p\xE5"],
        Encoding::Windows1252,
        EncodingReason::SwedishLetters,
    );
    // The letters may all be in a later sample.
    let late = encode("Åtgärd på mötet", Encoding::Macintosh);
    check(
        &[b"Nr;Datum", &late],
        Encoding::Macintosh,
        EncodingReason::SwedishLetters,
    );
}

#[test]
fn damaged_utf_8_is_still_utf_8() {
    let mut bytes = "Försörjning på väg till mötet på Östra gården, två år"
        .as_bytes()
        .to_vec();
    bytes.extend(b" \xC3;");
    check(&[&bytes], Encoding::Utf8, EncodingReason::NearlyWellFormed);
}

#[test]
fn text_encoded_twice_is_seen() {
    for text in TEXTS.iter().take(2) {
        let garbled = decode(text.as_bytes(), Encoding::Windows1252);
        for encoding in [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be] {
            assert!(
                detect(&[&encode(&garbled, encoding)], true).twice,
                "{encoding:?}"
            );
        }
        let bytes = garbled.as_bytes();
        let cut = bytes.get(3..bytes.len() - 1).unwrap();
        assert!(detect(&[b"Nr", cut], false).twice);
    }
    let quoted = "Exporten visar Ã¥ i stället för å";
    assert!(!detect(&[quoted.as_bytes()], true).twice);
}
