//! What the page and the engine say to each other. Knows nothing but model types.
//!
//! Messages are written with postcard: page and engine are always of the same build, so the form needs no names, and
//! the code that reads it is a fraction of what JSON needs. Every request carries a number and gets one answer with the same number. A file travels beside its request
//! as the browser's own `File`; a finished file travels beside its answer as bytes.

use serde::{Deserialize, Serialize};

use crate::model::{
    Account, CaseFilter, CaseWindow, Chart, ChartWords, DraftState, Fingerprint, Problem, Reading,
    SheetMapping, SourceRef, SourceView, UnitLink,
};

/// What names the build that a program belongs to. The page and the engine must have the same.
pub const BUILD: &str = match option_env!("LARDOM_BUILD") {
    Some(build) => build,
    None => "development",
};

/// Writes a message. Plain data always has a form; an empty message is understood by nobody.
#[must_use]
pub fn write(message: &impl Serialize) -> Vec<u8> {
    postcard::to_allocvec(message).unwrap_or_default()
}

/// Reads a message; nothing where it is not one of that type.
#[must_use]
pub fn read<T: serde::de::DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}

/// How many rows that were set aside an overview carries for each sheet; the download has all.
pub const SET_ASIDE_SHOWN: usize = 200;

/// What the page asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Request {
    /// Read the file beside this request, keep it, and say how it would be read.
    Read {
        /// The file's name.
        name: String,
    },
    /// Say how a kept file would be read with these choices.
    Describe {
        /// The file.
        source: SourceRef,
        /// The user's choices.
        reading: Reading,
        /// For each sheet a header row that the user chose, or `None` to detect it.
        header_rows: Vec<Option<u32>>,
    },
    /// Import every file of the draft and count.
    Evaluate {
        /// The draft's state.
        state: Box<DraftState>,
    },
    /// Draw up the charts of the account last counted.
    Charts {
        /// The words to use.
        words: Box<ChartWords>,
    },
    /// Hand over cases of the account last counted.
    Cases {
        /// Which.
        filter: CaseFilter,
        /// The first one's place, from 0.
        offset: u32,
        /// How many at the most.
        limit: u32,
    },
    /// Make a CSV file of all rows that were set aside.
    SetAside {
        /// Its header: file, sheet, row, reason, cell.
        header: Vec<String>,
        /// The words for the reasons `no_kind`, `unknown_kind`, `empty`, `conflict`.
        reasons: [String; 4],
    },
    /// Remove kept files that no draft names.
    Keep {
        /// The files that drafts name.
        fingerprints: Vec<Fingerprint>,
    },
}

/// What the engine answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Response {
    /// To [`Request::Read`] and [`Request::Describe`].
    Described(Box<Described>),
    /// To [`Request::Evaluate`].
    Overview(Box<Overview>),
    /// To [`Request::Charts`].
    Charts(Vec<Chart>),
    /// To [`Request::Cases`].
    Cases(CaseWindow),
    /// To [`Request::SetAside`]; the bytes travel beside it.
    File,
    /// To [`Request::Keep`].
    Done,
    /// The request could not be met.
    Failed(Problem),
}

/// How a file would be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Described {
    /// The file.
    pub source: SourceRef,
    /// One mapping for each sheet, as guessed.
    pub sheets: Vec<SheetMapping>,
    /// Whether the file is kept for next time; where it is not, it must be given again.
    pub kept: bool,
}

/// Everything the page shows of a draft beside its cases and charts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overview {
    /// The files, in the order of the draft.
    pub sources: Vec<SourceView>,
    /// Every unit name of the files with the unit it counts as, in order of name.
    pub links: Vec<UnitLink>,
    /// The account; `None` while no file covers any year.
    pub account: Option<Account>,
}

/// What the engine says unasked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Notice {
    /// It has started and is of this build.
    Started {
        /// The build.
        build: String,
    },
    /// It is at work.
    Progress {
        /// The file's name.
        name: String,
        /// Bytes done.
        done: u64,
        /// Bytes in all.
        total: u64,
    },
}
