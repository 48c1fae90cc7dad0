//! What the columns of a sheet mean, and what the file does not say.

use serde::{Deserialize, Serialize};

use super::{DateEvidence, DateOrder, Kind};

/// What a column holds.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Meaning {
    /// The column is not used.
    #[default]
    Ignore,
    /// The case number of the source system.
    Number,
    /// The day it was reported.
    Date,
    /// Deviation, complaint or viewpoint.
    Kind,
    /// The unit it concerns.
    Unit,
    /// The category of a notation.
    Category,
    /// What happened, in words.
    Text,
    /// What was or will be done.
    Measure,
    /// State of handling.
    Status,
    /// The day it was closed.
    Closed,
    /// Gender.
    Gender,
    /// The role of the person who put it forward.
    Submitter,
    /// How it came in.
    Channel,
    /// Authorised provider or own provision.
    Provider,
    /// Reported under lex Sarah or not.
    LexSarah,
    /// A column named for a category: a mark in it is a notation of that category.
    CategoryMark,
}

impl Meaning {
    /// All meanings, in the order in which the mapping step offers them.
    pub const ALL: [Self; 16] = [
        Self::Ignore,
        Self::Number,
        Self::Date,
        Self::Kind,
        Self::Unit,
        Self::Category,
        Self::Text,
        Self::Measure,
        Self::Status,
        Self::Closed,
        Self::Gender,
        Self::Submitter,
        Self::Channel,
        Self::Provider,
        Self::LexSarah,
        Self::CategoryMark,
    ];

    /// Whether several columns of a sheet may have it.
    #[must_use]
    pub const fn may_repeat(self) -> bool {
        matches!(self, Self::Ignore | Self::Category | Self::CategoryMark)
    }
}

/// How sure a guess is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Worth a look.
    Unsure,
    /// Probably right.
    Likely,
    /// The header says it in so many words.
    Certain,
}

/// Why a column was guessed to mean what it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GuessReason {
    /// The header is a known name.
    Header,
    /// A word of the header ends in a known name.
    HeaderPart,
    /// The cells look like it.
    Content,
    /// Another column fits the meaning better.
    Taken,
    /// Nothing points anywhere.
    Nothing,
}

/// A column of a sheet with the guess made for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// The header cell's text, possibly empty.
    pub header: String,
    /// What it seems to mean.
    pub guess: Meaning,
    /// How sure that is.
    pub confidence: Confidence,
    /// Why.
    pub reason: GuessReason,
}

/// A column with dates, and how the order of day and month is known in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateColumn {
    /// The column, from 0.
    pub column: usize,
    /// The order it is read in.
    pub order: DateOrder,
    /// How that is known; nothing where the user chose it.
    pub evidence: Option<DateEvidence>,
}

/// Where a constant was taken from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConstantOrigin {
    /// The user chose it, or nothing is chosen.
    #[default]
    Chosen,
    /// The file's name.
    FileName,
    /// The sheet's name.
    SheetName,
    /// A header cell.
    Header,
    /// The rows above the header.
    Preamble,
}

/// How a sheet is read: the user's answers, or the guesses until she changes them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetMapping {
    /// The sheet is left out of the account.
    #[serde(default)]
    pub left_out: bool,
    /// The header's first row's number, from 1; `None` where the sheet has no header.
    pub header_row: Option<u32>,
    /// How many rows the header takes up, from 1.
    pub header_height: u32,
    /// One meaning for each column.
    pub columns: Vec<Meaning>,
    /// A category cell may hold several notations, with `;`, `|` or a line end between them.
    pub split: bool,
    /// The order of day and month that the user chose for a column.
    pub date_orders: Vec<(usize, DateOrder)>,
    /// The kind of every case, where no column says it.
    pub kind: Option<Kind>,
    /// Where `kind` was taken from.
    #[serde(default)]
    pub kind_from: ConstantOrigin,
    /// The unit of every case, where no column says it.
    pub unit: Option<String>,
    /// Where `unit` was taken from.
    #[serde(default)]
    pub unit_from: ConstantOrigin,
    /// The year of cases without a date, and of a file without cases.
    pub year: Option<i32>,
    /// The kinds that the file accounts for: of these, no row means none.
    pub covers: Vec<Kind>,
    /// The profile that the answers were taken from, by its name.
    pub profile: Option<String>,
}

