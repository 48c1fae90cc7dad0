//! What a section is made of: paragraphs, lists, tables and charts, and the text in them.

use serde::{Deserialize, Serialize};

use super::{LiveFigure, Origin};
use crate::model::ChartPart;

/// A piece of a section that stands on lines of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// A heading within the section.
    Heading {
        /// 2 or 3; the section's own heading is of level 1.
        level: u8,
        /// Its text.
        inlines: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list with bullets, an entry for each.
    BulletList(Vec<Vec<Inline>>),
    /// A numbered list, from 1.
    OrderedList(Vec<Vec<Inline>>),
    /// A table.
    Table(Table),
    /// A chart of the account.
    Chart(ChartBlock),
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Inline {
    /// Text.
    Text {
        /// The text.
        text: String,
        /// Set in bold.
        bold: bool,
        /// Set in italics.
        italic: bool,
    },
    /// A number bound to the account.
    Figure(LiveFigure),
}

/// A table that is drawn up from the account. It is never edited by hand, so it can always be drawn up anew.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Names the table, the same each time the report is composed.
    pub id: String,
    /// What it shows, in words.
    pub caption: String,
    /// The header row, repeated on each page.
    pub header: Vec<String>,
    /// The rows, each with as many cells as the header.
    pub rows: Vec<TableRow>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TableRow {
    /// A row like others.
    Entry(Vec<Vec<Inline>>),
    /// The sum of those above.
    Sum(Vec<Vec<Inline>>),
}

/// A chart's place in the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChartBlock {
    /// Names the chart, the same each time the report is composed.
    pub id: String,
    /// What is drawn.
    pub part: ChartPart,
    /// What it shows, for those who do not see it; it stands below the chart too.
    pub alternative: String,
    /// Whose words those are: what the officer has written stays.
    pub words: Origin,
}

impl Inline {
    /// Text that is neither bold nor in italics.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self::Text {
            text: text.into(),
            bold: false,
            italic: false,
        }
    }

    /// What a reader sees of it.
    #[must_use]
    pub fn shown(&self) -> &str {
        match self {
            Self::Text { text, .. } => text,
            Self::Figure(figure) => &figure.shown,
        }
    }
}

impl TableRow {
    /// Its cells.
    #[must_use]
    pub fn cells(&self) -> &[Vec<Inline>] {
        match self {
            Self::Entry(cells) | Self::Sum(cells) => cells,
        }
    }

    /// Its cells, to be changed.
    pub fn cells_mut(&mut self) -> &mut [Vec<Inline>] {
        match self {
            Self::Entry(cells) | Self::Sum(cells) => cells,
        }
    }
}

impl Block {
    /// Its lines, in reading order: one for a paragraph, one for each entry of a list and each cell of a table.
    #[must_use]
    pub fn lines(&self) -> Vec<&[Inline]> {
        match self {
            Self::Heading { inlines, .. } | Self::Paragraph(inlines) => vec![inlines],
            Self::BulletList(entries) | Self::OrderedList(entries) => {
                entries.iter().map(Vec::as_slice).collect()
            }
            Self::Table(table) => {
                let cells = table.rows.iter().flat_map(TableRow::cells);
                cells.map(Vec::as_slice).collect()
            }
            Self::Chart(_) => Vec::new(),
        }
    }

    /// The figures in it, in reading order.
    pub fn figures(&self) -> impl Iterator<Item = &LiveFigure> {
        let inlines = self.lines().into_iter().flatten();
        inlines.filter_map(|inline| match inline {
            Inline::Figure(figure) => Some(figure),
            Inline::Text { .. } => None,
        })
    }

    /// The figures in it, to be changed.
    #[must_use]
    pub fn figures_mut(&mut self) -> Vec<&mut LiveFigure> {
        let inlines: Vec<&mut Inline> = match self {
            Self::Heading { inlines, .. } | Self::Paragraph(inlines) => {
                inlines.iter_mut().collect()
            }
            Self::BulletList(entries) | Self::OrderedList(entries) => {
                entries.iter_mut().flatten().collect()
            }
            Self::Table(table) => {
                let cells = table.rows.iter_mut().flat_map(TableRow::cells_mut);
                cells.flatten().collect()
            }
            Self::Chart(_) => Vec::new(),
        };
        let figures = inlines.into_iter().filter_map(|inline| match inline {
            Inline::Figure(figure) => Some(figure),
            Inline::Text { .. } => None,
        });
        figures.collect()
    }

    /// Whether there is nothing in it to read.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Chart(_) => false,
            Self::Table(table) => table.rows.is_empty(),
            Self::Heading { .. } => true,
            Self::Paragraph(_) | Self::BulletList(_) | Self::OrderedList(_) => self
                .lines()
                .iter()
                .all(|line| line.iter().all(|inline| inline.shown().trim().is_empty())),
        }
    }
}
