//! The part with the board's paper.

use leptos::prelude::*;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::shell::Late;
use crate::ui::pages::ReportPage;

#[wasm_split(report, fallible)]
fn made_report() -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <ReportPage /> }.into_any())
}

/// The board's paper, as soon as its program is here.
#[component]
pub fn LateReport() -> impl IntoView {
    view! { <Late made=made_report() /> }
}
