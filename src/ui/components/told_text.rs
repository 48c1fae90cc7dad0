//! A reporter's words, with those marked that speak for what is suggested, and without what identifies people.

use std::ops::Range;

use super::personal_data::PersonalData;
use crate::privacy::{Piece, find, pieces};
use crate::ui::live::part;
use crate::ui::markup::{Child as _, Markup, group, tag};

/// A paragraph with marked places, given in bytes. What identifies people stands in it while the page shows it.
pub fn told_text(text: &str, places: Vec<Range<u32>>) -> Markup {
    let text = text.to_owned();
    let mut places: Vec<Range<usize>> = places
        .into_iter()
        .filter_map(|place| Some(place.start.try_into().ok()?..place.end.try_into().ok()?))
        .collect();
    places.sort_by_key(|place| place.start);
    let findings = find(&text);
    tag("p").class("told-text").child(part(move || {
        if PersonalData::is_shown() {
            return marked(&text, 0, &places);
        }
        let line = group();
        let mut at = 0;
        for piece in pieces(&text, &findings) {
            match piece {
                Piece::Plain(plain) => {
                    marked(plain, at, &places).put_in(line.node());
                    at += plain.len();
                }
                Piece::Identifier(written, finding) => {
                    let mask = tag("span").class("masked");
                    mask.child(finding.identifier.placeholder())
                        .put_in(line.node());
                    at += written.len();
                }
            }
        }
        line
    }))
}

/// A piece that begins at a byte of the text, with what is marked in it.
fn marked(piece: &str, start: usize, places: &[Range<usize>]) -> Markup {
    let mut line = group();
    let mut at = 0;
    for place in places {
        let first = place.start.saturating_sub(start).max(at);
        let end = place.end.saturating_sub(start).min(piece.len());
        // Places that overlap, are elsewhere or not of this text mark nothing.
        if first >= end {
            continue;
        }
        if let (Some(before), Some(words)) = (piece.get(at..first), piece.get(first..end)) {
            line = line.child(before).child(tag("mark").child(words));
            at = end;
        }
    }
    line.child(piece.get(at..))
}
