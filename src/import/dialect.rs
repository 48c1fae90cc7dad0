//! How a text file separates, quotes and escapes its cells, and how that is found out.

use super::delimited::Splitter;
use super::sink::Sink;
use crate::model::{Dialect, DialectReason, Escape, Reading};

/// The delimiters that are looked for, in order of preference.
const DELIMITERS: [char; 10] = [';', '\t', ',', '|', '\u{1f}', '^', '~', '¤', '§', ':'];

/// From this one on a delimiter is rare, and must cut nearly every row evenly to be believed.
const RARE: usize = 4;

/// How much text the dialect is judged on, in bytes.
pub const SAMPLE: usize = 64 << 10;

/// Finds the dialect of a text from its beginning; what the user chose is kept. `whole` says that there is no more.
#[must_use]
pub fn detect(text: &str, whole: bool, reading: Reading) -> Dialect {
    let (sample, whole) = sample(text, whole);
    let said = sep_line(sample);
    let quote = |delimiter| match reading.quote {
        Some(quote) => quote.character(),
        None => Some(quote_of(sample, delimiter)),
    };
    let dialect = |delimiter, reason| {
        let doubled = Dialect {
            delimiter,
            quote: quote(delimiter),
            escape: reading.escape.unwrap_or(Escape::Doubled),
            reason,
            rows: 0,
            even: 0,
        };
        if reading.escape.is_none() && has_backslashes(sample) {
            behind_backslashes(sample, whole, doubled)
        } else {
            doubled
        }
    };
    let judged = |delimiter, reason| {
        let dialect = dialect(delimiter, reason);
        let (_, rows, even) = evenness(sample, whole, &dialect);
        Dialect {
            rows,
            even,
            ..dialect
        }
    };
    if let Some(chosen) = reading.delimiter {
        return judged(chosen, DialectReason::Chosen);
    }
    if let Some(said) = said {
        return judged(said, DialectReason::SepLine);
    }
    let mut best: Option<(f64, Dialect)> = None;
    for (rank, delimiter) in DELIMITERS.into_iter().enumerate() {
        if !sample.contains(delimiter) {
            continue;
        }
        let dialect = dialect(delimiter, DialectReason::Even);
        let (score, rows, even) = evenness(sample, whole, &dialect);
        let believed = rank < RARE || (rows > 1 && even == rows);
        if believed && score > best.as_ref().map_or(0.0, |(best, _)| *best) {
            best = Some((
                score,
                Dialect {
                    rows,
                    even,
                    ..dialect
                },
            ));
        }
    }
    best.map_or_else(
        || dialect(';', DialectReason::OneColumn),
        |(_, dialect)| dialect,
    )
}

/// The delimiter that a first line `sep=;` names, as Excel writes and reads it.
fn sep_line(text: &str) -> Option<char> {
    let line = text.lines().next()?.trim_matches('"');
    let mut rest = line.strip_prefix("sep=")?.chars();
    rest.next()
}

/// A quote is single where cells begin and end with single ones, and none with double ones.
fn quote_of(sample: &str, delimiter: char) -> char {
    let wrapped = |quote: char| {
        let (open, close) = (format!("{delimiter}{quote}"), format!("{quote}{delimiter}"));
        let starts = sample
            .lines()
            .filter(|line| line.starts_with(quote))
            .count();
        let ends = sample.lines().filter(|line| line.ends_with(quote)).count();
        (sample.matches(&open).count() + starts).min(sample.matches(&close).count() + ends)
    };
    if sample.contains('\'') && wrapped('\'') > 1 && wrapped('"') == 0 {
        '\''
    } else {
        '"'
    }
}

/// Whether there are more quotes behind backslashes than doubled ones.
fn has_backslashes(sample: &str) -> bool {
    let behind = sample.matches("\\\"").count() + sample.matches("\\'").count();
    behind > 0 && behind > sample.matches("\"\"").count()
}

/// The dialect with backslashes, unless more quotes are then never closed or the rows cut less evenly: so it is where
/// a path ends in one.
fn behind_backslashes(sample: &str, whole: bool, doubled: Dialect) -> Dialect {
    let behind = Dialect {
        escape: Escape::Backslash,
        ..doubled
    };
    let unclosed = |dialect: &Dialect| {
        let mut splitter = Splitter::new(dialect);
        splitter.feed(sample, whole, &mut WidthsOnly::default());
        splitter.unclosed.len()
    };
    let score = |dialect: &Dialect| evenness(sample, whole, dialect).0;
    let worse = unclosed(&behind) > unclosed(&doubled) || score(&behind) < score(&doubled);
    if worse { doubled } else { behind }
}

