//! The formats that are less often met: binary Excel, older Excel and OpenDocument, read with calamine.

use std::io::Cursor;

use calamine::{
    Data, DataRef, Error, Ods, OdsError, Range, Reader, SheetType, SheetVisible, Sheets, Xls,
    XlsError, Xlsb, XlsbError,
};

use super::super::limits;
use super::super::sink::Sink;
use super::super::unpack::{Package, too_large};
use super::rows::Rows;
use super::{Merge, PROGRESS_CELLS, SheetInfo, content, stream};
use crate::model::{Format, Problem, ProblemCode, calendar_date, read_date};

type Book<'a> = Sheets<Cursor<&'a [u8]>>;

/// Reads every worksheet.
///
/// # Errors
/// `Encrypted` where a password is asked for, `TooLarge` and `TooWide` beyond the limits, `Broken` with the reader's
/// words otherwise.
pub fn read<S: Sink>(
    bytes: &[u8],
    format: Format,
    mut new_sheet: impl FnMut(&SheetInfo) -> S,
    progress: &mut dyn FnMut(u64),
) -> Result<Vec<(SheetInfo, S)>, Problem> {
    if format == Format::Xls {
        stream::admit(bytes)?;
    } else {
        admit(bytes)?;
    }
    if format == Format::Ods {
        content::admit(&Package::open(bytes)?)?;
    }
    let mut book = open(bytes, format).map_err(|error| problem(&error))?;
    let metadata = book.sheets_metadata().to_vec();
    let sheets = metadata
        .into_iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let mut read = Vec::new();
    for sheet in sheets {
        let mut info = SheetInfo {
            name: sheet.name,
            hidden: sheet.visible != SheetVisible::Visible,
            merges: Vec::new(),
        };
        let mut sink = new_sheet(&info);
        cells(&mut book, &mut info, &mut sink, progress)?;
        read.push((info, sink));
    }
    Ok(read)
}

/// Archives may unpack to more than their directory says. calamine does not ask.
fn admit(bytes: &[u8]) -> Result<(), Problem> {
    let package = Package::open(bytes)?;
    let mut piece = vec![0; 1 << 16];
    for entry in package.entries().iter().filter(|entry| !entry.folder) {
        let mut part = package.part(entry)?;
        let mut first = true;
        loop {
            let count = part.fill(&mut piece)?;
            let text = piece.get(..count).unwrap_or_default();
            let markup = std::mem::take(&mut first) && text.trim_ascii_start().starts_with(b"<");
            if markup && memchr::memmem::find(text, b"<!DOCTYPE").is_some() {
                return Err(Problem::new(ProblemCode::Entities));
            }
            if count == 0 {
                break;
            }
        }
    }
    Ok(())
}

fn open(bytes: &[u8], format: Format) -> Result<Book<'_>, Error> {
    let bytes = Cursor::new(bytes);
    Ok(match format {
        Format::Xlsb => Sheets::Xlsb(Xlsb::new(bytes)?),
        Format::Xls => Sheets::Xls(Xls::new(bytes)?),
        Format::Ods => Sheets::Ods(Ods::new(bytes)?),
        Format::Text | Format::Json | Format::Xlsx | Format::Zip => {
            return Err(Error::Msg("another reader's file"));
        }
    })
}

fn cells<S: Sink>(
    book: &mut Book,
    info: &mut SheetInfo,
    sink: &mut S,
    progress: &mut dyn FnMut(u64),
) -> Result<(), Problem> {
    let rows = Rows::new(sink);
    if let Sheets::Xlsb(book) = book {
        return streamed(book, &info.name, rows, progress).map_err(|error| match error {
            Failure::Reader(error) => problem(&Error::Xlsb(error)),
            Failure::TooWide => Problem::new(ProblemCode::TooWide),
        });
    }
    let range = book
        .worksheet_range(&info.name)
        .map_err(|error| problem(&error))?;
    if let Sheets::Xls(book) = book {
        let areas = book
            .merge_cells_by_sheet_name(&info.name)
            .unwrap_or_default();
        info.merges = areas
            .iter()
            // A damaged file may have areas that end before they begin.
            .filter(|area| area.start.0 <= area.end.0 && area.start.1 <= area.end.1)
            .map(|area| Merge {
                first_row: area.start.0.saturating_add(1),
                first_column: position(area.start.1),
                last_row: area.end.0.saturating_add(1),
                last_column: position(area.end.1),
            })
            .collect();
    }
    give(&range, rows, &info.name)
}

