//! A file on its way in: from its beginning to its end, and once more where its encoding turns out to be another.

use super::encoding;
use super::read::{Contents, FileReader, HEAD, Hash};
use super::table::Workbook;
use super::text::OtherEncoding;
use crate::model::{Encoding, EncodingReason, Problem, ProblemCode, Reading};

/// A file that is taken in a piece at a time.
pub struct Intake<'a> {
    samples: Vec<Vec<u8>>,
    whole: bool,
    reading: Reading,
    reader: FileReader,
    hash: Option<&'a mut Hash>,
    at: u64,
}

/// What must come next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// The bytes that follow; nothing, where these were the last.
    Following,
    /// The file's first bytes once more.
    Beginning,
}

impl<'a> Intake<'a> {
    /// An intake of the file that begins so: with [`HEAD`] bytes, or all of them where it is `whole`. Each of the file's
    /// bytes goes into the hash once, however often it comes.
    ///
    /// # Errors
    /// A problem of the whole file: it is empty or something else than a table.
    pub fn new(
        head: Vec<u8>,
        whole: bool,
        reading: Reading,
        hash: Option<&'a mut Hash>,
    ) -> Result<Self, Problem> {
        Ok(Self {
            reader: FileReader::new(&[&head], whole, reading, None)?,
            samples: vec![head],
            whole,
            reading,
            hash,
            at: 0,
        })
    }

    /// Hears what samples from within the file say of its encoding, once its beginning has been taken in: in many files
    /// the first foreign letter stands far behind.
    ///
    /// # Errors
    /// A problem of the whole file.
    pub fn confirm(&mut self, samples: Vec<Vec<u8>>) -> Result<Next, Problem> {
        let others: Vec<&[u8]> = samples.iter().map(Vec::as_slice).collect();
        let Some(form) = self.reader.form().filter(|_| !others.is_empty()) else {
            return Ok(Next::Following);
        };
        let (encoding, reason) = form.encoding;
        let unread = others
            .iter()
            .find_map(|other| encoding::unread_ascii(other));
        if let Some(name) = unread.filter(|_| reason == EncodingReason::Assumed) {
            return Err(Problem::new(ProblemCode::UnreadEncoding).with_detail(name));
        }
        // A mark of UTF-8 does not say that what comes late is so too.
        let is_said = matches!(reason, EncodingReason::Chosen | EncodingReason::Zeroes)
            || (reason == EncodingReason::Mark && encoding != Encoding::Utf8);
        let is_seen =
            reason != EncodingReason::Assumed && encoding::is_borne_out(encoding, &others);
        self.samples.extend(samples);
        let samples: Vec<&[u8]> = self.samples.iter().map(Vec::as_slice).collect();
        form.twice = encoding::twice(&samples, encoding);
        if !is_said && !is_seen {
            let detected = encoding::detect(&samples, self.whole);
            if detected.encoding != encoding {
                return self.begin_anew(None);
            }
            form.encoding.1 = detected.reason;
            form.doubtful = detected.doubtful;
        }
        Ok(Next::Following)
    }

    /// Where the bytes stand that must come next: how many there are before them.
    #[must_use]
    pub const fn at(&self) -> u64 {
        self.at
    }

    /// How many rows have been read so far.
    #[must_use]
    pub const fn rows(&self) -> usize {
        self.reader.rows()
    }

    /// Takes in the bytes that come next; `last` says that none follow.
    ///
    /// # Errors
    /// A problem of the whole file.
    pub fn feed(&mut self, piece: &[u8], last: bool) -> Result<Next, Problem> {
        if let Some(hash) = &mut self.hash {
            hash.feed_at(self.at, piece);
        }
        match self.reader.feed(piece, last) {
            Ok(()) => {
                self.at += piece.len() as u64;
                Ok(Next::Following)
            }
            Err(other) => self.begin_anew(Some(other)),
        }
    }

