//! The part around a draft: what is seen of it.

use std::future::ready;

use leptos::prelude::*;
use leptos::task::spawn_local;
use send_wrapper::SendWrapper;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::later::Later;
use super::shell::{Late, PartNotFetched, Unfetched};
use crate::ui::components::OpenedCopy;
use crate::ui::pages::{DraftsKept, found_draft};
use crate::ui::route::DraftPage;

/// Parts of the page around a draft, which are one part of the program.
pub enum DraftPart {
    /// A draft by its id, and the page of it that the address names.
    Open(String, Memo<DraftPage>),
    /// The drafts that are kept, and what clears them away.
    List,
    /// What is asked of a copy that was opened.
    OpenedCopy,
}

#[wasm_split(draft, fallible, preload(fetch_draft))]
fn made_draft(part: DraftPart) -> Result<Later<AnyView>, SplitLoaderError> {
    Ok(match part {
        DraftPart::Open(id, page) => Box::pin(found_draft(id, page)),
        DraftPart::List => Box::pin(ready(view! { <DraftsKept /> }.into_any())),
        DraftPart::OpenedCopy => Box::pin(ready(view! { <OpenedCopy /> }.into_any())),
    })
}

/// A draft, as soon as both it and its program are here.
#[component]
pub fn LateDraft(
    /// The draft's id.
    id: String,
    /// The page of it that the address names.
    page: Memo<DraftPage>,
) -> impl IntoView {
    let made = async move { Ok(made_draft(DraftPart::Open(id, page)).await?.await) };
    view! { <Late made /> }
}

/// A part of the start page, as soon as its program is here; until then there is nothing.
#[component]
pub fn LatePart(
    /// Which.
    part: DraftPart,
) -> impl IntoView {
    let made = SendWrapper::new(async move {
        let made = made_draft(part).await.map_err(|_| Unfetched)?;
        Ok::<_, Unfetched>(made.await)
    });
    view! {
        <ErrorBoundary fallback=|_| view! { <PartNotFetched /> }>
            <Suspense>{Suspend::new(made)}</Suspense>
        </ErrorBoundary>
    }
}

/// Fetches the program of drafts before one is opened. Where that fails, opening one tries again and says so.
pub fn fetch_draft_ahead() {
    spawn_local(async {
        let _ = fetch_draft().await;
    });
}
