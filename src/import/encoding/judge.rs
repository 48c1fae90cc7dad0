//! Tells the encodings of one byte a character apart, by what each makes of the text.
//!
//! All of them read any bytes, so that only sense decides. A right reading puts Swedish letters between other
//! letters and signs between words; a wrong one puts signs inside words and capitals after small letters. Where a
//! character stands therefore says far more than how often it occurs.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs as rs;

use super::letters::{Letters, letters};
use crate::model::{Encoding, EncodingReason};

/// How many characters beyond ASCII of a sample are judged: what hundreds leave open, thousands do too.
const MOST_JUDGED: usize = 3000;

/// The encodings that are judged, likeliest first: of equals the first is taken.
///
/// ISO-8859-1 is left out, because Windows-1252 reads every printable character of it the same, and what programs
/// call ISO-8859-1 is most often Windows-1252. ISO-8859-15 differs from both in eight characters: it is taken only
/// where its €, Š or Ž makes sense and their ¤, ¦ or ´ does not, as in an amount or a name, and where no byte from
/// 0x80 to 0x9F occurs, which are control characters in it. IBM437 is only ever taken over IBM850.
const CANDIDATES: [Encoding; 4] = [
    Encoding::Windows1252,
    Encoding::Iso8859_15,
    Encoding::Macintosh,
    Encoding::Cp850,
];

/// The letters that French, Spanish, Icelandic, Portuguese, Italian, German and Dutch have beyond those of the Nordic
/// languages.
const LANGUAGES: [&str; 7] = [
    "àâçèêëîïôùûÿœ",
    "áíñóú",
    "áíóúýþð",
    "áâãàçêíóôõú",
    "àèìíòóùú",
    "ß",
    "ëïèê",
];

/// So few letters may be those of a name.
const OF_A_NAME: u64 = 3;

/// What samples are found to be.
#[derive(Clone, Copy)]
pub(super) struct Judged {
    pub encoding: Encoding,
    pub reason: EncodingReason,
    /// The letters are likely to be others than the encoding makes of them.
    pub doubtful: bool,
}

impl Judged {
    pub const fn sure(encoding: Encoding, reason: EncodingReason) -> Self {
        Self {
            encoding,
            reason,
            doubtful: false,
        }
    }
}

/// What a reading is worth.
#[derive(Clone, Copy, Default)]
struct Worth {
    points: i64,
    /// Swedish letters that stand where letters do.
    swedish: u64,
    /// Letters of neighbours that stand where letters do.
    nordic: u64,
    /// Other letters, wherever they stand, and letters beside such.
    rare: u64,
    /// What can hardly stand where it does.
    wrong: u64,
    /// Line drawing that stands beside line drawing.
    lines: i64,
    /// Quotation marks before a word and after one: worth something in pairs.
    opening: i64,
    closing: i64,
}

/// The likeliest of the encodings.
pub(super) fn judge(samples: &[&[u8]]) -> Judged {
    let mut best = (Encoding::Windows1252, Worth::default());
    for (place, encoding) in CANDIDATES.into_iter().enumerate() {
        let worth = worth(samples, encoding);
        if place == 0 || worth.total() > best.1.total() {
            best = (encoding, worth);
        }
    }
    // The Swedish letters of the two DOS code pages are the same bytes. IBM850 has more letters and was what Nordic
    // DOS used; IBM437 has more line drawing. Only here do lines count: elsewhere a row of dots would be a line.
    if best.0 == Encoding::Cp850 {
        let american = worth(samples, Encoding::Cp437);
        if american.total() + american.lines > best.1.total() + best.1.lines {
            best = (Encoding::Cp437, american);
        }
    }
    let (encoding, worth) = best;
    let doubtful = !worth.is_sound() && is_foreign(samples, encoding, &worth);
    let reason = if worth.swedish > 0 && !doubtful {
        EncodingReason::SwedishLetters
    } else {
        EncodingReason::Assumed
    };
    Judged {
        encoding,
        reason,
        doubtful,
    }
}

/// The encoding in which every byte beyond ASCII of a line is a letter that Swedish case files have, or a sign that
/// stands as it should among such.
pub(super) fn likeliest(line: &[u8]) -> Option<Encoding> {
    let mut best: Option<(i64, Encoding)> = None;
    for encoding in CANDIDATES {
        let worth = worth(&[line], encoding);
        let fits = worth.swedish + worth.nordic > 0 && worth.rare + worth.wrong == 0;
        if fits && best.is_none_or(|(most, _)| worth.total() > most) {
            best = Some((worth.total(), encoding));
        }
    }
    best.map(|(_, encoding)| encoding)
}

