//! A reporter's words, with those marked that speak for what is suggested, and without what identifies people.

use std::ops::Range;

use leptos::either::EitherOf3;
use leptos::prelude::*;

use super::personal_data::PersonalData;
use crate::privacy::{Piece, find, pieces};

/// A paragraph with marked places. What identifies people stands in it while the page shows it.
#[component]
pub fn ToldText(
    /// The words.
    text: String,
    /// What is marked in them, in bytes.
    places: Vec<Range<u32>>,
) -> impl IntoView {
    let mut places: Vec<Range<usize>> = places
        .into_iter()
        .filter_map(|place| Some(place.start.try_into().ok()?..place.end.try_into().ok()?))
        .collect();
    places.sort_by_key(|place| place.start);
    let findings = find(&text);
    let parts = move || {
        if PersonalData::is_shown() {
            return marked(&text, 0, &places);
        }
        let mut parts = Vec::new();
        let mut at = 0;
        for piece in pieces(&text, &findings) {
            match piece {
                Piece::Plain(plain) => {
                    parts.extend(marked(plain, at, &places));
                    at += plain.len();
                }
                Piece::Identifier(written, finding) => {
                    parts.push(Part::Masked(finding.identifier.placeholder()));
                    at += written.len();
                }
            }
        }
        parts
    };
    view! {
        <p class="told-text">
            {move || parts().into_iter().map(Part::into_view).collect_view()}
        </p>
    }
}

/// A part of the words as they are shown.
enum Part {
    /// As they are told.
    Plain(String),
    /// Likewise, and marked.
    Marked(String),
    /// What stands in the place of an identifier.
    Masked(&'static str),
}

impl Part {
    fn into_view(self) -> impl IntoView {
        match self {
            Self::Plain(words) => EitherOf3::A(words),
            Self::Marked(words) => EitherOf3::B(view! { <mark>{words}</mark> }),
            Self::Masked(word) => EitherOf3::C(view! { <span class="masked">{word}</span> }),
        }
    }
}

/// A piece that begins at a byte of the text, with what is marked in it.
fn marked(piece: &str, start: usize, places: &[Range<usize>]) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut at = 0;
    for place in places {
        let first = place.start.saturating_sub(start).max(at);
        let end = place.end.saturating_sub(start).min(piece.len());
        // Places that overlap, are elsewhere or not of this text mark nothing.
        if first >= end {
            continue;
        }
        if let (Some(before), Some(words)) = (piece.get(at..first), piece.get(first..end)) {
            parts.push(Part::Plain(before.to_owned()));
            parts.push(Part::Marked(words.to_owned()));
            at = end;
        }
    }
    parts.extend(piece.get(at..).map(|rest| Part::Plain(rest.to_owned())));
    parts
}
