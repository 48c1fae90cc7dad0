//! The import ledger (importjournal): what became of every row.

use serde::{Deserialize, Serialize};

use super::Place;

/// What became of the rows of a sheet. Always [balanced](Ledger::is_balanced).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ledger {
    /// Rows read, the header row not counted.
    pub rows_read: u32,
    /// Rows that made a new case.
    pub cases: u32,
    /// Rows that joined a case of the same sheet as a further notation.
    pub joined: u32,
    /// Rows that say the same as a case already read.
    pub identical: u32,
    /// Rows that say something else of a case already read; the later file counts.
    pub changed: u32,
    /// Rows that are reports under lex Sarah, which are counted by themselves.
    pub lex_sarah: u32,
    /// Rows that could not be counted; each is listed with its reason.
    pub set_aside: u32,
    /// Rows that are not cases: the sum of the `skipped_` counts.
    pub skipped: u32,
    /// Of the skipped rows, those above the header.
    pub skipped_above_header: u32,
    /// Of the skipped rows, those that state a total.
    pub skipped_totals: u32,
    /// Of the skipped rows, those without content.
    pub skipped_blank: u32,
    /// Of the skipped rows, those that repeat the header.
    pub skipped_headers: u32,
    /// Of the skipped rows, headings of groups of cases.
    pub skipped_headings: u32,
    /// Of the skipped rows, notes: page feet, who printed the list, legends, lines of dashes.
    pub skipped_notes: u32,
    /// Of the skipped rows, those of a sheet that is not counted.
    pub skipped_left_out: u32,
    /// Notations in the rows that were read as new cases or joined them.
    pub notations: u32,
}

impl Ledger {
    /// Whether every row read is accounted for.
    #[must_use]
    pub const fn is_balanced(&self) -> bool {
        self.rows_read
            == self.cases
                + self.joined
                + self.identical
                + self.changed
                + self.lex_sarah
                + self.set_aside
                + self.skipped
            && self.skipped
                == self.skipped_above_header
                    + self.skipped_totals
                    + self.skipped_blank
                    + self.skipped_headers
                    + self.skipped_headings
                    + self.skipped_notes
                    + self.skipped_left_out
    }

    /// Counts a row that is no case.
    pub const fn skip(&mut self, reason: SkipReason) {
        self.skipped += 1;
        *match reason {
            SkipReason::AboveHeader => &mut self.skipped_above_header,
            SkipReason::Blank => &mut self.skipped_blank,
            SkipReason::Header => &mut self.skipped_headers,
            SkipReason::Total => &mut self.skipped_totals,
            SkipReason::Heading => &mut self.skipped_headings,
            SkipReason::Note => &mut self.skipped_notes,
            SkipReason::LeftOut => &mut self.skipped_left_out,
        } += 1;
    }

    /// Rows of cases: those read less those skipped.
    #[must_use]
    pub const fn data_rows(&self) -> u32 {
        self.rows_read.saturating_sub(self.skipped)
    }
}

/// Why a row is no case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SkipReason {
    /// It stands above the header.
    AboveHeader,
    /// It has no content.
    Blank,
    /// It repeats the header.
    Header,
    /// It states a total.
    Total,
    /// It heads a group of cases.
    Heading,
    /// It is a note: a page's foot, who printed the list, a legend, a line of dashes.
    Note,
    /// Its sheet is not counted.
    LeftOut,
}

impl SkipReason {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::AboveHeader,
        Self::Blank,
        Self::Header,
        Self::Total,
        Self::Heading,
        Self::Note,
        Self::LeftOut,
    ];

    /// Whether such rows are shown one by one, so that whoever reads the ledger can check them. The others say
    /// nothing, or stand above the header in the preview.
    #[must_use]
    pub const fn is_shown(self) -> bool {
        matches!(
            self,
            Self::Header | Self::Total | Self::Heading | Self::Note
        )
    }
}

/// A row that is no case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SkippedRow {
    /// The row's number, from 1.
    pub row: u32,
    /// Why.
    pub reason: SkipReason,
    /// The row's cells as text.
    pub cells: Vec<String>,
}

/// Why a row was set aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SetAsideReason {
    /// Neither the row nor the file says what kind of case it is.
    NoKind,
    /// The kind is written in a way that names none of the three; `detail` has the cell.
    UnknownKind,
    /// No case number, date, category or text: nothing that makes it a case.
    Empty,
    /// The same case number stands earlier in the sheet with another date; `detail` has both.
    Conflict,
    /// The user has said that its kind is not counted; `detail` has the cell.
    NotCounted,
    /// It has hardly anything in common with the sheet's cases, and it is no note that is known.
    Unlike,
    /// It stands below a second header that names other columns; `detail` has that header's row.
    OtherColumns,
}

impl SetAsideReason {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::NoKind,
        Self::UnknownKind,
        Self::Empty,
        Self::Conflict,
        Self::NotCounted,
        Self::Unlike,
        Self::OtherColumns,
    ];
}

/// Why a row that is listed by itself is not counted as a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UncountedReason {
    /// It was set aside.
    SetAside(SetAsideReason),
    /// It is no case.
    Skipped(SkipReason),
}

impl UncountedReason {
    /// All of them, in the order in which whoever writes them gives the words.
    pub fn all() -> impl Iterator<Item = Self> {
        let skipped = SkipReason::ALL
            .into_iter()
            .filter(|reason| reason.is_shown());
        SetAsideReason::ALL
            .into_iter()
            .map(Self::SetAside)
            .chain(skipped.map(Self::Skipped))
    }
}

/// A row that was not counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetAside {
    /// The row's number, from 1.
    pub row: u32,
    /// Why.
    pub reason: SetAsideReason,
    /// The cell that decided it.
    pub detail: Option<String>,
    /// The row's cells as text.
    pub cells: Vec<String>,
}

/// One field that differs between two readings of the same case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldChange {
    /// Which field.
    pub field: super::Meaning,
    /// What the earlier file says.
    pub before: String,
    /// What the later file says, which counts.
    pub after: String,
}

/// A case that a later file tells otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseChange {
    /// The case number.
    pub number: String,
    /// Where the earlier reading stands.
    pub earlier: Place,
    /// The row of the later reading.
    pub row: u32,
    /// What differs, in the order of the columns' meanings.
    pub fields: Vec<FieldChange>,
    /// The user has chosen that the earlier reading counts.
    pub kept: bool,
}

/// Two cases of different files that may be one: told alike, under different numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatchProposal {
    /// The case that was read first.
    pub earlier: MatchSide,
    /// The case that may be the same.
    pub later: MatchSide,
    /// The beginning of the text that both have.
    pub text: String,
    /// What the user said of it; nothing until then.
    pub same: Option<bool>,
}

/// One case of a proposed match.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatchSide {
    /// Where it stands.
    pub place: Place,
    /// Its number.
    pub number: Option<String>,
    /// Its day.
    #[serde(with = "super::date::iso")]
    pub date: Option<time::Date>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ledger_balances_only_when_every_row_has_a_fate() {
        let mut ledger = Ledger {
            rows_read: 44,
            cases: 39,
            skipped: 5,
            skipped_above_header: 4,
            skipped_totals: 1,
            ..Ledger::default()
        };
        assert!(ledger.is_balanced());
        assert_eq!(ledger.data_rows(), 39);
        ledger.rows_read += 1;
        assert!(!ledger.is_balanced());
    }
}
