//! A text file to one table, a piece of its bytes at a time: what has been read is forgotten.

mod lines;
mod references;

use std::borrow::Cow;

use memchr::memchr;

use self::lines::Lines;
use self::references::{Counting, MendedCells};
use super::delimited::{LONGEST_ROW, Splitter};
use super::dialect;
use super::encoding::{self, Detected, Letters, Pairs};
use super::sink::Sink;
use super::table::{Table, TableBuilder, TextForm};
use crate::model::{
    Dialect, DialectReason, Encoding, EncodingReason, Problem, ProblemCode, Reading,
};

/// How many bytes of a file's beginning are read as text to see its dialect: of two bytes a letter twice as much as that
/// is judged on.
const OPENING: usize = 2 * dialect::SAMPLE;

/// Bytes of the longest byte order mark.
const LONGEST_MARK: usize = 3;

/// The text's bytes turned out not to be in the encoding that its beginning spoke for: it must be read again from
/// the start, as this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OtherEncoding(pub Detected);

/// Reads a delimited text file.
pub struct TextReader {
    form: TextForm,
    incoming: Incoming,
    /// The first bytes, until there are enough to tell a byte order mark; nothing from then on.
    opening: Option<Vec<u8>>,
    /// Letters beyond ASCII have come and were in the encoding.
    confirmed: bool,
    /// The encoding that a mark at the beginning names.
    marked: Option<Encoding>,
    lines: Lines,
    cutting: Cutting,
}

/// Text on its way to becoming rows.
struct Cutting {
    mend: bool,
    /// How much must have come before it is looked for rows again.
    wait_for: usize,
    splitter: Splitter,
    builder: TableBuilder,
    mended: MendedCells,
    /// References have been mended, also in what is left of the text.
    has_references: bool,
    has_zeroes: bool,
}

/// What remains of a text when its rows have been cut from it.
enum Remains {
    /// What stands behind so many bytes.
    Behind(usize),
    /// This, since what was cut was mended first.
    Mended(String),
}

