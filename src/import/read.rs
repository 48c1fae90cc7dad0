//! A file to tables, whatever the file is, taken in a piece at a time.

use xxhash_rust::xxh3::Xxh3;

use super::table::{TableBuilder, TextForm, Workbook};
use super::text::{self, OtherEncoding, TextReader};
use super::{archive, encoding, format, json, markup, text_format, workbook};
use crate::model::{Fingerprint, Format, Problem, ProblemCode, Reading};

/// How much of a file's beginning its form is judged on, in bytes.
pub const HEAD: usize = 256 << 10;

/// What a file holds.
pub enum Contents {
    /// Tables.
    Tables(Workbook),
    /// Other files, each with its name: it is an archive.
    Files(Vec<(String, Vec<u8>)>),
}

/// Reads one file. Text goes through it; what must be whole to be understood is kept until the end.
pub enum FileReader {
    /// Text with delimiters.
    Text(Box<TextReader>),
    /// A workbook, an archive, JSON or markup, as far as it has come; with what it is and how its text is to be read,
    /// where it is text.
    Whole(Vec<u8>, Reading, Option<(Format, TextForm)>),
}

impl FileReader {
    /// A reader for the file of which these are samples: the first from its beginning and, unless it is `whole`,
    /// at least [`HEAD`] bytes long, others from anywhere. Encoding and dialect are detected unless chosen;
    /// `turned_out` is what an earlier reader of the file said.
    ///
    /// # Errors
    /// A problem of the whole file: it is empty or something else than a table.
    pub fn new(
        samples: &[&[u8]],
        whole: bool,
        reading: Reading,
        turned_out: Option<OtherEncoding>,
    ) -> Result<Self, Problem> {
        let head = samples.first().copied().unwrap_or_default();
        if let Some(name) = encoding::unread(head).filter(|_| reading.encoding.is_none()) {
            return Err(Problem::new(ProblemCode::UnreadEncoding).with_detail(name));
        }
        match format::family(head) {
            Ok(format::Family::Packed) => return Ok(Self::Whole(Vec::new(), reading, None)),
            Ok(format::Family::Text) => {}
            // Who has chosen an encoding knows that it is text.
            Err(problem) if reading.encoding.is_some() && is_unknown(&problem) => {}
            Err(problem) => return Err(problem),
        }
        let form = text::form(samples, whole, reading, turned_out);
        let opening = encoding::decode(text::opening(head), form.encoding.0);
        let format = text_format::detect(&opening)?;
        if format != Format::Text {
            let form = TextForm {
                dialect: None,
                ..form
            };
            return Ok(Self::Whole(Vec::new(), reading, Some((format, form))));
        }
        Ok(Self::Text(Box::new(TextReader::new(
            form,
            reading.mend,
            whole,
        ))))
    }

    /// How the file's text is read, where it is text.
    pub const fn form(&mut self) -> Option<&mut TextForm> {
        match self {
            Self::Text(reader) => Some(reader.form()),
            Self::Whole(_, _, Some((_, form))) => Some(form),
            Self::Whole(_, _, None) => None,
        }
    }

    /// How many rows have been read so far.
    #[must_use]
    pub const fn rows(&self) -> usize {
        match self {
            Self::Text(reader) => reader.rows(),
            Self::Whole(..) => 0,
        }
    }

    /// Takes in the next bytes; `last` says that no more will come.
    ///
    /// # Errors
    /// [`OtherEncoding`] where the file must be read from its beginning in another encoding.
    pub fn feed(&mut self, piece: &[u8], last: bool) -> Result<(), OtherEncoding> {
        match self {
            Self::Text(reader) => reader.feed(piece, last),
            Self::Whole(bytes, ..) => {
                bytes.extend_from_slice(piece);
                Ok(())
            }
        }
    }

