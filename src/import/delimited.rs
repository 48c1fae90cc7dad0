//! Text to rows: cut at delimiters and line ends, quotes undone, a piece of the file at a time.

use memchr::{memchr, memchr2, memchr3};

use super::limits;
use super::sink::Sink;
use crate::model::{Dialect, Escape};

/// A row that has not ended after so many bytes has a quote that is never closed.
pub const LONGEST_ROW: usize = 64 << 20;

/// How many rows with a quote that is never closed are told of.
const UNCLOSED_TOLD: usize = 50;

/// Cuts text into rows. The text may come in pieces: what is left of one begins the next.
#[derive(Debug)]
pub struct Splitter {
    delimiter: [u8; 4],
    delimiter_length: usize,
    quote: Option<u8>,
    /// The byte before a quote that is meant as such; the quote itself where quotes are doubled.
    escape: Option<u8>,
    /// The line that the next row begins on.
    line: u32,
    pieces: Vec<Piece>,
    undone: String,
    /// Rows that begin a quote which is never closed. The quote is then a letter like others.
    pub unclosed: Vec<u32>,
    /// The row that has more cells than are read; nothing behind it is.
    pub too_wide: Option<u32>,
}

/// A cell's place in the text.
#[derive(Clone, Copy, Debug)]
struct Piece {
    start: usize,
    end: usize,
    /// Where a quoted cell's closing quote stands, and whether quotes within must be undone.
    quoted: Option<(usize, bool)>,
}

/// A row of which all is there.
struct Whole {
    /// Where the next one begins.
    end: usize,
    /// How many lines it takes up.
    lines: u32,
}

impl Splitter {
    /// A splitter at the beginning of a text.
    #[must_use]
    pub fn new(dialect: &Dialect) -> Self {
        let mut delimiter = [0; 4];
        let delimiter_length = dialect.delimiter.encode_utf8(&mut delimiter).len();
        let quote = dialect.quote.and_then(|quote| u8::try_from(quote).ok());
        // It is looked for as a byte, and only letters of ASCII are one.
        let quote = quote.filter(u8::is_ascii);
        Self {
            delimiter,
            delimiter_length,
            quote,
            escape: match dialect.escape {
                Escape::Doubled => quote,
                Escape::Backslash => Some(b'\\'),
            },
            line: 1,
            pieces: Vec::new(),
            undone: String::new(),
            unclosed: Vec::new(),
            too_wide: None,
        }
    }

    /// The number of the line that follows this text, which begins with the next row.
    #[must_use]
    pub fn line_after(&self, text: &str) -> u32 {
        self.line.saturating_add(line_ends(text.as_bytes()))
    }

    /// Hands every whole row of the text to the sink, and with `last` also what stands at its end. Returns how many
    /// bytes were taken; what follows them must begin the next text. A line without anything is a row without cells.
    /// From a row on that is too wide everything is taken and nothing handed on.
    pub fn feed(&mut self, text: &str, last: bool, sink: &mut impl Sink) -> usize {
        if self.too_wide.is_some() {
            return text.len();
        }
        let mut at = 0;
        while at < text.len() {
            let row = self.row(text.as_bytes(), at, last);
            if self.pieces.len() > limits::COLUMNS {
                self.too_wide.get_or_insert(self.line);
                return text.len();
            }
            let Some(row) = row else {
                break;
            };
            self.hand_over(text, sink);
            self.line = self.line.saturating_add(row.lines);
            at = row.end;
        }
        at
    }

    /// Hands the row that was found to the sink.
    // Not part of the loop around it: a browser makes a function fast while it is called often, not while it runs long.
    #[inline(never)]
    fn hand_over(&mut self, text: &str, sink: &mut impl Sink) {
        sink.row(self.line);
        let blank = matches!(self.pieces.as_slice(), [one] if one.quoted.is_none()
            && is_nothing(text.as_bytes().get(one.start..one.end).unwrap_or_default()));
        if !blank {
            for (column, piece) in self.pieces.iter().enumerate() {
                sink.text(
                    column,
                    written(*piece, text, self.quote, self.escape, &mut self.undone),
                );
            }
        }
    }

