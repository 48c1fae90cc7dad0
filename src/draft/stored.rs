//! A draft as it is stored: its snapshot, which holds all of it.
//!
//! The content of the container begins with the [`Summary`], so that a list of drafts need not read their steps; then
//! come the steps ([`compact`]), where the draft stands, its versions, and what is being typed.

use serde::{Deserialize, Serialize};

use super::compact::{self, put, take};
use super::event::Event;
use super::step::{Change, Step, StepId};
use super::tree::Draft;
use crate::model::{
    Container, ContainerError, Fingerprint, Operation, SourceRef, from_content, to_content,
};

/// The version of the stored draft that this program writes.
pub const DRAFT_VERSION: u32 = 3;

const CONTAINER: Container = Container {
    magic: "lardom-draft",
    version: DRAFT_VERSION,
    first: 2,
};

/// What stands in local storage for a draft that is too large for it.
const ELSEWHERE: Container = Container {
    magic: "lardom-draft-elsewhere",
    version: 1,
    first: 1,
};

/// What a list of drafts tells of one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// When it was made, in milliseconds since 1970 (UTC).
    pub created_ms: u64,
    /// When it was saved, in milliseconds since 1970 (UTC).
    pub saved_ms: u64,
    /// How many events it was made of.
    pub events: u64,
    /// The files that it names.
    pub files: Vec<Fingerprint>,
}

/// A draft of version 1, which had no tree.
#[derive(Deserialize)]
struct DraftV1 {
    id: String,
    name: String,
    created_ms: u64,
    operations: Vec<Operation>,
    /// The last undone last.
    undone: Vec<Operation>,
}

impl Draft {
    /// The draft as a text for local storage.
    #[must_use]
    pub fn write(&self, saved_ms: u64) -> String {
        CONTAINER.write(&self.content(saved_ms))
    }

    /// The draft as bytes.
    #[must_use]
    pub fn write_bytes(&self, saved_ms: u64) -> Vec<u8> {
        CONTAINER.write_bytes(&self.content(saved_ms))
    }

    /// Reads what [`write`](Self::write) has written, in this version or an earlier one.
    ///
    /// # Errors
    /// Those of the container.
    pub fn read(text: &str) -> Result<Self, ContainerError> {
        let opened = CONTAINER.open(text)?;
        Self::of_content(opened.version, &opened.content)
    }

    /// Reads what [`write_bytes`](Self::write_bytes) has written.
    ///
    /// # Errors
    /// Those of the container.
    pub fn read_bytes(bytes: &[u8]) -> Result<Self, ContainerError> {
        let opened = CONTAINER.open_bytes(bytes)?;
        Self::of_content(opened.version, &opened.content)
    }

    /// What a list tells of it.
    #[must_use]
    pub fn summary(&self, saved_ms: u64) -> Summary {
        Summary {
            id: self.id.clone(),
            name: self.name.clone(),
            created_ms: self.created_ms,
            saved_ms,
            events: self.events,
            files: self
                .named_files()
                .into_iter()
                .map(|file| file.fingerprint)
                .collect(),
        }
    }

    /// Every file that a step names, also one that has been undone: it can be done again.
    #[must_use]
    pub fn named_files(&self) -> Vec<SourceRef> {
        let mut files = Vec::new();
        let operations = self.steps.iter().filter_map(|step| step.change.operation());
        for operation in operations {
            add_files(operation, &mut files);
        }
        files
    }

    fn content(&self, saved_ms: u64) -> Vec<u8> {
        let mut bytes = Vec::new();
        put(&mut bytes, &self.summary(saved_ms));
        bytes.extend_from_slice(&compact::write(&self.steps));
        put(&mut bytes, &(self.head(), self.tip()));
        put(&mut bytes, &self.versions);
        put(&mut bytes, &self.typed);
        bytes
    }

    fn of_content(version: u32, content: &[u8]) -> Result<Self, ContainerError> {
        match version {
            1 => from_content::<DraftV1>(content)?.try_into(),
            // Version 3 knows one more kind of step.
            2 | DRAFT_VERSION => Self::of_newest(content),
            _ => Err(ContainerError::Foreign),
        }
    }

