//! The part that reads a shared report.

use leptos::prelude::*;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::shell::Late;
use crate::ui::pages::ReaderPage;
use crate::ui::route::Shared;

#[wasm_split(reader, fallible)]
fn made_reader(shared: Shared) -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <ReaderPage shared /> }.into_any())
}

/// A shared report, as soon as the program that reads it is here.
#[component]
pub fn LateReader(
    /// Where it is.
    shared: Shared,
) -> impl IntoView {
    view! { <Late made=made_reader(shared) /> }
}
