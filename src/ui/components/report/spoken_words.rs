//! Words that people read to each other, as they stand on a page.

use leptos::prelude::*;

/// The words, to be read aloud: they are Swedish, whatever the page's language.
#[component]
pub fn SpokenWords(
    /// The words, with spaces between them.
    words: String,
) -> impl IntoView {
    view! {
        <strong class="spoken-words" lang="sv">
            {words}
        </strong>
    }
}
