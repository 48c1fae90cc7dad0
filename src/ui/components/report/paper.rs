//! The report as a paper: headings, paragraphs, lists, tables and charts as plain elements.
//!
//! It may come from anybody by a link: whatever stands in it is put on the page as text.

use super::bars::bars;
use crate::model::{
    Block, ChartBlock, FrozenChart, Inline, LiveFigure, Report, Section, Table, TableRow,
    written_date,
};
use crate::ui::markup::{Markup, column_head, group, scroll, tag};

/// Makes the element of a figure, of its words.
type Decorate<'a> = &'a dyn Fn(&LiveFigure, Markup) -> Markup;

/// The whole report. `decorate` gets each figure with the element that shows it, and says what stands there: the same,
/// or a link around it.
pub fn paper(
    report: &Report,
    charts: &[FrozenChart],
    decorate: impl Fn(&LiveFigure, Markup) -> Markup,
) -> Markup {
    let maker = Maker {
        charts,
        decorate: &decorate,
    };
    let sections = report.sections.iter().map(|section| maker.section(section));
    tag("article")
        .class("paper")
        .attr("lang", "sv")
        .child(head(report))
        .children(sections)
}

/// Blocks of a section, for whoever puts its heading above.
pub fn paper_blocks(
    blocks: &[Block],
    charts: &[FrozenChart],
    decorate: impl Fn(&LiveFigure, Markup) -> Markup,
) -> Markup {
    let maker = Maker {
        charts,
        decorate: &decorate,
    };
    group().children(blocks.iter().map(|block| maker.block(block)))
}

/// Who writes to whom, when and under which number, then the title.
fn head(report: &Report) -> Markup {
    let date = report.date.map(written_date).unwrap_or_default();
    let facts = [
        report.administration.as_str(),
        report.board.as_str(),
        date.as_str(),
        report.registry_number.as_str(),
    ];
    let facts = facts.into_iter().filter(|fact| !fact.is_empty());
    tag("header")
        .class("paper__head")
        .child(
            tag("ul")
                .class("plain paper__facts")
                .children(facts.map(|fact| tag("li").child(fact))),
        )
        .child(
            tag("h1")
                .attr("tabindex", "-1")
                .child(report.title.as_str()),
        )
}

struct Maker<'a> {
    charts: &'a [FrozenChart],
    decorate: Decorate<'a>,
}

impl Maker<'_> {
    fn section(&self, section: &Section) -> Markup {
        let blocks = section.blocks.iter().map(|block| self.block(block));
        tag("section")
            .class("paper__section")
            .class_if("paper__section--attachment", section.is_attachment())
            .child(tag("h2").child(section.heading.as_str()))
            .children(blocks)
    }

    fn block(&self, block: &Block) -> Markup {
        match block {
            Block::Heading { level, inlines } => {
                self.line(tag(if *level <= 2 { "h3" } else { "h4" }), inlines)
            }
            Block::Paragraph(inlines) => self.line(tag("p"), inlines),
            Block::BulletList(entries) => self.list("ul", entries),
            Block::OrderedList(entries) => self.list("ol", entries),
            Block::Table(table) => self.table(table),
            Block::Chart(chart) => self.chart(chart),
        }
    }

    fn list(&self, name: &str, entries: &[Vec<Inline>]) -> Markup {
        let entries = entries.iter().map(|entry| self.line(tag("li"), entry));
        tag(name).children(entries)
    }

    /// A table, in a box that scrolls where the window is narrow. Cells that hold one figure alone are numbers.
    fn table(&self, table: &Table) -> Markup {
        let is_number = |column: usize| {
            let mut cells = table.rows.iter().map(|row| row.cells().get(column));
            cells.all(|cell| matches!(cell.map(Vec::as_slice), Some([Inline::Figure(_)])))
        };
        let heads =
            table.header.iter().enumerate().map(|(column, name)| {
                column_head(name.as_str()).class_if("number", is_number(column))
            });
        let rows = table.rows.iter().map(|row| {
            let cells = row.cells().iter().enumerate().map(|(column, cell)| {
                let element = if column == 0 {
                    tag("th").attr("scope", "row")
                } else {
                    tag("td").class_if("number", is_number(column))
                };
                self.line(element, cell)
            });
            tag("tr")
                .class_if("total", matches!(row, TableRow::Sum(_)))
                .children(cells)
        });
        scroll(&table.caption).child(
            tag("table")
                .child(tag("caption").child(table.caption.as_str()))
                .child(tag("thead").child(tag("tr").children(heads)))
                .child(tag("tbody").children(rows)),
        )
    }

    /// A chart whose numbers are not here is told in its words alone.
    fn chart(&self, chart: &ChartBlock) -> Markup {
        let numbers = self.charts.iter().find(|each| each.id == chart.id);
        let caption = tag("figcaption").child(chart.alternative.as_str());
        tag("figure")
            .class("paper__chart")
            .child(numbers.map(|numbers| bars(&numbers.table, &chart.alternative)))
            .child(caption)
    }

    fn line(&self, element: Markup, inlines: &[Inline]) -> Markup {
        element.children(inlines.iter().map(|inline| self.inline(inline)))
    }

    fn inline(&self, inline: &Inline) -> Markup {
        match inline {
            Inline::Text { text, bold, italic } => {
                let mut markup = group().child(text.as_str());
                for (name, holds) in [("em", *italic), ("strong", *bold)] {
                    if holds {
                        markup = tag(name).child(markup);
                    }
                }
                markup
            }
            Inline::Figure(figure) => {
                let shown = tag("span")
                    .class("live-figure")
                    .child(figure.shown.as_str());
                (self.decorate)(figure, shown)
            }
        }
    }
}