/// Bytes on their way to becoming text.
enum Incoming {
    /// UTF-8, as bytes: what is checked is not copied once more.
    Bytes(Vec<u8>),
    /// UTF-8 with bytes that are none.
    Damaged(Vec<u8>, String),
    /// One byte a letter.
    Letters(&'static Letters, Vec<u8>, String),
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
    let (found, doubtful) = match (reading.encoding, turned_out) {
        (Some(chosen), _) => ((chosen, EncodingReason::Chosen), false),
        (None, Some(OtherEncoding(other))) => ((other.encoding, other.reason), other.doubtful),
        (None, None) => ((detected.encoding, detected.reason), detected.doubtful),
    };
    let head = samples.first().copied().unwrap_or_default();
    let mut text = encoding::decode(opening(head), found.0);
    if reading.mend {
        text = encoding::mend(&text).unwrap_or(text);
    }
    text = references::mended(&text).unwrap_or(text);
    TextForm {
        encoding: found,
        twice: detected.twice,
        doubtful,
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
    /// A reader at the beginning of a file. `settled` says that its form was found from the whole file: then no piece of
    /// it says otherwise.
    #[must_use]
    pub fn new(form: TextForm, mend: bool, settled: bool) -> Self {
        let fallback = || dialect::detect("", true, Reading::default());
        let splitter = Splitter::new(&form.dialect.unwrap_or_else(fallback));
        let incoming = match form.encoding.0 {
            Encoding::Utf8 => Incoming::Bytes(Vec::new()),
            Encoding::Utf16Le => Incoming::Pairs(Pairs::new(false), Vec::new()),
            Encoding::Utf16Be => Incoming::Pairs(Pairs::new(true), Vec::new()),
            single => match encoding::letters(single) {
                Some(letters) => Incoming::Letters(letters, Vec::new(), String::new()),
                None => Incoming::Bytes(Vec::new()),
            },
        };
        Self {
            form,
            incoming,
            opening: Some(Vec::new()),
            confirmed: settled,
            marked: None,
            lines: Lines::new(form.encoding.1 != EncodingReason::Chosen),
            cutting: Cutting {
                mend,
                wait_for: 0,
                splitter,
                builder: TableBuilder::default(),
                mended: MendedCells::default(),
                has_references: false,
                has_zeroes: false,
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
        self.marked = encoding::marked(&opening);
        self.take(opening.get(mark..).unwrap_or_default(), last)
    }

    fn take(&mut self, bytes: &[u8], last: bool) -> Result<(), OtherEncoding> {
        let bytes = match self.incoming {
            Incoming::Pairs(..) => Cow::Borrowed(bytes),
            _ => without_zeroes(bytes),
        };
        self.cutting.has_zeroes |= matches!(bytes, Cow::Owned(_));
        if let Incoming::Bytes(pending) = &mut self.incoming {
            pending.extend_from_slice(&bytes);
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
                match self.cutting.cut(text, last) {
                    Remains::Behind(taken) => drop(pending.drain(..taken)),
                    Remains::Mended(rest) => drop(pending.splice(..end, rest.into_bytes())),
                }
                return Ok(());
            }
            // Read from the start in another encoding, unless the file is UTF-8 with some damage. Where the user says
            // so, or the damage has been seen already, no piece of the file says otherwise.
            let other = encoding::detect(&[checked], last);
            let said = matches!(
                self.form.encoding.1,
                EncodingReason::Chosen | EncodingReason::NearlyWellFormed
            );
            let damaged = self.confirmed || mostly_well_formed(checked);
            if !said && !damaged && other.encoding != Encoding::Utf8 {
                return Err(OtherEncoding(other));
            }
            self.incoming = Incoming::Damaged(std::mem::take(pending), String::new());
            return self.take(&[], last);
        }
        match &mut self.incoming {
            Incoming::Bytes(_) => {}
            Incoming::Damaged(pending, text) => {
                pending.extend_from_slice(&bytes);
                let line = self.cutting.splitter.line_after(text);
                self.lines.utf_8(pending, line, last, text);
                self.cutting.cut_from(text, last);
            }
            Incoming::Letters(letters, pending, text) => {
                pending.extend_from_slice(&bytes);
                let line = || self.cutting.splitter.line_after(text);
                let suspected = self.lines.are_looked_for() && encoding::may_hold_utf_8(pending);
                let line = if suspected { line() } else { 0 };
                self.lines
                    .letters(letters, pending, suspected.then_some(line), last, text);
                self.cutting.cut_from(text, last);
            }
            Incoming::Pairs(pairs, pending) => {
                let start = pending.len();
                pairs.push(&bytes, pending);
                if last {
                    pairs.finish(pending);
                }
                if let Cow::Owned(spaced) = without_zeroes(pending.get(start..).unwrap_or_default())
                {
                    self.cutting.has_zeroes = true;
                    pending.truncate(start);
                    pending.extend(spaced);
                }
                if self.cutting.waits(pending.len(), last) {
                    return Ok(());
                }
                let text = simdutf8::basic::from_utf8(pending).unwrap_or_default();
                match self.cutting.cut(text, last) {
                    Remains::Behind(taken) => drop(pending.drain(..taken)),
                    Remains::Mended(rest) => *pending = rest.into_bytes(),
                }
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
            splitter,
            builder,
            mended,
            ..
        } = self.cutting;
        if let Some(row) = splitter.too_wide {
            return Err(Problem {
                row: Some(row),
                ..Problem::new(ProblemCode::TooWide)
            });
        }
        let (encoding, reason) = self.form.encoding;
        let mut warnings = Vec::new();
        if reason != EncodingReason::Chosen && self.marked.is_some_and(|marked| marked != encoding)
        {
            warnings.push(Problem::new(ProblemCode::ContradictedMark).with_detail(encoding.name()));
        }
        if self.form.doubtful {
            warnings.push(Problem::new(ProblemCode::DoubtfulLetters));
        }
        if self.lines.are_damaged() {
            warnings.push(Problem::new(ProblemCode::DamagedText));
        }
        let counted = |code, first, count: u32| Problem {
            row: Some(first),
            ..Problem::new(code).with_detail(count.to_string())
        };
        warnings.extend(
            self.lines
                .foreign()
                .map(|(first, count)| counted(ProblemCode::MixedEncodings, first, count)),
        );
        if mended.cells > 0 {
            warnings.push(counted(
                ProblemCode::CharacterReferences,
                mended.first,
                mended.cells,
            ));
        }
        let one = |dialect: Dialect| dialect.reason == DialectReason::OneColumn && dialect.rows > 1;
        if self.form.dialect.is_some_and(one) {
            warnings.push(Problem::new(ProblemCode::OneColumn));
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

    /// Cuts what has come into rows, once there is enough of it. What is taken is no more in the text.
    fn cut_from(&mut self, text: &mut String, last: bool) {
        match self.cut(text, last) {
            Remains::Behind(taken) => drop(text.drain(..taken)),
            Remains::Mended(rest) => *text = rest,
        }
    }

    /// Cuts what has come into rows, once there is enough of it.
    fn cut(&mut self, text: &str, last: bool) -> Remains {
        if self.waits(text.len(), last) {
            return Remains::Behind(0);
        }
        let mended = references::mended(text);
        self.has_references |= mended.is_some();
        let whole = mended.as_deref().unwrap_or(text);
        let whole = if last {
            self.without_padding(whole)
        } else {
            whole
        };
        let Self {
            splitter,
            builder,
            mended: cells,
            has_references,
            mend,
            ..
        } = self;
        let taken = match (*has_references, *mend) {
            (false, false) => splitter.feed(whole, last, builder),
            (false, true) => splitter.feed(whole, last, &mut Mending(builder)),
            (true, false) => splitter.feed(whole, last, &mut Counting::new(builder, cells)),
            (true, true) => {
                let mut mending = Mending(builder);
                splitter.feed(whole, last, &mut Counting::new(&mut mending, cells))
            }
        };
        // Twice as much of what has no row yet, so that the time for a row of any length grows with its length and not
        // with the square of it.
        self.wait_for = if taken == 0 {
            text.len().saturating_mul(2).min(LONGEST_ROW)
        } else {
            0
        };
        match mended {
            Some(text) => Remains::Mended(text.get(taken..).unwrap_or_default().to_owned()),
            None => Remains::Behind(taken),
        }
    }
}

impl Cutting {
    /// The end of a file without what fills it up: zeroes, which are spaces by now, and the sign that DOS ended a file
    /// with.
    fn without_padding<'a>(&self, text: &'a str) -> &'a str {
        let end = text.trim_end_matches([' ', '\u{1A}']);
        let padded = self.has_zeroes
            || text
                .get(end.len()..)
                .is_some_and(|rest| rest.contains('\u{1A}'));
        if padded { end } else { text }
    }
}

/// Bytes with a space for each zero: so fields and files are filled up where nothing stands.
fn without_zeroes(bytes: &[u8]) -> Cow<'_, [u8]> {
    if memchr(0, bytes).is_none() {
        return Cow::Borrowed(bytes);
    }
    let spaced = bytes
        .iter()
        .map(|byte| if *byte == 0 { b' ' } else { *byte });
    Cow::Owned(spaced.collect())
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
mod tests;
