//! Text that was encoded twice: its UTF-8 was read as Windows-1252 and written as UTF-8 again, so that å is `Ã¥`.

use super::letters::letters;
use crate::model::Encoding;

/// Fewer doubled characters than this may be someone's quotation of a garbled text.
const ENOUGH: usize = 3;

/// Whether a text, given in pieces, seems to have been encoded twice.
///
/// Then doubled characters are common, and å, ä and ö that stand for themselves are rarer than they.
pub(super) fn looks_doubled<'a>(texts: impl IntoIterator<Item = &'a str>) -> bool {
    let mut doubled = 0;
    let mut real = 0;
    for text in texts {
        walk(text, |piece| match piece {
            Piece::Mended(_) => doubled += 1,
            Piece::Plain(plain) => {
                real += plain
                    .chars()
                    .filter(|letter| matches!(letter, 'å' | 'ä' | 'ö' | 'Å' | 'Ä' | 'Ö'))
                    .count();
            }
        });
    }
    doubled >= ENOUGH && doubled > real
}

/// Repairs a cell that was encoded twice; `None` where nothing in it was.
///
/// Only what was doubled is replaced, so that a cell whose parts come from different places is mended in parts.
#[must_use]
pub fn mend(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let mut mended = String::with_capacity(text.len());
    let mut changed = false;
    walk(text, |piece| match piece {
        Piece::Plain(plain) => mended.push_str(plain),
        Piece::Mended(letter) => {
            changed = true;
            // A byte order mark inside a text is left over from a file that was pasted into it.
            if letter != '\u{FEFF}' {
                mended.push(letter);
            }
        }
    });
    changed.then_some(mended)
}

/// A part of a text.
enum Piece<'a> {
    /// It stands as it is.
    Plain(&'a str),
    /// It was this character, encoded twice.
    Mended(char),
}

/// Cuts a text into what stands as it is and what was doubled.
fn walk<'a>(text: &'a str, mut found: impl FnMut(Piece<'a>)) {
    let mut plain = 0;
    let mut skip_to = 0;
    for (start, lead) in text.char_indices() {
        // Every doubled character begins with one that was a first byte of UTF-8, Â to ô.
        if start < skip_to || !matches!(lead, 'Â'..='ô') {
            continue;
        }
        if let Some((letter, length)) = text.get(start..).and_then(doubled) {
            if start > plain {
                found(Piece::Plain(text.get(plain..start).unwrap_or_default()));
            }
            found(Piece::Mended(letter));
            skip_to = start + length;
            plain = skip_to;
        }
    }
    if plain < text.len() {
        found(Piece::Plain(text.get(plain..).unwrap_or_default()));
    }
}

/// The character that a text's first characters were the UTF-8 of, and how many bytes of the text they take.
fn doubled(text: &str) -> Option<(char, usize)> {
    let mut bytes = [0; 4];
    let mut taken = 0;
    for (place, letter) in text.chars().enumerate() {
        let byte = byte(letter)?;
        *bytes.get_mut(place)? = byte;
        taken += letter.len_utf8();
        let read = bytes.get(..=place)?;
        match std::str::from_utf8(read) {
            Ok(whole) => {
                let decoded = whole.chars().next()?;
                let last = letter;
                return likely(decoded, last).then_some((decoded, taken));
            }
            // More bytes may make it whole; anything else never will.
            Err(error) if error.error_len().is_none() => {}
            Err(_) => return None,
        }
    }
    None
}

/// The byte that was read as this character, in Windows-1252 as browsers have it or in ISO-8859-1.
fn byte(letter: char) -> Option<u8> {
    match letter {
        '\u{80}'..='ÿ' => u8::try_from(letter).ok(),
        other => letters(Encoding::Windows1252)?.byte(other),
    }
}