    fn of_newest(content: &[u8]) -> Result<Self, ContainerError> {
        let mut rest = content;
        let summary: Summary = take(&mut rest)?;
        let (steps, mut rest) = compact::read(rest)?;
        let mut draft = Self::new(summary.id, summary.name, summary.created_ms);
        draft.add_all(steps)?;
        let (to, tip) = take(&mut rest)?;
        draft.stand_at(to, tip)?;
        draft.versions = take(&mut rest)?;
        draft.typed = take(&mut rest)?;
        draft.events = summary.events;
        match rest {
            [] => Ok(draft),
            _ => Err(ContainerError::Damaged),
        }
    }

    fn add_all(&mut self, steps: Vec<Step>) -> Result<(), ContainerError> {
        for step in steps {
            self.add(step).map_err(|_| ContainerError::Damaged)?;
        }
        Ok(())
    }

    fn stand_at(&mut self, to: Option<StepId>, tip: Option<StepId>) -> Result<(), ContainerError> {
        self.take(Event::Went { to, tip })
            .map_err(|_| ContainerError::Damaged)
    }
}

impl Summary {
    /// What a list tells of a stored draft. The checksum holds where this is `Ok`.
    ///
    /// # Errors
    /// Those of [`Draft::read`].
    pub fn read(text: &str) -> Result<Self, ContainerError> {
        if ELSEWHERE.is_in(text.as_bytes()) {
            return from_content(&ELSEWHERE.open(text)?.content);
        }
        let opened = CONTAINER.open(text)?;
        let mut summary = Self::of_content(opened.version, &opened.content)?;
        if opened.version == 1 {
            // The line of version 1 told when it was saved before its content.
            let saved = text.split(' ').nth(3).and_then(|saved| saved.parse().ok());
            summary.saved_ms = saved.unwrap_or(summary.saved_ms);
        }
        Ok(summary)
    }

    /// The text that stands in local storage for a draft that is too large for it.
    #[must_use]
    pub fn write(&self) -> String {
        ELSEWHERE.write(&to_content(self))
    }

    /// What a list tells of a draft that is stored as bytes.
    ///
    /// # Errors
    /// Those of [`Draft::read_bytes`].
    pub fn read_bytes(bytes: &[u8]) -> Result<Self, ContainerError> {
        let opened = CONTAINER.open_bytes(bytes)?;
        Self::of_content(opened.version, &opened.content)
    }

    fn of_content(version: u32, content: &[u8]) -> Result<Self, ContainerError> {
        if version == 1 {
            let draft = Draft::of_content(version, content)?;
            return Ok(draft.summary(draft.created_ms));
        }
        take(&mut &content[..])
    }
}

impl TryFrom<DraftV1> for Draft {
    type Error = ContainerError;

    /// Steps of before have no time and no writer.
    fn try_from(old: DraftV1) -> Result<Self, ContainerError> {
        let mut draft = Self::new(old.id, old.name, old.created_ms);
        let done = u32::try_from(old.operations.len()).map_err(|_| ContainerError::Damaged)?;
        let operations = old
            .operations
            .into_iter()
            .chain(old.undone.into_iter().rev());
        let id = |number| StepId { writer: 0, number };
        let steps = (1..).zip(operations).map(|(number, operation)| Step {
            id: id(number),
            after: (number > 1).then(|| id(number - 1)),
            at_ms: None,
            by: String::new(),
            change: Change::Do(operation),
        });
        draft.add_all(steps.collect())?;
        let tip = draft.steps.last().map(|step| step.id);
        draft.stand_at((done > 0).then(|| id(done)), tip)?;
        Ok(draft)
    }
}

fn add_files(operation: &Operation, files: &mut Vec<SourceRef>) {
    match operation {
        Operation::AddSource { source, .. }
            if !files
                .iter()
                .any(|file| file.fingerprint == source.fingerprint) =>
        {
            files.push(source.clone());
        }
        Operation::Together { operations } => {
            for each in operations {
                add_files(each, files);
            }
        }
        _ => {}
    }
}
