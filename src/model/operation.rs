//! What the user does to a draft, one entry of its history each.

use serde::{Deserialize, Serialize};

use super::{
    Answer, CaseKey, CodebookChange, Count, Crosswalk, Decision, EditedSection, Fingerprint, Kind,
    Place, PublishedFigure, Reading, ReportDetails, Rule, RuleId, SectionId, SheetMapping,
    SourceRef,
};

/// One decision. A draft is the list of them; replaying the list gives its state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Operation {
    /// Add a file, read this way.
    AddSource {
        /// The file.
        source: SourceRef,
        /// One mapping for each sheet, as guessed.
        sheets: Vec<SheetMapping>,
    },
    /// Take a file out.
    RemoveSource {
        /// The file.
        fingerprint: Fingerprint,
    },
    /// Read a text file in another encoding or with another delimiter.
    SetReading {
        /// The file.
        fingerprint: Fingerprint,
        /// The choices.
        reading: Reading,
        /// One mapping for each sheet, guessed anew.
        sheets: Vec<SheetMapping>,
    },
    /// Change what a sheet's columns mean, its header row or its constants.
    SetMapping {
        /// The file.
        fingerprint: Fingerprint,
        /// The sheet's index.
        sheet: usize,
        /// The whole mapping.
        mapping: SheetMapping,
    },
    /// The user has confirmed how a file is read.
    Confirm {
        /// The file.
        fingerprint: Fingerprint,
    },
    /// Choose the year of the account.
    SetYear {
        /// The year.
        year: i32,
    },
    /// Add a unit that no file names.
    AddUnit {
        /// Its name.
        unit: String,
    },
    /// Count a unit name of the files as another unit, or as itself.
    LinkUnit {
        /// The name in the files.
        name: String,
        /// The unit it counts as; the same name where it stands for itself.
        unit: String,
    },
    /// Say what no file says of a unit's kind in a year.
    State {
        /// The unit.
        unit: String,
        /// The kind.
        kind: Kind,
        /// The year.
        year: i32,
        /// `Reported(0)`: there were none. `NotReported`: known not to be reported. `Missing`: withdraw
        /// what was said.
        count: Count,
    },
    /// Enter a figure that is stated elsewhere, or change it.
    StateFigure {
        /// The figure.
        figure: PublishedFigure,
    },
    /// Take out a figure that was entered.
    RemoveFigure {
        /// The figure, as entered.
        figure: PublishedFigure,
    },
    /// Choose which reading of a case counts where a later file tells it otherwise.
    KeepEarlier {
        /// Where the later reading stands.
        place: Place,
        /// The earlier reading counts, and not as otherwise the later one.
        keep: bool,
    },
    /// Say whether two cases that are told alike are one.
    Match {
        /// Where the case stands that was read first.
        earlier: Place,
        /// Where the other one stands.
        later: Place,
        /// They are one case.
        same: bool,
    },
    /// Decide the categories of cases.
    Categorise {
        /// Which cases.
        cases: Vec<CaseKey>,
        /// What is decided of them; `None` takes back what was.
        decision: Option<Decision>,
    },
    /// Change a unit's codebook, in this order.
    ChangeCodebook {
        /// The unit; `None` for cases that name none.
        unit: Option<String>,
        /// The changes.
        changes: Vec<CodebookChange>,
    },
    /// Add a rule, or change the one with its id.
    SetRule {
        /// The rule.
        rule: Rule,
    },
    /// Take out a rule.
    RemoveRule {
        /// Its id.
        id: RuleId,
    },
    /// Let a rule be tried before another; the first that fits a case counts.
    MoveRule {
        /// Its id.
        id: RuleId,
        /// The one that it then stands before; `None` where it is the last.
        before: Option<RuleId>,
    },
    /// Count an earlier year's categories as a later one's.
    Translate {
        /// The unit; `None` for cases that name none.
        unit: Option<String>,
        /// The translation between the two years; it takes the place of an earlier one. Without pairs there is none.
        crosswalk: Crosswalk,
    },
    /// Fill in what the report says that no file tells.
    SetReportDetails {
        /// All of it.
        details: Box<ReportDetails>,
    },
    /// Keep a section of the report as the user has written it.
    EditSection {
        /// The section.
        section: EditedSection,
    },
    /// Let a section of the report be made of the account again.
    ResetSection {
        /// The section.
        id: SectionId,
    },
    /// Let what identifies a person stand in the report, when it is shared and exported.
    AllowIdentifier {
        /// The section that it stands in.
        section: SectionId,
        /// What it is, as it is written there.
        written: String,
    },
    /// Several things that were done as one.
    Together {
        /// What was done, in this order.
        operations: Vec<Self>,
    },
    /// Answer a question about a sheet.
    Answer {
        /// The file.
        fingerprint: Fingerprint,
        /// The sheet's index.
        sheet: usize,
        /// The answer.
        answer: Answer,
    },
}
