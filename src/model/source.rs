//! A file that was given, how it was read, and what the page shows of it.

use serde::{Deserialize, Serialize};
use time::Date;

use super::{
    CaseChange, Column, DateColumn, Ledger, LeftOutReason, Problem, Question, SetAside,
    SheetAnswers, SheetMapping, SkippedRow,
};

/// A file's content hash: XXH3 of 128 bits in hexadecimal. Names the file in drafts and in the blob store.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fingerprint(pub String);

/// What is kept of a file in a draft: enough to recognise it when it is given again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceRef {
    /// Its content hash.
    pub fingerprint: Fingerprint,
    /// Its file name.
    pub name: String,
    /// Its size in bytes.
    pub bytes: u64,
}

/// What a file is, by its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Text with a delimiter between the cells.
    Text,
    /// Excel, since 2007.
    Xlsx,
    /// Excel, before 2007.
    Xls,
    /// Excel, binary.
    Xlsb,
    /// OpenDocument.
    Ods,
    /// An archive of files.
    Zip,
    /// JSON: a list of objects, or an object on each line.
    Json,
    /// Tables in a page of HTML.
    Html,
    /// Excel's XML of 2003.
    SpreadsheetMl,
}

/// The encodings that text files are read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Encoding {
    /// Unicode in bytes.
    #[serde(rename = "utf-8")]
    Utf8,
    /// Unicode in pairs of bytes, low byte first: Excel's "Unicode text".
    #[serde(rename = "utf-16le")]
    Utf16Le,
    /// Unicode in pairs of bytes, high byte first.
    #[serde(rename = "utf-16be")]
    Utf16Be,
    /// Western European Windows.
    #[serde(rename = "windows-1252")]
    Windows1252,
    /// Western European with the euro sign.
    #[serde(rename = "iso-8859-15")]
    Iso8859_15,
    /// Older Macintosh.
    Macintosh,
    /// Western European: every byte is the character of the same number.
    #[serde(rename = "iso-8859-1")]
    Iso8859_1,
    /// Western European DOS, which Nordic DOS used.
    #[serde(rename = "ibm850")]
    Cp850,
    /// American DOS, with more line drawing and fewer letters.
    #[serde(rename = "ibm437")]
    Cp437,
}

impl Encoding {
    /// All encodings, in the order in which the mapping step offers them.
    pub const ALL: [Self; 9] = [
        Self::Utf8,
        Self::Windows1252,
        Self::Utf16Le,
        Self::Utf16Be,
        Self::Iso8859_1,
        Self::Iso8859_15,
        Self::Macintosh,
        Self::Cp850,
        Self::Cp437,
    ];

    /// The encoding's registered name, the same in every language.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Windows1252 => "windows-1252",
            Self::Iso8859_15 => "iso-8859-15",
            Self::Macintosh => "macintosh",
            Self::Iso8859_1 => "iso-8859-1",
            Self::Cp850 => "ibm850",
            Self::Cp437 => "ibm437",
        }
    }
}

/// Why a text file was taken to be in an encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EncodingReason {
    /// It begins with a byte order mark.
    Mark,
    /// Its bytes are well-formed in it.
    WellFormed,
    /// Every other byte is zero, as in Western text in pairs of bytes.
    Zeroes,
    /// It is the one that gives Swedish letters.
    SwedishLetters,
    /// The user chose it.
    Chosen,
    /// All but a few of its characters are well-formed in it.
    NearlyWellFormed,
    /// There are no Swedish letters to go by; it is the likeliest.
    Assumed,
}

/// What stands around cells that hold delimiters or line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quote {
    /// Double quotes.
    Double,
    /// Single quotes.
    Single,
    /// Nothing: quotes are letters like others.
    None,
}

impl Quote {
    /// The character.
    #[must_use]
    pub const fn character(self) -> Option<char> {
        match self {
            Self::Double => Some('"'),
            Self::Single => Some('\''),
            Self::None => None,
        }
    }
}

/// How a quote within quotes is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Escape {
    /// Twice.
    Doubled,
    /// Behind a backslash.
    Backslash,
}

/// Why a delimiter was taken to be the one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DialectReason {
    /// It cuts the rows into equally many cells, better than others do.
    Even,
    /// A first line `sep=` names it.
    SepLine,
    /// No delimiter cuts the rows: the file has one column.
    OneColumn,
    /// The user chose it.
    Chosen,
}

/// How a text file separates, quotes and escapes its cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dialect {
    /// The character between cells.
    pub delimiter: char,
    /// The character around cells, where there is one.
    pub quote: Option<char>,
    /// How a quote within quotes is written.
    pub escape: Escape,
    /// Why the delimiter is this one.
    pub reason: DialectReason,
    /// How many rows with content the beginning of the file has.
    pub rows: u32,
    /// How many of them the delimiter cuts into the commonest number of cells.
    pub even: u32,
}

/// The user's own choices of how a text file is read; `None` means detected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Reading {
    /// The encoding.
    pub encoding: Option<Encoding>,
    /// The character between cells.
    pub delimiter: Option<char>,
    /// What stands around cells.
    pub quote: Option<Quote>,
    /// How a quote within quotes is written.
    pub escape: Option<Escape>,
    /// Text that was encoded twice is mended.
    pub mend: bool,
}

impl std::hash::Hash for Encoding {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.name().hash(state);
    }
}

/// What became of a file of the draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceStatus {
    /// It was read.
    Read,
    /// Its bytes are not on this computer: it must be given again.
    Absent,
    /// It could not be read.
    Failed(Problem),
}

/// What the page shows of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceView {
    /// Which file.
    pub source: SourceRef,
    /// What became of it.
    pub status: SourceStatus,
    /// What it is.
    pub format: Option<Format>,
    /// The encoding it was read in, for text.
    pub encoding: Option<(Encoding, EncodingReason)>,
    /// Whether its text seems to have been encoded twice, so that å stands as Ã¥.
    pub twice: bool,
    /// How it separates its cells, for text.
    pub dialect: Option<Dialect>,
    /// What the user chose of how it is read.
    pub reading: Reading,
    /// The day it was printed or exported, where it says so: orders files that overlap.
    #[serde(with = "super::date::iso")]
    pub printed: Option<Date>,
    /// Its sheets; a text file has one.
    pub sheets: Vec<SheetView>,
    /// What should be known of how the whole file was read.
    pub warnings: Vec<Problem>,
}

/// What the page shows of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetView {
    /// The sheet's name; empty for a text file.
    pub name: String,
    /// Whether the workbook hides it.
    pub hidden: bool,
    /// How it was read.
    pub mapping: SheetMapping,
    /// What was answered of it.
    pub answers: SheetAnswers,
    /// What is to be asked about it, that no answer has settled.
    pub questions: Vec<Question>,
    /// Why it begins left out, where it does.
    pub left_out_reason: Option<LeftOutReason>,
    /// Its columns.
    pub columns: Vec<Column>,
    /// The first rows: each row's number and its cells as text.
    pub preview: Vec<(u32, Vec<String>)>,
    /// What became of its rows.
    pub ledger: Ledger,
    /// The first rows that were set aside; all of them are in the download.
    pub set_aside: Vec<SetAside>,
    /// The first rows that are no cases and not above the header; all of them are in the download.
    pub skipped_rows: Vec<SkippedRow>,
    /// The cases that this sheet tells otherwise than an earlier file.
    pub changes: Vec<CaseChange>,
    /// The columns with dates that do not say themselves which part is the day.
    pub date_columns: Vec<DateColumn>,
    /// What else should be known.
    pub warnings: Vec<Problem>,
}
