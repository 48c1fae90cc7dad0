//! Excel and OpenDocument workbooks to rows.

use std::io::Cursor;

use calamine::{
    Data, Error, Ods, OdsError, Range, Reader, Sheets, Xls, XlsError, Xlsb, XlsbError, Xlsx,
    XlsxError,
};

use super::table::{Cell, Row, Table};
use crate::model::{Format, Problem, ProblemCode, calendar_date};

/// Reads every worksheet.
///
/// # Errors
/// `Encrypted` where a password is asked for, `Broken` with the reader's words otherwise.
pub fn sheets(bytes: &[u8], format: Format) -> Result<Vec<Table>, Problem> {
    read(bytes, format).map_err(|error| problem(&error))
}

fn read(bytes: &[u8], format: Format) -> Result<Vec<Table>, Error> {
    let bytes = Cursor::new(bytes);
    let mut book = match format {
        Format::Xlsx => Sheets::Xlsx(Xlsx::new(bytes)?),
        Format::Xlsb => Sheets::Xlsb(Xlsb::new(bytes)?),
        Format::Xls => Sheets::Xls(Xls::new(bytes)?),
        Format::Ods => Sheets::Ods(Ods::new(bytes)?),
        Format::Text => return Err(Error::Msg("a text file is no workbook")),
    };
    let metadata = book.sheets_metadata().to_vec();
    let mut tables = Vec::new();
    for sheet in metadata {
        if sheet.typ != calamine::SheetType::WorkSheet {
            continue;
        }
        let range = book.worksheet_range(&sheet.name)?;
        tables.push(Table {
            name: sheet.name,
            hidden: sheet.visible != calamine::SheetVisible::Visible,
            rows: rows(&range),
        });
    }
    Ok(tables)
}

fn rows(range: &Range<Data>) -> Vec<Row> {
    let Some((first_row, first_column)) = range.start() else {
        return Vec::new();
    };
    let blank = vec![Cell::Empty; usize::try_from(first_column).unwrap_or(0)];
    range
        .rows()
        .zip(first_row + 1..)
        .map(|(cells, number)| Row {
            number,
            cells: blank
                .iter()
                .cloned()
                .chain(cells.iter().map(cell))
                .collect(),
        })
        .collect()
}

fn cell(data: &Data) -> Cell {
    match data {
        Data::Empty => Cell::Empty,
        Data::String(text) if text.is_empty() => Cell::Empty,
        Data::String(text) | Data::DurationIso(text) => Cell::Text(text.clone()),
        Data::Int(number) => Cell::Number(*number as f64),
        Data::Float(number) => Cell::Number(*number),
        Data::Bool(yes) => Cell::Text(yes.to_string()),
        Data::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            calendar_date(i32::from(year), month, day)
                .map_or_else(|| Cell::Number(moment.as_f64()), Cell::Date)
        }
        Data::DateTime(duration) => Cell::Number(duration.as_f64()),
        Data::DateTimeIso(text) => {
            let day = text.split('T').next().unwrap_or(text);
            crate::model::read_date(day).map_or_else(|| Cell::Text(text.clone()), Cell::Date)
        }
        Data::Error(error) => Cell::Text(error.to_string()),
    }
}

fn problem(error: &Error) -> Problem {
    let locked = matches!(
        error,
        Error::Xlsx(XlsxError::Password)
            | Error::Xlsb(XlsbError::Password)
            | Error::Xls(XlsError::Password)
            | Error::Ods(OdsError::Password)
    );
    if locked {
        Problem::new(ProblemCode::Encrypted)
    } else {
        Problem::new(ProblemCode::Broken).with_detail(error.to_string())
    }
}