    fn begin_anew(&mut self, turned_out: Option<OtherEncoding>) -> Result<Next, Problem> {
        let samples: Vec<&[u8]> = self.samples.iter().map(Vec::as_slice).collect();
        self.reader = FileReader::new(&samples, self.whole, self.reading, turned_out)?;
        self.at = 0;
        Ok(Next::Beginning)
    }

    /// What the file holds, as [`FileReader::finish`] says it. The last bytes must have been fed.
    ///
    /// # Errors
    /// A problem of the whole file.
    pub fn finish(self, progress: &mut dyn FnMut(u64)) -> Result<Contents, Problem> {
        self.reader.finish(progress)
    }
}

/// Reads a file whose bytes are all there.
///
/// # Errors
/// A problem of the whole file.
pub fn read(bytes: &[u8], reading: Reading) -> Result<Contents, Problem> {
    /// Small enough that a text is never in memory twice.
    const PIECE: usize = 1 << 20;
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let whole = head.len() == bytes.len();
    let mut intake = Intake::new(head.to_vec(), whole, reading, None)?;
    loop {
        let rest = usize::try_from(intake.at()).ok();
        let rest = rest.and_then(|at| bytes.get(at..)).unwrap_or_default();
        let piece = rest.get(..PIECE).unwrap_or(rest);
        let last = piece.len() == rest.len();
        if intake.feed(piece, last)? == Next::Following && last {
            return intake.finish(&mut |_| {});
        }
    }
}

