//! Numbers that were typed by hand and are none of the figures beside them.
//!
//! Years, dates, numbers of laws and of registries, and numbers of attachments and paragraphs count nothing and are
//! passed over; so are "en" and "ett", which are articles more often than numbers.

use std::collections::BTreeSet;

use super::plain_text::line_text;
use super::written_numbers::{FIGURE, typed};
use crate::model::{Block, CheckItem, Finding, Inline, Origin, Section};

/// How many characters before and after a number are told with it.
const CONTEXT: usize = 24;

/// The numbers of a section that match no live figure in it.
#[must_use]
pub fn unchecked_numbers(section: &Section) -> Vec<CheckItem> {
    let figures = section.blocks.iter().flat_map(Block::figures);
    let known: BTreeSet<u32> = figures.filter_map(|figure| figure.now.number()).collect();
    let mut found = Vec::new();
    for (block, number) in section.blocks.iter().zip(0..) {
        // The headings name; tables are drawn up from the account.
        if matches!(block, Block::Heading { .. } | Block::Table(_)) {
            continue;
        }
        let words = chart_words(block);
        let lines = block
            .lines()
            .into_iter()
            .chain(words.as_ref().map(<[Inline; 1]>::as_slice));
        for (line, place) in lines.zip(0..) {
            let typed = typed(&hidden(line));
            let unknown = typed.into_iter().filter(|each| !each.is_one_of(&known));
            found.extend(unknown.map(|each| CheckItem {
                section: section.id.clone(),
                finding: Finding::UncheckedNumber {
                    block: number,
                    line: place,
                    start: u32::try_from(each.start).unwrap_or(u32::MAX),
                    context: context(&line_text(line), each.start, each.written.chars().count()),
                    written: each.written,
                },
            }));
        }
    }
    found
}

/// What the officer has written of a chart.
fn chart_words(block: &Block) -> Option<[Inline; 1]> {
    match block {
        Block::Chart(chart) if chart.words == Origin::Edited => {
            Some([Inline::plain(chart.alternative.as_str())])
        }
        _ => None,
    }
}

/// The line's text with marks for what the figures show, as long as before.
fn hidden(line: &[Inline]) -> String {
    let texts = line.iter().map(|inline| match inline {
        Inline::Text { text, .. } => text.clone(),
        Inline::Figure(figure) => {
            std::iter::repeat_n(FIGURE, figure.shown.chars().count()).collect()
        }
    });
    texts.collect()
}

fn context(text: &str, start: usize, length: usize) -> String {
    let first = start.saturating_sub(CONTEXT);
    let around = text.chars().skip(first);
    around.take(start - first + length + CONTEXT).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ChartBlock, ChartPart, Count, FigureRef, Form, LiveFigure, SectionId};

    #[test]
    fn a_number_is_checked_when_a_figure_beside_it_says_the_same() {
        let figure = |number: u32, shown: &str| {
            Inline::Figure(LiveFigure {
                of: FigureRef::lex_sarah(2022),
                form: Form::Words,
                seen: Count::Reported(number),
                now: Count::Reported(number),
                shown: shown.to_owned(),
            })
        };
        let chart = |words| {
            Block::Chart(ChartBlock {
                id: "a".to_owned(),
                part: ChartPart::Months,
                alternative: "Högst är stapeln för maj, 37.".to_owned(),
                words,
            })
        };
        let section = Section {
            id: SectionId("a".to_owned()),
            heading: "14 saker".to_owned(),
            blocks: vec![
                Block::Paragraph(vec![
                    figure(35, "35"),
                    Inline::plain(" avvikelser. De 35 och de 36."),
                ]),
                chart(Origin::Generated),
                chart(Origin::Edited),
            ],
            origin: Origin::Edited,
        };
        let [item, of_chart] = unchecked_numbers(&section).try_into().unwrap();
        assert!(
            matches!(of_chart.finding, Finding::UncheckedNumber { block: 2, written, .. } if written == "37")
        );
        let Finding::UncheckedNumber {
            start,
            written,
            context,
            ..
        } = item.finding
        else {
            panic!("{:?}", item.finding);
        };
        assert_eq!((start, written.as_str()), (28, "36"));
        assert_eq!(context, "vvikelser. De 35 och de 36.");
    }
}
