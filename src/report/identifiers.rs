//! What identifies a person in the report's text: it is to be decided on before the paper is handed on.

use super::plain_text::line_text;
use crate::model::{Block, CheckItem, Finding, Report, Section};
use crate::privacy;

/// The identifiers in everything that is read of a section, sure or not. The first section answers for the paper's
/// head.
#[must_use]
pub fn identifiers(report: &Report, section: &Section) -> Vec<CheckItem> {
    let mut items = Vec::new();
    let mut look = |block: Option<u32>, texts: Vec<String>| {
        for (text, line) in texts.iter().zip(0..) {
            items.extend(privacy::find(text).into_iter().filter_map(|found| {
                let before = text.get(..found.bytes.start)?;
                Some(CheckItem {
                    section: section.id.clone(),
                    finding: Finding::Identifier {
                        block,
                        line,
                        start: u32::try_from(before.chars().count()).unwrap_or(u32::MAX),
                        written: text.get(found.bytes)?.to_owned(),
                        identifier: found.identifier,
                    },
                })
            }));
        }
    };
    let is_first = report
        .sections
        .first()
        .is_some_and(|first| first == section);
    if is_first {
        look(None, head(report));
    }
    look(None, vec![section.heading.clone()]);
    for (block, number) in section.blocks.iter().zip(0..) {
        look(Some(number), texts(block));
    }
    items
}

/// What stands around the sections. Who signs and who receives it may stand in sections as well.
fn head(report: &Report) -> Vec<String> {
    let single = [
        &report.title,
        &report.board,
        &report.administration,
        &report.registry_number,
        &report.signatory,
    ];
    let single = single.into_iter().chain(&report.recipients);
    single.cloned().collect()
}

/// Everything that a block says, its lines first.
fn texts(block: &Block) -> Vec<String> {
    let lines = block.lines();
    let mut texts: Vec<String> = lines.into_iter().map(line_text).collect();
    match block {
        Block::Table(table) => {
            texts.push(table.caption.clone());
            texts.extend(table.header.iter().cloned());
        }
        Block::Chart(chart) => texts.push(chart.alternative.clone()),
        _ => {}
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        ChartBlock, ChartPart, Inline, Origin, ReportDetails, ReportFacts, SectionId, Table,
    };
    use crate::report::testing::{account, report};

    fn found(
        blocks: Vec<Block>,
        details: &ReportDetails,
    ) -> Vec<(String, Option<u32>, u32, String)> {
        let mut report = report(&account(Vec::new()), &ReportFacts::default(), details, &[]);
        report.sections.truncate(1);
        report.sections.push(Section {
            id: SectionId("egen".to_owned()),
            heading: "Ring 013-20 60 00".to_owned(),
            blocks,
            origin: Origin::Edited,
        });
        let sections = report.sections.iter();
        let items = sections.flat_map(|section| identifiers(&report, section));
        let items = items.map(|item| match item.finding {
            Finding::Identifier {
                block,
                start,
                written,
                ..
            } => (item.section.0, block, start, written),
            other => panic!("{other:?}"),
        });
        items.collect()
    }

    #[test]
    fn every_text_of_a_section_is_looked_through() {
        let plain = |text: &str| Inline::plain(text);
        let bold = Inline::Text {
            text: "0229".to_owned(),
            bold: true,
            italic: false,
        };
        let table = Table {
            caption: "Åå a@b.se".to_owned(),
            header: vec!["c@d.se".to_owned()],
            ..Table::default()
        };
        let chart = ChartBlock {
            id: "a".to_owned(),
            part: ChartPart::Months,
            alternative: "e@f.se".to_owned(),
            words: Origin::Edited,
        };
        let blocks = vec![
            // Cut by a change of letters, and read as one.
            Block::Paragraph(vec![plain("Elev 00"), bold, plain("-2399")]),
            Block::BulletList(vec![vec![plain("Inget")], vec![plain("g@h.se")]]),
            Block::Table(table),
            Block::Chart(chart),
        ];
        let expected = [
            (None, 5, "013-20 60 00"),
            (Some(0), 5, "000229-2399"),
            (Some(1), 0, "g@h.se"),
            (Some(2), 3, "a@b.se"),
            (Some(2), 0, "c@d.se"),
            (Some(3), 0, "e@f.se"),
        ];
        let expected = expected
            .map(|(block, start, written)| ("egen".to_owned(), block, start, written.to_owned()));
        assert_eq!(found(blocks, &ReportDetails::default()), expected);
    }

    #[test]
    fn the_head_belongs_to_the_first_section() {
        let details = ReportDetails {
            signatory: "Anna, 070-123 45 67".to_owned(),
            ..ReportDetails::default()
        };
        let found = found(Vec::new(), &details);
        let first = found.first().unwrap();
        assert_eq!(
            (first.1, first.2, first.3.as_str()),
            (None, 6, "070-123 45 67")
        );
        assert_ne!(first.0, "egen");
    }
}
