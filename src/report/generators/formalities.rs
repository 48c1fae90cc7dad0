//! What the officer has filled in: attachments, signature, recipients, lex Sarah.

use crate::model::{Block, Count, FigureRef, Form, Inline};
use crate::report::line::Line;
use crate::report::placeholders::{Scene, unit_title};
use crate::report::swedish::date_in_words;

/// The paper itself and its attachments.
pub fn attachment_list(scene: &Scene) -> Vec<Block> {
    let details = scene.basis.details;
    let date = details.date.map(|date| format!(" {}", date_in_words(date)));
    let paper = format!(
        "Tjänsteskrivelse{}: {}",
        date.unwrap_or_default(),
        scene.fill("avvikelser, klagomål och synpunkter {year}")
    );
    let own = details.attachments.iter().zip(1..);
    let own = own.map(|(title, number)| (number, title));
    let tables = scene.attachments.iter();
    let tables = tables.map(|each| (each.number, &each.title));
    let mut entries = vec![vec![Inline::plain(paper)]];
    entries.extend(
        own.chain(tables)
            .map(|(number, title)| vec![Inline::plain(format!("Bilaga {number}. {title}"))]),
    );
    vec![Block::BulletList(entries)]
}

/// The units that the report is about, and where their tables are.
pub fn unit_list(scene: &Scene) -> Vec<Block> {
    let units = scene.basis.account.units.iter();
    let entries = units.map(|unit| {
        let name = unit_title(scene.basis, unit.unit.as_deref());
        let mut attachments = scene.attachments.iter();
        let attachment = attachments.find(|each| each.unit == unit.unit);
        let place = attachment.map(|each| format!(", bilaga {}", each.number));
        vec![Inline::plain(name + &place.unwrap_or_default())]
    });
    vec![Block::BulletList(entries.collect())]
}

/// "Inga rapporter enligt lex Sarah har lämnats under 2022."
pub fn lex_sarah(scene: &Scene) -> Vec<Block> {
    let year = scene.basis.account.year;
    let of = FigureRef::lex_sarah(year);
    let mut line = Line::new(scene.basis);
    match scene.basis.count(&of) {
        Count::Reported(0) => line
            .figure(of, Form::PhraseAtStart)
            .text(&format!(" enligt lex Sarah har lämnats under {year}.")),
        Count::Reported(_) => line
            .text(&format!("Under {year} har "))
            .figure(of, Form::Phrase)
            .text(" enligt lex Sarah lämnats."),
        Count::Missing => line.text(&format!(
            "Uppgift saknas om antalet rapporter enligt lex Sarah under {year}."
        )),
        Count::NotReported => line.text(&format!(
            "Antalet rapporter enligt lex Sarah under {year} har inte redovisats."
        )),
    };
    line.paragraph().into_iter().collect()
}

/// The administration and who signs; nothing until it is filled in who does.
pub fn signature(scene: &Scene) -> Vec<Block> {
    let details = scene.basis.details;
    if details.signatory.trim().is_empty() {
        return Vec::new();
    }
    let lines = [&details.administration, &details.signatory];
    let filled = lines.into_iter().filter(|line| !line.trim().is_empty());
    filled
        .map(|line| Block::Paragraph(vec![Inline::plain(line.trim())]))
        .collect()
}

/// Whom the decision is sent to.
pub fn recipients(scene: &Scene) -> Vec<Block> {
    let recipients = scene.basis.details.recipients.iter();
    let filled: Vec<Vec<Inline>> = recipients
        .map(|each| each.trim())
        .filter(|each| !each.is_empty())
        .map(|each| vec![Inline::plain(each)])
        .collect();
    if filled.is_empty() {
        return Vec::new();
    }
    vec![Block::BulletList(filled)]
}