    /// What the file holds. The last bytes must have been fed. `progress` is told now and then how many cells of a
    /// workbook have been read.
    ///
    /// # Errors
    /// A problem of the whole file: encrypted, broken, foreign, or beyond what is read.
    pub fn finish(self, progress: &mut dyn FnMut(u64)) -> Result<Contents, Problem> {
        match self {
            Self::Text(reader) => {
                let (table, form, warnings) = reader.finish()?;
                Ok(Contents::Tables(Workbook {
                    format: Format::Text,
                    text: Some(form),
                    sheets: vec![table],
                    warnings,
                }))
            }
            Self::Whole(bytes, reading, Some((format, form))) => {
                let mut text = encoding::decode(&bytes, form.encoding.0);
                drop(bytes);
                if reading.mend {
                    text = encoding::mend(&text).unwrap_or(text);
                }
                let sheets = match format {
                    Format::Html => markup::read_html(&text, new_sheet)?,
                    Format::Ods | Format::SpreadsheetMl => {
                        workbook::read_xml(&text, format, new_sheet, progress)?
                    }
                    _ => {
                        let mut builder = TableBuilder::default();
                        json::read(&text, &mut builder)?;
                        let table = builder.admitted()?;
                        return Ok(Contents::Tables(Workbook {
                            format,
                            text: Some(form),
                            warnings: json::odd(&table),
                            sheets: vec![table],
                        }));
                    }
                };
                tables(sheets, format, Some(form))
            }
            Self::Whole(bytes, _, None) => packed(&bytes, progress),
        }
    }
}

/// Whether a file was refused only because its bytes do not look like text.
fn is_unknown(problem: &Problem) -> bool {
    problem.code == ProblemCode::Foreign && problem.detail.is_none()
}

fn new_sheet(sheet: &workbook::SheetInfo) -> TableBuilder {
    TableBuilder::new(sheet.name.clone(), sheet.hidden)
}

fn packed(bytes: &[u8], progress: &mut dyn FnMut(u64)) -> Result<Contents, Problem> {
    let bytes = format::payload(bytes);
    let format = format::packed_format(bytes)?;
    if format == Format::Zip {
        return archive::entries(bytes).map(Contents::Files);
    }
    let sheets = workbook::read(bytes, format, new_sheet, progress)?;
    tables(sheets, format, None)
}

/// A workbook's sheets as tables, each with what is to be known of it.
fn tables(
    read: workbook::Worksheets<TableBuilder>,
    format: Format,
    text: Option<TextForm>,
) -> Result<Contents, Problem> {
    let tables = read.sheets.into_iter().map(|(sheet, builder)| {
        let mut table = builder.admitted()?;
        table.hidden = sheet.hidden;
        table.merges = sheet.merges;
        table.days_from = read.system;
        table.warnings.extend(hidden_rows(sheet.hidden_rows));
        Ok(table)
    });
    let unreadable = read.unreadable.into_iter();
    Ok(Contents::Tables(Workbook {
        format,
        text,
        sheets: tables.collect::<Result<_, Problem>>()?,
        warnings: unreadable
            .map(|name| Problem::new(ProblemCode::UnreadableSheet).with_detail(name))
            .collect(),
    }))
}

fn hidden_rows(rows: workbook::HiddenRows) -> Option<Problem> {
    (rows.count > 0).then(|| Problem {
        row: Some(rows.first),
        ..Problem::new(ProblemCode::HiddenRows).with_detail(rows.count.to_string())
    })
}

/// The content hash that names a file, made a piece at a time.
///
/// XXH3 in 128 bits is no cryptographic hash, and need not be: a name tells a user's own files apart, and nothing is
/// trusted because of it. It takes a fifth of the time of one that is.
#[derive(Default)]
pub struct Hash {
    state: Xxh3,
    /// How many bytes it has had.
    length: u64,
}

impl Hash {
    /// Takes in bytes that begin at `at` in the file, which is where the last ended or before: a file that is read
    /// again comes with bytes that it has had.
    pub fn feed_at(&mut self, at: u64, piece: &[u8]) {
        let had = usize::try_from(self.length.saturating_sub(at)).unwrap_or(usize::MAX);
        let new = piece.get(had..).unwrap_or_default();
        self.state.update(new);
        self.length += new.len() as u64;
    }

    /// The name.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint(format!("{:032x}", self.state.digest128()))
    }
}

/// The content hash of bytes that are all there.
#[must_use]
pub fn fingerprint(bytes: &[u8]) -> Fingerprint {
    let mut hash = Hash::default();
    hash.feed_at(0, bytes);
    hash.fingerprint()
}
