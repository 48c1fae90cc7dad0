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

/// The officer's section with figures of today and tables drawn up anew.
fn kept(own: &EditedSection, generated: &[Block], basis: &Basis) -> Section {
    let mut blocks = own.blocks.clone();
    basis.refresh(&mut blocks);
    for block in &mut blocks {
        let Block::Table(table) = block else { continue };
        let mut new = generated.iter();
        let same = new.find(|block| matches!(block, Block::Table(new) if new.id == table.id));
        if let Some(same) = same {
            *block = same.clone();
        }
    }
    Section {
        id: own.id.clone(),
        heading: own.heading.clone(),
        blocks,
        origin: Origin::Edited,
    }
}
