//! What the journal of a draft holds: everything that changes it, one record each.

use serde::{Deserialize, Serialize};

use super::step::{Step, StepId, Version};
use crate::model::{Container, ContainerError, from_content, to_content};

/// The version of a record that this program writes.
pub const EVENT_VERSION: u32 = 2;

const CONTAINER: Container = Container {
    magic: "lardom-event",
    version: EVENT_VERSION,
    first: 1,
};

/// A change of a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    /// A step was done after the one that the draft stood at.
    Did(Step),
    /// Steps were undone or done again: the draft stands at a step, and what can be done again leads to another.
    Went {
        /// The last step that is done; `None` where none is.
        to: Option<StepId>,
        /// The last step that can be done again.
        tip: Option<StepId>,
    },
    /// The draft got another name.
    Named(String),
    /// A step got a name.
    Kept(Version),
    /// Something is being typed that is no step yet.
    Typed {
        /// The field.
        place: String,
        /// What stands there; `None` where it has become a step or was thrown away.
        text: Option<String>,
    },
    /// Steps came from a copy of the draft, in an order in which each is after steps that are there. The draft stands
    /// where it stood.
    Came(Vec<Step>),
}

impl Event {
    /// The event as a record of the journal: a container of bytes.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        CONTAINER.write_bytes(&to_content(self))
    }

    /// Reads a record.
    ///
    /// # Errors
    /// Those of the container, and `Damaged` when what is in it is no event.
    pub fn read(record: &[u8]) -> Result<Self, ContainerError> {
        let opened = CONTAINER.open_bytes(record)?;
        match opened.version {
            // Version 2 knows one more kind of step.
            1 | EVENT_VERSION => from_content(&opened.content),
            _ => Err(ContainerError::Foreign),
        }
    }
}
