//! Figures stated elsewhere beside what the rows give (avstämning).

use super::coverage::Coverage;
use super::tally::{Tallies, Tally};
use crate::model::{
    Count, DraftState, Kind, PublishedFigure, Quantity, Reconciliation, StatedBy, Verdict,
};

/// A total that a file states of one of its sheets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedTotal {
    /// Which file, sheet and row states it.
    pub stated_by: StatedBy,
    /// The year the sheet is about, where that is known.
    pub year: Option<i32>,
    /// The number stated.
    pub stated: u32,
    /// How many rows of cases the sheet has.
    pub rows: u32,
}

/// Compares every stated figure with the rows: the user's first, then those of the files.
#[must_use]
pub fn reconcile(
    state: &DraftState,
    tallies: &Tallies,
    coverage: &Coverage,
    totals: &[StatedTotal],
) -> Vec<Reconciliation> {
    let by_user = state.figures.iter().map(|figure| {
        let summed = summed(figure, tallies, coverage);
        row(figure.clone(), StatedBy::User, summed)
    });
    let by_files = totals.iter().map(|total| {
        let figure = PublishedFigure {
            unit: None,
            kind: None,
            year: total.year.unwrap_or_default(),
            quantity: Quantity::Rows,
            value: total.stated,
        };
        row(figure, total.stated_by.clone(), Count::Reported(total.rows))
    });
    by_user.chain(by_files).collect()
}

fn row(figure: PublishedFigure, stated_by: StatedBy, summed: Count) -> Reconciliation {
    let verdict = match summed.number() {
        None => Verdict::NothingToCompare,
        Some(number) if number == figure.value => Verdict::Agrees,
        Some(_) => Verdict::Differs,
    };
    Reconciliation {
        figure,
        stated_by,
        summed,
        verdict,
    }
}

/// What the rows give for a figure, over all units or kinds where it names none.
fn summed(figure: &PublishedFigure, tallies: &Tallies, coverage: &Coverage) -> Count {
    let units = match &figure.unit {
        Some(unit) => vec![Some(unit.clone())],
        None => coverage.units(),
    };
    let kinds: Vec<Kind> = figure.kind.map_or(Kind::ALL.to_vec(), |kind| vec![kind]);
    let each = units.iter().flat_map(|unit| {
        kinds.iter().map(|kind| {
            let none = Tally::default();
            let tally = tallies
                .get(&(unit.clone(), *kind, figure.year))
                .unwrap_or(&none);
            let counted = match figure.quantity {
                Quantity::Cases | Quantity::Rows => tally.cases,
                Quantity::Notations => tally.notations,
            };
            coverage.count(unit.as_deref(), *kind, figure.year, counted)
        })
    });
    Count::sum(each).0
}
