//! Text to rows: which character stands between the cells, and the rows with their line numbers.

use csv::ReaderBuilder;

use super::table::{Cell, Row};

/// The delimiters that are looked for, in order of preference.
const DELIMITERS: [u8; 4] = [b';', b'\t', b',', b'|'];

/// How much text the delimiter is judged on.
const SAMPLE: usize = 64 << 10;

/// Finds the delimiter: what a `sep=` line says, or what cuts most rows into the same number of cells.
#[must_use]
pub fn detect_delimiter(text: &str) -> char {
    if let Some(said) = text
        .strip_prefix("sep=")
        .and_then(|rest| rest.chars().next())
        && said.is_ascii()
    {
        return said;
    }
    let sample = sample(text);
    let mut best = (0.0, b';');
    for delimiter in DELIMITERS {
        let score = evenness(sample, delimiter);
        if score > best.0 {
            best = (score, delimiter);
        }
    }
    char::from(best.1)
}

/// Cuts the text into rows. Quotes are double quotes, doubled inside; rows may be of unequal length.
///
/// A blank line is a row without cells, so that rows and lines can be told by the same numbers.
#[must_use]
pub fn rows(text: &str, delimiter: char) -> Vec<Row> {
    let mut reader = reader(u8::try_from(delimiter).unwrap_or(b';'), text);
    let mut record = csv::StringRecord::new();
    let mut rows = Vec::new();
    let mut lines = Lines {
        bytes: text.as_bytes(),
        line: 1,
        at: 0,
    };
    loop {
        // Reading from text in memory cannot fail: it is valid UTF-8 and of flexible length.
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) | Err(_) => return rows,
        }
        while lines.skip_blank() {
            rows.push(Row {
                number: lines.line - 1,
                cells: Vec::new(),
            });
        }
        rows.push(Row {
            number: lines.line,
            cells: record.iter().map(cell).collect(),
        });
        lines.advance(usize::try_from(reader.position().byte()).unwrap_or(usize::MAX));
    }
}

/// A place in the text and the number of its line. The reader's own count passes over blank lines and lone CRs.
struct Lines<'a> {
    bytes: &'a [u8],
    line: u32,
    at: usize,
}

impl Lines<'_> {
    /// Passes over a line that has nothing but its end, if one stands here.
    fn skip_blank(&mut self) -> bool {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let end = match rest {
            [b'\r', b'\n', ..] => 2,
            [b'\r' | b'\n', ..] => 1,
            _ => return false,
        };
        self.advance(self.at + end);
        true
    }

    /// Goes on to a place, counting the line ends on the way; the LF of a CRLF is never left behind.
    fn advance(&mut self, to: usize) {
        let mut to = to.min(self.bytes.len());
        if self
            .bytes
            .get(..to)
            .is_some_and(|before| before.ends_with(b"\r"))
            && self.bytes.get(to) == Some(&b'\n')
        {
            to += 1;
        }
        let passed = self.bytes.get(self.at..to).unwrap_or_default();
        let mut previous = 0;
        for byte in passed {
            if *byte == b'\r' || (*byte == b'\n' && previous != b'\r') {
                self.line = self.line.saturating_add(1);
            }
            previous = *byte;
        }
        self.at = to;
    }
}

fn cell(text: &str) -> Cell {
    if text.is_empty() {
        Cell::Empty
    } else {
        Cell::Text(text.to_owned())
    }
}

fn reader(delimiter: u8, text: &str) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes())
}

/// The beginning of the text, cut at the end of a line.
fn sample(text: &str) -> &str {
    let Some(end) = (0..=SAMPLE.min(text.len()))
        .rev()
        .find(|end| text.is_char_boundary(*end))
    else {
        return text;
    };
    let start = text.get(..end).unwrap_or(text);
    if end == text.len() {
        return start;
    }
    start
        .rfind('\n')
        .and_then(|line_end| start.get(..=line_end))
        .unwrap_or(start)
}

/// How evenly a delimiter cuts the rows: the share of cells that stand in rows of the commonest width, times
/// the root of that width, so that an even cut into many cells beats an even cut into two.
fn evenness(sample: &str, delimiter: u8) -> f64 {
    let widths: Vec<usize> = reader(delimiter, sample)
        .records()
        .filter_map(Result::ok)
        .map(|record| record.len())
        .collect();
    let commonest = widths
        .iter()
        .copied()
        .filter(|width| *width > 1)
        .max_by_key(|width| (widths.iter().filter(|each| *each == width).count(), *width));
    let Some(width) = commonest else {
        return 0.0;
    };
    let even = widths.iter().filter(|each| **each == width).count();
    let share = even as f64 / widths.len() as f64;
    share * share * (width as f64 - 1.0).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, delimiter: char, expected: &[(u32, &[&str])]) {
        assert_eq!(detect_delimiter(text), delimiter);
        let rows = rows(text, delimiter);
        let found: Vec<(u32, Vec<String>)> = rows
            .iter()
            .map(|row| (row.number, row.texts(row.cells.len())))
            .collect();
        let expected: Vec<(u32, Vec<String>)> = expected
            .iter()
            .map(|(number, cells)| (*number, cells.iter().map(|&c| c.to_owned()).collect()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn delimiters_are_told_apart_by_how_evenly_they_cut() {
        check(
            "Nr;Text\n1;\"a, b; c\"\n2;d, e\n",
            ';',
            &[
                (1, &["Nr", "Text"]),
                (2, &["1", "a, b; c"]),
                (3, &["2", "d, e"]),
            ],
        );
        check(
            "a\tb\r\n1\t2\r\n",
            '\t',
            &[(1, &["a", "b"]), (2, &["1", "2"])],
        );
        check(
            "a,b,c\n1,2;3,4\n",
            ',',
            &[(1, &["a", "b", "c"]), (2, &["1", "2;3", "4"])],
        );
    }

    #[test]
    fn blank_lines_and_lines_inside_quotes_keep_the_numbering() {
        check(
            "a;b\n\n1;\"x\ny\"\n2;z\n",
            ';',
            &[
                (1, &["a", "b"]),
                (2, &[]),
                (3, &["1", "x\ny"]),
                (5, &["2", "z"]),
            ],
        );
        check(
            "\r\na;b\r\n\r\n1;\"x\r\ny\"\r\n2;z",
            ';',
            &[
                (1, &[]),
                (2, &["a", "b"]),
                (3, &[]),
                (4, &["1", "x\r\ny"]),
                (6, &["2", "z"]),
            ],
        );
        check(
            "a;b\r\r1;2\r",
            ';',
            &[(1, &["a", "b"]), (2, &[]), (3, &["1", "2"])],
        );
    }

    #[test]
    fn what_a_sep_line_says_counts() {
        assert_eq!(detect_delimiter("sep=|\na|b;c\n"), '|');
    }
}
