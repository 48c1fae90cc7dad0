//! The name of what a figure stands for, as the editor's documents keep it.

use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::{Counted, Derivation, FigureRef, Form, Part, Slice};
use crate::model::Kind;

const DERIVATIONS: [(Derivation, &str); 6] = [
    (Derivation::Count, "count"),
    (Derivation::Change, "change"),
    (Derivation::CategorySum, "category-sum"),
    (Derivation::Stated, "stated"),
    (Derivation::StatedDifference, "stated-difference"),
    (Derivation::LexSarah, "lex-sarah"),
];

const COUNTED: [(Counted, &str); 2] =
    [(Counted::Cases, "cases"), (Counted::Notations, "notations")];

const FORMS: [(Form, &str); 5] = [
    (Form::Digits, "digits"),
    (Form::Words, "words"),
    (Form::WordsAtStart, "words-at-start"),
    (Form::Phrase, "phrase"),
    (Form::PhraseAtStart, "phrase-at-start"),
];

/// Stands for all parts together.
const ALL: &str = "*";
/// Stands for what has no name.
const UNNAMED: &str = "-";

impl FigureRef {
    /// The reference in one line of letters, for example `count/cases/2022/deviation/=AMF/*`.
    ///
    /// Derivation, counted, year, kind, unit and slice. `*` is all together, `-` what has no name, `=` comes before
    /// a name in percent encoding; a slice begins with `c` for a category, `s` for a submitter, `g` for a gender.
    #[must_use]
    pub fn key(&self) -> String {
        let kind = self.kind.map_or(ALL, Kind::code);
        let unit = match &self.unit {
            Part::All => ALL.to_owned(),
            Part::Named(name) => named(Some(name)),
            Part::Unnamed => named(None),
        };
        let slice = match &self.slice {
            Slice::Whole => ALL.to_owned(),
            Slice::Category(name) => format!("c{}", named(name.as_deref())),
            Slice::Submitter(name) => format!("s{}", named(name.as_deref())),
            Slice::Gender(name) => format!("g{}", named(name.as_deref())),
        };
        let derivation = code(&DERIVATIONS, self.derivation);
        let counted = code(&COUNTED, self.counted);
        format!("{derivation}/{counted}/{}/{kind}/{unit}/{slice}", self.year)
    }

    /// The reference that has this [`key`](Self::key).
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        let mut parts = key.split('/');
        let found = Self {
            derivation: from_code(&DERIVATIONS, parts.next()?)?,
            counted: from_code(&COUNTED, parts.next()?)?,
            year: parts.next()?.parse().ok()?,
            kind: match parts.next()? {
                ALL => None,
                code => Some(Kind::from_code(code)?),
            },
            unit: match parts.next()? {
                ALL => Part::All,
                unit => part(unit)?,
            },
            slice: match parts.next()? {
                ALL => Slice::Whole,
                slice => match slice.split_at_checked(1)? {
                    ("c", category) => Slice::Category(part(category)?.into_name()),
                    ("s", submitter) => Slice::Submitter(part(submitter)?.into_name()),
                    ("g", gender) => Slice::Gender(part(gender)?.into_name()),
                    _ => return None,
                },
            },
        };
        parts.next().is_none().then_some(found)
    }
}

impl Form {
    /// Every form, in the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::Digits,
        Self::Words,
        Self::WordsAtStart,
        Self::Phrase,
        Self::PhraseAtStart,
    ];

    /// The form's name in the editor's documents.
    #[must_use]
    pub fn code(self) -> &'static str {
        code(&FORMS, self)
    }

    /// The form that has this [`code`](Self::code).
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        from_code(&FORMS, code)
    }
}

fn code<T: Copy + PartialEq>(codes: &[(T, &'static str)], value: T) -> &'static str {
    let found = codes.iter().find(|(each, _)| *each == value);
    found.map_or("", |(_, code)| code)
}

fn from_code<T: Copy>(codes: &[(T, &'static str)], code: &str) -> Option<T> {
    let found = codes.iter().find(|(_, each)| *each == code);
    found.map(|(value, _)| *value)
}

fn named(name: Option<&str>) -> String {
    name.map_or(UNNAMED.to_owned(), |name| {
        format!("={}", utf8_percent_encode(name, NON_ALPHANUMERIC))
    })
}

/// What [`named`] has written.
fn part(written: &str) -> Option<Part> {
    if written == UNNAMED {
        return Some(Part::Unnamed);
    }
    let decoded = percent_decode_str(written.strip_prefix('=')?).decode_utf8();
    Some(Part::Named(decoded.ok()?.into_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(figure: &FigureRef, key: &str) {
        assert_eq!(figure.key(), key);
        assert_eq!(FigureRef::from_key(key).as_ref(), Some(figure));
    }

    #[test]
    fn a_reference_comes_back_from_its_key() {
        let cases = FigureRef::cases(Part::of(Some("AMF")), Kind::Deviation, 2022);
        check(&cases, "count/cases/2022/deviation/=AMF/*");
        check(
            &cases.of(Slice::Category(Some("Hushåll/barn".to_owned()))),
            "count/cases/2022/deviation/=AMF/c=Hush%C3%A5ll%2Fbarn",
        );
        let of_all = FigureRef {
            kind: None,
            unit: Part::All,
            ..FigureRef::cases(Part::Unnamed, Kind::Viewpoint, 2021)
        };
        check(
            &of_all.counting(Counted::Notations).by(Derivation::Change),
            "change/notations/2021/*/*/*",
        );
        check(
            &FigureRef::cases(Part::Unnamed, Kind::Viewpoint, 2021).of(Slice::Submitter(None)),
            "count/cases/2021/viewpoint/-/s-",
        );
        check(
            &FigureRef::cases(Part::All, Kind::Complaint, 2022)
                .of(Slice::Gender(Some("Kvinna".to_owned()))),
            "count/cases/2022/complaint/*/g=Kvinna",
        );
        check(&FigureRef::lex_sarah(2022), "lex-sarah/cases/2022/*/*/*");
    }

    #[test]
    fn what_is_no_key_gives_nothing() {
        for wrong in [
            "",
            "count",
            "count/cases/x/deviation/=AMF/*",
            "count/cases/2022/deviation/AMF/*",
            "count/cases/2022/deviation/=AMF/å=b",
            "count/cases/2022/deviation/=AMF/*/*",
            "count/cases/2022/deviation/=%FF/*",
        ] {
            assert_eq!(FigureRef::from_key(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn every_derivation_and_form_has_a_name_of_its_own() {
        for (derivation, _) in DERIVATIONS {
            let figure = FigureRef::lex_sarah(2022).by(derivation);
            assert_eq!(FigureRef::from_key(&figure.key()), Some(figure));
        }
        for (form, _) in FORMS {
            assert_eq!(Form::from_code(form.code()), Some(form));
        }
    }
}
