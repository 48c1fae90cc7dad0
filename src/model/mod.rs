//! The vocabulary as plain data: what a case, an account and a draft are.
//!
//! Knows no files, no web, no clock and no randomness. Everything here can be written with serde, because it is
//! what the page and the engine send each other and what drafts are made of.

mod account;
mod agreement;
mod answers;
mod case_detail;
mod chart;
mod cluster;
mod codebook;
mod codings;
mod comparison;
mod compose;
mod container;
mod count;
mod crosswalk;
mod crosswalk_proposal;
mod date;
mod date_order;
mod decision;
mod draft_state;
mod facet;
mod fold;
mod identifier;
mod kind;
mod ledger;
mod mapping;
mod near_text;
mod operation;
mod place;
mod problem;
mod profile;
mod report;
mod rule;
mod sample;
mod source;
mod spelling;
mod window;

pub use account::{
    Account, CategoryAccount, KindAccount, KindTotal, Period, PublishedFigure, Quantity,
    Reconciliation, StatedBy, UnitAccount, Verdict,
};
pub use agreement::{
    Agreement, Alpha, AlphaReading, CategoryAgreement, Disagreement, Kappa, KappaReading,
};
pub use answers::{Answer, LeftOutReason, OtherKinds, Question, RowsAre, SheetAnswers};
pub use case_detail::{CaseDetail, CaseSuggestion, CategorisedCount, Certainty, RuleTrial};
pub use chart::{Chart, ChartPart, ChartTable, ChartWords};
pub use cluster::{SpellingCluster, SpellingLikeness, SpellingMethod};
pub use codebook::{Category, CategoryId, Codebook, CodebookChange, CodebookProblem};
pub use codings::{CODINGS_VERSION, CODINGS_WORD, Codings, read_codings, write_codings};
pub use comparison::{CoderComparison, Comparison, Incomparable};
pub use container::{Container, ContainerError, LARGEST_SHARED, Opened, from_content, to_content};
pub use count::Count;
pub use crosswalk::{Crosswalk, TranslatedCount, Translation, TranslationEffect};
pub use crosswalk_proposal::{CrosswalkProposal, CrosswalkReason, NameLikeness, YearsToTranslate};
pub use date::{
    MONTHS, calendar_date, days, from_days, iso, read as read_date, written as written_date,
};
pub use date_order::{DateEvidence, DateOrder};
pub use decision::{CaseKey, Categorised, Decision, Means};
pub use draft_state::{DraftState, SourceState, UnitLink};
pub use facet::{Dimension, FacetValues, Facets};
pub use fold::{fold, fold_into, unmarked};
pub use identifier::{Identifier, IdentifierCertainty, IdentifierFinding};
pub use kind::Kind;
pub use ledger::{
    CaseChange, FieldChange, Ledger, MatchProposal, MatchSide, SetAside, SetAsideReason,
    SkipReason, SkippedRow, UncountedReason,
};
pub use mapping::{
    Column, Confidence, ConstantOrigin, DateColumn, GuessReason, Meaning, SheetMapping,
};
pub use near_text::{NearCase, NearGroup};
pub use operation::Operation;
pub use place::Place;
pub use problem::{Problem, ProblemCode};
pub use profile::{PROFILES_VERSION, Profile, read_profiles, write_profiles};
pub use report::{
    Block, ChartBlock, ChartPicture, CheckItem, Counted, Derivation, EditedSection, FigureRef,
    Finding, Form, FrozenChart, FrozenReport, Inline, LiveFigure, MeasureSummary, Origin, Part,
    Recipient, Report, ReportDetails, ReportDraft, ReportFacts, ReportView, Section, SectionId,
    Slice, Table, TableRow, UnitName, ValueCount,
};
pub use rule::{HitPlace, Rule, RuleField, RuleHit, RuleId, RuleMatch, RuleState};
pub use sample::{
    SAMPLE_VERSION, SAMPLE_WORD, Sample, SampleCase, SampleCategory, read_sample, write_sample,
};
pub use source::{
    Dialect, DialectReason, Encoding, EncodingReason, Escape, Fingerprint, Format, Quote, Reading,
    SheetView, SourceRef, SourceStatus, SourceView,
};
pub use spelling::{
    better_spelling, identity, is_dash, is_invisible, is_same, narrow_digit, shown,
};
pub use window::{CaseFilter, CaseOrder, CaseRow, CaseWindow, NotationRow};
