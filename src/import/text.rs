//! A text file to one table, a piece of its bytes at a time: what has been read is forgotten.

use super::delimited::{LONGEST_ROW, Splitter};
use super::dialect;
use super::encoding::{self, Letters, Pairs};
use super::sink::Sink;
use super::table::{Table, TableBuilder, TextForm};
use crate::model::{Encoding, EncodingReason, Problem, ProblemCode, Reading};

/// How many bytes of a file's beginning are read as text to see its dialect: of two bytes a letter twice as much as that
/// is judged on.
const OPENING: usize = 2 * dialect::SAMPLE;

/// Bytes of the longest byte order mark.
const LONGEST_MARK: usize = 3;

/// The text's bytes turned out not to be in the encoding that its beginning spoke for: it must be read again from
/// the start, in this one, for this reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OtherEncoding(pub Encoding, pub EncodingReason);

/// Reads a delimited text file.
pub struct TextReader {
    form: TextForm,
    incoming: Incoming,
    /// The first bytes, until there are enough to tell a byte order mark; nothing from then on.
    opening: Option<Vec<u8>>,
    /// Letters beyond ASCII have come and were in the encoding.
    confirmed: bool,
    cutting: Cutting,
}

/// Text on its way to becoming rows.
struct Cutting {
    mend: bool,
    /// How much must have come before it is looked for rows again.
    wait_for: usize,
    splitter: Splitter,
    builder: TableBuilder,
}

/// Bytes on their way to becoming text.
enum Incoming {
    /// UTF-8, as bytes: what is checked is not copied once more.
    Bytes(Vec<u8>),
    /// UTF-8 with bytes that are none; each becomes U+FFFD.
    Damaged(Vec<u8>, String),
    /// One byte a letter.
    Letters(&'static Letters, String),
    /// Two bytes a letter; the text as bytes of UTF-8, of whole letters.
    Pairs(Pairs, Vec<u8>),
}

/// Finds out how a text file is to be read. `samples` are pieces of it, the first from its beginning; `whole` says
/// that the first is all there is.
#[must_use]
pub fn form(
    samples: &[&[u8]],
    whole: bool,
    reading: Reading,
    turned_out: Option<OtherEncoding>,
) -> TextForm {
    let detected = encoding::detect(samples, whole);
    let found = match (reading.encoding, turned_out) {
        (Some(chosen), _) => (chosen, EncodingReason::Chosen),
        (None, Some(OtherEncoding(encoding, reason))) => (encoding, reason),
        (None, None) => (detected.encoding, detected.reason),
    };
    let head = samples.first().copied().unwrap_or_default();
    let mut text = encoding::decode(opening(head), found.0);
    if reading.mend {
        text = encoding::mend(&text).unwrap_or(text);
    }
    TextForm {
        encoding: found,
        twice: detected.twice,
        dialect: Some(dialect::detect(
            &text,
            whole && head.len() <= OPENING,
            reading,
        )),
    }
}

/// The first bytes of a file: enough to tell what its text is made of.
#[must_use]
pub fn opening(head: &[u8]) -> &[u8] {
    head.get(..OPENING).unwrap_or(head)
}

impl TextReader {
    /// A reader at the beginning of a file.
    #[must_use]
    pub fn new(form: TextForm, mend: bool) -> Self {
        let fallback = || dialect::detect("", true, Reading::default());
        let splitter = Splitter::new(&form.dialect.unwrap_or_else(fallback));
        let incoming = match form.encoding.0 {
            Encoding::Utf8 => Incoming::Bytes(Vec::new()),
            Encoding::Utf16Le => Incoming::Pairs(Pairs::new(false), Vec::new()),
            Encoding::Utf16Be => Incoming::Pairs(Pairs::new(true), Vec::new()),
            single => match encoding::letters(single) {
                Some(letters) => Incoming::Letters(letters, String::new()),
                None => Incoming::Bytes(Vec::new()),
            },
        };
        Self {
            form,
            incoming,
            opening: Some(Vec::new()),
            confirmed: false,
            cutting: Cutting {
                mend,
                wait_for: 0,
                splitter,
                builder: TableBuilder::default(),
            },
        }
    }

    /// How the text is read.
    pub const fn form(&mut self) -> &mut TextForm {
        &mut self.form
    }

    /// How many rows have been read.
    #[must_use]
    pub const fn rows(&self) -> usize {
        self.cutting.builder.rows()
    }

    /// Takes in the next bytes; `last` says that no more will come.
    ///
    /// # Errors
    /// [`OtherEncoding`] where the bytes are not in the encoding that was detected.
    pub fn feed(&mut self, bytes: &[u8], last: bool) -> Result<(), OtherEncoding> {
        let Some(mut opening) = self.opening.take() else {
            return self.take(bytes, last);
        };
        opening.extend_from_slice(bytes);
        if opening.len() < LONGEST_MARK && !last {
            self.opening = Some(opening);
            return Ok(());
        }
        let mark = encoding::byte_order_mark(&opening);
        self.take(opening.get(mark..).unwrap_or_default(), last)
    }

