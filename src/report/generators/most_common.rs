//! Which of a unit's categories has the most cases: in words and as a chart.

use super::categories::{attachment_of, of_category, of_this_year, whole};
use crate::model::{Block, ChartBlock, ChartPart, Form, Origin};
use crate::report::attachments::kinds_with_cases;
use crate::report::basis::noun;
use crate::report::line::Line;
use crate::report::placeholders::Scene;
use crate::report::swedish::about;

/// How many cases there must be for one category to be called the most common.
const ENOUGH: u32 = 5;

/// "Flest avvikelser, 22 av 35, handlar om rutiner och handläggning.", a sentence for each kind of which there are
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
        let is_hidden = scene.basis.hides(first.notations.current);
        if cases < ENOUGH || is_hidden || first.notations.current == second.notations.current {
            continue;
        }
        line.sentence(&format!("Flest {}, ", noun(&whole).plural()));
        line.figure(of_category(&whole, first), Form::Words);
        line.text(" av ").figure(whole, Form::Words);
        line.text(&format!(", handlar om {}.", about(name)));
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
    let table = attachment_of(scene)
        .map(|number| format!(" Samma tal står i bilaga {number}."))
        .unwrap_or_default();
    vec![Block::Chart(ChartBlock {
        id: scene.fill("kategorier/{unit}"),
        part: ChartPart::Categories {
            unit: unit.unit.clone(),
        },
        alternative: format!(
            "Stapeldiagram över antalet noteringar i varje kategori {year}, {name}.{table}"
        ),
        words: Origin::Generated,
    })]
}

#[cfg(test)]
mod tests {
    use crate::model::{Count, Kind, ReportFacts};
    use crate::report::testing::{categorise, text_of, unit};

    #[track_caller]
    fn check(cases: u32, categories: &[(Option<&str>, u32)], text: Option<&str>) {
        let none = (Count::Reported(0), Count::Missing);
        let mut unit = unit(
            "AMF",
            [(Count::Reported(cases), Count::Missing), none, none],
        );
        categorise(&mut unit, Kind::Deviation, categories);
        let written = text_of(unit, &ReportFacts::default(), "enhet/AMF/analys");
        assert_eq!(written.lines().nth(1), text);
    }

    #[test]
    fn one_category_must_have_the_most_of_enough() {
        check(
            9,
            &[(Some("Underlag saknas"), 6), (Some("APL"), 3)],
            Some("Flest avvikelser, sex av nio, handlar om att underlag saknas."),
        );
        check(4, &[(Some("Rutiner"), 3), (Some("APL"), 1)], None);
        check(8, &[(Some("Rutiner"), 4), (Some("APL"), 4)], None);
        check(8, &[(None, 5), (Some("APL"), 3)], None);
    }
}
