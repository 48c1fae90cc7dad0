//! How a text file separates, quotes and escapes its cells, and how that is found out.

mod cuts;

use self::cuts::Cuts;
use super::delimited::Splitter;
use super::table::TableBuilder;
use crate::model::{Dialect, DialectReason, Escape, Reading};

/// The delimiters that are looked for, in order of preference.
const DELIMITERS: [char; 10] = [';', '\t', ',', '|', '\u{1f}', '^', '~', '¤', '§', ':'];

/// From this one on a delimiter is rare, and must cut every row of the table evenly to be believed; a colon, which stands
/// in sentences and times, every row there is.
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
    if let Some(said) = sep_line(sample) {
        let dialect = judged(said, DialectReason::SepLine).0;
        let below = sample.find(['\n', '\r']).and_then(|end| sample.get(end..));
        let (rows, even) = Cuts::of(below.unwrap_or_default(), whole, &dialect).figures();
        // What is said of a file that was put together otherwise since is not so.
        if even > 0 || rows == 0 {
            return dialect;
        }
    }
    let believed: Vec<(Dialect, Cuts)> = DELIMITERS
        .into_iter()
        .enumerate()
        .filter(|(_, delimiter)| sample.contains(*delimiter))
        .filter(|(_, delimiter)| *delimiter != ':' || !only_in_times(sample))
        .map(|(rank, delimiter)| (rank, judged(delimiter, DialectReason::Even)))
        .filter(|(rank, (_, cuts))| cuts.is_believed(*rank >= RARE))
        .filter(|(_, (dialect, _))| dialect.delimiter != ':' || dialect.even == dialect.rows)
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
        let starts = lines(sample).filter(|line| line.starts_with(quote)).count();
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
    // A row that is longer than the sample is judged as far as it goes.
    let Some(lines) = start
        .rfind(['\n', '\r'])
        .and_then(|line_end| start.get(..=line_end))
    else {
        return (start, true);
    };
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

    /// A table of these rows below a header.
    fn rows(header: &str, row: &str) -> String {
        let rows: Vec<String> = (1..=12).map(|number| format!("{number}{row}")).collect();
        format!("{header}\n{}\n", rows.join("\n"))
    }

    #[track_caller]
    fn delimited(text: &str, delimiter: char) {
        let found = detect(text, true, Reading::default());
        assert_eq!(found.delimiter, delimiter, "{text}");
        assert_ne!(found.reason, DialectReason::OneColumn, "{text}");
    }

    #[test]
    fn a_delimiter_cuts_the_header_as_it_cuts_the_rows() {
        delimited(&rows("Nr;Adress", ";Storgatan 1, 222 22, Lund"), ';');
        delimited(
            &rows("Nr;Datum;Plats", ";2022-01-01;Huset, plan 2, rum 1, Lund"),
            ';',
        );
        delimited(
            &rows(
                "Nr;Adress (gata, nummer, ort)",
                ";Storgatan 1, 222 22, Lund",
            ),
            ';',
        );
        delimited(&rows("Nr,Kategori", ",Fall; golv; natt"), ',');
        delimited(&rows("Nr\tKategori", "\tFall|golv|natt, i går"), '\t');
        delimited(
            &rows(
                "Rapport, avvikelser, 2022\nNr;Adress",
                ";Storgatan 1, 222 22, Lund",
            ),
            ';',
        );
        delimited(
            &rows(
                "Urval;allt\nPeriod;2022\n\nNr,Datum,Typ",
                ",2022-01-01,Fall",
            ),
            ',',
        );
        delimited("Nr,Typ,\"Kategori;1;2;3\"", ',');
        delimited(&rows("1,13:31:38,06:00:04", ",13:31:38,06:00:04"), ',');
        delimited(&rows("0;2,5;3,5", ";2,5;3,5"), ';');
        delimited(&rows("Nr,Belopp", ",\"2,50\""), ',');
        // Delimiters at the ends of rows, or of the header alone; a header that is one short.
        delimited(&rows("Nr;Text;", ";Hej, du"), ';');
        delimited(&rows("Nr;Text", ";Hej, du;"), ';');
        delimited(&rows("\"Nr\";\"Text\"", ";2022-01-01;Hej, du"), ';');
    }

    #[test]
    fn a_row_that_is_longer_than_the_sample_is_cut() {
        let long = format!("{}\n{}\n", "Kolumn,".repeat(20_000), "1,".repeat(20_000));
        delimited(&long, ',');
    }

    #[test]
    fn a_header_without_rows_is_cut() {
        for text in [
            "Nr;Datum;Vad har hänt\n",
            "Nr;Datum;Vad har hänt\n\"\"\n",
            "Nr;Datum;Typ\nSumma: 40\nSumma: 40\n",
            "Lista\nUrval 2022, allt\nNr;Datum;Vad har hänt\nInga ärenden\n",
        ] {
            delimited(text, ';');
        }
    }

    #[test]
    fn lines_of_sums_above_few_rows_do_not_hide_the_table() {
        delimited(
            "Nr;Datum;Typ;Enhet\nTotalt;12\nTotalt;12\nSumma: 40\n1;2022-03-15;Fall;Norra\n",
            ';',
        );
        delimited(
            "Nr,Datum,Typ\nTotalt,12\nSumma,12\nVarav,3\nVarav,4\n1,2022-03-15,Fall\n",
            ',',
        );
    }

    #[test]
    fn delimiters_of_more_than_one_character_cut_at_their_first() {
        delimited(&rows("Nr||Text", "||Hej, du"), '|');
        delimited(&rows("Nr;;Text", ";;Hej, du"), ';');
        delimited(&rows("Nr ; Text", " ; Hej, du"), ';');
        delimited(&rows("Nr, Datum, Typ", ", 2022-01-01, Fall"), ',');
        delimited(
            &rows("+---+---+\n| Nr | Typ |\n+---+---+", " | Fall, natt |"),
            '|',
        );
    }

    #[test]
    fn sentences_are_one_column() {
        for text in [
            "Anteckningar\nRing brukaren\nHon sa nej; kom tillbaka\nInget mer\n",
            "Anteckningar\nRing henne, han är borta\nIgen, i morgon\nNej\nDet var allt\n",
            "Anteckningar\nHon ringde 10,30 och 11,45\nIngen svarade\n",
            "10:30 ringde hon\n11:45 ringde han\n",
            "Ärendenummer\n1\n2\n3\n",
        ] {
            let found = detect(text, true, Reading::default());
            assert_eq!(found.reason, DialectReason::OneColumn, "{text}");
            assert!(!text.contains(found.delimiter), "{text}");
        }
    }

    #[test]
    fn a_line_that_names_the_delimiter_is_believed_where_it_cuts() {
        use DialectReason::{Even, SepLine};
        for (text, delimiter, reason) in [
            ("SEP=,\r\na,b;c\r\n1,2;3\r\n", ',', SepLine),
            ("\"sep=\t\"\ra\tb\r1\t2\r", '\t', SepLine),
            ("sep=;\na,b\n1,2\n", ',', Even),
            ("separat;text\n1;2\n", ';', Even),
        ] {
            let found = detect(text, true, Reading::default());
            assert_eq!(
                (found.delimiter, found.reason),
                (delimiter, reason),
                "{text}"
            );
        }
    }

    #[test]
    fn the_reason_has_figures() {
        let found = detect("Lista\na;b\n1;2\n3;4\n", true, Reading::default());
        assert_eq!((found.rows, found.even), (4, 3));
    }
}
