//! The part around a draft: what it does that nobody sees. It stands apart from what is seen, since pages that the part
//! shows have such things done.

use wasm_split_helpers::{SplitLoaderError, wasm_split};
use web_sys::File;

use super::later::Later;
use crate::ui::copies::{Copies, open_copy};
use crate::ui::new_draft::begin_draft;

/// What the part around a draft does that nobody sees.
pub enum DraftDeed {
    /// Keeps a new draft; says whether it could.
    Begin(String, u64),
    /// Opens a copy.
    OpenCopy(Copies, File),
}

#[wasm_split(draft, fallible)]
fn done_with_draft(deed: DraftDeed) -> Result<Later<bool>, SplitLoaderError> {
    Ok(match deed {
        DraftDeed::Begin(id, now_ms) => Box::pin(begin_draft(id, now_ms)),
        DraftDeed::OpenCopy(copies, file) => Box::pin(open_copy(copies, file)),
    })
}

/// Does something with drafts, once the program for it is here. Says whether it could be done; `None` where the program
/// could not be fetched.
pub async fn do_with_draft(deed: DraftDeed) -> Option<bool> {
    match done_with_draft(deed).await {
        Ok(done) => Some(done.await),
        Err(_) => None,
    }
}
