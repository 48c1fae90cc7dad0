//! Which figures of a report are sums of others: whoever knows all but one knows that one.

use std::collections::BTreeMap;

use crate::model::{Counted, Derivation, FigureRef, Part, Slice};

/// A total and its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Equation {
    /// The total.
    pub total: FigureRef,
    /// What it is the sum of.
    pub parts: Vec<FigureRef>,
}

impl Equation {
    /// All figures in it, the parts first.
    pub fn cells(&self) -> impl Iterator<Item = &FigureRef> {
        self.parts.iter().chain([&self.total])
    }

    /// Whether a figure is in it.
    pub fn has(&self, cell: &FigureRef) -> bool {
        self.cells().any(|each| each == cell)
    }
}

/// The equations that hold between figures of a report, in order of their totals. Where parts are not told and the rest
/// is no whole, nothing can be found by subtraction.
pub fn equations(cells: &BTreeMap<FigureRef, u32>) -> Vec<Equation> {
    let mut sums: BTreeMap<FigureRef, BTreeMap<u8, Vec<FigureRef>>> = BTreeMap::new();
    for cell in cells.keys() {
        for (way, total) in totals(cell) {
            if cells.contains_key(&total) {
                let parts = sums.entry(total).or_default().entry(way).or_default();
                parts.push(cell.clone());
            }
        }
    }
    let sums = sums.into_iter().flat_map(|(total, ways)| {
        ways.into_values().map(move |parts| Equation {
            total: total.clone(),
            parts,
        })
    });
    let value = |cell: &FigureRef| cells.get(cell).copied().unwrap_or_default();
    let holds = |sum: &Equation| {
        let parts: u32 = sum.parts.iter().map(value).sum();
        parts == value(&sum.total)
    };
    sums.chain(differences(cells)).filter(holds).collect()
}

/// What a figure may be a part of, each with the way in which it is divided.
fn totals(cell: &FigureRef) -> Vec<(u8, FigureRef)> {
    if cell.derivation != Derivation::Count {
        return Vec::new();
    }
    let mut totals = Vec::new();
    let whole = || cell.clone().of(Slice::Whole);
    match cell.slice {
        Slice::Category(_) => {
            totals.push((0, whole()));
            totals.push((0, whole().by(Derivation::CategorySum)));
        }
        Slice::Submitter(_) => totals.push((1, whole())),
        Slice::Gender(_) => totals.push((4, whole())),
        Slice::Whole => {}
    }
    if cell.unit != Part::All {
        let mut all = cell.clone();
        all.unit = Part::All;
        totals.push((2, all));
    }
    if cell.kind.is_some() {
        let mut all = cell.clone();
        all.kind = None;
        totals.push((3, all));
    }
    totals
}

/// Figures that say how far two others are from each other: the larger is the sum of the other two.
fn differences(cells: &BTreeMap<FigureRef, u32>) -> Vec<Equation> {
    let equations = cells.keys().filter_map(|cell| {
        let one = cell.clone().by(Derivation::Count);
        let other = match cell.derivation {
            Derivation::Change => {
                let mut before = one.clone();
                before.year -= 1;
                before
            }
            Derivation::StatedDifference => one.clone().by(Derivation::Stated),
            _ => return None,
        };
        let (larger, smaller) = if cells.get(&one)? >= cells.get(&other)? {
            (one, other)
        } else {
            (other, one)
        };
        Some(Equation {
            total: larger,
            parts: vec![smaller, cell.clone()],
        })
    });
    let same = cells.keys().filter_map(|cell| {
        // The sum of the categories is the count itself where each case has one.
        let sum = cell.derivation == Derivation::CategorySum;
        let count = sum.then(|| cell.clone().by(Derivation::Count))?;
        let is_one = count.counted == Counted::Notations || cells.get(&count) == cells.get(cell);
        (is_one && cells.contains_key(&count)).then(|| Equation {
            total: count,
            parts: vec![cell.clone()],
        })
    });
    equations.chain(same).collect()
}
