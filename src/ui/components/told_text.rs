//! A reporter's words, with those marked that speak for what is suggested.

use std::ops::Range;

use crate::ui::markup::{Markup, tag};

/// A paragraph with marked places, given in bytes.
pub fn told_text(text: &str, mut places: Vec<Range<u32>>) -> Markup {
    places.sort_by_key(|place| place.start);
    let mut paragraph = tag("p").class("told-text");
    let mut at = 0;
    for place in places {
        let (Ok(start), Ok(end)) = (usize::try_from(place.start), usize::try_from(place.end))
        else {
            continue;
        };
        // Places that overlap, or that are not of this text, mark nothing.
        if let (Some(before), Some(marked)) = (text.get(at..start), text.get(start..end)) {
            paragraph = paragraph.child(before).child(tag("mark").child(marked));
            at = end;
        }
    }
    paragraph.child(text.get(at..))
}
