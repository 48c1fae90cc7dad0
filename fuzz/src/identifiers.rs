//! Identifiers of people in texts.

use lardom::privacy::{Piece, find, pieces};

/// A text, as well-formed as it can be made.
pub fn identifiers(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let found = find(&text);
    let mut end = 0;
    for finding in &found {
        assert!(finding.bytes.start >= end, "{finding:?} overlaps another");
        assert!(
            text.get(finding.bytes.clone())
                .is_some_and(|part| !part.is_empty())
        );
        end = finding.bytes.end;
    }
    let whole: String = pieces(&text, &found)
        .map(|piece| match piece {
            Piece::Plain(part) | Piece::Identifier(part, _) => part,
        })
        .collect();
    assert_eq!(whole, text);
}
