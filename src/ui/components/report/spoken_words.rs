//! Words that people read to each other, as they stand on a page.

use leptos::prelude::*;

use crate::ui::bridge::built;
use crate::ui::markup::Markup;

/// Until its callers are views.
pub fn spoken_words(words: &str) -> Markup {
    let words = words.to_owned();
    built(view! { <SpokenWords words /> })
}

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
