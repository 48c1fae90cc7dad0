//! Text files: with delimiters, and JSON.

use lardom::import::{
    Contents, FileReader, OtherEncoding, Table, TableBuilder, Workbook, json as reader,
};
use lardom::model::{Encoding, Escape, Problem, Quote, Reading};

use crate::{tables, with_choices};

/// A file is in no more pieces than this: a row that does not end is looked through again with every piece.
const PIECES: usize = 512;

/// Delimited text. Whatever the pieces that a file comes in, its table is the same. The last bytes choose the pieces,
/// and what the user says of the text.
pub fn delimited(input: &[u8]) {
    let Some((bytes, [size, choices])) = with_choices(input) else {
        return;
    };
    let reading = reading(choices);
    let whole = in_pieces(bytes, bytes.len().max(1), bytes, reading);
    let size = usize::from(size).max(bytes.len() / PIECES).max(1);
    let pieces = in_pieces(bytes, size, bytes, reading);
    match (&whole, &pieces) {
        (Ok(whole), Ok(pieces)) => {
            tables::check(whole);
            tables::check_same(whole, pieces, &format!("in pieces of {size}"));
        }
        (Err(whole), Err(pieces)) => assert_eq!(whole, pieces, "in pieces of {size}"),
        _ => panic!("{whole:?} as a whole, {pieces:?} in pieces of {size}"),
    }
    // Judged on its beginning alone it may be read otherwise, but it is read.
    let beginning = bytes.get(..bytes.len() / 2).unwrap_or_default();
    if let Ok(book) = in_pieces(bytes, size, beginning, reading) {
        tables::check(&book);
    }
}

/// What a byte says of how a text is to be read: mostly nothing.
fn reading(choices: u8) -> Reading {
    let low = usize::from(choices & 0x0F);
    Reading {
        mend: choices & 0x10 != 0,
        encoding: Encoding::ALL
            .get(low)
            .copied()
            .filter(|_| choices & 0x20 != 0),
        delimiter: [';', ',', '\t', '§', '"', '\n']
            .get(low)
            .copied()
            .filter(|_| choices & 0x40 != 0),
        quote: (choices & 0xC0 == 0xC0).then_some(Quote::Single),
        escape: (choices & 0x90 == 0x90).then_some(Escape::Backslash),
    }
}

/// Reads a file in pieces, again from its beginning where its encoding turns out to be another.
fn in_pieces(
    bytes: &[u8],
    size: usize,
    sample: &[u8],
    reading: Reading,
) -> Result<Workbook, Problem> {
    let whole = sample.len() == bytes.len();
    let mut turned_out = None;
    // Another encoding can turn out once: what is not UTF-8 has no bytes that are wrong.
    for _ in 0..2 {
        let mut reader = FileReader::new(&[sample], whole, reading, turned_out)?;
        match feed(&mut reader, bytes, size) {
            Ok(()) => {
                return match reader.finish(&mut |_| {})? {
                    Contents::Tables(book) => Ok(book),
                    Contents::Files(_) => Ok(Workbook {
                        format: lardom::model::Format::Zip,
                        text: None,
                        sheets: Vec::new(),
                        warnings: Vec::new(),
                    }),
                };
            }
            Err(other) => turned_out = Some(other),
        }
    }
    panic!("read again without end: {turned_out:?}");
}

fn feed(reader: &mut FileReader, bytes: &[u8], size: usize) -> Result<(), OtherEncoding> {
    let mut pieces = bytes.chunks(size).peekable();
    if pieces.peek().is_none() {
        return reader.feed(&[], true);
    }
    while let Some(piece) = pieces.next() {
        reader.feed(piece, pieces.peek().is_none())?;
    }
    Ok(())
}

/// JSON and lines of JSON, whether or not the text looks like it.
pub fn json(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let mut builder = TableBuilder::default();
    let read = reader::read(&text, &mut builder);
    let table: Table = builder.finish();
    if read.is_ok() {
        tables::check(&Workbook {
            format: lardom::model::Format::Json,
            text: None,
            sheets: vec![table],
            warnings: Vec::new(),
        });
    }
    let _ = reader::looks_like(&text);
}
