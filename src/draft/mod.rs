//! The draft (utkast): what the user has done, as a tree of steps with times, and the forms it is kept in.
//!
//! Knows no files, no web, no clock and no chance: whoever changes a draft brings the time and the writer's number
//! along ([`Pen`]). Everything that changes a draft is an [`Event`]; the journal is the list of them, and a snapshot is
//! what they amount to.

mod compact;
mod copy;
mod difference;

mod event;
mod line;
mod merge;
mod recover;
mod step;
mod stored;
mod take_over;
mod taking_in;
mod touches;
mod tree;

pub use copy::{COPY_VERSION, COPY_WORD, Copied, CopiedFile, Copy, read_copy, write_copy};
pub use difference::{FigureDifference, StateDifference, figures_between};
pub use event::{EVENT_VERSION, Event};
pub use merge::{Conflict, Merge, Side, Unmergeable};
pub use recover::{Kept, Recovered};
pub use step::{Change, Pen, Step, StepId, Version};
pub use stored::{DRAFT_VERSION, Summary};
pub use take_over::TakeOver;
pub use taking_in::{
    TakenIn, confirm_all, profiles, read_anew, take_in, together, with_categories,
};
pub use touches::{Touch, about, touches};
pub use tree::{Draft, Misfit};
