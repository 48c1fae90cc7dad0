//! What an operation is about: two that are about the same thing, and say otherwise of it, are a conflict.

use std::slice::from_ref;

use super::taking_in::together;
use crate::model::{
    Answer, CaseKey, CategoryId, CodebookChange, Fingerprint, Kind, Operation, Place, Quantity,
    RuleId, SectionId, fold,
};

/// A thing that operations are about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Touch {
    /// The decision about a case.
    Case(CaseKey),
    /// Whether a file is in the draft, and how it is read.
    Source(Fingerprint),
    /// The answer to a question about a sheet: for a value of the kind column, with that value.
    Answer(Fingerprint, usize, String),
    /// The account's year.
    Year,
    /// What a unit name counts as.
    Link(String),
    /// What is said of a unit's kind in a year.
    Statement(String, Kind, i32),
    /// A figure stated elsewhere.
    Figure(Option<String>, Option<Kind>, i32, Quantity),
    /// Which reading of a case counts.
    Earlier(Place),
    /// Whether two cases are one.
    Match(Place, Place),
    /// A category of a unit's codebook.
    Category(Option<String>, CategoryId),
    /// A rule.
    Rule(RuleId),
    /// A translation between two years of a unit.
    Crosswalk(Option<String>, i32, i32),
    /// What is filled in for the report.
    Details,
    /// A section of the report.
    Section(SectionId),
}

/// Everything that an operation is about; nothing where it goes together with whatever else was done.
#[must_use]
pub fn touches(operation: &Operation) -> Vec<Touch> {
    let one = |touch| vec![touch];
    match operation {
        Operation::AddSource { source, .. } => one(Touch::Source(source.fingerprint.clone())),
        Operation::RemoveSource { fingerprint }
        | Operation::SetReading { fingerprint, .. }
        | Operation::SetMapping { fingerprint, .. } => one(Touch::Source(fingerprint.clone())),
        Operation::Answer {
            fingerprint,
            sheet,
            answer,
        } => one(Touch::Answer(fingerprint.clone(), *sheet, question(answer))),
        Operation::SetYear { .. } => one(Touch::Year),
        Operation::LinkUnit { name, .. } => one(Touch::Link(name.clone())),
        Operation::State {
            unit, kind, year, ..
        } => one(Touch::Statement(unit.clone(), *kind, *year)),
        Operation::StateFigure { figure } | Operation::RemoveFigure { figure } => {
            one(Touch::Figure(
                figure.unit.clone(),
                figure.kind,
                figure.year,
                figure.quantity,
            ))
        }
        Operation::KeepEarlier { place, .. } => one(Touch::Earlier(place.clone())),
        Operation::Match { earlier, later, .. } => {
            one(Touch::Match(earlier.clone(), later.clone()))
        }
        Operation::Categorise { cases, .. } => cases.iter().copied().map(Touch::Case).collect(),
        Operation::ChangeCodebook { unit, changes } => {
            let categories = changes.iter().flat_map(categories);
            let touch = |id: &CategoryId| Touch::Category(unit.clone(), id.clone());
            categories.map(touch).collect()
        }
        Operation::SetRule { rule } => one(Touch::Rule(rule.id)),
        Operation::RemoveRule { id } => one(Touch::Rule(*id)),
        Operation::Translate { unit, crosswalk } => one(Touch::Crosswalk(
            unit.clone(),
            crosswalk.from_year,
            crosswalk.to_year,
        )),
        Operation::SetReportDetails { .. } => one(Touch::Details),
        Operation::EditSection { section } => one(Touch::Section(section.id.clone())),
        Operation::ResetSection { id } => one(Touch::Section(id.clone())),
        Operation::Together { operations } => operations.iter().flat_map(touches).collect(),
        Operation::Confirm { .. }
        | Operation::AddUnit { .. }
        | Operation::MoveRule { .. }
        | Operation::AllowIdentifier { .. } => Vec::new(),
    }
}

/// The part of an operation that is about one thing; `None` where none is.
#[must_use]
pub fn about(operation: &Operation, touch: &Touch) -> Option<Operation> {
    match (operation, touch) {
        (Operation::Categorise { cases, decision }, Touch::Case(case)) => {
            cases.contains(case).then(|| Operation::Categorise {
                cases: vec![*case],
                decision: decision.clone(),
            })
        }
        (Operation::ChangeCodebook { unit, changes }, Touch::Category(of, id)) => {
            let is_about = |change: &&CodebookChange| categories(change).contains(&id);
            let changes: Vec<_> = changes.iter().filter(is_about).cloned().collect();
            (unit == of && !changes.is_empty()).then(|| Operation::ChangeCodebook {
                unit: unit.clone(),
                changes,
            })
        }
        (Operation::Together { operations }, touch) => {
            let parts = operations.iter().filter_map(|each| about(each, touch));
            together(parts.collect())
        }
        (operation, touch) => touches(operation)
            .contains(touch)
            .then(|| operation.clone()),
    }
}

fn question(answer: &Answer) -> String {
    match answer {
        Answer::KindValue { value, .. } => format!("kind {}", fold(value)),
        Answer::Rows(_) => "rows".to_owned(),
        Answer::OtherKinds(_) => "other kinds".to_owned(),
        Answer::LexSarahList(_) => "lex sarah".to_owned(),
    }
}

fn categories(change: &CodebookChange) -> Vec<&CategoryId> {
    match change {
        CodebookChange::Add { category } => vec![&category.id],
        CodebookChange::Rename { id, .. }
        | CodebookChange::Describe { id, .. }
        | CodebookChange::Nest { id, .. }
        | CodebookChange::Retire { id, .. }
        | CodebookChange::Revive { id } => vec![id],
        // The order of categories is nobody's opinion: the later one stands.
        CodebookChange::Move { .. } => Vec::new(),
        CodebookChange::Merge { from, into } => from.iter().chain(from_ref(into)).collect(),
        CodebookChange::Split { id, into } => {
            let parts = into.iter().map(|part| &part.id);
            parts.chain(from_ref(id)).collect()
        }
    }
}
