//! How a draft begins.

use crate::browser::drafts::shelf;
use crate::draft::Draft;

/// Keeps a new draft. Says whether it could.
pub async fn begin_draft(id: String, now_ms: u64) -> bool {
    let draft = Draft::new(id, String::new(), now_ms);
    shelf::put(&draft, now_ms).await.is_ok()
}
