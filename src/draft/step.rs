//! A step: one thing that was done to a draft, by whom and when.

use serde::{Deserialize, Serialize};

use crate::model::Operation;

/// Names a step on every computer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct StepId {
    /// Who wrote it: a number that chance gives each opening of a draft; 0 for steps of drafts that had no such numbers.
    pub writer: u32,
    /// Its number among the writer's, from 1.
    pub number: u32,
}

/// What a step does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    /// Does something to the draft.
    Do(Operation),
    /// Brings what was done up to another step together with what was done up to the one before.
    Join {
        /// The last step of the other line.
        with: StepId,
    },
    /// Makes the draft what it was at another step: a version was restored.
    Return {
        /// The step; `None` for the draft before its first.
        to: Option<StepId>,
    },
}

impl Change {
    /// The step beside the one before it that this one needs.
    #[must_use]
    pub const fn other(&self) -> Option<StepId> {
        match self {
            Self::Do(_) => None,
            Self::Join { with } => Some(*with),
            Self::Return { to } => *to,
        }
    }

    /// What is done, where it is something that is done to the draft.
    #[must_use]
    pub const fn operation(&self) -> Option<&Operation> {
        match self {
            Self::Do(operation) => Some(operation),
            Self::Join { .. } | Self::Return { .. } => None,
        }
    }
}

/// One entry of a draft's history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// What it is known by.
    pub id: StepId,
    /// The step that it was done after; `None` for a first one.
    pub after: Option<StepId>,
    /// When, in milliseconds since 1970 (UTC); `None` where nobody noted it.
    pub at_ms: Option<u64>,
    /// The initials of whoever did it; empty where they were not given.
    pub by: String,
    /// What was done.
    pub change: Change,
}

/// Who writes now, and when: what every new step is signed with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pen {
    /// The writer's number.
    pub writer: u32,
    /// The initials, where they are given.
    pub by: String,
    /// The time, in milliseconds since 1970 (UTC).
    pub now_ms: u64,
}

/// A step that a person has given a name, to find it again: "före nämnd".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// What it is called.
    pub name: String,
    /// The step; `None` for the draft before its first.
    pub step: Option<StepId>,
    /// When it was named, in milliseconds since 1970 (UTC).
    pub at_ms: u64,
}
