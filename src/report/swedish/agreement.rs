//! Nouns and the words that follow them: number, gender and definiteness.

use super::in_words;
use crate::model::{Count, Kind};

/// A noun's gender.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// En avvikelse.
    Common,
    /// Ett klagomål.
    Neuter,
}

/// What a report counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noun {
    /// Avvikelse, klagomål, synpunkt.
    Kind(Kind),
    /// Notering.
    Notation,
    /// Ärende: cases of all kinds together.
    Case,
    /// Rapport enligt lex Sarah.
    LexSarahReport,
}

impl Noun {
    /// "en" or "ett".
    #[must_use]
    pub const fn gender(self) -> Gender {
        match self {
            Self::Kind(Kind::Complaint) | Self::Case => Gender::Neuter,
            Self::Kind(_) | Self::Notation | Self::LexSarahReport => Gender::Common,
        }
    }

    /// "avvikelse".
    #[must_use]
    pub const fn singular(self) -> &'static str {
        self.forms().0
    }

    /// "avvikelser".
    #[must_use]
    pub const fn plural(self) -> &'static str {
        self.forms().1
    }

    /// "avvikelsen".
    #[must_use]
    pub const fn definite(self) -> &'static str {
        self.forms().2
    }

    /// "avvikelserna".
    #[must_use]
    pub const fn definite_plural(self) -> &'static str {
        self.forms().3
    }

    /// The noun as it follows a number: "avvikelse" after 1, else "avvikelser".
    #[must_use]
    pub const fn after(self, count: Count) -> &'static str {
        match count {
            Count::Reported(1) => self.singular(),
            Count::Reported(_) | Count::Missing | Count::NotReported => self.plural(),
        }
    }

    /// A count with what is counted: "inga synpunkter", "ett klagomål", "35 avvikelser". One that is no number can
    /// stand in the same sentence: "ett okänt antal avvikelser", "ett inte rapporterat antal avvikelser".
    #[must_use]
    pub fn counted(self, count: Count) -> String {
        format!("{} {}", self.number(count), self.after(count))
    }

    /// A count in words, in the noun's gender.
    #[must_use]
    pub fn number(self, count: Count) -> String {
        match count {
            Count::Reported(number) => in_words(number, self.gender()),
            Count::Missing => "ett okänt antal".to_owned(),
            Count::NotReported => "ett inte rapporterat antal".to_owned(),
        }
    }

    /// How it comes in: deviations are reported by staff ("rapporterats"), complaints and viewpoints come from
    /// outside ("inkommit").
    #[must_use]
    pub const fn supine(self) -> &'static str {
        match self {
            Self::Kind(Kind::Complaint | Kind::Viewpoint) | Self::Case => "inkommit",
            Self::Kind(Kind::Deviation) | Self::Notation => "rapporterats",
            Self::LexSarahReport => "lämnats",
        }
    }

    /// The same in the past tense: "rapporterades", "inkom".
    #[must_use]
    pub const fn past(self) -> &'static str {
        match self {
            Self::Kind(Kind::Complaint | Kind::Viewpoint) | Self::Case => "inkom",
            Self::Kind(Kind::Deviation) | Self::Notation => "rapporterades",
            Self::LexSarahReport => "lämnades",
        }
    }

    const fn forms(self) -> (&'static str, &'static str, &'static str, &'static str) {
        match self {
            Self::Kind(Kind::Deviation) => {
                ("avvikelse", "avvikelser", "avvikelsen", "avvikelserna")
            }
            Self::Kind(Kind::Complaint) => ("klagomål", "klagomål", "klagomålet", "klagomålen"),
            Self::Kind(Kind::Viewpoint) => ("synpunkt", "synpunkter", "synpunkten", "synpunkterna"),
            Self::Notation => ("notering", "noteringar", "noteringen", "noteringarna"),
            Self::Case => ("ärende", "ärenden", "ärendet", "ärendena"),
            Self::LexSarahReport => ("rapport", "rapporter", "rapporten", "rapporterna"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DEVIATION: Noun = Noun::Kind(Kind::Deviation);
    const COMPLAINT: Noun = Noun::Kind(Kind::Complaint);
    const VIEWPOINT: Noun = Noun::Kind(Kind::Viewpoint);

    #[test]
    fn one_is_singular_and_all_else_plural() {
        for (noun, one, none, twelve) in [
            (
                DEVIATION,
                "en avvikelse",
                "inga avvikelser",
                "tolv avvikelser",
            ),
            (COMPLAINT, "ett klagomål", "inga klagomål", "tolv klagomål"),
            (
                VIEWPOINT,
                "en synpunkt",
                "inga synpunkter",
                "tolv synpunkter",
            ),
            (
                Noun::Notation,
                "en notering",
                "inga noteringar",
                "tolv noteringar",
            ),
            (Noun::Case, "ett ärende", "inga ärenden", "tolv ärenden"),
        ] {
            assert_eq!(noun.counted(Count::Reported(1)), one);
            assert_eq!(noun.counted(Count::Reported(0)), none);
            assert_eq!(noun.counted(Count::Reported(12)), twelve);
        }
    }
}
