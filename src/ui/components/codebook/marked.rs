//! A text with the words marked that were found in it.

use leptos::either::Either;
use leptos::prelude::*;

/// The text.
#[component]
pub(super) fn Marked(
    /// Its pieces, as [`pieces_of`] gives them.
    pieces: Vec<(String, bool)>,
) -> impl IntoView {
    let pieces = pieces.into_iter().map(|(piece, is_found)| {
        if is_found {
            Either::Left(view! { <mark>{piece}</mark> })
        } else {
            Either::Right(piece)
        }
    });
    view! { <p>{pieces.collect_view()}</p> }
}

/// The pieces of a text, each with whether it is one of the words.
pub(super) fn pieces_of(text: &str, found: &[String]) -> Vec<(String, bool)> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((start, end)) = first_of(rest, found) {
        let (before, from) = rest.split_at(start);
        let (word, after) = from.split_at(end - start);
        pieces.extend([(before.to_owned(), false), (word.to_owned(), true)]);
        rest = after;
    }
    pieces.push((rest.to_owned(), false));
    pieces
}

/// Where the first of the words stands as a word of its own, in bytes.
fn first_of(text: &str, words: &[String]) -> Option<(usize, usize)> {
    let is_whole = |start: &usize, word: &str| {
        let (before, from) = text.split_at(*start);
        let after = from
            .get(word.len()..)
            .and_then(|after| after.chars().next());
        let beside = [before.chars().next_back(), after];
        beside
            .iter()
            .flatten()
            .all(|letter| !letter.is_alphanumeric())
    };
    let places = words
        .iter()
        .filter(|word| !word.is_empty())
        .filter_map(|word| {
            let mut places = text.match_indices(word.as_str()).map(|(start, _)| start);
            let start = places.find(|start| is_whole(start, word))?;
            Some((start, start + word.len()))
        });
    // Of two that begin together the longer one.
    places.min_by_key(|(start, end)| (*start, std::cmp::Reverse(*end)))
}
