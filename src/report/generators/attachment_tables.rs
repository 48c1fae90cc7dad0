//! A unit's categories, their numbers and what was done, in a table for each kind. Never a case's text.

use super::categories::{in_order, of_category, whole};
use crate::model::{
    Block, CategoryAccount, Counted, Derivation, FigureRef, Form, Inline, KindAccount, Table,
    TableRow,
};
use crate::report::attachments::kinds_with_cases;
use crate::report::basis::noun;
use crate::report::line::Line;
use crate::report::placeholders::{NO_CATEGORY, Scene};
use crate::report::swedish::{Noun, capital, lower_first};

/// A heading and a table for each kind that the unit has cases of.
pub fn tables(scene: &Scene) -> Vec<Block> {
    let Some(unit) = scene.unit else {
        return Vec::new();
    };
    kinds_with_cases(unit)
        .flat_map(|kind| {
            let whole = whole(scene, unit.unit.as_deref(), kind);
            let heading = Block::Heading {
                level: 2,
                inlines: vec![Inline::plain(capital(Noun::Kind(kind.kind).plural()))],
            };
            let table = table(scene, kind, &whole);
            [
                Some(heading),
                Some(Block::Table(table)),
                note(scene, &whole),
            ]
        })
        .flatten()
        .collect()
}

fn table(scene: &Scene, kind: &KindAccount, whole: &FigureRef) -> Table {
    let nouns = noun(whole).plural();
    let figure = |of: FigureRef| vec![Inline::Figure(scene.basis.figure(of, Form::Digits))];
    let mut rows: Vec<TableRow> = in_order(scene.basis, kind)
        .into_iter()
        .map(|category| {
            let name = category.category.as_deref().unwrap_or(NO_CATEGORY);
            TableRow::Entry(vec![
                vec![Inline::plain(name)],
                figure(of_category(whole, category)),
                vec![Inline::plain(measures(scene, kind, category))],
            ])
        })
        .collect();
    rows.push(TableRow::Sum(vec![
        vec![Inline::plain("Summa")],
        figure(whole.clone().by(Derivation::CategorySum)),
        Vec::new(),
    ]));
    let unit = scene.fill("{Unit} {year}");
    Table {
        id: scene.fill(&format!("bilaga/{{unit}}/{}", kind.kind.code())),
        caption: format!("{} i varje kategori, {unit}", capital(nouns)),
        header: vec![
            "Kategori".to_owned(),
            format!("Antal {nouns}"),
            "Åtgärder, de vanligaste först".to_owned(),
        ],
        rows,
    }
}

/// "Rutinen uppdaterad, kontakt med klienten och andra åtgärder. För en del saknas åtgärd."
fn measures(scene: &Scene, kind: &KindAccount, category: &CategoryAccount) -> String {
    // Two measures are those of at least two.
    if scene.basis.hides(category.notations.current) {
        return "Visas inte, eftersom antalet är dolt".to_owned();
    }
    let unit = scene.unit.and_then(|unit| unit.unit.as_deref());
    let found = scene.basis.facts.measures.iter().find(|each| {
        each.unit.as_deref() == unit && each.kind == kind.kind && each.category == category.category
    });
    let Some(summary) = found else {
        return "Ingen åtgärd angiven".to_owned();
    };
    let mut named: Vec<String> = summary
        .measures
        .iter()
        .map(|(measure, _)| lower_first(measure))
        .collect();
    if summary.others > 0 {
        named.push(if named.is_empty() {
            "åtgärder i enskilda ärenden".to_owned()
        } else {
            "andra åtgärder".to_owned()
        });
    }
    match (named.is_empty(), summary.without > 0) {
        (true, _) => "Ingen åtgärd angiven".to_owned(),
        (false, false) => capital(&named.join("; ")),
        (false, true) => capital(&named.join("; ")) + "; i en del fall ingen åtgärd angiven",
    }
}

/// Why the sum is not the number of cases.
fn note(scene: &Scene, whole: &FigureRef) -> Option<Block> {
    let cases = whole.clone().counting(Counted::Cases);
    if whole.counted == Counted::Cases {
        return None;
    }
    let singular = noun(&cases).singular();
    let article = match noun(&cases).gender() {
        crate::report::swedish::Gender::Common => "en",
        crate::report::swedish::Gender::Neuter => "ett",
    };
    let mut line = Line::new(scene.basis);
    line.text("Noteringarna hör till ")
        .figure(cases, Form::Phrase);
    line.text(&format!(
        ", eftersom {article} {singular} kan ha flera noteringar."
    ));
    line.paragraph()
}
