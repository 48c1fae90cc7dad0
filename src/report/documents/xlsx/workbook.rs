//! The sheets, written as a workbook.

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet,
    XlsxError,
};

use super::sheet::{Cell, Form, Row, RowKind, Sheet};
use crate::model::{Report, calendar_date};
use crate::report::documents::DocumentError;
use crate::report::documents::xml::clean;

/// No cell can hold a longer text, in letters.
const LONGEST_TEXT: usize = 32_767;

/// A4, as spreadsheets number the sizes of paper.
const A4: u8 = 9;

const HEADER_FILL: Color = Color::RGB(0x00E8_ECF0);

/// Writes the workbook. Its date is the report's, or the last day of the report's year.
///
/// # Errors
///
/// When a sheet has more rows or columns than a workbook can hold.
pub fn write(sheets: &[Sheet], report: &Report) -> Result<Vec<u8>, DocumentError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(report)?);
    for sheet in sheets {
        write_sheet(workbook.add_worksheet(), sheet)?;
    }
    Ok(workbook.save_to_buffer()?)
}

fn properties(report: &Report) -> Result<DocProperties, XlsxError> {
    let date = report.date.or(calendar_date(report.year, 12, 31));
    let year = date.and_then(|date| u16::try_from(date.year()).ok());
    let (month, day) = date.map_or((1, 1), |date| (date.month().into(), date.day()));
    // Years before 1900 are none to a workbook.
    let time = ExcelDateTime::from_ymd(year.unwrap_or(0).clamp(1900, 9999), month, day)?;
    Ok(DocProperties::new()
        .set_title(clean(&report.title))
        .set_author(clean(&report.administration))
        .set_creation_datetime(&time))
}

fn write_sheet(to: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    to.set_name(sheet.name)?;
    to.set_paper_size(A4)
        .set_landscape()
        .set_print_fit_to_pages(1, 0);
    for (width, column) in sheet.widths.iter().zip(0..) {
        to.set_column_width(column, *width)?;
    }
    for (row, number) in sheet.rows.iter().zip(0..) {
        write_row(to, number, row)?;
    }
    if sheet.form == Form::List {
        to.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?;
        let last_column = sheet.widths.len().saturating_sub(1);
        let entries = sheet.rows.iter().filter(|row| row.kind == RowKind::Entry);
        let (Ok(last_row), Ok(last_column)) =
            (u32::try_from(entries.count()), u16::try_from(last_column))
        else {
            return Err(XlsxError::RowColumnLimitError);
        };
        // Sums stay in sight whatever is filtered.
        to.autofilter(0, 0, last_row, last_column)?;
    }
    Ok(())
}

fn write_row(to: &mut Worksheet, number: u32, row: &Row) -> Result<(), XlsxError> {
    let format = format(row.kind);
    for (cell, column) in row.cells.iter().zip(0..) {
        match cell {
            Cell::Blank => to.write_blank(number, column, &format)?,
            Cell::Number(value) => to.write_number_with_format(number, column, *value, &format)?,
            Cell::Text(text) => {
                let text: String = clean(text).chars().take(LONGEST_TEXT).collect();
                to.write_string_with_format(number, column, text, &format)?
            }
        };
    }
    Ok(())
}

fn format(kind: RowKind) -> Format {
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    match kind {
        // The heading of a table runs over the columns beside it.
        RowKind::Heading => Format::new().set_bold(),
        RowKind::Header => wrapped
            .set_bold()
            .set_background_color(HEADER_FILL)
            .set_border_bottom(FormatBorder::Thin),
        RowKind::Entry => wrapped,
        RowKind::Sum => wrapped.set_bold().set_border_top(FormatBorder::Thin),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx};

    use super::*;
    use crate::report::testing;

    /// The cells of the sheet that these texts are written to, a row for each.
    fn written(texts: &[&str]) -> Vec<Data> {
        let account = testing::account(Vec::new());
        let report = testing::report(
            &account,
            &crate::model::ReportFacts::default(),
            &crate::model::ReportDetails::default(),
            &[],
        );
        let rows = texts
            .iter()
            .map(|text| Row::entry(vec![Cell::text(*text)]))
            .collect();
        let sheet = Sheet {
            name: "Blad",
            form: Form::Tables,
            widths: vec![10],
            rows,
        };
        let bytes = write(&[sheet], &report).unwrap();
        let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
        assert!(book.worksheet_formula("Blad").unwrap().is_empty());
        let range = book.worksheet_range("Blad").unwrap();
        range
            .rows()
            .filter_map(|row| row.first().cloned())
            .collect()
    }

    #[test]
    fn what_looks_like_a_formula_stays_text() {
        let texts = [
            "=1+1",
            "+cmd",
            "@x",
            "-2",
            "{=A1}",
            "https://x.example",
            "007",
        ];
        let expected = texts.map(|text| Data::String(text.to_owned()));
        assert_eq!(written(&texts), expected);
    }

    #[test]
    fn texts_are_cleaned_and_no_longer_than_a_cell_can_hold() {
        let long = "å".repeat(LONGEST_TEXT + 1);
        let cells = written(&["a\u{1}b\u{ffff}", &long]);
        assert_eq!(cells.first(), Some(&Data::String("ab".to_owned())));
        let length = cells.last().map(|cell| cell.to_string().chars().count());
        assert_eq!(length, Some(LONGEST_TEXT));
    }
}
