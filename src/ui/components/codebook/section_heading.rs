//! The heading of a section in which a codebook is changed.

use leptos::prelude::*;

use super::Book;
use crate::ui::i18n::Text;

/// The heading, beneath which it is told what was done.
#[component]
pub(super) fn SectionHeading(
    /// The codebook as the section changes it.
    book: Book,
    /// The section's title.
    title: Text<&'static str>,
) -> impl IntoView {
    view! {
        <h2 id=book.section_id() tabindex="-1">
            {title}
        </h2>
        <p role="status" class="told">
            {move || book.told()}
        </p>
    }
}
