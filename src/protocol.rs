//! What the page and the engine say to each other. Knows nothing but model types.
//!
//! Messages are written with postcard: page and engine are always of the same build, so the form needs no names, and
//! the code that reads it is a fraction of what JSON needs. Every request carries a number and gets one answer with the same number. A file travels beside its request
//! as the browser's own `File`; a finished file travels beside its answer as bytes.

use serde::{Deserialize, Serialize};

use crate::model::{
    Account, Answer, CaseDetail, CaseFilter, CaseKey, CaseRow, CaseWindow, CategorisedCount,
    CategoryId, Chart, ChartWords, Codebook, Codings, Comparison, DraftState, EditedSection,
    Facets, Fingerprint, MatchProposal, NearGroup, Problem, Profile, Reading, ReportDraft,
    ReportView, Rule, RuleId, RuleTrial, SectionId, SheetMapping, SourceRef, SourceView,
    SpellingMethod, UnitLink, YearsToTranslate,
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

/// How many cases that a sheet tells otherwise an overview carries for each sheet; the ledger counts all.
pub const CHANGES_SHOWN: usize = 500;

/// What the page asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Request {
    /// Read the file beside this request, keep it, and say how it would be read.
    Read {
        /// The file's name.
        name: String,
        /// How files were read that were confirmed before.
        profiles: Vec<Profile>,
    },
    /// Say how a kept file would be read with these choices.
    Describe {
        /// The file.
        source: SourceRef,
        /// The user's choices.
        reading: Reading,
        /// For each sheet the header's first row and height that the user chose, or `None` to detect it.
        headers: Vec<Option<(u32, u32)>>,
        /// How files were read that were confirmed before.
        profiles: Vec<Profile>,
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
    /// Hand over a row of a sheet as it is in the file.
    Row {
        /// The file.
        fingerprint: Fingerprint,
        /// The sheet's index.
        sheet: usize,
        /// Which row.
        row: RowAt,
    },
    /// Count the cases of each value beside a choice.
    Facets {
        /// The choice.
        filter: CaseFilter,
        /// How many values of a dimension at the most, the most common; those chosen come beside.
        limit: u32,
    },
    /// Hand over a case with all that helps to decide its categories.
    Case {
        /// Its place among all cases.
        at: u32,
    },
    /// Leave off learning what cases are about, until another case is asked for.
    LeaveOff {
        /// The case that is open.
        at: u32,
    },
    /// Name the undecided cases of a case's unit that are told in the same words.
    Alike {
        /// The case's place among all cases.
        at: u32,
    },
    /// Hand over a case with the others of its unit whose texts are nearly the same.
    Near {
        /// The case's place among all cases.
        at: u32,
    },
    /// Find the largest groups of undecided cases that a filter lets through and whose texts are nearly the same.
    NearGroups {
        /// The filter.
        filter: CaseFilter,
    },
    /// Say what a rule would do in its place, or were it the draft's last where that does not have it.
    TryRule {
        /// The rule.
        rule: Box<Rule>,
    },
    /// Name the cases that a filter lets through.
    Chosen {
        /// The filter.
        filter: CaseFilter,
    },
    /// The numbers that the files give these cases.
    Numbers {
        /// Their keys.
        cases: Vec<CaseKey>,
    },
    /// Find spellings of a unit's categories that may be one.
    Spellings {
        /// The unit; `None` for cases that name none.
        unit: Option<String>,
    },
    /// Hand over the code lists that come with the program.
    CodeLists,
    /// Find what a unit's categories of the year before may be in the account's year.
    Translation {
        /// The unit; `None` for cases that name none.
        unit: Option<String>,
    },
    /// Leave off reading the file of an earlier [`Request::Read`], whose answer nobody waits for. Heeded at once and not
    /// in its turn; it has no number and no answer, and where the file has been read it changes nothing.
    Cancel {
        /// The number of that request.
        reading: u32,
    },
    /// Take back the file beside this, which an engine before this one had taken in and not kept. Has no number and no
    /// answer.
    TakeBack {
        /// As that engine named it.
        file: UnkeptFile,
    },
    /// Make a CSV file of all rows that were set aside.
    SetAside {
        /// Its header: file, sheet, row, reason, cell.
        header: Vec<String>,
        /// The words for the reasons, in the order of [`UncountedReason::all`](crate::model::UncountedReason::all).
        reasons: Vec<String>,
    },
    /// Draw a blind sample of a unit's decided cases of the account's year, as a file to hand on.
    Sample {
        /// What it is called.
        title: String,
        /// The unit; `None` for cases that name none.
        unit: Option<String>,
        /// How many cases, where there are as many.
        wanted: u32,
        /// What chance begins with.
        seed: u64,
    },
    /// Put the categories of cases beside what others decided of samples of them.
    Compare {
        /// What each of them decided.
        codings: Vec<Codings>,
    },
    /// Compose the report of the account last counted.
    Report {
        /// The user's part of it.
        written: Box<ReportDraft>,
    },
    /// Hand over a section of the report in the form that the text editor has, and the figures that can be put in it.
    OpenSection {
        /// The user's part of the report.
        written: Box<ReportDraft>,
        /// The section.
        id: SectionId,
    },
    /// Understand a section as the text editor has it. Its figures are then taken as read.
    ReadSection {
        /// The user's part of the report.
        written: Box<ReportDraft>,
        /// The section.
        id: SectionId,
        /// Its heading.
        heading: String,
        /// What stands below it, in the editor's form.
        document: String,
    },
    /// Freeze the report of the account last counted, to be handed on.
    Freeze {
        /// The user's part of it.
        written: Box<ReportDraft>,
        /// The words of the charts' tables, in the report's language.
        words: Box<ChartWords>,
        /// Counts from 1 to below this are hidden, and what would tell them; below 3 nothing is.
        hidden_below: u32,
        /// When, in milliseconds since 1970 (UTC).
        frozen_ms: u64,
    },
    /// Remove kept files that no draft names.
    Keep {
        /// The files that drafts name.
        fingerprints: Vec<Fingerprint>,
    },
}

/// What the engine answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Response {
    /// To [`Request::Read`]: the file, or every file of an archive.
    Files(Vec<FileAnswer>),
    /// To [`Request::Describe`].
    Described(Box<Described>),
    /// To [`Request::Evaluate`].
    Overview(Box<Overview>),
    /// To [`Request::Charts`].
    Charts(Vec<Chart>),
    /// To [`Request::Cases`].
    Cases(CaseWindow),
    /// To [`Request::Row`]: each column's name and the cell's text; nothing where there is no such row.
    Row(Vec<(String, String)>),
    /// To [`Request::Facets`].
    Facets(Facets),
    /// To [`Request::Case`]; nothing where there is no such case.
    Case(Option<Box<CaseDetail>>),
    /// To [`Request::Alike`] and [`Request::Chosen`].
    Keys(Vec<CaseKey>),
    /// To [`Request::Numbers`], in their order: `None` where a case is not there or has no number.
    Numbers(Vec<Option<String>>),
    /// To [`Request::Near`]; nothing while texts are still being read.
    Near(Option<Box<NearGroup>>),
    /// To [`Request::NearGroups`]: the first case of each with how many there are, the largest first; nothing while
    /// texts are still being read.
    NearGroups(Option<Vec<(CaseRow, u32)>>),
    /// To [`Request::TryRule`].
    RuleTried(RuleTrial),
    /// To [`Request::Spellings`]: each group with the categories, the one to keep first.
    Spellings(Vec<(SpellingMethod, Vec<CategoryId>)>),
    /// To [`Request::CodeLists`]: each with its title.
    CodeLists(Vec<(String, Codebook)>),
    /// To [`Request::Translation`]; nothing where there is no account, or the unit has no codebook.
    Translation(Option<Box<YearsToTranslate>>),
    /// To [`Request::Compare`].
    Compared(Box<Comparison>),
    /// To [`Request::Report`]; nothing where there is no account.
    Report(Option<Box<ReportView>>),
    /// To [`Request::OpenSection`]; nothing where there is no such section.
    OpenSection(Option<Box<OpenSection>>),
    /// To [`Request::ReadSection`]; nothing where the document is none of the editor's.
    Section(Option<Box<EditedSection>>),
    /// To [`Request::Freeze`] where it is not frozen: identifiers of people are undecided, the report is too large for a
    /// package, or there is no account.
    NotFrozen(NotFrozen),
    /// To [`Request::SetAside`], [`Request::Sample`] and [`Request::Freeze`]; the bytes travel beside it.
    File,
    /// To [`Request::Keep`] and [`Request::LeaveOff`].
    Done,
    /// To a [`Request::Read`] that was cancelled: nothing is left of it.
    Cancelled,
    /// The request could not be met.
    Failed(Problem),
}