/// Whether a character is one that a Swedish case file would have.
///
/// What two or three real characters happen to spell is nearly always outside: `nä…”` would be a Chinese sign.
/// Letters of other countries in Europe are within, save where a capital before a quotation mark, a dash or a
/// space that does not break would spell one: `BLÅ”` is no Ŕ.
fn likely(decoded: char, last: char) -> bool {
    match decoded {
        '\u{A0}'..='ÿ'
        | '\u{300}'..='\u{36F}'
        | '\u{2000}'..='\u{2BFF}'
        | '\u{FB00}'..='\u{FB06}'
        | '\u{FEFF}'
        | '\u{1F000}'..='\u{1FAFF}' => true,
        '\u{100}'..='\u{17F}' => !matches!(
            last,
            '\u{A0}' | '‘' | '’' | '“' | '”' | '«' | '»' | '–' | '—' | '…'
        ),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a program makes of UTF-8 that it takes for an encoding of one byte.
    fn double(text: &str, encoding: Encoding) -> String {
        let mut out = String::new();
        letters(encoding)
            .unwrap()
            .decode_into(text.as_bytes(), &mut out);
        out
    }

    const TEXTS: [&str; 6] = [
        "Åtgärd: återkoppling gavs på mötet",
        "ÄRENDE ÖVERFÖRT TILL FÖRVALTNINGEN",
        "”Det är inte bra” – sa hon… 5 § SoL, 100 €",
        "Müller, Østergård, André, Łukasz, Aßmann",
        "½ timme, 20 °C, 3 m², • punkt, →, 😀",
        "10\u{A0}000 kr; Ko\u{308}n och Vis\u{AD}by",
    ];

    #[test]
    fn what_was_doubled_comes_back() {
        for encoding in [Encoding::Windows1252, Encoding::Iso8859_1] {
            for text in TEXTS {
                let garbled = double(text, encoding);
                assert_eq!(mend(&garbled).as_deref(), Some(text), "{garbled}");
            }
        }
        assert_eq!(mend("ï»¿Nr").as_deref(), Some("Nr"));
        assert_eq!(mend("Ã¥Ã¤Ã¶Ã…Ã„Ã–").as_deref(), Some("åäöÅÄÖ"));
    }

    #[test]
    fn what_was_not_doubled_stays() {
        for text in TEXTS {
            assert_eq!(mend(text), None, "{text}");
        }
        for text in [
            "",
            "Nr",
            "Ã",
            "SÃO PAULO",
            "CAFÉ”",
            "”BLÅ”",
            "nä…”",
            "Å\u{A0}1",
            "RÖ–GUL",
            "Â§a",
        ] {
            let expected = (text == "Â§a").then(|| "§a".to_owned());
            assert_eq!(mend(text), expected, "{text}");
        }
    }

    #[test]
    fn a_cell_of_both_kinds_is_mended_in_parts() {
        assert_eq!(mend("på väg; pÃ¥ vÃ¤g").as_deref(), Some("på väg; på väg"));
        assert_eq!(mend("åÃ¥ä”Ã¶").as_deref(), Some("ååä”ö"));
        assert_eq!(mend("ÃÃ¥Ã").as_deref(), Some("ÃåÃ"));
    }

    #[test]
    fn doubling_is_seen_when_it_is_common_and_real_letters_are_rare() {
        assert!(TEXTS.iter().take(3).all(|text| {
            let garbled = double(text, Encoding::Windows1252);
            looks_doubled([garbled.as_str()])
        }));
        assert!(!looks_doubled(TEXTS));
        assert!(!looks_doubled(["Exporten visar Ã¥ i stallet"]));
        assert!(!looks_doubled(["SÃO PAULO, JOÃO, MARÃ"]));
        assert!(!looks_doubled([
            "Det står Ã¥, Ã¤ och Ã¶ där å, ä och ö borde stå"
        ]));
        assert!(looks_doubled(["pÃ¥", "vÃ¤g", "fÃ¶r"]));
        assert!(!looks_doubled([""; 0]));
    }
}