    fn take(&mut self, bytes: &[u8], last: bool) -> Result<(), OtherEncoding> {
        if let Incoming::Bytes(pending) = &mut self.incoming {
            pending.extend_from_slice(bytes);
            if self.cutting.waits(pending.len(), last) {
                return Ok(());
            }
            let end = if last {
                pending.len()
            } else {
                whole_letters(pending)
            };
            let checked = pending.get(..end).unwrap_or_default();
            if let Ok(text) = simdutf8::basic::from_utf8(checked) {
                self.confirmed = self.confirmed || !text.is_ascii();
                let taken = self.cutting.cut(text, last);
                pending.drain(..taken);
                return Ok(());
            }
            // Read from the start in another encoding, unless the file is UTF-8 with some damage. Where the user or
            // a mark says so, or the damage has been seen already, no piece of the file says otherwise.
            let other = encoding::detect(&[checked], last);
            let said = matches!(
                self.form.encoding.1,
                EncodingReason::Chosen | EncodingReason::Mark | EncodingReason::NearlyWellFormed
            );
            let damaged = self.confirmed || mostly_well_formed(checked);
            if !said && !damaged && other.encoding != Encoding::Utf8 {
                return Err(OtherEncoding(other.encoding, other.reason));
            }
            self.incoming = Incoming::Damaged(std::mem::take(pending), String::new());
            return self.take(&[], last);
        }
        match &mut self.incoming {
            Incoming::Bytes(_) => {}
            Incoming::Damaged(pending, text) => {
                pending.extend_from_slice(bytes);
                let end = if last {
                    pending.len()
                } else {
                    whole_letters(pending)
                };
                text.push_str(&String::from_utf8_lossy(
                    pending.get(..end).unwrap_or_default(),
                ));
                pending.drain(..end);
                text.drain(..self.cutting.cut(text, last));
            }
            Incoming::Letters(letters, text) => {
                letters.decode_into(bytes, text);
                text.drain(..self.cutting.cut(text, last));
            }
            Incoming::Pairs(pairs, pending) => {
                pairs.push(bytes, pending);
                if last {
                    pairs.finish(pending);
                }
                if self.cutting.waits(pending.len(), last) {
                    return Ok(());
                }
                let text = simdutf8::basic::from_utf8(pending).unwrap_or_default();
                let taken = self.cutting.cut(text, last);
                pending.drain(..taken);
            }
        }
        Ok(())
    }

    /// The table, how its text was read, and what should be known of it. The last bytes must have been fed.
    ///
    /// # Errors
    /// `TooWide` with the row; `TooLarge` where the cells lie too far from each other.
    pub fn finish(self) -> Result<(Table, TextForm, Vec<Problem>), Problem> {
        let Cutting {
            splitter, builder, ..
        } = self.cutting;
        if let Some(row) = splitter.too_wide {
            return Err(Problem {
                row: Some(row),
                ..Problem::new(ProblemCode::TooWide)
            });
        }
        let mut warnings = Vec::new();
        if matches!(self.incoming, Incoming::Damaged(..)) {
            warnings.push(Problem::new(ProblemCode::DamagedText));
        }
        warnings.extend(splitter.unclosed.iter().map(|row| Problem {
            row: Some(*row),
            ..Problem::new(ProblemCode::UnclosedQuote)
        }));
        Ok((builder.admitted()?, self.form, warnings))
    }
}

impl Cutting {
    /// Whether so many bytes are too few to look for rows again.
    const fn waits(&self, bytes: usize, last: bool) -> bool {
        bytes < self.wait_for && !last
    }

    /// Cuts what has come into rows, once there is enough of it. Returns how many bytes were taken.
    fn cut(&mut self, text: &str, last: bool) -> usize {
        if self.waits(text.len(), last) {
            return 0;
        }
        let taken = if self.mend {
            self.splitter
                .feed(text, last, &mut Mending(&mut self.builder))
        } else {
            self.splitter.feed(text, last, &mut self.builder)
        };
        // Twice as much of what has no row yet, so that the time for a row of any length grows with its length and not
        // with the square of it.
        self.wait_for = if taken == 0 {
            text.len().saturating_mul(2).min(LONGEST_ROW)
        } else {
            0
        };
        taken
    }
}

/// Mends each cell on its way into the table.
struct Mending<'a>(&'a mut TableBuilder);

impl Sink for Mending<'_> {
    fn row(&mut self, number: u32) {
        self.0.row(number);
    }

    fn text(&mut self, column: usize, text: &str) {
        match encoding::mend(text) {
            Some(mended) => self.0.text(column, &mended),
            None => self.0.text(column, text),
        }
    }

    fn number(&mut self, column: usize, number: f64) {
        self.0.number(column, number);
    }

    fn date(&mut self, column: usize, date: time::Date) {
        self.0.date(column, date);
    }
}

