//! The part with the pages on which cases are sorted.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::shell::Late;
use crate::ui::pages::{AgreementPage, CasesPage, CodebookPage, HistoryPage, SamplePage};
use crate::ui::route::DraftPage;

/// One of the pages on which cases are sorted.
#[derive(Clone, Debug)]
pub enum CodingPage {
    /// The cases that the address names.
    Cases(Memo<DraftPage>),
    /// A unit's codebook; the first unit's where none is named.
    Codebook(Option<String>),
    /// What was done in the draft.
    History,
    /// How far two coders agree.
    Agreement,
    /// The second coder's sample.
    Sample,
}

#[wasm_split(coding, fallible, preload(fetch_coding))]
fn made_coding(page: CodingPage) -> Result<AnyView, SplitLoaderError> {
    Ok(match page {
        CodingPage::Cases(page) => view! { <CasesPage page /> }.into_any(),
        CodingPage::Codebook(unit) => view! { <CodebookPage wanted=unit /> }.into_any(),
        CodingPage::History => view! { <HistoryPage /> }.into_any(),
        CodingPage::Agreement => view! { <AgreementPage /> }.into_any(),
        CodingPage::Sample => view! { <SamplePage /> }.into_any(),
    })
}

/// A page on which cases are sorted, as soon as its program is here.
#[component]
pub fn LateCoding(
    /// Which.
    page: CodingPage,
) -> impl IntoView {
    view! { <Late made=made_coding(page) /> }
}

/// Fetches the program of the pages on which cases are sorted before they are opened. Where that fails, opening one
/// tries again and says so.
pub fn fetch_coding_ahead() {
    spawn_local(async {
        let _ = fetch_coding().await;
    });
}
