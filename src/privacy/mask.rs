//! A text with its identifiers masked: for the screen and for whatever leaves it.

use crate::model::IdentifierFinding;

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'text> {
    /// What is no identifier.
    Plain(&'text str),
    /// An identifier as it is written, and what was found.
    Identifier(&'text str, &'text IdentifierFinding),
}

/// A text cut where its identifiers begin and end, in the text's order: what a screen shows, with the identifiers to be
/// masked or uncovered one by one. Findings that are not this text's are left out.
pub fn pieces<'text>(
    text: &'text str,
    findings: &'text [IdentifierFinding],
) -> impl Iterator<Item = Piece<'text>> {
    let mut pieces = Vec::with_capacity(findings.len() * 2 + 1);
    let mut at = 0;
    for finding in findings {
        let bytes = finding.bytes.clone();
        let (Some(plain), Some(identifier)) = (text.get(at..bytes.start), text.get(bytes.clone()))
        else {
            continue;
        };
        pieces.push(Piece::Plain(plain));
        pieces.push(Piece::Identifier(identifier, finding));
        at = bytes.end;
    }
    pieces.push(Piece::Plain(text.get(at..).unwrap_or_default()));
    pieces
        .into_iter()
        .filter(|piece| *piece != Piece::Plain(""))
}

/// The text with each finding's placeholder in its place: `Ring [telefonnummer]`.
#[must_use]
pub fn mask(text: &str, findings: &[IdentifierFinding]) -> String {
    pieces(text, findings)
        .map(|piece| match piece {
            Piece::Plain(plain) => plain,
            Piece::Identifier(_, finding) => finding.identifier.placeholder(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::find;
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(mask(text, &find(text)), expected);
    }

    #[test]
    fn identifiers_give_way_to_words() {
        check("Inget här", "Inget här");
        check("", "");
        check("850709-9805", "[personnummer]");
        check(
            "Ring (013) 20 60 00 eller å@b.se, pnr 850709 9805!",
            "Ring [telefonnummer] eller [e-postadress], pnr [personnummer]!",
        );
        check("000101-T220", "[tillfälligt personnummer]");
        check("730288-9931", "[samordningsnummer]");
    }

    #[test]
    fn findings_of_another_text_do_no_harm() {
        let findings = find("850709-9805 ååå 850709-9805");
        for other in ["", "å", "åååååååååååååååå"] {
            let whole: String = pieces(other, &findings)
                .map(|piece| match piece {
                    Piece::Plain(part) | Piece::Identifier(part, _) => part,
                })
                .collect();
            assert_eq!(whole, other);
        }
    }
}
