//! Cell references: `B7`, `A1:C3`.

use super::super::limits;
use super::super::unpack::broken;
use super::Merge;
use crate::model::{Problem, ProblemCode};

/// A cell's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference {
    /// From 0.
    pub column: usize,
    /// From 1.
    pub row: u32,
}

/// Reads a reference.
///
/// # Errors
/// `TooWide` beyond the last column; `Broken` where it is none.
#[inline]
pub fn cell(raw: &[u8]) -> Result<Reference, Problem> {
    let mut column = 0;
    let mut letters = 0;
    for letter in raw {
        let place = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a',
            _ => break,
        };
        column = column * 26 + usize::from(place) + 1;
        letters += 1;
        if column > limits::COLUMNS {
            return Err(Problem::new(ProblemCode::TooWide));
        }
    }
    let row = raw.get(letters..).and_then(row);
    match (column.checked_sub(1), row) {
        (Some(column), Some(row)) => Ok(Reference { column, row }),
        _ => Err(broken(format!("cell {}", raw.escape_ascii()))),
    }
}

/// Reads a row's number.
#[inline]
pub fn row(raw: &[u8]) -> Option<u32> {
    number(raw)
        .and_then(|row| u32::try_from(row).ok())
        .filter(|row| *row > 0)
}

/// Reads a number without sign, of at most nine digits.
#[inline]
pub fn number(raw: &[u8]) -> Option<usize> {
    if raw.is_empty() || raw.len() > 9 {
        return None;
    }
    raw.iter().try_fold(0, |number, digit| {
        let digit = digit.wrapping_sub(b'0');
        (digit < 10).then(|| number * 10 + usize::from(digit))
    })
}

/// Reads an area; nothing where it is none, or one cell only.
pub fn area(raw: &[u8]) -> Option<Merge> {
    let colon = raw.iter().position(|byte| *byte == b':')?;
    let first = cell(raw.get(..colon)?).ok()?;
    let last = cell(raw.get(colon + 1..)?).ok()?;
    Some(Merge {
        first_row: first.row.min(last.row),
        first_column: first.column.min(last.column),
        last_row: first.row.max(last.row),
        last_column: first.column.max(last.column),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_places() {
        let check = |raw: &str, column, row| {
            assert_eq!(cell(raw.as_bytes()), Ok(Reference { column, row }), "{raw}");
        };
        check("A1", 0, 1);
        check("z9", 25, 9);
        check("AA10", 26, 10);
        check("XFD1048576", 16_383, 1_048_576);
        assert_eq!(cell(b"XFE1").unwrap_err().code, ProblemCode::TooWide);
        for raw in ["", "A", "1", "A0", "A-1", "$A$1", "A99999999999"] {
            assert_eq!(
                cell(raw.as_bytes()).unwrap_err().code,
                ProblemCode::Broken,
                "{raw}"
            );
        }
    }

    #[test]
    fn areas_have_two_corners() {
        let merge = Merge {
            first_row: 2,
            first_column: 1,
            last_row: 4,
            last_column: 3,
        };
        assert_eq!(area(b"B2:D4"), Some(merge));
        assert_eq!(area(b"D4:B2"), Some(merge));
        assert_eq!(area(b"B2"), None);
    }
}
