//! A table, with a header row that is repeated on each page.

use std::io;

use super::columns::{Column, columns};
use super::lines::{Letters, Setting, line, paragraph, text};
use crate::model::{Inline, Table, TableRow};
use crate::report::documents::xml::Xml;

const STYLE: &str = "TableText";
const HEADER_FILL: &str = "E8ECF0";
const BOLD: Letters = Letters {
    bold: true,
    italic: false,
};

/// Writes the caption and, below it, the table.
///
/// # Errors
///
/// None in memory.
pub fn write(xml: &mut Xml, table: &Table) -> io::Result<()> {
    let above = Setting {
        with_next: true,
        ..Setting::default()
    };
    paragraph(xml, "Caption", above, |xml| {
        text(xml, &table.caption, Letters::default())
    })?;
    let columns = columns(table);
    if columns.is_empty() {
        return Ok(());
    }
    xml.element("w:tbl", &[], |xml| {
        properties(xml, table, &columns)?;
        header(xml, table, &columns)?;
        for (row, place) in table.rows.iter().zip(1..) {
            // The row above a sum goes with it to the next page.
            let with_next = matches!(table.rows.get(place), Some(TableRow::Sum(_)));
            write_row(xml, row, &columns, with_next)?;
        }
        Ok(())
    })
}

fn properties(xml: &mut Xml, table: &Table, columns: &[Column]) -> io::Result<()> {
    let width: u32 = columns.iter().map(|column| column.width).sum();
    xml.element("w:tblPr", &[], |xml| {
        xml.empty("w:tblStyle", &[("w:val", "ReportTable")])?;
        xml.empty("w:tblW", &[("w:w", &width.to_string()), ("w:type", "dxa")])?;
        xml.empty("w:tblLayout", &[("w:type", "fixed")])?;
        xml.empty(
            "w:tblLook",
            &[
                ("w:val", "0020"),
                ("w:firstRow", "1"),
                ("w:lastRow", "0"),
                ("w:firstColumn", "0"),
                ("w:lastColumn", "0"),
                ("w:noHBand", "1"),
                ("w:noVBand", "1"),
            ],
        )?;
        xml.empty("w:tblCaption", &[("w:val", &table.caption)])
    })?;
    xml.element("w:tblGrid", &[], |xml| {
        for column in columns {
            xml.empty("w:gridCol", &[("w:w", &column.width.to_string())])?;
        }
        Ok(())
    })
}

fn header(xml: &mut Xml, table: &Table, columns: &[Column]) -> io::Result<()> {
    xml.element("w:tr", &[], |xml| {
        xml.element("w:trPr", &[], |xml| {
            xml.empty("w:cantSplit", &[])?;
            xml.empty("w:tblHeader", &[])
        })?;
        for (place, column) in columns.iter().enumerate() {
            let heading = table.header.get(place).map_or("", String::as_str);
            cell(xml, *column, Some(HEADER_FILL), true, |xml| {
                text(xml, heading, BOLD)
            })?;
        }
        Ok(())
    })
}

fn write_row(xml: &mut Xml, row: &TableRow, columns: &[Column], with_next: bool) -> io::Result<()> {
    let letters = match row {
        TableRow::Entry(_) => Letters::default(),
        TableRow::Sum(_) => BOLD,
    };
    let cells = row.cells();
    xml.element("w:tr", &[], |xml| {
        xml.element("w:trPr", &[], |xml| xml.empty("w:cantSplit", &[]))?;
        for (place, column) in columns.iter().enumerate() {
            let inlines: &[Inline] = cells.get(place).map_or(&[], Vec::as_slice);
            cell(xml, *column, None, with_next, |xml| {
                line(xml, inlines, letters)
            })?;
        }
        Ok(())
    })
}

/// A cell with one paragraph. A row stays with the next when its paragraphs do.
fn cell(
    xml: &mut Xml,
    column: Column,
    fill: Option<&str>,
    with_next: bool,
    inner: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    let setting = Setting {
        with_next,
        right: column.is_number,
        ..Setting::default()
    };
    xml.element("w:tc", &[], |xml| {
        xml.element("w:tcPr", &[], |xml| {
            let width = column.width.to_string();
            xml.empty("w:tcW", &[("w:w", &width), ("w:type", "dxa")])?;
            if let Some(fill) = fill {
                let shade = [("w:val", "clear"), ("w:color", "auto"), ("w:fill", fill)];
                xml.empty("w:shd", &shade)?;
                xml.empty("w:vAlign", &[("w:val", "bottom")])?;
            }
            Ok(())
        })?;
        paragraph(xml, STYLE, setting, inner)
    })
}