/// Where the last letter ends of which all bytes are there.
fn whole_letters(bytes: &[u8]) -> usize {
    for back in 1..=bytes.len().min(3) {
        let at = bytes.len() - back;
        let length = match bytes.get(at) {
            Some(0xC0..=0xDF) => 2,
            Some(0xE0..=0xEF) => 3,
            Some(0xF0..=0xFF) => 4,
            Some(0x80..=0xBF) => continue,
            Some(_) | None => 1,
        };
        return if length > back { at } else { bytes.len() };
    }
    bytes.len()
}

/// Whether text that is not UTF-8 throughout has many more letters of several bytes than bytes that are none.
fn mostly_well_formed(bytes: &[u8]) -> bool {
    let (mut letters, mut damaged) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
        damaged += usize::from(!chunk.invalid().is_empty());
    }
    letters > damaged * 10
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads in pieces of the given size, again from the start where the encoding turns out to be another.
    fn read(bytes: &[u8], sample: usize, piece: usize) -> (Table, TextForm, Vec<Problem>) {
        let mut turned_out = None;
        loop {
            let sample = bytes.get(..sample.min(bytes.len())).unwrap();
            let form = form(
                &[sample],
                sample.len() == bytes.len(),
                Reading::default(),
                turned_out,
            );
            let mut reader = TextReader::new(form, false);
            let mut chunks = bytes.chunks(piece).peekable();
            let mut other = None;
            while let Some(chunk) = chunks.next() {
                if let Err(found) = reader.feed(chunk, chunks.peek().is_none()) {
                    other = Some(found);
                    break;
                }
            }
            match other {
                Some(_) => turned_out = other,
                None => return reader.finish().unwrap(),
            }
        }
    }

    #[test]
    fn letters_cut_in_two_are_whole_again() {
        let text = "Ärende;Åtgärd\n1;på väg – „så”\n";
        for piece in 1..text.len() {
            let (table, _, warnings) = read(text.as_bytes(), 4, piece);
            assert_eq!(table.cell(0, 1).text(), "Åtgärd");
            assert_eq!(table.cell(1, 1).text(), "på väg – „så”");
            assert_eq!(warnings, []);
        }
    }

    #[test]
    fn a_byte_order_mark_is_left_out_once_however_it_is_cut() {
        let twice = [&b"\xEF\xBB\xBF"[..], "\u{FEFF}a;b\n".as_bytes()].concat();
        let pairs: Vec<u8> = "\u{FEFF}a;b\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        for (bytes, expected) in [(&twice[3..], "a"), (&twice, "\u{FEFF}a"), (&pairs, "a")] {
            for piece in 1..=bytes.len() {
                let (table, ..) = read(bytes, bytes.len(), piece);
                assert_eq!(table.cell(0, 0).text(), expected, "in pieces of {piece}");
                assert_eq!(table.cell(0, 1).text(), "b", "in pieces of {piece}");
            }
        }
        assert_eq!(read(b"a", 1, 1).0.cell(0, 0).text(), "a");
    }

    #[test]
    fn no_piece_says_otherwise_of_an_encoding_that_is_known() {
        let mut damaged = b"x\xFFy;z\n".to_vec();
        damaged.extend("Försörjning;på väg\n".repeat(20).bytes());
        let marked = [b"\xEF\xBB\xBF", &b"Nr;p\xE5 v\xE4g\n"[..]].concat();
        for bytes in [damaged, marked] {
            for piece in [1, 2, 5, bytes.len()] {
                let (_, form, warnings) = read(&bytes, bytes.len(), piece);
                assert_eq!(form.encoding.0, Encoding::Utf8, "in pieces of {piece}");
                assert_eq!(warnings[0].code, ProblemCode::DamagedText);
            }
        }
    }

    #[test]
    fn a_file_whose_first_foreign_letter_comes_late_is_read_again() {
        let mut bytes = b"a;b\n".repeat(1000);
        bytes.extend(b"F\xF6rs\xF6rjning;p\xE5 v\xE4g\n");
        let (table, form, warnings) = read(&bytes, 512, 300);
        assert_eq!(form.encoding.0, Encoding::Windows1252);
        assert_eq!(table.cell(1000, 0).text(), "Försörjning");
        assert_eq!(warnings, []);
    }

    #[test]
    fn damage_in_utf_8_is_told_and_the_rest_is_kept() {
        let mut bytes = "Försörjning;på väg\n".repeat(20).into_bytes();
        bytes.extend(b"x\xFFy;z\n");
        let (table, form, warnings) = read(&bytes, 64, 50);
        assert_eq!(form.encoding.0, Encoding::Utf8);
        assert_eq!(table.cell(0, 0).text(), "Försörjning");
        assert_eq!(table.cell(20, 0).text(), "x\u{FFFD}y");
        assert_eq!(warnings[0].code, ProblemCode::DamagedText);
    }
}
