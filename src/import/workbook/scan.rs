//! Where the next token of an XML document ends.

use super::tag::is_space;
use crate::model::{Problem, ProblemCode};

/// Where a token lies in the buffer.
pub enum Span {
    /// A start tag, with the ends of its name and of itself.
    Open { name: usize, end: usize },
    /// An end tag.
    Close { end: usize },
    /// Text.
    Text { end: usize },
    /// A CDATA section.
    Literal { end: usize },
    /// What says nothing: a comment or an instruction.
    Skip { end: usize },
    /// Its end is not there yet.
    More,
}

const COMMENT: &[u8] = b"<!--";
/// What a CDATA section begins with.
pub const LITERAL: &[u8] = b"<![CDATA[";

/// Finds the end of the token that `rest` begins with; `complete` where nothing comes after `rest`.
///
/// # Errors
/// `Entities` where the document declares a type.
#[inline]
pub fn scan(rest: &[u8], complete: bool) -> Result<Span, Problem> {
    if rest.first() != Some(&b'<') {
        return Ok(match memchr::memchr(b'<', rest) {
            Some(end) => Span::Text { end },
            None if complete => Span::Text { end: rest.len() },
            None => Span::More,
        });
    }
    let until = |mark: &[u8], from: usize| {
        let found = rest
            .get(from..)
            .and_then(|part| memchr::memmem::find(part, mark));
        found.map(|at| from + at + mark.len())
    };
    Ok(match rest.get(1) {
        None => Span::More,
        Some(b'/') => memchr::memchr(b'>', rest).map_or(Span::More, |end| Span::Close { end }),
        Some(b'?') => until(b"?>", 2).map_or(Span::More, |end| Span::Skip { end }),
        Some(b'!') if rest.starts_with(COMMENT) => {
            until(b"-->", 4).map_or(Span::More, |end| Span::Skip { end })
        }
        Some(b'!') if rest.starts_with(LITERAL) => {
            until(b"]]>", LITERAL.len()).map_or(Span::More, |end| Span::Literal { end })
        }
        Some(b'!') if rest.len() < LITERAL.len() && !complete => Span::More,
        // Entities of the document's own can be made to grow without end, and no program needs them here.
        Some(b'!') => return Err(Problem::new(ProblemCode::Entities)),
        Some(_) => open_end(rest),
    })
}

/// A `>` within a quoted value does not end the tag.
#[inline]
fn open_end(rest: &[u8]) -> Span {
    let mut name = 0;
    let mut quote = 0;
    for (at, byte) in rest.iter().enumerate() {
        match byte {
            b'>' if quote == 0 => {
                let slash = usize::from(rest.get(at.wrapping_sub(1)) == Some(&b'/'));
                let name = if name == 0 { at - slash } else { name };
                return Span::Open { name, end: at };
            }
            b'"' | b'\'' if quote == 0 => quote = *byte,
            _ if *byte == quote => quote = 0,
            _ if name == 0 && is_space(*byte) => name = at,
            _ => {}
        }
    }
    Span::More
}
