//! The whole report: the template's sections in order, the officer's own where there are such.

use super::attachments::attachments;
use super::basis::Basis;
use super::generators::generate;
use super::placeholders::Scene;
use super::template::{Content, ForEach, SectionTemplate, Template};
use crate::model::{Block, EditedSection, Inline, Origin, Report, Section, SectionId};

/// Composes the report of the account's year.
///
/// A section that the officer has edited keeps her text; its figures and tables follow the account. Where the template
/// or the account has no such section any more it comes last, so that nothing she has written is lost.
#[must_use]
pub fn compose(template: &Template, basis: &Basis, edited: &[EditedSection]) -> Report {
    let attachments = attachments(basis);
    let scene = Scene {
        basis,
        attachments: &attachments,
        unit: None,
        attachment: None,
    };
    let generated = generated(template, &scene);
    let lost = edited.iter().filter(|own| {
        let mut sections = generated.iter();
        !sections.any(|section| section.id == own.id)
    });
    let lost: Vec<Section> = lost.map(|own| kept(own, &[], basis)).collect();
    let sections = generated.into_iter().map(|section| {
        let own = edited.iter().find(|own| own.id == section.id);
        match own {
            Some(own) => kept(own, &section.blocks, basis),
            None => section,
        }
    });
    let details = basis.details;
    Report {
        title: scene.fill(&template.title),
        board: details.board.clone(),
        administration: details.administration.clone(),
        year: basis.account.year,
        date: details.date,
        registry_number: details.registry_number.clone(),
        signatory: details.signatory.clone(),
        recipients: details.recipients.clone(),
        sections: sections.chain(lost).collect(),
    }
}

fn generated(template: &Template, scene: &Scene) -> Vec<Section> {
    let runs = template.sections.chunk_by(|a, b| a.for_each == b.for_each);
    let mut sections = Vec::new();
    for run in runs {
        let Some(first) = run.first() else { continue };
        for scene in scenes(scene, first.for_each) {
            sections.extend(run.iter().map(|section| made(section, &scene)));
        }
    }
    sections
}

fn scenes<'a>(scene: &Scene<'a>, for_each: ForEach) -> Vec<Scene<'a>> {
    let units = || scene.basis.account.units.iter();
    match for_each {
        ForEach::Report => vec![*scene],
        ForEach::Unit => units()
            .map(|unit| Scene {
                unit: Some(unit),
                ..*scene
            })
            .collect(),
        ForEach::Attachment => scene
            .attachments
            .iter()
            .map(|attachment| Scene {
                unit: units().find(|unit| unit.unit == attachment.unit),
                attachment: Some(attachment),
                ..*scene
            })
            .collect(),
    }
}

fn made(section: &SectionTemplate, scene: &Scene) -> Section {
    let line = |text: &String| vec![Inline::plain(scene.fill(text))];
    let blocks = section.content.iter().flat_map(|content| match content {
        Content::Paragraph(text) => vec![Block::Paragraph(line(text))],
        Content::Ordered(texts) => vec![Block::OrderedList(texts.iter().map(line).collect())],
        Content::Bullets(texts) => vec![Block::BulletList(texts.iter().map(line).collect())],
        Content::Generate(generator) => generate(*generator, scene),
    });
    Section {
        id: SectionId(scene.fill(&section.id)),
        heading: scene.fill(&section.heading),
        blocks: blocks.collect(),
        origin: Origin::Generated,
    }
}