/// Whether the letters are such as no language has, or, in the encodings of the web, not in the pairs that it has them
/// in: that is what browsers guess by.
fn is_foreign(samples: &[&[u8]], encoding: Encoding, worth: &Worth) -> bool {
    let of_web = matches!(encoding, Encoding::Windows1252 | Encoding::Iso8859_15);
    let known = worth.swedish + worth.nordic;
    // Of Macintosh and DOS there is nothing else to go by.
    let wrong = if of_web { 3 } else { 6 } * worth.wrong;
    wrong > known + worth.rare
        || (!of_web && known == 0)
        || !is_of_one_language(samples, encoding)
        || (of_web && !is_western(samples))
}

/// Whether some language of Western Europe has all of the letters.
fn is_of_one_language(samples: &[&[u8]], encoding: Encoding) -> bool {
    let Some(letters) = letters(encoding) else {
        return true;
    };
    let foreign = samples.iter().flat_map(|sample| {
        let foreign = sample.iter().filter(|byte| !byte.is_ascii());
        foreign.take(MOST_JUDGED)
    });
    let mut others: Vec<char> = foreign
        .map(|byte| letters.letter(*byte))
        .filter(|letter| Case::of(*letter).is_some() && Kind::of(*letter) == Kind::Rare)
        .flat_map(char::to_lowercase)
        .collect();
    others.sort_unstable();
    others.dedup();
    LANGUAGES
        .iter()
        .any(|language| others.iter().all(|other| language.contains(*other)))
}

/// Whether browsers would guess Windows-1252.
fn is_western(samples: &[&[u8]]) -> bool {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    for sample in samples {
        detector.feed(sample, false);
    }
    detector.feed(&[], true);
    detector.guess(None, Utf8Detection::Deny) == rs::WINDOWS_1252
}

fn worth(samples: &[&[u8]], encoding: Encoding) -> Worth {
    let mut worth = Worth::default();
    if let Some(letters) = letters(encoding) {
        for sample in samples {
            worth.add(sample, letters);
        }
    }
    worth
}

impl Worth {
    /// Whether most letters are such as Swedish case files have, and stand as they do there.
    const fn is_sound(&self) -> bool {
        self.rare + self.wrong <= OF_A_NAME
            || self.swedish + self.nordic >= 2 * self.rare + 3 * self.wrong
    }

    fn total(&self) -> i64 {
        // As much as a Swedish letter before a word and one after it: “ and ” are å, ä or ö elsewhere.
        self.points + 6 * self.opening.min(self.closing)
    }

    fn add(&mut self, sample: &[u8], letters: &Letters) {
        let places = sample.iter().enumerate();
        let foreign = places.filter(|(_, byte)| !byte.is_ascii());
        for (place, byte) in foreign.take(MOST_JUDGED) {
            // Outside the text is like a space.
            let at = |place: Option<usize>| {
                let byte = place.and_then(|place| sample.get(place));
                byte.map_or(' ', |byte| letters.letter(*byte))
            };
            self.add_one(
                letters.letter(*byte),
                [
                    at(place.checked_sub(2)),
                    at(place.checked_sub(1)),
                    at(place.checked_add(1)),
                    at(place.checked_add(2)),
                ],
            );
        }
    }

    fn add_one(&mut self, letter: char, around: [char; 4]) {
        let [_, before, after, _] = around;
        if let Some(case) = Case::of(letter) {
            let (fit, kind) = (Fit::of(case, letter, before, after), Kind::of(letter));
            self.points += points(fit, kind);
            let stands = fit <= Fit::Edge;
            self.swedish += u64::from(kind == Kind::Swedish && stands);
            self.nordic += u64::from(kind == Kind::Nordic && stands);
            self.rare += u64::from(kind == Kind::Rare);
            self.wrong += u64::from(fit == Fit::Wrong);
            return;
        }
        let inside = Case::of(before).is_some() && Case::of(after).is_some();
        let points = match letter {
            '\u{80}'..='\u{9F}' => WRONG,
            '\u{A0}' | '\u{AD}' => 0,
            '’' | '´' if inside => 1,
            '‘' if inside => 0,
            _ if inside => WRONG,
            '“' | '”' | '„' | '‘' | '’' | '‚' | '´' | '«' | '»' | '‹' | '›' => {
                self.opening += i64::from(after.is_alphanumeric() && !before.is_alphanumeric());
                let ends =
                    before.is_alphanumeric() || matches!(before, '.' | ',' | '!' | '?' | '…');
                self.closing += i64::from(ends && !after.is_alphanumeric());
                0
            }
            '\u{2500}'..='\u{259F}' => {
                let beside = [before, after].map(|each| matches!(each, '\u{2500}'..='\u{259F}'));
                self.lines += i64::from(beside.contains(&true));
                0
            }
            '€' | '£' | '§' | '≤' | '≥' | '≈' if beside_number(around) => 2,
            '½' | '¼' | '¾' if before.is_ascii_digit() => 2,
            '°' if matches!(after, 'C' | 'F') => 0,
            '€' if matches!(before, '(' | '[') => 1,
            '…' if Case::of(after).is_none() => 1,
            '–' | '—' if Case::of(before).is_none() && Case::of(after).is_none() => 1,
            // A sign may follow a word, ™ or …, but hardly begins one.
            _ if Case::of(after).is_some() => -2,
            _ => 0,
        };
        self.points += points;
        self.wrong += u64::from(points < 0);
    }
}

