//! A report as plain text: for checks, for comparing what is written elsewhere, and for reading without a page.

use crate::model::{Block, Inline, Report, Section, Table, TableRow};

/// The whole report, a blank line between blocks. Headings are marked with `#`, entries of lists with `-` or their
/// number, cells of tables are between `|`.
#[must_use]
pub fn plain_text(report: &Report) -> String {
    let mut parts = vec![format!("# {}", report.title)];
    parts.extend(report.sections.iter().map(section_text));
    parts.join("\n\n") + "\n"
}

/// A section with its heading.
#[must_use]
pub fn section_text(section: &Section) -> String {
    let mut parts = vec![format!("## {}", section.heading)];
    parts.extend(section.blocks.iter().map(block_text));
    parts.join("\n\n")
}

/// A line as it is read.
#[must_use]
pub fn line_text(inlines: &[Inline]) -> String {
    inlines.iter().map(Inline::shown).collect()
}

fn block_text(block: &Block) -> String {
    match block {
        Block::Heading { level, inlines } => {
            format!(
                "{} {}",
                "#".repeat(usize::from(*level) + 1),
                line_text(inlines)
            )
        }
        Block::Paragraph(inlines) => line_text(inlines),
        Block::BulletList(entries) => {
            let lines = entries
                .iter()
                .map(|entry| format!("- {}", line_text(entry)));
            lines.collect::<Vec<_>>().join("\n")
        }
        Block::OrderedList(entries) => {
            let numbered = entries.iter().zip(1..);
            let lines = numbered.map(|(entry, number)| format!("{number}. {}", line_text(entry)));
            lines.collect::<Vec<_>>().join("\n")
        }
        Block::Table(table) => table_text(table),
        Block::Chart(chart) => format!("[{}]", chart.alternative),
    }
}

fn table_text(table: &Table) -> String {
    let row = |cells: &[String]| format!("| {} |", cells.join(" | "));
    let mut lines = vec![table.caption.clone(), row(&table.header)];
    lines.extend(table.rows.iter().map(|each| {
        let cells: Vec<String> = TableRow::cells(each)
            .iter()
            .map(|cell| line_text(cell))
            .collect();
        row(&cells)
    }));
    lines.join("\n")
}