enum Failure {
    Reader(XlsbError),
    TooWide,
}

fn streamed<S: Sink>(
    book: &mut Xlsb<Cursor<&[u8]>>,
    name: &str,
    mut rows: Rows<S>,
    progress: &mut dyn FnMut(u64),
) -> Result<(), Failure> {
    let mut reader = book.worksheet_cells_reader(name).map_err(Failure::Reader)?;
    let mut count = 0_usize;
    while let Some(cell) = reader.next_cell().map_err(Failure::Reader)? {
        let (row, column) = cell.get_position();
        if position(column) >= limits::COLUMNS {
            return Err(Failure::TooWide);
        }
        put(&mut rows, row + 1, position(column), cell.get_value());
        count += 1;
        if count.is_multiple_of(PROGRESS_CELLS) {
            // How far it is into the file cannot be told from outside; that it goes on can.
            progress(0);
        }
    }
    Ok(())
}

fn give<S: Sink>(range: &Range<Data>, mut rows: Rows<S>, name: &str) -> Result<(), Problem> {
    let Some((first_row, first_column)) = range.start() else {
        return Ok(());
    };
    let (height, width) = range.get_size();
    if position(first_column) + width > limits::COLUMNS {
        return Err(Problem::new(ProblemCode::TooWide));
    }
    if height > position(limits::ROWS) {
        return Err(too_large(name));
    }
    for (number, row) in (first_row + 1..).zip(range.rows()) {
        for (column, data) in (position(first_column)..).zip(row) {
            put(&mut rows, number, column, &borrowed(data));
        }
    }
    Ok(())
}

fn put<S: Sink>(rows: &mut Rows<S>, row: u32, column: usize, data: &DataRef) {
    let text = match data {
        DataRef::Empty => return,
        DataRef::String(text) | DataRef::DurationIso(text) => text,
        DataRef::SharedString(text) => *text,
        DataRef::Bool(yes) => super::boolean(*yes),
        DataRef::Error(error) => &error.to_string(),
        DataRef::DateTimeIso(text) => {
            if let Some(day) = read_date(text.split('T').next().unwrap_or(text)) {
                rows.reach(row);
                return rows.sink.date(column, day);
            }
            text
        }
        DataRef::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            let has_day = moment.is_datetime() && moment.as_f64() >= 1.0;
            let day = calendar_date(i32::from(year), month, day).filter(|_| has_day);
            rows.reach(row);
            return match day {
                Some(day) => rows.sink.date(column, day),
                None => rows.sink.number(column, moment.as_f64()),
            };
        }
        DataRef::Int(number) => {
            rows.reach(row);
            return rows.sink.number(column, *number as f64);
        }
        DataRef::Float(number) => {
            rows.reach(row);
            return rows.sink.number(column, *number);
        }
    };
    if !text.is_empty() {
        rows.reach(row);
        rows.sink.text(column, text);
    }
}

fn borrowed(data: &Data) -> DataRef<'_> {
    match data {
        Data::Empty => DataRef::Empty,
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) | Data::DurationIso(text) => DataRef::SharedString(text),
        Data::Bool(yes) => DataRef::Bool(*yes),
        Data::DateTime(moment) => DataRef::DateTime(*moment),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
    }
}

fn position(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn problem(error: &Error) -> Problem {
    let locked = matches!(
        error,
        Error::Xlsb(XlsbError::Password)
            | Error::Xls(XlsError::Password)
            | Error::Ods(OdsError::Password)
    );
    if locked {
        Problem::new(ProblemCode::Encrypted)
    } else {
        Problem::new(ProblemCode::Broken).with_detail(error.to_string())
    }
}