/// What a character costs that can hardly stand where it does.
const WRONG: i64 = -4;

const fn points(fit: Fit, kind: Kind) -> i64 {
    match (fit, kind) {
        (Fit::Wrong, _) => WRONG,
        (Fit::Inside, Kind::Swedish) => 4,
        (Fit::Edge, Kind::Swedish) => 3,
        (Fit::Inside | Fit::Edge, Kind::Nordic) => 2,
        // Alone: the word å, or a column of single letters.
        (Fit::Inside, Kind::Rare) | (Fit::Alone, Kind::Swedish) => 1,
        (Fit::Edge, Kind::Rare) | (Fit::Alone | Fit::Row, _) => 0,
    }
}

/// Whether a number stands beside a sign, with or without a space between them.
fn beside_number([before_that, before, after, after_that]: [char; 4]) -> bool {
    let number = |near: char, far: char| {
        near.is_ascii_digit() || (matches!(near, ' ' | '\u{A0}') && far.is_ascii_digit())
    };
    let one = number(before, before_that);
    let other = number(after, after_that);
    let word = Case::of(before).is_some() || Case::of(after).is_some();
    // Digits on both sides, and no space: the sign is what stands between cells.
    let between = before.is_ascii_digit() && after.is_ascii_digit();
    (one || other) && !word && !between
}

/// A letter is small or capital. What is no letter of Western Europe is none here.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    Small,
    Capital,
}

impl Case {
    const fn of(letter: char) -> Option<Self> {
        match letter {
            'a'..='z' | 'ß'..='ö' | 'ø'..='ÿ' | 'š' | 'ž' | 'œ' => Some(Self::Small),
            'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Š' | 'Ž' | 'Œ' | 'Ÿ' => {
                Some(Self::Capital)
            }
            _ => None,
        }
    }
}

/// How common a letter is in Swedish case files.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Swedish,
    /// In names of neighbours: Müller, Østergård, André.
    Nordic,
    Rare,
}

impl Kind {
    const fn of(letter: char) -> Self {
        match letter {
            'å' | 'ä' | 'ö' | 'Å' | 'Ä' | 'Ö' => Self::Swedish,
            'é' | 'É' | 'ü' | 'Ü' | 'ø' | 'Ø' | 'æ' | 'Æ' => Self::Nordic,
            _ => Self::Rare,
        }
    }
}

/// How a letter fits where it stands, best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// Between letters.
    Inside,
    /// At a word's beginning or end.
    Edge,
    /// Without letters beside it.
    Alone,
    /// In a row of its own kind, as ─── is ÄÄÄ elsewhere, or beside a digit.
    Row,
    /// A capital after a small letter, a small one before a capital, a letter between digits.
    Wrong,
}

impl Fit {
    fn of(case: Case, letter: char, before: char, after: char) -> Self {
        if letter == before || letter == after {
            return Self::Row;
        }
        let digits = [before, after].map(|each| each.is_ascii_digit());
        match (Case::of(before), case, Case::of(after)) {
            (_, Case::Small, Some(Case::Capital))
            | (Some(Case::Small), Case::Capital, _)
            | (Some(Case::Capital), Case::Capital, Some(Case::Small)) => Self::Wrong,
            (Some(_), _, Some(_)) => Self::Inside,
            (None, _, None) => match digits {
                [true, true] => Self::Wrong,
                [false, false] => Self::Alone,
                _ => Self::Row,
            },
            _ => Self::Edge,
        }
    }
}
