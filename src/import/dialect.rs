//! How a text file separates, quotes and escapes its cells, and how that is found out.

mod cuts;

use self::cuts::Cuts;
use super::delimited::Splitter;
use super::table::TableBuilder;
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
        let cuts = Cuts::of(sample, whole, &dialect);
        let (rows, even) = cuts.figures();
        (
            Dialect {
                rows,
                even,
                ..dialect
            },
            cuts,
        )
    };
    if let Some(chosen) = reading.delimiter {
        return judged(chosen, DialectReason::Chosen).0;
    }
    let said = sep_line(sample).map(|said| judged(said, DialectReason::SepLine));
    // What is said of a file that was put together otherwise since is not so.
    if let Some((dialect, _)) = said.filter(|(said, _)| said.even > 0 || said.rows < 2) {
        return dialect;
    }
    let believed: Vec<(Dialect, Cuts)> = DELIMITERS
        .into_iter()
        .enumerate()
        .filter(|(_, delimiter)| sample.contains(*delimiter))
        .filter(|(_, delimiter)| *delimiter != ':' || !only_in_times(sample))
        .map(|(rank, delimiter)| (rank, judged(delimiter, DialectReason::Even)))
        .filter(|(rank, (_, cuts))| cuts.is_believed(*rank >= RARE))
        .map(|(_, judged)| judged)
        .collect();
    let mut best: Option<(f64, Dialect)> = None;
    for (dialect, cuts) in &believed {
        let others = believed.iter().map(|(_, other)| cuts.beside(other));
        let score = cuts.score() * others.fold(1.0, f64::min);
        if score > best.map_or(0.0, |(best, _)| best) {
            best = Some((score, *dialect));
        }
    }
    // One that the text does not hold, so that it cuts nothing.
    let none = || DELIMITERS.into_iter().find(|each| !sample.contains(*each));
    best.map_or_else(
        || judged(none().unwrap_or(';'), DialectReason::OneColumn).0,
        |(_, dialect)| dialect,
    )
}

/// The delimiter that a first line `sep=;` names, as Excel writes and reads it.
fn sep_line(text: &str) -> Option<char> {
    let line = lines(text).next()?.trim_matches('"');
    let (sep, named) = line.split_at_checked(4)?;
    let delimiter = named.chars().next()?;
    (sep.eq_ignore_ascii_case("sep=") && !delimiter.is_alphanumeric()).then_some(delimiter)
}

/// The lines of a text, whichever way they end.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\n', '\r'])
}

/// Whether colons stand between figures only, as in 13:31:38.
fn only_in_times(sample: &str) -> bool {
    let mut parts = sample.split(':').peekable();
    while let (Some(before), Some(after)) = (parts.next(), parts.peek()) {
        let figure = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
        if !figure(before.chars().next_back()) || !figure(after.chars().next()) {
            return false;
        }
    }
    true
}

/// A quote is single where cells begin and end with single ones, and none with double ones.
fn quote_of(sample: &str, delimiter: char) -> char {
    let wrapped = |quote: char| {
        let (open, close) = (format!("{delimiter}{quote}"), format!("{quote}{delimiter}"));
        let starts = lines(sample)
            .filter(|line| line.starts_with(quote))
            .count();
        let ends = lines(sample).filter(|line| line.ends_with(quote)).count();
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
        splitter.feed(sample, whole, &mut TableBuilder::default());
        splitter.unclosed.len()
    };
    let score = |dialect: &Dialect| Cuts::of(sample, whole, dialect).score();
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
