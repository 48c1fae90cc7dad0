//! The names of months and weekdays, and the small words of a date, in Swedish and English.

/// The months, Swedish and English.
const MONTHS: [[&str; 2]; 12] = [
    ["januari", "january"],
    ["februari", "february"],
    ["mars", "march"],
    ["april", "april"],
    ["maj", "may"],
    ["juni", "june"],
    ["juli", "july"],
    ["augusti", "august"],
    ["september", "september"],
    ["oktober", "october"],
    ["november", "november"],
    ["december", "december"],
];

/// The weekdays from Monday, Swedish in the definite form ("tisdagen den 15 mars") and English.
const WEEKDAYS: [[&str; 2]; 7] = [
    ["måndagen", "monday"],
    ["tisdagen", "tuesday"],
    ["onsdagen", "wednesday"],
    ["torsdagen", "thursday"],
    ["fredagen", "friday"],
    ["lördagen", "saturday"],
    ["söndagen", "sunday"],
];

/// The bytes of the longest of them.
const LONGEST: usize = "september".len();

/// The month, 1 to 12, of a name or its first three letters or more: "mar", "Mars", "SEPT".
pub fn month(word: &str) -> Option<u8> {
    numbered(&MONTHS, word, 3)
}

/// The weekday, 1 for Monday to 7, of a name or its first two letters or more: "ti", "tis", "Tisdag".
pub fn weekday(word: &str) -> Option<u8> {
    numbered(&WEEKDAYS, word, 2)
}

/// A word that says "week": "v", "vecka", "W".
pub fn week(word: &str) -> Option<()> {
    one_of(&["v", "w", "vecka", "veckan", "week"], word)
}

/// A word that says "quarter": "Q", "K", "kv", "kvartal".
pub fn quarter(word: &str) -> Option<()> {
    one_of(&["q", "k", "kv", "kvartal", "kvartalet", "quarter"], word)
}

/// A word before a date that adds nothing: "den", "d".
pub fn article(word: &str) -> Option<()> {
    one_of(&["den", "d"], word)
}

/// What makes a figure an ordinal: "15:e", "1:a", "15th".
pub fn ordinal(word: &str) -> Option<()> {
    one_of(&["e", "a", "de", "th", "st", "nd", "rd"], word)
}

/// A word before a time of day: "kl", "klockan".
pub fn at(word: &str) -> Option<()> {
    one_of(&["kl", "klockan"], word)
}

/// The hours that a word behind the hour adds to it: none before noon, 12 after.
pub fn half_of_day(word: &str) -> Option<u8> {
    one_of(&["am", "fm"], word)
        .map(|()| 0)
        .or_else(|| one_of(&["pm", "em"], word).map(|()| 12))
}

/// A name of UTC.
pub fn universal_time(word: &str) -> Option<()> {
    one_of(&["z", "utc", "gmt"], word)
}

/// A name of the time in Sweden.
pub fn swedish_time(word: &str) -> Option<()> {
    one_of(&["cet", "cest", "met", "mest", "mez", "mesz"], word)
}

fn one_of(words: &[&str], word: &str) -> Option<()> {
    words
        .iter()
        .any(|each| each.eq_ignore_ascii_case(word))
        .then_some(())
}

fn numbered(names: &[[&str; 2]], word: &str, shortest: usize) -> Option<u8> {
    // Most words are of the text of a case, and too long or too short to look at closer.
    if !(shortest..=LONGEST).contains(&word.len()) || word.chars().count() < shortest {
        return None;
    }
    (1..)
        .zip(names)
        .find(|(_, spellings)| spellings.iter().any(|name| begins(name, word)))
        .map(|(number, _)| number)
}

/// Whether a name in lower case begins with the word.
fn begins(name: &str, word: &str) -> bool {
    let mut name = name.chars();
    word.chars().all(|letter| {
        let letter = match letter {
            'Å' => 'å',
            'Ö' => 'ö',
            other => other.to_ascii_lowercase(),
        };
        name.next() == Some(letter)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_known_by_their_beginnings() {
        for (number, [swedish, english]) in (1..).zip(MONTHS) {
            for name in [swedish, english] {
                for end in 3..=name.len() {
                    assert_eq!(month(&name[..end]), Some(number), "{name}");
                    assert_eq!(month(&name[..end].to_uppercase()), Some(number), "{name}");
                }
            }
        }
        for word in ["", "ma", "marknad", "majs", "decimal", "kvartal"] {
            assert_eq!(month(word), None, "{word}");
        }
    }

    #[test]
    fn no_name_is_longer_than_the_longest() {
        let names = MONTHS.iter().chain(&WEEKDAYS).flatten();
        assert_eq!(names.map(|name| name.len()).max(), Some(LONGEST));
    }

    #[test]
    fn weekdays_are_known_by_their_beginnings() {
        for (word, number) in [
            ("må", 1),
            ("MÅNDAG", 1),
            ("tis", 2),
            ("onsdag", 3),
            ("Tors", 4),
            ("fr", 5),
            ("LÖRDAGEN", 6),
            ("sön", 7),
            ("Sun", 7),
        ] {
            assert_eq!(weekday(word), Some(number), "{word}");
        }
        assert_eq!(weekday("s"), None);
        assert_eq!(weekday("tisdagar"), None);
    }
}
