//! All units together, and which of them are not in a sum.

use super::counts::Counts;
use crate::model::{Block, Count, FigureRef, Form, Kind, KindTotal, Part};
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
        let of = FigureRef::cases(Part::All, total.kind, account.year);
        line.sentence("").figure(of, Form::PhraseAtStart);
        line.text(" har redovisats.");
    }
    for total in &account.totals {
        lacks(&mut line, scene, total);
    }
    line.paragraph().into_iter().collect()
}

/// "För FUT och Vuxenutbildningen saknas uppgift om antalet synpunkter.", where others have given it.
fn lacks(line: &mut Line, scene: &Scene, total: &KindTotal) {
    if total.cases.current.number().is_none() {
        return;
    }
    let plural = Noun::Kind(total.kind).plural();
    for (state, lack) in [
        (
            Count::Missing,
            format!("saknas uppgift om antalet {plural}"),
        ),
        (
            Count::NotReported,
            format!("har antalet {plural} inte rapporterats"),
        ),
    ] {
        let units = scene.basis.account.units.iter().filter(|unit| {
            let mut kinds = unit.kinds.iter();
            kinds.any(|kind| kind.kind == total.kind && kind.cases.current == state)
        });
        let names: Vec<&str> = units
            .map(|unit| unit.unit.as_deref().unwrap_or(NO_UNIT))
            .collect();
        if !names.is_empty() {
            line.sentence(&format!("För {} {lack}.", listed(&names)));
        }
    }
}
