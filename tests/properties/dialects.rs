//! Tables written as text, in any dialect and encoding. Written anew here, so that reader and writer share no fault.

use lardom::model::{Encoding, Escape, Quote, Reading};
use proptest::prelude::*;
use proptest::sample::select;
use yore::code_pages::{CP437, CP850};

use super::cells::Rows;

/// How a table is written.
#[derive(Clone, Copy, Debug)]
pub struct Dialect {
    pub delimiter: char,
    pub quote: char,
    pub escape: Escape,
    pub line_end: &'static str,
    pub ends_with_one: bool,
    pub quotes_all: bool,
    pub encoding: Encoding,
    pub mark: bool,
}

/// Any dialect with one of these delimiters, or a semicolon where the encoding has not the one.
pub fn dialect(delimiters: &'static [char]) -> impl Strategy<Value = Dialect> {
    (
        select(delimiters),
        select(&['"', '\''][..]),
        select(&[Escape::Doubled, Escape::Backslash][..]),
        select(&["\r\n", "\n", "\r"][..]),
        any::<(bool, bool, bool)>(),
        select(&Encoding::ALL[..]),
    )
        .prop_map(
            |(delimiter, quote, escape, line_end, (ends_with_one, quotes_all, mark), encoding)| {
                Dialect {
                    delimiter: if encode(&delimiter.to_string(), encoding).is_some() {
                        delimiter
                    } else {
                        ';'
                    },
                    quote,
                    escape,
                    line_end,
                    ends_with_one,
                    quotes_all,
                    encoding,
                    mark,
                }
            },
        )
}

impl Dialect {
    /// The choices that say how to read it.
    pub fn reading(&self) -> Reading {
        Reading {
            encoding: Some(self.encoding),
            delimiter: Some(self.delimiter),
            quote: Some(if self.quote == '"' {
                Quote::Double
            } else {
                Quote::Single
            }),
            escape: Some(self.escape),
            mend: false,
        }
    }

    /// The file. Only for cells that the encoding can write.
    pub fn file(&self, rows: &Rows) -> Vec<u8> {
        let lines: Vec<String> = rows.iter().map(|row| self.line(row)).collect();
        let mut text = lines.join(self.line_end);
        if self.ends_with_one {
            text.push_str(self.line_end);
        }
        let unicode = matches!(
            self.encoding,
            Encoding::Utf8 | Encoding::Utf16Le | Encoding::Utf16Be
        );
        if self.mark && unicode {
            text.insert(0, '\u{feff}');
        }
        encode(&text, self.encoding).expect("the cells are such as the encoding can write")
    }

    fn line(&self, row: &[String]) -> String {
        // A row of one empty cell would else be a blank line, or no line at the file's end.
        let only = row.len() == 1;
        let cells: Vec<String> = row.iter().map(|cell| self.cell(cell, only)).collect();
        cells.join(&self.delimiter.to_string())
    }

    fn cell(&self, cell: &str, only: bool) -> String {
        let needs =
            cell.contains([self.delimiter, self.quote, '\n', '\r']) || (only && cell.is_empty());
        if !needs && !self.quotes_all {
            return cell.to_owned();
        }
        let quote = self.quote;
        let inner = match self.escape {
            Escape::Doubled => cell.replace(quote, &format!("{quote}{quote}")),
            Escape::Backslash => cell
                .replace('\\', "\\\\")
                .replace(quote, &format!("\\{quote}")),
        };
        format!("{quote}{inner}{quote}")
    }
}

/// The table with a question mark for whatever the encoding cannot write.
pub fn writable(rows: &Rows, encoding: Encoding) -> Rows {
    let letter = |letter: char| {
        let text = letter.to_string();
        if encode(&text, encoding).is_some() {
            letter
        } else {
            '?'
        }
    };
    let cell = |cell: &String| cell.chars().map(letter).collect();
    rows.iter()
        .map(|row| row.iter().map(cell).collect())
        .collect()
}

/// The bytes of a text, where the encoding has all of its letters.
fn encode(text: &str, encoding: Encoding) -> Option<Vec<u8>> {
    let of_browsers = |encoding: &'static encoding_rs::Encoding| {
        let (bytes, _, lacks) = encoding.encode(text);
        (!lacks).then(|| bytes.into_owned())
    };
    match encoding {
        Encoding::Utf8 => Some(text.as_bytes().to_vec()),
        Encoding::Utf16Le => Some(text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        Encoding::Utf16Be => Some(text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
        Encoding::Windows1252 => of_browsers(encoding_rs::WINDOWS_1252),
        Encoding::Iso8859_15 => of_browsers(encoding_rs::ISO_8859_15),
        Encoding::Macintosh => of_browsers(encoding_rs::MACINTOSH),
        Encoding::Iso8859_1 => text
            .chars()
            .map(|letter| u8::try_from(letter).ok())
            .collect(),
        Encoding::Cp850 => text
            .chars()
            .map(|letter| CP850.encode_char(letter))
            .collect(),
        Encoding::Cp437 => text
            .chars()
            .map(|letter| CP437.encode_char(letter))
            .collect(),
    }
}
