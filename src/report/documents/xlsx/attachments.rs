//! The report's attached tables, below one another as the paper has them.

use super::sheet::{Cell, Form, Row, RowKind, Sheet};
use crate::model::{Block, Inline, Report, Section, Table, TableRow};
use crate::report::documents::words::sheet;
use crate::report::line_text;

/// The tables of every attachment, each below the attachment's heading and its own caption.
#[must_use]
pub fn tables(report: &Report) -> Sheet {
    let mut rows = Vec::new();
    let attached = report.sections.iter().filter(|each| each.is_attachment());
    for section in attached {
        rows.push(heading(&section.heading));
        for table in tables_of(section) {
            rows.push(heading(&table.caption));
            rows.push(Row::header(table.header.iter().map(String::as_str)));
            rows.extend(table.rows.iter().map(row));
            rows.push(Row::entry(Vec::new()));
        }
    }
    Sheet {
        name: sheet::ATTACHMENTS,
        form: Form::Tables,
        widths: vec![44, 20, 90],
        rows,
    }
}

fn tables_of(section: &Section) -> impl Iterator<Item = &Table> {
    section.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    })
}

fn heading(text: &str) -> Row {
    Row {
        kind: RowKind::Heading,
        cells: vec![Cell::text(text)],
    }
}

fn row(row: &TableRow) -> Row {
    let kind = match row {
        TableRow::Entry(_) => RowKind::Entry,
        TableRow::Sum(_) => RowKind::Sum,
    };
    let cells = row.cells().iter().map(|cell| match cell.as_slice() {
        [] => Cell::Blank,
        [Inline::Figure(figure)] => Cell::count(figure.now),
        inlines => Cell::Text(line_text(inlines)),
    });
    Row {
        kind,
        cells: cells.collect(),
    }
}
