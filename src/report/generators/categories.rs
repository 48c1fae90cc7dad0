//! What a unit's cases are about.

use super::submitters;
use crate::model::{
    Block, CategoryAccount, ChartBlock, ChartPart, Count, Counted, FigureRef, Form, KindAccount,
    Part, Slice,
};
use crate::report::attachments::kinds_with_cases;
use crate::report::basis::noun;
use crate::report::line::Line;
use crate::report::placeholders::Scene;
use crate::report::swedish::{about, capital};

/// How many categories a sentence names; the rest stand in the attachment.
const NAMED: usize = 8;

/// How many cases there must be for one category to be called the most common.
const ENOUGH: u32 = 5;

/// A paragraph for each kind: its categories, then who put the cases forward.
pub fn categories(scene: &Scene) -> Vec<Block> {
    let Some(unit) = scene.unit else {
        return Vec::new();
    };
    let paragraphs = kinds_with_cases(unit).filter_map(|kind| {
        let whole = whole(scene, unit.unit.as_deref(), kind);
        let mut line = Line::new(scene.basis);
        write_categories(&mut line, scene, kind, &whole);
        submitters::write(&mut line, unit.unit.as_deref(), kind);
        line.paragraph()
    });
    paragraphs.collect()
}

/// "Vanligast bland avvikelserna är rutiner och handläggning, 22 av 35.", a sentence for each kind of which there are
/// enough and one category has the most.
pub fn most_common(scene: &Scene) -> Vec<Block> {
    let Some(unit) = scene.unit else {
        return Vec::new();
    };
    let mut line = Line::new(scene.basis);
    for kind in kinds_with_cases(unit) {
        let whole = whole(scene, unit.unit.as_deref(), kind);
        let named = of_this_year(kind);
        let [first, second, ..] = named.as_slice() else {
            continue;
        };
        let (Some(name), Some(cases)) = (&first.category, kind.cases.current.number()) else {
            continue;
        };
        if cases < ENOUGH || first.notations.current == second.notations.current {
            continue;
        }
        let nouns = noun(&whole).definite_plural();
        line.sentence(&format!("Vanligast bland {nouns} är {}, ", about(name)));
        line.figure(of_category(&whole, first), Form::Words);
        line.text(" av ").figure(whole, Form::Words).text(".");
    }
    line.paragraph().into_iter().collect()
}

/// The chart of a unit's categories, where there are several.
pub fn chart(scene: &Scene) -> Vec<Block> {
    let Some(unit) = scene.unit else {
        return Vec::new();
    };
    let categories: usize = kinds_with_cases(unit)
        .map(|kind| of_this_year(kind).len())
        .sum();
    if categories < 2 {
        return Vec::new();
    }
    let (year, name) = (scene.basis.account.year, scene.fill("{Unit}"));
    vec![Block::Chart(ChartBlock {
        id: scene.fill("kategorier/{unit}"),
        part: ChartPart::Categories {
            unit: unit.unit.clone(),
        },
        alternative: format!(
            "Stapeldiagram över antalet noteringar i varje kategori {year}, {name}. Samma tal står i bilagans tabeller."
        ),
    })]
}

/// The categories that have notations in the account's year, most first.
pub fn of_this_year(kind: &KindAccount) -> Vec<&CategoryAccount> {
    let categories = kind.categories.iter();
    let used = categories.filter(|each| matches!(each.notations.current, Count::Reported(1..)));
    used.collect()
}

/// All that is shared out among the categories: cases where each has one category, else notations.
pub fn whole(scene: &Scene, unit: Option<&str>, kind: &KindAccount) -> FigureRef {
    let cases = FigureRef::cases(Part::of(unit), kind.kind, scene.basis.account.year);
    cases.counting(if kind.cases.current == kind.notations.current {
        Counted::Cases
    } else {
        Counted::Notations
    })
}

/// A category's part of the whole.
pub fn of_category(whole: &FigureRef, category: &CategoryAccount) -> FigureRef {
    whole.clone().of(Slice::Category(category.category.clone()))
}

fn write_categories(line: &mut Line, scene: &Scene, kind: &KindAccount, whole: &FigureRef) {
    let used = of_this_year(kind);
    let (named, unnamed): (Vec<&CategoryAccount>, Vec<&CategoryAccount>) =
        used.iter().partition(|each| each.category.is_some());
    let told = named.get(..NAMED).unwrap_or(&named);
    let noun = noun(whole);
    let is_all = unnamed.is_empty() && named.len() == 1;
    match told {
        [] => {
            let sentence = format!("{} är inte indelade i kategorier.", noun.definite_plural());
            line.sentence(&capital(&sentence));
            return;
        }
        [only] if is_all => {
            all_about(line, whole, only);
        }
        several => {
            line.sentence(&format!("Av {} handlar ", noun.definite_plural()));
            line.list(several.iter(), "och", |line, _, each| {
                line.figure(of_category(whole, each), Form::Words);
                let name = each.category.as_deref().unwrap_or_default();
                line.text(&format!(" om {}", about(name)));
            });
            line.text(".");
        }
    }
    if named.len() > told.len() {
        let own = scene.unit.map(|unit| &unit.unit);
        let mut attachments = scene.attachments.iter();
        if let Some(found) = attachments.find(|each| Some(&each.unit) == own) {
            line.sentence(&format!(
                "Övriga kategorier framgår av bilaga {}.",
                found.number
            ));
        }
    }
    if let Some(without) = unnamed.first() {
        line.sentence("Dessutom saknar ");
        line.figure(of_category(whole, without), Form::Phrase);
        line.text(" kategori.");
    }
}

/// "Avvikelsen handlar om …", "Båda klagomålen handlar om …", "Alla 35 avvikelser handlar om …".
fn all_about(line: &mut Line, whole: &FigureRef, category: &CategoryAccount) {
    let noun = noun(whole);
    match line.basis().count(whole) {
        Count::Reported(1) => {
            line.sentence(&capital(noun.definite()));
        }
        Count::Reported(2) => {
            line.sentence(&format!("Båda {}", noun.definite_plural()));
        }
        _ => {
            line.sentence("Alla ").figure(whole.clone(), Form::Phrase);
        }
    }
    let name = category.category.as_deref().unwrap_or_default();
    line.text(&format!(" handlar om {}.", about(name)));
}