    /// Finds the cells of the row that begins here; nothing where its end is not in the text.
    // Not part of the loop around it: a browser makes a function fast while it is called often, not while it runs long.
    #[inline(never)]
    fn row(&mut self, bytes: &[u8], start: usize, last: bool) -> Option<Whole> {
        self.pieces.clear();
        let mut at = start + marks(bytes.get(start..).unwrap_or_default());
        let mut lines = 1;
        loop {
            let piece = if let Some(opening) = self.opening(bytes, at) {
                match self.quoted(bytes, at, opening, last) {
                    Quoted::Closed(piece) => {
                        let inner =
                            bytes.get(piece.start..piece.quoted.map_or(at, |(close, _)| close));
                        lines += line_ends(inner.unwrap_or_default());
                        piece
                    }
                    Quoted::Unknown if bytes.len() - start < LONGEST_ROW => return None,
                    Quoted::Unknown | Quoted::Never => {
                        let told = opening > at || self.unclosed.last() == Some(&self.line);
                        if !told && self.unclosed.len() < UNCLOSED_TOLD {
                            self.unclosed.push(self.line);
                        }
                        self.plain(bytes, at, last)?
                    }
                }
            } else {
                self.plain(bytes, at, last)?
            };
            self.pieces.push(piece);
            if self.pieces.len() > limits::COLUMNS {
                return None;
            }
            match bytes.get(piece.end) {
                None => {
                    return last.then_some(Whole {
                        end: piece.end,
                        lines,
                    });
                }
                Some(b'\n') => {
                    return Some(Whole {
                        end: piece.end + 1,
                        lines,
                    });
                }
                Some(b'\r') => {
                    return match bytes.get(piece.end + 1) {
                        Some(b'\n') => Some(Whole {
                            end: piece.end + 2,
                            lines,
                        }),
                        Some(_) => Some(Whole {
                            end: piece.end + 1,
                            lines,
                        }),
                        // The line feed that may belong to it is in the next piece of the file.
                        None => last.then_some(Whole {
                            end: piece.end + 1,
                            lines,
                        }),
                    };
                }
                Some(_) => at = piece.end + self.delimiter_length,
            }
        }
    }

    /// Where the quote stands that a cell begins with, spaces before it passed over.
    #[inline]
    fn opening(&self, bytes: &[u8], at: usize) -> Option<usize> {
        let quote = self.quote?;
        let first = bytes.get(at).copied()?;
        if first != b' ' {
            return (first == quote).then_some(at);
        }
        let spaces = bytes.get(at..)?.iter().position(|byte| *byte != b' ')?;
        (bytes.get(at + spaces) == Some(&quote)).then_some(at + spaces)
    }

    /// A cell without quotes: to the next delimiter or line end.
    #[inline]
    fn plain(&self, bytes: &[u8], start: usize, last: bool) -> Option<Piece> {
        let end = self.cell_end(bytes, start);
        (end < bytes.len() || last).then_some(Piece {
            start,
            end,
            quoted: None,
        })
    }

    /// Where the next delimiter, the next line end or the text's end is.
    #[inline]
    fn cell_end(&self, bytes: &[u8], start: usize) -> usize {
        let [first, ..] = self.delimiter;
        let mut from = start;
        loop {
            let rest = bytes.get(from..).unwrap_or_default();
            let Some(found) = memchr3(first, b'\n', b'\r', rest) else {
                return bytes.len();
            };
            let at = from + found;
            if self.delimiter_length == 1
                || matches!(bytes.get(at), Some(b'\n' | b'\r'))
                || bytes.get(at..).is_some_and(|rest| {
                    Some(rest.get(..self.delimiter_length).unwrap_or_default())
                        == self.delimiter.get(..self.delimiter_length)
                })
            {
                return at;
            }
            from = at + 1;
        }
    }

