//! What a unit's cases are about.

use super::submitters;
use crate::model::{
    Block, CategoryAccount, Count, Counted, FigureRef, Form, KindAccount, Part, Slice,
};
use crate::report::attachments::kinds_with_cases;
use crate::report::basis::{Basis, noun};
use crate::report::line::Line;
use crate::report::placeholders::Scene;
use crate::report::swedish::{Gender, about, capital};

/// How many categories a sentence names; the rest stand in the attachment.
const NAMED: usize = 8;

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

/// The categories that have notations in the account's year, most first.
pub fn of_this_year(kind: &KindAccount) -> Vec<&CategoryAccount> {
    let categories = kind.categories.iter();
    let used = categories.filter(|each| matches!(each.notations.current, Count::Reported(1..)));
    used.collect()
}

/// The same in the order in which they are told: most first, or by name where counts will be hidden.
pub fn in_order<'a>(basis: &Basis, kind: &'a KindAccount) -> Vec<&'a CategoryAccount> {
    let mut categories = of_this_year(kind);
    if basis.hides_some() {
        categories.sort_by_key(|each| (each.category.is_none(), each.category.as_deref()));
    }
    categories
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

/// The number of the attachment that has the unit's tables.
pub fn attachment_of(scene: &Scene) -> Option<usize> {
    let unit = &scene.unit?.unit;
    let mut attachments = scene.attachments.iter();
    Some(attachments.find(|each| each.unit == *unit)?.number)
}

fn write_categories(line: &mut Line, scene: &Scene, kind: &KindAccount, whole: &FigureRef) {
    let used = in_order(line.basis(), kind);
    let (named, unnamed): (Vec<&CategoryAccount>, Vec<&CategoryAccount>) =
        used.iter().partition(|each| each.category.is_some());
    let told = named.get(..NAMED).unwrap_or(&named);
    let noun = noun(whole);
    let is_all = unnamed.is_empty() && named.len() == 1;
    match told {
        [] => {
            let lack = match (line.basis().is_one(whole), noun.gender()) {
                (true, Gender::Common) => "är inte indelad i någon kategori",
                (true, Gender::Neuter) => "är inte indelat i någon kategori",
                (false, _) => "är inte indelade i kategorier",
            };
            let all = line.basis().all_of(whole);
            line.sentence(&format!("{} {lack}.", capital(all)));
            return;
        }
        [only] if is_all => {
            let all = line.basis().all_of(whole);
            let name = only.category.as_deref().unwrap_or_default();
            line.sentence(&format!("{} handlar om {}.", capital(all), about(name)));
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
    if named.len() > told.len()
        && let Some(number) = attachment_of(scene)
    {
        line.sentence(&format!("Övriga kategorier framgår av bilaga {number}."));
    }
    if let Some(without) = unnamed.first() {
        line.sentence("Dessutom saknar ");
        line.figure(of_category(whole, without), Form::Phrase);
        line.text(" kategori.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Kind, ReportFacts};
    use crate::report::testing::{categorise, text_of, unit};

    /// What is said of so many cases with these categories, after the first line.
    #[track_caller]
    fn check(kind: Kind, cases: u32, categories: &[(Option<&str>, u32)], text: &str) {
        let none = (Count::Reported(0), Count::Missing);
        let mut counts = [none; 3];
        counts[kind.index()].0 = Count::Reported(cases);
        let mut unit = unit("AMF", counts);
        categorise(&mut unit, kind, categories);
        let written = text_of(unit, &ReportFacts::default(), "enhet/AMF");
        assert_eq!(written.lines().nth(1), Some(text));
    }

    #[test]
    fn categories_are_told_in_one_sentence() {
        check(
            Kind::Complaint,
            4,
            &[(Some("Bemötande"), 3), (Some("Underlag saknas"), 1)],
            "Av klagomålen handlar tre om bemötande och ett om att underlag saknas.",
        );
        check(
            Kind::Deviation,
            2,
            &[(Some("APL"), 2), (Some("Bemötande"), 1)],
            "Av noteringarna handlar två om APL och en om bemötande.",
        );
    }

    #[test]
    fn one_category_is_that_of_all() {
        let one = |number| [(Some("Bemötande"), number)];
        check(
            Kind::Complaint,
            1,
            &one(1),
            "Klagomålet handlar om bemötande.",
        );
        check(
            Kind::Complaint,
            2,
            &one(2),
            "Klagomålen handlar om bemötande.",
        );
        check(
            Kind::Viewpoint,
            13,
            &one(13),
            "Synpunkterna handlar om bemötande.",
        );
    }

    #[test]
    fn what_has_no_category_is_told_too() {
        check(
            Kind::Deviation,
            3,
            &[(Some("Rutiner"), 2), (None, 1)],
            "Av avvikelserna handlar två om rutiner. Dessutom saknar en avvikelse kategori.",
        );
        check(
            Kind::Deviation,
            3,
            &[(None, 3)],
            "Avvikelserna är inte indelade i kategorier.",
        );
        check(
            Kind::Deviation,
            1,
            &[(None, 1)],
            "Avvikelsen är inte indelad i någon kategori.",
        );
    }

    #[test]
    fn many_categories_are_left_to_the_attachment() {
        let names = ["A1", "B1", "C1", "D1", "E1", "F1", "G1", "H1", "I1"];
        let categories = names.map(|name| (Some(name), 1));
        check(
            Kind::Deviation,
            9,
            &categories,
            "Av avvikelserna handlar en om A1, en om B1, en om C1, en om D1, en om E1, en om F1, en om G1 och en om H1. Övriga kategorier framgår av bilaga 1.",
        );
    }
}
