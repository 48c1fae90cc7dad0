//! Live figures (levande siffror): numbers in the text that are bound to the account and follow it.

use serde::{Deserialize, Serialize};

use crate::model::{CaseFilter, Count, Dimension, Kind};

/// What a figure counts. Cases and notations are never in one figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counted {
    /// Cases.
    Cases,
    /// Notations.
    Notations,
}

/// How a figure comes from what is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Derivation {
    /// The count itself.
    Count,
    /// How many more or fewer than the year before, without its sign.
    Change,
    /// The sum of the categories; of notations it is the count itself, of cases it can be more.
    CategorySum,
    /// The figure that was stated elsewhere, where one was.
    Stated,
    /// How far the stated figure is from the count, without its sign.
    StatedDifference,
    /// The reports under lex Sarah that the officer has entered; the rest of the reference says nothing.
    LexSarah,
}

/// One part of many: all of them, the one of a name, or what has no name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// All together.
    All,
    /// The one of this name.
    Named(String),
    /// What names none.
    Unnamed,
}

/// Which of a unit's cases or notations.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Slice {
    /// All of them.
    Whole,
    /// Those of a category; `None` for those without one.
    Category(Option<String>),
    /// Those that someone in this role put forward; `None` where nothing says who. Only of the account's year.
    Submitter(Option<String>),
    /// Those that tell a gender, in any spelling; `None` where nothing says it. Only of the account's year.
    Gender(Option<String>),
}

/// What a figure stands for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FigureRef {
    /// How it comes from the counts.
    pub derivation: Derivation,
    /// What is counted.
    pub counted: Counted,
    /// The unit.
    pub unit: Part,
    /// The kind; `None` for all kinds together.
    pub kind: Option<Kind>,
    /// Which of them.
    pub slice: Slice,
    /// The year, so that a figure of last year's report says the same next year.
    pub year: i32,
}

/// How a figure is written. Numbers up to twelve are words in all but the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// In digits, as in tables: `4`, `1 234`, `saknas`.
    Digits,
    /// `fyra`, `35`.
    Words,
    /// `Fyra`, `35`.
    WordsAtStart,
    /// With what is counted: `fyra klagomål`, `en avvikelse`, `inga synpunkter`.
    Phrase,
    /// `Fyra klagomål`.
    PhraseAtStart,
}

/// A figure in the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LiveFigure {
    /// What it stands for.
    pub of: FigureRef,
    /// How it is written.
    pub form: Form,
    /// Its value when the user last read it.
    pub seen: Count,
    /// Its value in the account that the report was composed from.
    pub now: Count,
    /// `now`, as it is written.
    pub shown: String,
}

impl LiveFigure {
    /// Whether it has changed since the user last read it.
    #[must_use]
    pub fn is_stale(&self) -> bool {
        self.seen != self.now
    }
}

impl FigureRef {
    /// The cases of a unit and kind in a year.
    #[must_use]
    pub const fn cases(unit: Part, kind: Kind, year: i32) -> Self {
        Self {
            derivation: Derivation::Count,
            counted: Counted::Cases,
            unit,
            kind: Some(kind),
            slice: Slice::Whole,
            year,
        }
    }

    /// The reports under lex Sarah in a year.
    #[must_use]
    pub const fn lex_sarah(year: i32) -> Self {
        Self {
            derivation: Derivation::LexSarah,
            counted: Counted::Cases,
            unit: Part::All,
            kind: None,
            slice: Slice::Whole,
            year,
        }
    }

    /// The same, of something else that is counted.
    #[must_use]
    pub fn counting(mut self, counted: Counted) -> Self {
        self.counted = counted;
        self
    }

    /// The same, of a part of the cases.
    #[must_use]
    pub fn of(mut self, slice: Slice) -> Self {
        self.slice = slice;
        self
    }

    /// The same, come by in another way.
    #[must_use]
    pub fn by(mut self, derivation: Derivation) -> Self {
        self.derivation = derivation;
        self
    }

    /// The filter that lets through the cases behind the figure; none where it stands for no cases.
    #[must_use]
    pub fn filter(&self) -> Option<CaseFilter> {
        if self.derivation == Derivation::LexSarah {
            return None;
        }
        let mut filter = CaseFilter::default().with(Dimension::Year, self.year.to_string());
        filter = match &self.unit {
            Part::All => filter,
            Part::Named(unit) => filter.with(Dimension::Unit, unit.as_str()),
            Part::Unnamed => filter.with(Dimension::Unit, ""),
        };
        if let Some(kind) = self.kind {
            filter = filter.with(Dimension::Kind, kind.code());
        }
        Some(match &self.slice {
            Slice::Whole => filter,
            Slice::Category(name) => {
                filter.with(Dimension::Category, name.clone().unwrap_or_default())
            }
            Slice::Submitter(name) => {
                filter.with(Dimension::Submitter, name.clone().unwrap_or_default())
            }
            Slice::Gender(name) => filter.with(Dimension::Gender, name.clone().unwrap_or_default()),
        })
    }
}

impl Part {
    /// The part of a name, or of what has none.
    #[must_use]
    pub fn of(name: Option<&str>) -> Self {
        name.map_or(Self::Unnamed, |name| Self::Named(name.to_owned()))
    }

    /// The name, where there is one.
    #[must_use]
    pub fn into_name(self) -> Option<String> {
        match self {
            Self::Named(name) => Some(name),
            Self::All | Self::Unnamed => None,
        }
    }

    /// Whether something of this name, or without one, is in the part.
    #[must_use]
    pub fn has(&self, name: Option<&str>) -> bool {
        match self {
            Self::All => true,
            Self::Named(own) => name == Some(own),
            Self::Unnamed => name.is_none(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_knows_the_cases_behind_it() {
        let of = FigureRef::cases(Part::of(Some("AMF")), Kind::Deviation, 2022)
            .of(Slice::Category(None));
        let filter = of.filter().unwrap();
        assert_eq!(filter.values(Dimension::Year), ["2022"]);
        assert_eq!(filter.values(Dimension::Unit), ["AMF"]);
        assert_eq!(filter.values(Dimension::Kind), ["deviation"]);
        assert_eq!(filter.values(Dimension::Category), [""]);
        let women = of.of(Slice::Gender(Some("Kvinna".to_owned())));
        let filter = women.filter().unwrap();
        assert_eq!(filter.values(Dimension::Gender), ["Kvinna"]);
        assert_eq!(filter.values(Dimension::Category), [""; 0]);
        assert_eq!(FigureRef::lex_sarah(2022).filter(), None);
    }
}