    /// A cell that begins with a quote, at `start`, with spaces before it perhaps. A quote within it that is neither
    /// undone nor followed by the cell's end is a letter, where the same line has a quote that closes the cell; else the
    /// first quote is a letter too.
    fn quoted(&self, bytes: &[u8], cell: usize, start: usize, last: bool) -> Quoted {
        let (Some(quote), escape) = (self.quote, self.escape) else {
            return Quoted::Never;
        };
        let spaced = start > cell;
        let mut from = start + 1;
        let mut undo = false;
        // Where the line ends that has a quote of which it is not known what it does there.
        let mut limit = None;
        loop {
            let within = bytes.get(from..limit.unwrap_or(bytes.len()));
            let Some(found) = memchr2(quote, escape.unwrap_or(quote), within.unwrap_or_default())
            else {
                return if last || limit.is_some() {
                    Quoted::Never
                } else {
                    Quoted::Unknown
                };
            };
            let at = from + found;
            let next = bytes.get(at + 1).copied();
            if next.is_none() && !last {
                return Quoted::Unknown;
            }
            let is_quote = bytes.get(at) == Some(&quote);
            let escapes = if is_quote {
                escape == next && next == Some(quote)
            } else {
                next.is_some()
            };
            // The last of two quotes closes the cell where quotes within are not doubled.
            if escapes
                && !(is_quote
                    && limit.is_some()
                    && matches!(self.after(bytes, at + 2, last), After::End(_)))
            {
                undo = true;
                from = at + 2;
                continue;
            }
            let close = if escapes { at + 1 } else { at };
            match self.after(bytes, close + 1, last) {
                After::End(end) => {
                    return Quoted::Closed(Piece {
                        start: start + 1,
                        end,
                        quoted: Some((close, undo || limit.is_some())),
                    });
                }
                After::Unknown => return Quoted::Unknown,
                After::Letter if !is_quote || self.begins_a_cell(bytes, at, spaced) => {
                    return Quoted::Never;
                }
                After::Letter => {
                    if limit.is_none() {
                        limit = match bytes.get(at..).and_then(|rest| memchr2(b'\n', b'\r', rest)) {
                            Some(line_end) => Some(at + line_end),
                            None if last => Some(bytes.len()),
                            None => return Quoted::Unknown,
                        };
                    }
                    from = at + 1;
                }
            }
        }
    }

    /// What stands after a quote, spaces passed over.
    fn after(&self, bytes: &[u8], mut at: usize, last: bool) -> After {
        let delimiter = self
            .delimiter
            .get(..self.delimiter_length)
            .unwrap_or_default();
        loop {
            let rest = bytes.get(at..).unwrap_or_default();
            match rest.first() {
                None if !last => return After::Unknown,
                None | Some(b'\n' | b'\r') => return After::End(at),
                Some(_) if rest.starts_with(delimiter) => return After::End(at),
                Some(b' ') => at += 1,
                Some(_) => return After::Letter,
            }
        }
    }

    /// Whether a delimiter or a line end stands right before; in a list whose quotes have spaces before them, with such.
    fn begins_a_cell(&self, bytes: &[u8], at: usize, spaced: bool) -> bool {
        let mut before = bytes.get(..at).unwrap_or_default();
        while let Some((b' ', rest)) = before.split_last().filter(|_| spaced) {
            before = rest;
        }
        let delimiter = self
            .delimiter
            .get(..self.delimiter_length)
            .unwrap_or_default();
        before.ends_with(delimiter) || matches!(before.last(), Some(b'\n' | b'\r'))
    }
}

/// How many bytes of byte order marks a row begins with: they are left where files were put together. One that was read
/// as letters of one byte is `ï»¿`.
#[inline]
fn marks(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(rest) = bytes.get(at..) {
        if rest.starts_with("\u{FEFF}".as_bytes()) {
            at += "\u{FEFF}".len();
        } else if rest.starts_with("ï»¿".as_bytes()) {
            at += "ï»¿".len();
        } else {
            break;
        }
    }
    at
}

/// Whether a line holds nothing but what once steered a printer or filled a file up. Spaces are someone's.
fn is_nothing(line: &[u8]) -> bool {
    let steers = |byte: u8| byte < b' ' || byte == 0x7F;
    line.is_empty()
        || (line.iter().all(|byte| steers(*byte) || *byte == b' ')
            && line.iter().any(|byte| steers(*byte) && *byte != b'\t'))
}

/// What follows a quote.
enum After {
    /// The cell's end, here.
    End(usize),
    /// Something that belongs to the cell.
    Letter,
    /// It has not come yet.
    Unknown,
}

