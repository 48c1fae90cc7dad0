//! What the user does to a draft that takes more than one operation, or needs to know what the engine has said.

use crate::model::{
    Answer, Codebook, CodebookChange, DraftState, Fingerprint, Operation, Profile, Reading,
    SheetMapping, SourceRef, SourceView,
};

/// What becomes of a file that has been read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TakenIn {
    /// It is new: what takes it into the draft.
    New(Vec<Operation>),
    /// The draft named it, and its bytes were not there: they are now.
    Back,
    /// It is there already.
    Same,
}

/// A file with its sheets as guessed, and what a profile answers of each. `waiting` are operations that are about to be
/// done; `is_absent` says that the draft names the file and its bytes are not there.
#[must_use]
pub fn take_in(
    state: &DraftState,
    waiting: &[Operation],
    is_absent: bool,
    source: SourceRef,
    sheets: Vec<SheetMapping>,
    answers: Vec<Vec<Answer>>,
) -> TakenIn {
    let waits = waiting.iter().any(|operation| {
        matches!(operation, Operation::AddSource { source: other, .. }
            if other.fingerprint == source.fingerprint)
    });
    let known = state.source(&source.fingerprint).is_some();
    if waits || (known && !is_absent) {
        return TakenIn::Same;
    }
    if known {
        return TakenIn::Back;
    }
    let fingerprint = source.fingerprint.clone();
    let mut operations = vec![Operation::AddSource { source, sheets }];
    let answered = answers.into_iter().enumerate();
    let each = answered.flat_map(|(sheet, answers)| {
        let answers = answers.into_iter();
        answers.map(move |answer| (sheet, answer))
    });
    operations.extend(each.map(|(sheet, answer)| Operation::Answer {
        fingerprint: fingerprint.clone(),
        sheet,
        answer,
    }));
    TakenIn::New(operations)
}

/// Several operations as the one that they are to the user; `None` where there are none.
#[must_use]
pub fn together(mut operations: Vec<Operation>) -> Option<Operation> {
    match operations.len() {
        0 | 1 => operations.pop(),
        _ => Some(Operation::Together { operations }),
    }
}

/// Operations that name categories of a unit, with what takes up in its codebook first what its files call categories:
/// the names keep their meaning when the files are gone. `books` are the codebooks as the engine tells them.
#[must_use]
pub fn with_categories(
    state: &DraftState,
    books: &[Codebook],
    unit: Option<&str>,
    mut operations: Vec<Operation>,
) -> Vec<Operation> {
    let known = state.codebook(unit);
    let book = books.iter().find(|book| book.unit.as_deref() == unit);
    let categories = book.map_or(&[][..], |book| &book.categories);
    let changes: Vec<CodebookChange> = categories
        .iter()
        .filter(|each| known.is_none_or(|known| known.find(&each.id).is_none()))
        .map(|category| CodebookChange::Add {
            category: category.clone(),
        })
        .collect();
    if !changes.is_empty() {
        let unit = unit.map(str::to_owned);
        operations.insert(0, Operation::ChangeCodebook { unit, changes });
    }
    operations
}

/// A file read otherwise: its sheets as guessed anew, with what the user had answered of them before.
#[must_use]
pub fn read_anew(
    state: &DraftState,
    fingerprint: Fingerprint,
    reading: Reading,
    mut sheets: Vec<SheetMapping>,
) -> Operation {
    let before = state.source(&fingerprint);
    let before = before.map_or(&[][..], |source| &source.sheets);
    for (guessed, answered) in sheets.iter_mut().zip(before) {
        guessed.keep_answers(answered);
    }
    Operation::SetReading {
        fingerprint,
        reading,
        sheets,
    }
}

/// What confirms every file that is not confirmed.
#[must_use]
pub fn confirm_all(state: &DraftState) -> Vec<Operation> {
    let waiting = state.sources.iter().filter(|source| !source.confirmed);
    waiting
        .map(|source| Operation::Confirm {
            fingerprint: source.source.fingerprint.clone(),
        })
        .collect()
}

/// A profile of each sheet that is not confirmed, with what the engine says of it in `views`.
#[must_use]
pub fn profiles(state: &DraftState, views: &[SourceView]) -> Vec<Profile> {
    let waiting = state.sources.iter().filter(|source| !source.confirmed);
    let sheets = waiting.flat_map(|source| {
        let mut views = views.iter();
        let view = views.find(|view| view.source.fingerprint == source.source.fingerprint);
        let views = view.map_or(&[][..], |view| &view.sheets);
        let sheets = source.sheets.iter().zip(views);
        sheets.filter_map(|(mapping, view)| Profile::of(&source.source.name, view, mapping))
    });
    sheets.collect()
}
