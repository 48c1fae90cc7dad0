//! What a file does not say, as questions with their effect in cases, and what the user has answered.

use serde::{Deserialize, Serialize};

use super::{ConstantOrigin, Kind, SheetMapping, fold};

/// What the rows of a sheet with a column of counts are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowsAre {
    /// Each row is a case.
    Cases,
    /// Each row is a sum of cases, which are not there.
    Sums,
}

/// What is known of the kinds that a file tells nothing of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OtherKinds {
    /// There were none: the file is of all kinds.
    NoneCame,
    /// They may be elsewhere: nothing is known of them.
    Elsewhere,
}

/// One answer of the user to a question about a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// What a value of the kind column counts as; `None`: it is not counted.
    KindValue {
        /// The value, as the file writes it.
        value: String,
        /// What it counts as.
        kind: Option<Kind>,
    },
    /// What the rows are.
    Rows(RowsAre),
    /// What is known of the kinds that the file tells nothing of.
    OtherKinds(OtherKinds),
    /// Whether each row is a report under lex Sarah, which is counted by itself and not as a case.
    LexSarahList(bool),
}

/// What the user has answered of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetAnswers {
    /// What values of the kind column count as, by the folded value; `None`: not counted.
    pub kind_values: Vec<(String, Option<Kind>)>,
    /// What the rows are.
    pub rows: Option<RowsAre>,
    /// What is known of the kinds that the file tells nothing of.
    pub other_kinds: Option<OtherKinds>,
    /// Whether each row is a report under lex Sarah.
    pub lex_sarah_list: Option<bool>,
}

impl SheetAnswers {
    /// Takes in an answer; it takes the place of an earlier one to the same question.
    pub fn take(&mut self, answer: &Answer) {
        match answer {
            Answer::KindValue { value, kind } => {
                let value = fold(value);
                self.kind_values.retain(|(other, _)| *other != value);
                self.kind_values.push((value, *kind));
            }
            Answer::Rows(rows) => self.rows = Some(*rows),
            Answer::OtherKinds(other) => self.other_kinds = Some(*other),
            Answer::LexSarahList(is_list) => self.lex_sarah_list = Some(*is_list),
        }
    }

    /// The kinds that a sheet accounts for: those that its rows or its name tell of, and those that the user has said
    /// something of. Of these, no row means none; of others nothing is known.
    #[must_use]
    pub fn covered(&self, mapping: &SheetMapping) -> Vec<Kind> {
        let answered = self.kind_values.iter().filter_map(|(_, kind)| *kind);
        // Who has chosen the kind of all rows goes before what a name seemed to tell.
        let is_chosen = mapping.kind_from == ConstantOrigin::Chosen;
        let chosen = mapping.constant_kind().filter(|_| is_chosen);
        let told = mapping.covers.iter().copied().filter(|_| chosen.is_none());
        let mut kinds: Vec<Kind> = match self.other_kinds {
            Some(OtherKinds::NoneCame) => Kind::ALL.to_vec(),
            Some(OtherKinds::Elsewhere) | None => told.chain(answered).collect(),
        };
        kinds.extend(mapping.constant_kind());
        kinds.sort_unstable();
        kinds.dedup();
        kinds
    }

    /// The answers as they would be given, one after another.
    #[must_use]
    pub fn as_list(&self) -> Vec<Answer> {
        let values = self
            .kind_values
            .iter()
            .map(|(value, kind)| Answer::KindValue {
                value: value.clone(),
                kind: *kind,
            });
        values
            .chain(self.rows.map(Answer::Rows))
            .chain(self.other_kinds.map(Answer::OtherKinds))
            .chain(self.lex_sarah_list.map(Answer::LexSarahList))
            .collect()
    }

    /// What a value of the kind column was said to count as: nothing where nothing was said.
    #[must_use]
    pub fn kind_of(&self, value: &str) -> Option<Option<Kind>> {
        if self.kind_values.is_empty() {
            return None;
        }
        let value = fold(value);
        let mut said = self.kind_values.iter();
        said.find(|(other, _)| *other == value)
            .map(|(_, kind)| *kind)
    }
}

/// What is to be asked about a sheet. Nothing is asked that the content answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// Is each row a case, or are the rows sums? Until that is said nothing of the sheet is counted.
    Rows {
        /// The column of counts.
        column: String,
        /// How many rows there are.
        rows: u32,
        /// What the counts sum up to.
        sum: u64,
    },
    /// What does this value of the kind column count as?
    KindValue {
        /// The value, as the file writes it.
        value: String,
        /// How many rows have it.
        rows: u32,
    },
    /// Is the unit that the file's name seems to name the cases' unit?
    UnitFromName {
        /// The unit.
        unit: String,
        /// How many cases would be its.
        cases: u32,
    },
    /// Were there none of these kinds, or are they elsewhere?
    OtherKinds {
        /// The kinds that the file tells nothing of.
        kinds: Vec<Kind>,
    },
    /// Is each row a report under lex Sarah, as the file's name says?
    LexSarahList {
        /// How many rows there are.
        rows: u32,
    },
}

/// Why a sheet begins left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LeftOutReason {
    /// It has neither a header nor rows that look like cases.
    NoHeader,
    /// The workbook hides it.
    Hidden,
    /// It counts cases that stand elsewhere.
    Summary,
    /// It lists what others refer to: codes, units, people.
    Register,
    /// It has no column of case numbers, dates or texts.
    NoCases,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_answer_counts_and_values_are_the_same_in_any_case() {
        let mut answers = SheetAnswers::default();
        assert_eq!(answers.kind_of("Beröm"), None);
        for kind in [Some(Kind::Viewpoint), None] {
            answers.take(&Answer::KindValue {
                value: "Beröm".to_owned(),
                kind,
            });
            assert_eq!(answers.kind_of("BERÖM "), Some(kind));
        }
        assert_eq!(answers.kind_values.len(), 1);
        assert_eq!(answers.kind_of("Fråga"), None);
    }
}