/// The officer's section with figures of today, tables drawn up anew and the words of charts that she has not written.
fn kept(own: &EditedSection, generated: &[Block], basis: &Basis) -> Section {
    let mut blocks = own.blocks.clone();
    basis.refresh(&mut blocks);
    for block in &mut blocks {
        let same = generated.iter().find(|new| match (&*block, new) {
            (Block::Table(own), Block::Table(new)) => own.id == new.id,
            (Block::Chart(own), Block::Chart(new)) => {
                own.id == new.id && own.words == Origin::Generated
            }
            _ => false,
        });
        if let Some(same) = same {
            block.clone_from(same);
        }
    }
    Section {
        id: own.id.clone(),
        heading: own.heading.clone(),
        blocks,
        origin: Origin::Edited,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        Count, FigureRef, Form, Kind, LiveFigure, Part, ReportDetails, ReportFacts, TableRow,
    };
    use crate::report::basis::mark_read;
    use crate::report::plain_text::section_text;
    use crate::report::testing::{YEAR, account, categorise, report, unit};

    fn a_report(deviations: u32, edited: &[EditedSection]) -> Report {
        let none = (Count::Reported(0), Count::Missing);
        let mut unit = unit(
            "AMF",
            [(Count::Reported(deviations), Count::Missing), none, none],
        );
        categorise(&mut unit, Kind::Deviation, &[(Some("APL"), deviations)]);
        let details = ReportDetails {
            board: "Socialnämnden".to_owned(),
            ..ReportDetails::default()
        };
        report(
            &account(vec![unit]),
            &ReportFacts::default(),
            &details,
            edited,
        )
    }

    /// The section as the officer keeps it when she has written a sentence before what there is.
    fn edited(report: &Report, id: &str) -> EditedSection {
        let section = report.section(id).unwrap();
        let mut blocks = section.blocks.clone();
        blocks.insert(0, Block::Paragraph(vec![Inline::plain("Egen text.")]));
        EditedSection {
            id: section.id.clone(),
            heading: "Eget".to_owned(),
            blocks,
        }
    }

    #[test]
    fn an_edited_section_keeps_its_words_and_its_figures_follow() {
        let before = a_report(2, &[]);
        let after = a_report(1, &[edited(&before, "enhet/AMF")]);
        let section = after.section("enhet/AMF").unwrap();
        assert_eq!(section.origin, Origin::Edited);
        let text = section_text(section);
        assert!(text.starts_with("## Eget\n\nEgen text.\n\n"), "{text}");
        assert!(
            text.contains("Inom AMF har en avvikelse rapporterats"),
            "{text}"
        );
        let mut blocks = section.blocks.clone();
        let stale = |blocks: &[Block]| {
            let figures = blocks.iter().flat_map(Block::figures);
            figures.filter(|figure| figure.is_stale()).count()
        };
        assert_eq!(stale(&blocks), 1);
        mark_read(&mut blocks);
        assert_eq!(stale(&blocks), 0);
    }

    #[test]
    fn a_table_in_an_edited_section_is_drawn_up_anew() {
        let before = a_report(2, &[]);
        let mut own = edited(&before, "bilaga/AMF");
        for block in &mut own.blocks {
            if let Block::Table(table) = block {
                table.rows.clear();
            }
        }
        let after = a_report(3, &[own]);
        let section = after.section("bilaga/AMF").unwrap();
        let tables = section.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
        let [table] = tables.collect::<Vec<_>>().try_into().unwrap();
        let sum = table.rows.last().map(TableRow::cells).unwrap();
        assert_eq!(sum[1][0].shown(), "3");
    }

    #[test]
    fn the_words_of_a_chart_follow_the_account_until_the_officer_writes_them() {
        let before = a_report(2, &[]);
        let id = "arende";
        let words = |report: &Report| {
            let section = report.section(id).unwrap();
            let mut charts = section.blocks.iter().filter_map(|block| match block {
                Block::Chart(chart) => Some(chart.alternative.clone()),
                _ => None,
            });
            charts.next().unwrap()
        };
        let mut own = edited(&before, id);
        let chart = |own: &mut EditedSection, alternative: &str, words| {
            for block in &mut own.blocks {
                if let Block::Chart(chart) = block {
                    chart.alternative = alternative.to_owned();
                    chart.words = words;
                }
            }
        };
        chart(&mut own, "Staplar, 2019", Origin::Generated);
        assert_eq!(words(&a_report(2, &[own.clone()])), words(&before));
        chart(&mut own, "Flest vid AMF", Origin::Edited);
        assert_eq!(words(&a_report(2, &[own])), "Flest vid AMF");
    }

    #[test]
    fn nothing_that_was_written_is_lost_when_its_section_is_gone() {
        let before = a_report(2, &[]);
        let mut own = edited(&before, "enhet/AMF");
        own.id = SectionId("enhet/AMC".to_owned());
        let after = a_report(2, &[own]);
        let last = after.sections.last().unwrap();
        assert_eq!(last.id.0, "enhet/AMC");
        assert!(section_text(last).contains("Egen text."));
    }

    #[test]
    fn what_is_not_filled_in_is_written_around() {
        let report = report(
            &account(Vec::new()),
            &ReportFacts::default(),
            &ReportDetails::default(),
            &[],
        );
        let text = crate::report::plain_text::plain_text(&report);
        assert!(text.contains("## Förslag till nämndens beslut"), "{text}");
        assert!(!text.contains(['{', '}']), "{text}");
        assert!(!text.contains("  "), "{text}");
        assert!(report.section("sandlista").unwrap().blocks.is_empty());
    }

    #[test]
    fn a_report_goes_between_page_and_engine() {
        let report = a_report(2, &[]);
        let bytes = postcard::to_allocvec(&report).unwrap();
        assert_eq!(postcard::from_bytes::<Report>(&bytes).unwrap(), report);
    }

    #[test]
    fn a_figure_that_the_account_does_not_know_is_missing() {
        let figure = LiveFigure {
            of: FigureRef::cases(Part::of(Some("AMF")), Kind::Deviation, YEAR - 5),
            form: Form::Phrase,
            seen: Count::Reported(3),
            now: Count::Reported(3),
            shown: "tre avvikelser".to_owned(),
        };
        let own = EditedSection {
            id: SectionId("ekonomi".to_owned()),
            heading: String::new(),
            blocks: vec![Block::Paragraph(vec![Inline::Figure(figure)])],
        };
        let after = a_report(2, &[own]);
        let text = section_text(after.section("ekonomi").unwrap());
        assert!(text.ends_with("ett okänt antal avvikelser"), "{text}");
    }
}
