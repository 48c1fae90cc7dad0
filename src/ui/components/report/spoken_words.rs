//! Words that people read to each other, as they stand on a page.

use crate::ui::markup::{Markup, tag};

/// The words, to be read aloud: they are Swedish, whatever the page's language.
pub fn spoken_words(words: &str) -> Markup {
    tag("strong")
        .class("spoken-words")
        .attr("lang", "sv")
        .child(words)
}