/// What became of a cell that begins with a quote.
enum Quoted {
    /// It ends here.
    Closed(Piece),
    /// Its end may be in what has not come yet.
    Unknown,
    /// The quote is never closed.
    Never,
}

/// A cell's text, its quotes undone. Spaces between its closing quote and the delimiter are not part of it.
#[inline]
fn written<'a>(
    piece: Piece,
    text: &'a str,
    quote: Option<u8>,
    escape: Option<u8>,
    undone: &'a mut String,
) -> &'a str {
    let end = piece.quoted.map_or(piece.end, |(close, _)| close);
    let written = text.get(piece.start..end).unwrap_or_default();
    match (piece.quoted, escape.or(quote)) {
        (Some((_, true)), Some(escape)) => undo(written, quote, escape, undone),
        _ => written,
    }
}

/// A text without what its quotes were written with.
// Few cells have any: kept out of what is done for every cell.
#[inline(never)]
fn undo<'a>(text: &str, quote: Option<u8>, escape: u8, undone: &'a mut String) -> &'a str {
    undone.clear();
    let mut rest = text;
    while let Some(at) = memchr(escape, rest.as_bytes()) {
        let (before, from) = rest.split_at(at);
        undone.push_str(before);
        let mut letters = from.chars();
        letters.next();
        let meant = letters.next();
        // A backslash before anything but a quote or another backslash is itself.
        let is_meant = |meant: char| {
            u8::try_from(meant).is_ok_and(|meant| Some(meant) == quote || meant == escape)
        };
        if !meant.is_some_and(is_meant) {
            undone.push(char::from(escape));
        }
        undone.extend(meant);
        rest = letters.as_str();
    }
    undone.push_str(rest);
    undone
}

