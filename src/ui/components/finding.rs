//! Something that was found in a sheet, told with its number and opened when it is wanted.

use leptos::prelude::*;

use crate::ui::i18n::Text;
use crate::ui::numbers;

/// How many were found.
pub fn number_of<T>(found: &[T]) -> u32 {
    u32::try_from(found.len()).unwrap_or(u32::MAX)
}

/// "Rader som lagts åt sidan: 3", to be opened.
#[component]
pub fn Finding(
    /// What was found.
    title: Text<&'static str>,
    /// How many there are.
    number: u32,
    /// Whether it begins open.
    #[prop(optional)]
    open: bool,
    /// What they are.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="finding" open=open>
            <summary>{title} ": " {numbers::grouped(number)}</summary>
            {children()}
        </details>
    }
}