/// The beginning of the text, cut at the end of a line, and whether that is all there is.
fn sample(text: &str, whole: bool) -> (&str, bool) {
    let end = text.floor_char_boundary(SAMPLE);
    let start = text.get(..end).unwrap_or(text);
    if end == text.len() && whole {
        return (start, true);
    }
    let lines = start
        .rfind('\n')
        .and_then(|line_end| start.get(..=line_end))
        .unwrap_or(start);
    (lines, false)
}

/// How evenly a dialect cuts the rows: the share of rows of the commonest width, squared, times the root of the
/// cuts in such a row, so that an even cut into many cells beats an even cut into two. With it the number of rows
/// that have cells, and how many are of the commonest width.
fn evenness(sample: &str, whole: bool, dialect: &Dialect) -> (f64, u32, u32) {
    let mut widths = WidthsOnly::default();
    Splitter::new(dialect).feed(sample, whole, &mut widths);
    let widths: Vec<usize> = widths.0.into_iter().filter(|width| *width > 0).collect();
    let commonest = widths
        .iter()
        .copied()
        .filter(|width| *width > 1)
        .max_by_key(|width| (widths.iter().filter(|each| *each == width).count(), *width));
    let rows = u32::try_from(widths.len()).unwrap_or(u32::MAX);
    let Some(width) = commonest else {
        return (0.0, rows, 0);
    };
    let even = widths.iter().filter(|each| **each == width).count();
    let share = even as f64 / widths.len() as f64;
    let score = share * share * (width as f64 - 1.0).sqrt();
    (score, rows, u32::try_from(even).unwrap_or(u32::MAX))
}

/// Counts the cells of each row.
#[derive(Default)]
struct WidthsOnly(Vec<usize>);

impl Sink for WidthsOnly {
    fn row(&mut self, _: u32) {
        self.0.push(0);
    }

    fn text(&mut self, column: usize, _: &str) {
        if let Some(width) = self.0.last_mut() {
            *width = column + 1;
        }
    }

    fn number(&mut self, column: usize, _: f64) {
        self.text(column, "");
    }

    fn date(&mut self, column: usize, _: time::Date) {
        self.text(column, "");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, delimiter: char, quote: char, escape: Escape, reason: DialectReason) {
        let found = detect(text, true, Reading::default());
        assert_eq!(
            (found.delimiter, found.quote, found.escape, found.reason),
            (delimiter, Some(quote), escape, reason),
            "{text:?}"
        );
    }

    #[test]
    fn delimiters_are_told_apart_by_how_evenly_they_cut() {
        use DialectReason::{Even, OneColumn, SepLine};
        use Escape::{Backslash, Doubled};
        check("Nr;Text\n1;\"a, b; c\"\n2;d, e\n", ';', '"', Doubled, Even);
        check("a\tb\r\n1\t2\r\n", '\t', '"', Doubled, Even);
        check("a,b,c\n1,2;3,4\n", ',', '"', Doubled, Even);
        check("a|b\n1|2\n", '|', '"', Doubled, Even);
        check("a^b\n1^2\n", '^', '"', Doubled, Even);
        check("a¤b\n1¤2\n", '¤', '"', Doubled, Even);
        check(
            "Kl. 10:30\n11:45 hände det\nIgen\n",
            ';',
            '"',
            Doubled,
            OneColumn,
        );
        check("sep=|\na|b;c\n", '|', '"', Doubled, SepLine);
        check("a;b\n'x;y';'z'\n'p';'q'\n", ';', '\'', Doubled, Even);
        check(
            "a,b\n\"x \\\"y\\\" z\",1\n\"u\",2\n",
            ',',
            '"',
            Backslash,
            Even,
        );
        check(
            "a;b\n1;\"C:\\mapp\\\"\n2;\"C:\\\"\n3;x\n",
            ';',
            '"',
            Doubled,
            Even,
        );
    }

    #[test]
    fn the_reason_has_figures() {
        let found = detect("Lista\na;b\n1;2\n3;4\n", true, Reading::default());
        assert_eq!((found.rows, found.even), (4, 3));
    }
}