/// How many line ends there are: LF, CRLF or a lone CR.
fn line_ends(bytes: &[u8]) -> u32 {
    let mut ends = 0_u32;
    let mut at = 0;
    while let Some(found) = bytes.get(at..).and_then(|rest| memchr2(b'\n', b'\r', rest)) {
        at += found;
        at += if bytes.get(at) == Some(&b'\r') && bytes.get(at + 1) == Some(&b'\n') {
            2
        } else {
            1
        };
        ends += 1;
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::dialect;
    use crate::import::table::{Table, TableBuilder};
    use crate::model::Reading;

    fn rows(table: &Table) -> Vec<(u32, Vec<String>)> {
        (0..table.len())
            .map(|row| (table.number(row), table.texts(row, table.width_of(row))))
            .collect()
    }

    /// The same rows come out whole and cut into pieces at every place.
    #[track_caller]
    fn check(text: &str, reading: Reading, expected: &[(u32, &[&str])]) {
        let dialect = dialect::detect(text, true, reading);
        for piece in [text.len().max(1), 1, 2, 3, 7] {
            let mut splitter = Splitter::new(&dialect);
            let mut builder = TableBuilder::default();
            let mut rest = String::new();
            let letters: Vec<char> = text.chars().collect();
            for part in letters.chunks(piece) {
                rest.extend(part);
                let taken = splitter.feed(&rest, false, &mut builder);
                rest.drain(..taken);
            }
            splitter.feed(&rest, true, &mut builder);
            let expected: Vec<(u32, Vec<String>)> = expected
                .iter()
                .map(|(number, cells)| (*number, cells.iter().map(|&c| c.to_owned()).collect()))
                .collect();
            assert_eq!(rows(&builder.finish()), expected, "in pieces of {piece}");
        }
    }

    #[test]
    fn blank_lines_and_lines_inside_quotes_keep_the_numbering() {
        let as_found = Reading::default();
        check(
            "a;b\n\n1;\"x\ny\"\n2;z\n",
            as_found,
            &[
                (1, &["a", "b"]),
                (2, &[]),
                (3, &["1", "x\ny"]),
                (5, &["2", "z"]),
            ],
        );
        check(
            "\r\na;b\r\n\r\n1;\"x\r\ny\"\r\n2;z",
            as_found,
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
            as_found,
            &[(1, &["a", "b"]), (2, &[]), (3, &["1", "2"])],
        );
        check(
            "a;b;\n1;2;\n",
            as_found,
            &[(1, &["a", "b", ""]), (2, &["1", "2", ""])],
        );
    }

    #[test]
    fn quotes_are_undone_in_each_way_of_writing_them() {
        check(
            "a;b\n\"x \"\"y\"\" z\";\"\"\n\"p\"q;r\"s\n",
            Reading::default(),
            &[
                (1, &["a", "b"]),
                (2, &["x \"y\" z", ""]),
                (3, &["\"p\"q", "r\"s"]),
            ],
        );
        check(
            "a,b\n\"x \\\"y\\\" \\z\",\"\\\\\"\n",
            Reading::default(),
            &[(1, &["a", "b"]), (2, &["x \"y\" \\z", "\\"])],
        );
        check(
            "a;b\n'x;y';'it''s'\n",
            Reading::default(),
            &[(1, &["a", "b"]), (2, &["x;y", "it's"])],
        );
        check(
            "a§b\n1å§\"2§ö\"\n",
            Reading::default(),
            &[(1, &["a", "b"]), (2, &["1å", "2§ö"])],
        );
    }

    #[test]
    fn quotes_that_nobody_undid_are_letters() {
        check(
            "a;b\n\"han sa \"nej\" och gick\";1\n\"sist \"ord\"\";2\n\"rad\noch \"ord\" här\" ;3\n",
            Reading::default(),
            &[
                (1, &["a", "b"]),
                (2, &["han sa \"nej\" och gick", "1"]),
                (3, &["sist \"ord\"", "2"]),
                (4, &["rad\noch \"ord\" här", "3"]),
            ],
        );
        check(
            "a;b\n1;\"Nej\" sa hon\n2;\"5 tum\n3;\"6 tum\n\"x\" y;\"z\"\n",
            Reading::default(),
            &[
                (1, &["a", "b"]),
                (2, &["1", "\"Nej\" sa hon"]),
                (3, &["2", "\"5 tum"]),
                (4, &["3", "\"6 tum"]),
                (5, &["\"x\" y", "z"]),
            ],
        );
    }

    #[test]
    fn spaces_before_a_quote_are_passed_over() {
        check(
            "a, b, c\n1, \"x, y\",  \"z\" \n2, \"Nej\" sa hon, 3\n4, \"5 tum, x\n5, \"p, \"\"q\"\"\", r\n",
            Reading::default(),
            &[
                (1, &["a", "b", "c"]),
                (2, &["1", "x, y", "z"]),
                (3, &["2", "\"Nej\" sa hon", "3"]),
                (4, &["4", "\"5 tum", "x"]),
                (5, &["5", "p, \"q\"", "r"]),
            ],
        );
        // Quotes within a text that is quoted without a space begin no cell.
        check(
            "a,b\n\"Hon sa, \"nej\" och gick\",1\n2,3\n",
            Reading::default(),
            &[
                (1, &["a", "b"]),
                (2, &["Hon sa, \"nej\" och gick", "1"]),
                (3, &["2", "3"]),
            ],
        );
    }

    #[test]
    fn marks_where_files_were_joined_and_lines_that_only_steer_are_left_out() {
        check(
            "\u{FEFF}\u{FEFF}a;b\n1;2\n\u{FEFF}a;b\nï»¿3;\u{FEFF}4\n\u{1a}\n \u{c}\n\u{FEFF}\n",
            Reading::default(),
            &[
                (1, &["a", "b"]),
                (2, &["1", "2"]),
                (3, &["a", "b"]),
                (4, &["3", "\u{FEFF}4"]),
                (5, &[]),
                (6, &[]),
                (7, &[]),
            ],
        );
    }

    #[test]
    fn a_quote_that_is_never_closed_loses_no_row() {
        let text = "a;b\n1;\"5 tum\n2;x\n3;y\n";
        let dialect = dialect::detect(text, true, Reading::default());
        let mut splitter = Splitter::new(&dialect);
        let mut builder = TableBuilder::default();
        splitter.feed(text, true, &mut builder);
        let table = builder.finish();
        assert_eq!(rows(&table).len(), 4);
        assert_eq!(table.cell(1, 1).text(), "\"5 tum");
        assert_eq!(splitter.unclosed, [2]);
    }
}
