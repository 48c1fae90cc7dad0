//! Figures stated elsewhere that are not what the rows give.

use crate::model::{
    Block, Counted, Derivation, FigureRef, Form, Part, Quantity, Reconciliation, Slice, StatedBy,
    Verdict,
};
use crate::report::basis::noun;
use crate::report::line::Line;
use crate::report::placeholders::Scene;

/// A paragraph for each figure of the unit that the officer has entered and that differs. Totals within files are not
/// told here: they are a matter between the officer and the file.
pub fn stated_figures(scene: &Scene) -> Vec<Block> {
    let Some(unit) = scene.unit else {
        return Vec::new();
    };
    let year = scene.basis.account.year;
    let own = scene.basis.account.reconciliations.iter().filter(|each| {
        each.stated_by == StatedBy::User
            && each.verdict == Verdict::Differs
            && each.figure.year == year
            && each.figure.unit.is_some()
            && each.figure.unit == unit.unit
    });
    own.filter_map(|each| paragraph(scene, each)).collect()
}

/// "Antalet noteringar har tidigare angetts till 112. Underlaget innehåller 116, alltså fyra fler, och det är det
/// antalet som redovisas här."
fn paragraph(scene: &Scene, differing: &Reconciliation) -> Option<Block> {
    let counted = match differing.figure.quantity {
        Quantity::Cases => Counted::Cases,
        Quantity::Notations => Counted::Notations,
        Quantity::Rows => return None,
    };
    let of = FigureRef {
        derivation: Derivation::Count,
        counted,
        unit: Part::of(differing.figure.unit.as_deref()),
        kind: differing.figure.kind,
        slice: Slice::Whole,
        year: differing.figure.year,
    };
    let more = differing.summed.number() > Some(differing.figure.value);
    let mut line = Line::new(scene.basis);
    line.text(&format!(
        "Antalet {} har tidigare angetts till ",
        noun(&of).plural()
    ));
    line.figure(of.clone().by(Derivation::Stated), Form::Words);
    line.text(". Underlaget innehåller ");
    line.figure(of.clone(), Form::Words).text(", alltså ");
    line.figure(of.by(Derivation::StatedDifference), Form::Words);
    line.text(if more { " fler" } else { " färre" });
    line.text(", och det är det antalet som redovisas här.");
    line.paragraph()
}
