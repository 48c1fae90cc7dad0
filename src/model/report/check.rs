//! What is to be looked at before the paper goes to the board.

use serde::{Deserialize, Serialize};

use super::{FigureRef, SectionId};
use crate::model::{Count, Identifier, Reconciliation};

/// Something to look at, and where it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckItem {
    /// The section.
    pub section: SectionId,
    /// What there is to look at.
    pub finding: Finding,
}

/// What there is to look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// The section says nothing.
    EmptySection,
    /// A figure has changed since it was last read.
    StaleFigure {
        /// The block it is in, from 0.
        block: u32,
        /// What it stands for.
        of: FigureRef,
        /// What it was.
        seen: Count,
        /// What it is.
        now: Count,
    },
    /// A number that was typed and is none of the section's figures.
    UncheckedNumber {
        /// The block it is in, from 0.
        block: u32,
        /// The line within the block, from 0: an entry of a list.
        line: u32,
        /// Where it begins, in characters of the line as it is shown.
        start: u32,
        /// The number as it is typed.
        written: String,
        /// The words around it.
        context: String,
    },
    /// A figure that is stated elsewhere is not what the rows give.
    SumsDiffer(Reconciliation),
    /// Something that identifies a person and that nobody has decided on: the report is not handed on while there is one.
    Identifier {
        /// The block it is in, from 0; `None` for the section's heading and, in the first section, the paper's head.
        block: Option<u32>,
        /// The line within the block, from 0: an entry of a list, a cell of a table.
        line: u32,
        /// Where it begins, in characters of the line as it is shown.
        start: u32,
        /// How it is written.
        written: String,
        /// What it is.
        identifier: Identifier,
    },
    /// A chart has no words for those who do not see it.
    MissingAlternative {
        /// The block, from 0.
        block: u32,
    },
}