/// The tables of a file whose bytes are all there and which is no archive.
///
/// # Errors
/// A problem of the whole file; `Foreign` for an archive.
pub fn tables(bytes: &[u8], reading: Reading) -> Result<Workbook, Problem> {
    match read(bytes, reading)? {
        Contents::Tables(book) => Ok(book),
        Contents::Files(_) => Err(Problem::new(ProblemCode::Foreign).with_detail("ZIP")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::fingerprint;

    /// A file whose first letter beyond ASCII stands at its end, in pieces of these sizes, the last again and again.
    #[track_caller]
    fn check(rows: usize, sizes: &[usize]) {
        let mut bytes = b"Nr;Text\n".to_vec();
        bytes.extend(format!("1;{:>80}\n", "b").repeat(rows).bytes());
        bytes.extend(b"2;p\xE5 v\xE4g\n");
        let head = &bytes[..HEAD.min(bytes.len())];
        let mut hash = Hash::default();
        let whole = head.len() == bytes.len();
        let reading = Reading::default();
        let mut intake = Intake::new(head.to_vec(), whole, reading, Some(&mut hash)).unwrap();
        let mut sizes = sizes.iter().chain(sizes.last().into_iter().cycle());
        let mut beginnings = 0;
        loop {
            let rest = &bytes[usize::try_from(intake.at()).unwrap()..];
            let piece = &rest[..rest.len().min(*sizes.next().unwrap())];
            let last = piece.len() == rest.len();
            match intake.feed(piece, last).unwrap() {
                Next::Beginning => beginnings += 1,
                Next::Following if last => break,
                Next::Following => {}
            }
        }
        assert_eq!(beginnings, usize::from(!whole));
        let Contents::Tables(book) = intake.finish(&mut |_| {}).unwrap() else {
            panic!("no table");
        };
        let table = &book.sheets[0];
        assert_eq!(table.len(), rows + 2);
        assert_eq!(table.cell(rows + 1, 1).text(), "på väg");
        assert_eq!(book.text.unwrap().encoding.0, Encoding::Windows1252);
        assert_eq!(hash.fingerprint(), fingerprint(&bytes));
    }

    #[test]
    fn a_file_that_begins_again_is_read_whole_and_hashed_once() {
        // The first piece is the last.
        let rows = HEAD / 40;
        check(rows, &[HEAD * 4]);
        check(rows, &[HEAD, HEAD * 4]);
        check(rows, &[HEAD, HEAD / 3, HEAD, HEAD / 2, HEAD / 5]);
    }

    #[test]
    fn a_file_that_is_shorter_than_its_head_begins_once() {
        check(10, &[HEAD]);
        check(10, &[7]);
    }

    /// Reads a file whose beginning has only ASCII, with a sample of what stands behind, and says how often it began,
    /// what its last cell is, and whether it seems to be encoded twice.
    fn confirmed(end: &[u8]) -> (usize, String, bool) {
        let mut bytes = b"Nr;Text\n".to_vec();
        bytes.extend(format!("1;{:>80}\n", "b").repeat(HEAD / 40).bytes());
        bytes.extend(end);
        let mut hash = Hash::default();
        let (head, rest) = bytes.split_at(HEAD);
        let reading = Reading::default();
        let mut intake = Intake::new(head.to_vec(), false, reading, Some(&mut hash)).unwrap();
        let mut beginnings = 0;
        intake.feed(head, false).unwrap();
        if intake.confirm(vec![end.to_vec()]).unwrap() == Next::Beginning {
            assert_eq!(intake.at(), 0);
            beginnings += 1;
            intake.feed(head, false).unwrap();
        }
        assert_eq!(intake.feed(rest, true).unwrap(), Next::Following);
        let Contents::Tables(book) = intake.finish(&mut |_| {}).unwrap() else {
            panic!("no table");
        };
        assert_eq!(hash.fingerprint(), fingerprint(&bytes));
        let table = &book.sheets[0];
        let last = table.cell(table.len() - 1, 1).text().to_owned();
        (beginnings, last, book.text.unwrap().twice)
    }

    #[test]
    fn a_sample_that_says_otherwise_is_heard_before_its_bytes_come() {
        let latin = b"2;p\xE5 v\xE4g till m\xF6tet\n";
        assert_eq!(confirmed(latin), (1, "på väg till mötet".to_owned(), false));
        let text = "på väg till mötet";
        let unicode = format!("2;{text}\n");
        assert_eq!(confirmed(unicode.as_bytes()), (0, text.to_owned(), false));
        assert_eq!(confirmed(b"2;c\n"), (0, "c".to_owned(), false));
    }

    #[test]
    fn a_sample_in_an_encoding_that_is_not_read_is_refused() {
        let mut bytes = format!("1;{:>80}\n", "b").repeat(HEAD / 40).into_bytes();
        bytes.truncate(HEAD);
        let mut intake = Intake::new(bytes.clone(), false, Reading::default(), None).unwrap();
        intake.feed(&bytes, false).unwrap();
        let problem = intake
            .confirm(vec![b"2;p+AOU- v+AOQ-g\n".to_vec()])
            .unwrap_err();
        assert_eq!(problem.code, ProblemCode::UnreadEncoding);
    }

    #[test]
    fn a_mark_that_a_late_sample_contradicts_is_not_believed() {
        let mut bytes = b"\xEF\xBB\xBFNr;Text\n".to_vec();
        bytes.extend(format!("1;{:>80}\n", "b").repeat(HEAD / 40).bytes());
        bytes.extend(b"2;p\xE5 v\xE4g\n");
        let Contents::Tables(book) = read(&bytes, Reading::default()).unwrap() else {
            panic!("no table");
        };
        let table = &book.sheets[0];
        assert_eq!(table.cell(table.len() - 1, 1).text(), "på väg");
        assert_eq!(book.warnings[0].code, ProblemCode::ContradictedMark);
    }

    #[test]
    fn a_sample_that_is_encoded_twice_is_told_of() {
        let doubled = "pÃ¥ vÃ¤g till mÃ¶tet";
        let (beginnings, last, twice) = confirmed(format!("2;{doubled}\n").as_bytes());
        assert_eq!((beginnings, last.as_str(), twice), (0, doubled, true));
    }
}
