//! The report as a paper: headings, paragraphs, lists, tables and charts as plain elements.
//!
//! It may come from anybody by a link: whatever stands in it is put on the page as text.

use leptos::prelude::*;

use super::bars::Bars;
use super::inlines::Inlines;
use super::paper_table::PaperTable;
use super::show_figure::ShowFigure;
use crate::model::{Block, ChartBlock, FrozenChart, Inline, Report, written_date};

/// The whole report.
#[component]
pub fn Paper(
    /// It.
    report: Report,
    /// The numbers of its charts.
    charts: Vec<FrozenChart>,
    /// Makes what stands for a figure: the figure alone, or a link around it.
    figure: ShowFigure,
) -> impl IntoView {
    let charts = StoredValue::new(charts);
    // Who writes to whom, when and under which number.
    let date = report.date.map(written_date).unwrap_or_default();
    let facts = [
        report.administration,
        report.board,
        date,
        report.registry_number,
    ];
    let facts = facts.into_iter().filter(|fact| !fact.is_empty());
    let facts = facts.map(|fact| view! { <li>{fact}</li> }).collect_view();
    let sections = report.sections.into_iter();
    let sections = sections.map(|section| {
        let is_attachment = section.is_attachment();
        view! {
            <section class="paper__section" class:paper__section--attachment=is_attachment>
                <h2>{section.heading}</h2>
                <PaperBlocks blocks=section.blocks charts figure />
            </section>
        }
    });
    view! {
        <article class="paper" lang="sv">
            <header class="paper__head">
                <ul class="plain paper__facts">{facts}</ul>
                <h1 tabindex="-1">{report.title}</h1>
            </header>
            {sections.collect_view()}
        </article>
    }
}

/// Blocks of a section, for whoever puts its heading above.
#[component]
pub fn PaperBlocks(
    /// The blocks.
    blocks: Vec<Block>,
    /// The numbers of the report's charts.
    charts: StoredValue<Vec<FrozenChart>>,
    /// Makes what stands for a figure.
    figure: ShowFigure,
) -> impl IntoView {
    let blocks = blocks.into_iter();
    blocks
        .map(|block| view! { <PaperBlock block charts figure /> })
        .collect_view()
}

/// A block of a section.
#[component]
fn PaperBlock(
    /// It.
    block: Block,
    /// The numbers of the report's charts.
    charts: StoredValue<Vec<FrozenChart>>,
    /// Makes what stands for a figure.
    figure: ShowFigure,
) -> impl IntoView {
    let entries = |entries: Vec<Vec<Inline>>| {
        let entries = entries.into_iter();
        let entries = entries.map(|inlines| view! { <li><Inlines inlines figure /></li> });
        entries.collect_view()
    };
    match block {
        Block::Heading { level, inlines } if level <= 2 => {
            view! { <h3><Inlines inlines figure /></h3> }.into_any()
        }
        Block::Heading { inlines, .. } => view! { <h4><Inlines inlines figure /></h4> }.into_any(),
        Block::Paragraph(inlines) => view! { <p><Inlines inlines figure /></p> }.into_any(),
        Block::BulletList(list) => view! { <ul>{entries(list)}</ul> }.into_any(),
        Block::OrderedList(list) => view! { <ol>{entries(list)}</ol> }.into_any(),
        Block::Table(table) => view! { <PaperTable table figure /> }.into_any(),
        Block::Chart(chart) => view! { <PaperChart chart charts /> }.into_any(),
    }
}

/// A chart. One whose numbers are not here is told in its words alone.
#[component]
fn PaperChart(
    /// It.
    chart: ChartBlock,
    /// The numbers of the report's charts.
    charts: StoredValue<Vec<FrozenChart>>,
) -> impl IntoView {
    let drawn = charts.with_value(|charts| {
        let numbers = charts.iter().find(|each| each.id == chart.id);
        numbers.map(|numbers| {
            let (table, alternative) = (numbers.table.clone(), chart.alternative.clone());
            view! { <Bars table alternative /> }
        })
    });
    view! {
        <figure class="paper__chart">
            {drawn}
            <figcaption>{chart.alternative}</figcaption>
        </figure>
    }
}
