//! Letters written as a letter and a mark, as file names of macOS and text from PDFs are: "å" as "a" and a ring.

/// Marks that stand behind their letters, and which letters they make together: the letters of European languages in
/// Latin script.
///
/// A library for all of Unicode has tables fifty times as large, and the program is fetched by everyone who opens the
/// page. What is not here stays in two characters, which look the same and are compared as two.
const MARKED: [(char, &str, &str); 17] = [
    ('\u{300}', "AEIOUaeiouNn", "ÀÈÌÒÙàèìòùǸǹ"),
    (
        '\u{301}',
        "AEIOUYaeiouyCcLlNnRrSsZzGgÆæØø",
        "ÁÉÍÓÚÝáéíóúýĆćĹĺŃńŔŕŚśŹźǴǵǼǽǾǿ",
    ),
    (
        '\u{302}',
        "AEIOUaeiouCcGgHhJjSsWwYy",
        "ÂÊÎÔÛâêîôûĈĉĜĝĤĥĴĵŜŝŴŵŶŷ",
    ),
    ('\u{303}', "ANOanoIiUu", "ÃÑÕãñõĨĩŨũ"),
    ('\u{304}', "AaEeIiOoUuÆæYy", "ĀāĒēĪīŌōŪūǢǣȲȳ"),
    ('\u{306}', "AaEeGgIiOoUu", "ĂăĔĕĞğĬĭŎŏŬŭ"),
    ('\u{307}', "CcEeGgIZzAaOo", "ĊċĖėĠġİŻżȦȧȮȯ"),
    ('\u{308}', "AEIOUaeiouyY", "ÄËÏÖÜäëïöüÿŸ"),
    ('\u{30a}', "AaUu", "ÅåŮů"),
    ('\u{30b}', "OoUu", "ŐőŰű"),
    (
        '\u{30c}',
        "CcDdEeLlNnRrSsTtZzAaIiOoUuGgKkƷʒjHh",
        "ČčĎďĚěĽľŇňŘřŠšŤťŽžǍǎǏǐǑǒǓǔǦǧǨǩǮǯǰȞȟ",
    ),
    ('\u{30f}', "AaEeIiOoRrUu", "ȀȁȄȅȈȉȌȍȐȑȔȕ"),
    ('\u{311}', "AaEeIiOoRrUu", "ȂȃȆȇȊȋȎȏȒȓȖȗ"),
    ('\u{31b}', "OoUu", "ƠơƯư"),
    ('\u{326}', "SsTt", "ȘșȚț"),
    ('\u{327}', "CcGgKkLlNnRrSsTtEe", "ÇçĢģĶķĻļŅņŖŗŞşŢţȨȩ"),
    ('\u{328}', "AaEeIiUuOo", "ĄąĘęĮįŲųǪǫ"),
];

/// Whether a character is a mark on the letter before it.
#[must_use]
pub const fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

/// The text with each letter and its mark as one letter, where there is one.
#[must_use]
pub fn compose(text: &str) -> String {
    let mut composed = String::with_capacity(text.len());
    for letter in text.chars() {
        let whole = is_mark(letter)
            .then(|| composed.chars().next_back())
            .flatten()
            .and_then(|base| together(base, letter));
        if let Some(whole) = whole {
            composed.pop();
            composed.push(whole);
        } else {
            composed.push(letter);
        }
    }
    composed
}

/// The letter that a letter and a mark make.
fn together(base: char, mark: char) -> Option<char> {
    let (_, bases, wholes) = MARKED.iter().find(|(other, ..)| *other == mark)?;
    let mut pairs = bases.chars().zip(wholes.chars());
    pairs
        .find(|(other, _)| *other == base)
        .map(|(_, whole)| whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_and_its_mark_are_one_letter() {
        assert_eq!(
            compose("A\u{30a}tga\u{308}rd fo\u{308}r cafe\u{301}"),
            "Åtgärd för café"
        );
        assert_eq!(compose("Åtgärd"), "Åtgärd");
    }

    #[test]
    fn a_mark_without_its_letter_stays() {
        assert_eq!(compose("\u{30a}x\u{30a}"), "\u{30a}x\u{30a}");
        assert_eq!(compose("a\u{30a}\u{301}"), "å\u{301}");
    }

    #[test]
    fn every_letter_of_the_table_has_a_whole() {
        for (mark, bases, wholes) in MARKED {
            assert_eq!(bases.chars().count(), wholes.chars().count(), "{mark:?}");
            for (base, whole) in bases.chars().zip(wholes.chars()) {
                assert_eq!(compose(&format!("x{base}{mark}")), format!("x{whole}"));
            }
        }
    }
}