/// Why a report is not frozen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotFrozen {
    /// There are so many identifiers of people to decide on.
    Undecided(u32),
    /// It is larger than any package.
    TooLarge,
    /// There is nothing to report.
    NoAccount,
}

/// A section of the report as the text editor opens it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenSection {
    /// What stands below its heading, in the editor's form.
    pub document: String,
    /// The figures that can be put in it, as the editor has them: each with its name, in the order in which they are
    /// offered.
    pub figures: String,
}

/// Which row of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowAt {
    /// The one with this number, as a spreadsheet or a text editor shows it.
    Number(u32),
    /// The one at this place below the header, from 0.
    BelowHeader(u32),
}

/// What became of a file that was given, alone or in an archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileAnswer {
    /// How it would be read.
    Described(Box<Described>),
    /// It cannot be read.
    Failed {
        /// Its name.
        name: String,
        /// Why.
        problem: Problem,
    },
}

/// How a file would be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Described {
    /// The file.
    pub source: SourceRef,
    /// One mapping for each sheet, as guessed.
    pub sheets: Vec<SheetMapping>,
    /// For each sheet, what was answered of a file of the same shape before.
    pub answers: Vec<Vec<Answer>>,
}

/// Everything the page shows of a draft beside its cases and charts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overview {
    /// The files, in the order of the draft.
    pub sources: Vec<SourceView>,
    /// Every unit name of the files with the unit it counts as, in order of name.
    pub links: Vec<UnitLink>,
    /// Cases of different files that may be one.
    pub proposals: Vec<MatchProposal>,
    /// Every unit's codebook.
    pub codebooks: Vec<Codebook>,
    /// For each unit, how its cases of the account's year got their categories.
    pub categorised: Vec<CategorisedCount>,
    /// How many cases each rule decided that decided any, in order of the rules' ids.
    pub ruled: Vec<(RuleId, u32)>,
    /// The account; `None` while no file covers any year.
    pub account: Option<Account>,
}

/// A file that the engine has taken in and not kept for next time yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnkeptFile {
    /// The file.
    pub fingerprint: Fingerprint,
    /// Its name.
    pub name: String,
    /// The number of the [`Request::Read`] that it came with.
    pub reading: u32,
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
        /// Rows read.
        rows: u32,
    },
    /// It learns what cases are about, or has done so: new suggestions can be asked for when all are read.
    Learning {
        /// Cases read.
        done: u32,
        /// All cases.
        total: u32,
    },
    /// It has taken in the file beside this, and has not kept it for next time yet. Another engine must be given it.
    Unkept {
        /// The file.
        file: UnkeptFile,
    },
    /// A file is kept for next time.
    Kept {
        /// The file.
        fingerprint: Fingerprint,
    },
    /// A file is not kept for next time: the browser has no room for it. It must then be given again.
    NotKept {
        /// The file's name.
        name: String,
    },
}
