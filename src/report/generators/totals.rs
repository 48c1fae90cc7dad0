//! All units together, and which of them are not in a sum.

use super::counts::Counts;
use crate::model::{Block, Count, Kind, KindTotal, Part};
use crate::report::line::Line;
use crate::report::placeholders::{NO_UNIT, Scene};
use crate::report::swedish::{Noun, listed};

/// A paragraph: the sums of all kinds, then what is not in them.
pub fn totals(scene: &Scene) -> Vec<Block> {
    let account = scene.basis.account;
    let mut line = Line::new(scene.basis);
    let counts = Counts {
        subject: "Sammanlagt".to_owned(),
        part: Part::All,
        year: account.year,
    };
    let (whole, partial): (Vec<&KindTotal>, Vec<&KindTotal>) = account
        .totals
        .iter()
        .partition(|total| total.units_without.0 == 0 || total.cases.current.number() != Some(0));
    let known: Vec<(Kind, Count)> = whole
        .iter()
        .map(|total| (total.kind, total.cases.current))
        .collect();
    counts.write(&mut line, &known);
    for total in partial {
        let plural = Noun::Kind(total.kind).plural();
        line.sentence(&format!("Ingen verksamhet har redovisat några {plural}."));
    }
    for total in &account.totals {
        lacks(&mut line, scene, total);
    }
    line.paragraph().into_iter().collect()
}

/// "Uppgift om antalet synpunkter saknas för FUT och Vuxenutbildningen.", where others have given it.
fn lacks(line: &mut Line, scene: &Scene, total: &KindTotal) {
    if total.cases.current.number().is_none() {
        return;
    }
    let plural = Noun::Kind(total.kind).plural();
    for (state, before, after) in [
        (Count::Missing, "Uppgift om antalet", "saknas för"),
        (Count::NotReported, "Antalet", "har inte rapporterats för"),
    ] {
        let units = scene.basis.account.units.iter().filter(|unit| {
            let mut kinds = unit.kinds.iter();
            kinds.any(|kind| kind.kind == total.kind && kind.cases.current == state)
        });
        let names: Vec<&str> = units
            .map(|unit| unit.unit.as_deref().unwrap_or(NO_UNIT))
            .collect();
        if !names.is_empty() {
            line.sentence(&format!("{before} {plural} {after} {}.", listed(&names)));
        }
    }
}