impl SheetMapping {
    /// Takes over what the user answered under an earlier reading of the same sheet. The columns' meanings are
    /// taken over only where the header row is the same and there are as many.
    pub fn keep_answers(&mut self, earlier: &Self) {
        if self.header_row == earlier.header_row && self.columns.len() == earlier.columns.len() {
            self.header_height = earlier.header_height;
            self.columns.clone_from(&earlier.columns);
            self.date_orders.clone_from(&earlier.date_orders);
            self.split = earlier.split;
            self.profile.clone_from(&earlier.profile);
        }
        if earlier.kind_from == ConstantOrigin::Chosen && earlier.kind.is_some() {
            self.kind = earlier.kind;
            self.kind_from = ConstantOrigin::Chosen;
        }
        if earlier.unit_from == ConstantOrigin::Chosen && earlier.unit.is_some() {
            self.unit.clone_from(&earlier.unit);
            self.unit_from = ConstantOrigin::Chosen;
        }
        self.year = earlier.year.or(self.year);
        self.covers.clone_from(&earlier.covers);
        self.left_out = earlier.left_out && earlier.header_row.is_some();
    }

    /// The kind of cases whose row does not say it. What was only guessed gives way to a column.
    #[must_use]
    pub fn constant_kind(&self) -> Option<Kind> {
        let holds = self.kind_from == ConstantOrigin::Chosen || !self.has(Meaning::Kind);
        self.kind.filter(|_| holds)
    }

    /// The unit of cases whose row does not say it. What was only guessed gives way to a column.
    #[must_use]
    pub fn constant_unit(&self) -> Option<&str> {
        let holds = self.unit_from == ConstantOrigin::Chosen || !self.has(Meaning::Unit);
        self.unit.as_deref().filter(|_| holds)
    }

    /// Whether the rows' units may be told by headings between them: no column has them, and nobody chose one.
    #[must_use]
    pub fn unit_is_open(&self) -> bool {
        let is_chosen = self.unit_from == ConstantOrigin::Chosen && self.unit.is_some();
        !is_chosen && !self.has(Meaning::Unit)
    }

    /// Whether some column has this meaning.
    #[must_use]
    pub fn has(&self, meaning: Meaning) -> bool {
        self.columns.contains(&meaning)
    }

    /// Whether neither a column nor a constant says what kind the cases are.
    #[must_use]
    pub fn lacks_kind(&self) -> bool {
        !self.left_out && self.kind.is_none() && !self.has(Meaning::Kind)
    }

    /// Whether neither a column nor a constant says which unit the cases concern.
    #[must_use]
    pub fn lacks_unit(&self) -> bool {
        !self.left_out && self.unit.is_none() && !self.has(Meaning::Unit)
    }

    /// Whether neither a date column nor a constant says which year the cases belong to.
    #[must_use]
    pub fn lacks_year(&self) -> bool {
        !self.left_out && self.year.is_none() && !self.has(Meaning::Date)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guessed_constant_gives_way_to_a_column() {
        let mut mapping = SheetMapping {
            columns: vec![Meaning::Unit],
            unit: Some("FUT".to_owned()),
            unit_from: ConstantOrigin::FileName,
            kind: Some(Kind::Complaint),
            kind_from: ConstantOrigin::FileName,
            ..SheetMapping::default()
        };
        assert_eq!(
            (mapping.constant_unit(), mapping.constant_kind()),
            (None, Some(Kind::Complaint))
        );
        mapping.unit_from = ConstantOrigin::Chosen;
        mapping.columns = vec![Meaning::Unit, Meaning::Kind];
        assert_eq!(
            (mapping.constant_unit(), mapping.constant_kind()),
            (Some("FUT"), None)
        );
    }

    #[test]
    fn answers_outlive_another_reading_and_guesses_do_not() {
        let answered = SheetMapping {
            header_row: Some(1),
            columns: vec![Meaning::Number, Meaning::Text],
            kind: Some(Kind::Complaint),
            unit: Some("gissad".to_owned()),
            unit_from: ConstantOrigin::FileName,
            year: Some(2022),
            covers: vec![Kind::Complaint],
            ..SheetMapping::default()
        };
        let mut guessed = SheetMapping {
            header_row: Some(1),
            columns: vec![Meaning::Number, Meaning::Ignore],
            unit: Some("FUT".to_owned()),
            unit_from: ConstantOrigin::FileName,
            ..SheetMapping::default()
        };
        guessed.keep_answers(&answered);
        assert_eq!(guessed.columns, answered.columns);
        assert_eq!(guessed.kind, Some(Kind::Complaint));
        assert_eq!(guessed.unit.as_deref(), Some("FUT"));
        assert_eq!(guessed.year, Some(2022));
        assert_eq!(guessed.covers, answered.covers);
        guessed.header_row = Some(3);
        guessed.columns = vec![Meaning::Ignore];
        guessed.keep_answers(&answered);
        assert_eq!(guessed.columns, [Meaning::Ignore]);
    }
}
