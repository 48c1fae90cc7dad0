//! What went wrong, as data: the words live in the locale files.

use serde::{Deserialize, Serialize};

/// Which problem it is. Each code has one message in every language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemCode {
    /// The file has no bytes at all.
    EmptyFile,
    /// The workbook asks for a password.
    Encrypted,
    /// It claims to be a workbook but cannot be read to its end; `detail` has the reader's words.
    Broken,
    /// It is something else than a table; `detail` names what, where that is known.
    Foreign,
    /// The sheet has no row that could be a header.
    NoHeader,
    /// The browser could not hand over the file's bytes.
    Unreadable,
    /// A date could not be read; the case is counted in the file's year. `detail` has the cell.
    UnreadableDate,
    /// The engine stopped while it read the file.
    EngineDied,
    /// The same file is already in the draft.
    SameFile,
    /// Some bytes of a text file are no letters; they are shown as �.
    DamagedText,
    /// A cell begins with a quote that is never closed; the quote is read as a letter.
    UnclosedQuote,
    /// Rows have more cells than the header; `row` is the first, `detail` how many there are.
    RaggedRows,
    /// The sheet seems to hold two tables beside each other; `column` is where the second begins.
    SideBySide,
    /// Its data lie deeper in each other than a table ever needs; `row` has the line.
    TooDeep,
    /// It unpacks to more than is allowed; `detail` names the part.
    TooLarge,
    /// The workbook declares entities of its own, which could be made to grow without end.
    Entities,
    /// It has more columns than Excel can have; `detail` names the sheet of a workbook.
    TooWide,
    /// It is a table of a format that is not read; `detail` names it.
    NotRead,
    /// Its text is in an encoding that is not read; `detail` names it.
    UnreadEncoding,
    /// No encoding that is read gives likely letters: they may be wrong.
    DoubtfulLetters,
    /// The mark at its beginning names another encoding than its bytes are in; `detail` names the one it is read in.
    ContradictedMark,
    /// Some lines are in another encoding than the rest and were read in their own; `row` is the first, `detail` how many.
    MixedEncodings,
    /// Letters were written as references (`&auml;`) and have been mended; `row` is the first, `detail` how many cells.
    CharacterReferences,
    /// A sheet of the workbook cannot be read, the others can; `detail` is its name.
    UnreadableSheet,
    /// Rows that the sheet hides, as a filter does, are counted; `row` is the first, `detail` how many.
    HiddenRows,
    /// Cells that say that nothing stands there (NULL, #N/A) are read as empty; `row` is the first, `detail` which and how many.
    NothingValues,
    /// Dates that systems write for none (1900-01-01) are read as empty; `row` is the first, `detail` which and how many.
    PlaceholderDates,
    /// Case numbers in exponent form (2,02E+13) have lost figures and tell no case from another; `row` is the first, `detail` how many.
    ExponentNumbers,
    /// The file has a single column of text: it is no table.
    OneColumn,
    /// Data have more columns than rows, as where names are values; `detail` has both numbers.
    WiderThanTall,
    /// The case numbers begin anew in each file, so that the same number is no sign of the same case; `detail` names the other file.
    RestartedNumbers,
    /// Cells that leave out what the row above says were read as saying the same; `row` is the first, `detail` how many.
    FilledDown,
    /// Rows without number and date go on with the case above; `row` is the first, `detail` how many.
    ContinuedRows,
    /// A column of counts says that rows may be sums; `column` is its name, `detail` the number of rows and the sum.
    CountedRows,
    /// The list has no header: its columns were guessed from their content.
    ListWithoutHeader,
    /// Headings between the rows give their units; `row` is the first, `detail` the units.
    UnitsFromHeadings,
    /// Some of the case numbers in common seem to be of other cases, most are not; all count as the same. `detail` names the
    /// other file.
    DoubtfulNumbers,
}

impl ProblemCode {
    /// Whether it tells of something that was assumed and that figures depend on.
    #[must_use]
    pub const fn is_assumption(self) -> bool {
        matches!(
            self,
            Self::HiddenRows
                | Self::ExponentNumbers
                | Self::RestartedNumbers
                | Self::DoubtfulNumbers
                | Self::FilledDown
                | Self::ContinuedRows
                | Self::ListWithoutHeader
                | Self::UnitsFromHeadings
                | Self::NothingValues
                | Self::PlaceholderDates
                | Self::UnreadableSheet
                | Self::RaggedRows
                | Self::SideBySide
        )
    }
}

/// A problem with its place and what is known of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Which problem.
    pub code: ProblemCode,
    /// The row's number, from 1, where the problem has one.
    pub row: Option<u32>,
    /// The column's header, where the problem has one.
    pub column: Option<String>,
    /// A cell's content or a reader's words. Never translated.
    pub detail: Option<String>,
}

impl Problem {
    /// A problem of a whole file or sheet.
    #[must_use]
    pub const fn new(code: ProblemCode) -> Self {
        Self {
            code,
            row: None,
            column: None,
            detail: None,
        }
    }

    /// The same problem with a cell's content or a reader's words.
    #[must_use]
    pub fn with_detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// The same problem at a row and column.
    #[must_use]
    pub fn at(mut self, row: u32, column: impl Into<String>) -> Self {
        self.row = Some(row);
        self.column = Some(column.into());
        self
    }
}
