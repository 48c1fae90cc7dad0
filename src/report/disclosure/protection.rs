//! Which figures have to be hidden with the small ones.
//!
//! Whoever reads the rest knows the equations, that a small count is at least 1 and below the threshold, and that one
//! which is withheld for another's sake is not small. As long as that fixes a hidden figure, the next smallest shown
//! figure of its equations is withheld too. Where all are hidden already, the largest that is fixed is called withheld
//! instead of small, which says nothing of it.

use std::collections::BTreeMap;

use super::equations::{Equation, equations};
use crate::model::{Derivation, FigureRef};

/// Why a figure is hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hidden {
    /// It is small.
    Small,
    /// It would tell another.
    Withheld,
}

/// What a reader knows of a number: the least and the most that it can be.
type Bounds = (u64, u64);

/// The most that a number is taken to be.
const MOST: u64 = u32::MAX as u64;

/// The figures to hide.
pub fn protected(cells: &BTreeMap<FigureRef, u32>, threshold: u32) -> BTreeMap<FigureRef, Hidden> {
    let equations = equations(cells);
    let small = cells.iter().filter(|(of, number)| {
        let is_difference = matches!(
            of.derivation,
            Derivation::Change | Derivation::StatedDifference
        );
        !is_difference && (1..threshold).contains(*number)
    });
    let mut hidden: BTreeMap<FigureRef, Hidden> =
        small.map(|(of, _)| (of.clone(), Hidden::Small)).collect();
    loop {
        let told = told(cells, &equations, &hidden, threshold);
        let Some(first) = told.first() else {
            break;
        };
        let next = next_smallest(first, cells, &equations, &hidden);
        let Some(next) = next.or_else(|| largest_small(&told, cells, &hidden)) else {
            // Nothing is left to withhold that has to do with it.
            break;
        };
        hidden.insert(next, Hidden::Withheld);
    }
    hidden
}

/// The hidden figures that the shown ones tell, in order.
fn told(
    cells: &BTreeMap<FigureRef, u32>,
    equations: &[Equation],
    hidden: &BTreeMap<FigureRef, Hidden>,
    threshold: u32,
) -> Vec<FigureRef> {
    let known = bounds(cells, equations, hidden, threshold);
    let fixed = hidden.keys().filter(|of| {
        let bounds = known.get(*of);
        bounds.is_some_and(|(least, most)| least >= most)
    });
    fixed.cloned().collect()
}

/// What a reader knows of every figure.
fn bounds<'a>(
    cells: &'a BTreeMap<FigureRef, u32>,
    equations: &'a [Equation],
    hidden: &BTreeMap<FigureRef, Hidden>,
    threshold: u32,
) -> BTreeMap<&'a FigureRef, Bounds> {
    let threshold = u64::from(threshold);
    let first = cells.iter().map(|(of, number)| {
        let number = u64::from(*number);
        let bounds = match hidden.get(of) {
            None => (number, number),
            Some(Hidden::Small) => (1, threshold - 1),
            // A difference may be small and is not called so.
            Some(Hidden::Withheld) if number < threshold => (0, MOST),
            Some(Hidden::Withheld) => (threshold, MOST),
        };
        (of, bounds)
    });
    let mut known: BTreeMap<&FigureRef, Bounds> = first.collect();
    loop {
        let before = known.clone();
        for equation in equations {
            narrow(equation, &mut known);
        }
        if known == before {
            return known;
        }
    }
}

/// What an equation says of its figures, each beside the others.
fn narrow<'a>(equation: &'a Equation, known: &mut BTreeMap<&'a FigureRef, Bounds>) {
    let of = |cell: &FigureRef, known: &BTreeMap<&FigureRef, Bounds>| {
        known.get(cell).copied().unwrap_or((0, MOST))
    };
    let sum = |known: &BTreeMap<&FigureRef, Bounds>| {
        let parts = equation.parts.iter().map(|part| of(part, known));
        parts.fold((0, 0), |(least, most), each: Bounds| {
            (least + each.0, most + each.1)
        })
    };
    let (least, most) = sum(known);
    let total = of(&equation.total, known);
    known.insert(&equation.total, (total.0.max(least), total.1.min(most)));
    for part in &equation.parts {
        let (least, most) = sum(known);
        let total = of(&equation.total, known);
        let own = of(part, known);
        let others = (least - own.0, most - own.1);
        let narrowed = (
            own.0.max(total.0.saturating_sub(others.1)),
            own.1.min(total.1.saturating_sub(others.0)),
        );
        known.insert(part, narrowed);
    }
}

/// The smallest shown figure that has an equation with the one that is told, or with one hidden beside it; parts before
/// totals, and none before numbers that are not.
fn next_smallest(
    told: &FigureRef,
    cells: &BTreeMap<FigureRef, u32>,
    equations: &[Equation],
    hidden: &BTreeMap<FigureRef, Hidden>,
) -> Option<FigureRef> {
    let smallest = |near: &[FigureRef]| {
        let around = equations
            .iter()
            .filter(|each| near.iter().any(|cell| each.has(cell)));
        let shown = around.flat_map(|equation| {
            let parts = equation.parts.iter().map(|part| (false, part));
            parts.chain([(true, &equation.total)])
        });
        let shown = shown.filter(|(_, cell)| !hidden.contains_key(*cell));
        let order = |(is_total, cell): &(bool, &FigureRef)| {
            let number = cells.get(*cell).copied().unwrap_or_default();
            (number == 0, *is_total, number, (*cell).clone())
        };
        shown.min_by_key(order).map(|(_, cell)| cell.clone())
    };
    let near = [told.clone()];
    smallest(&near).or_else(|| {
        let all: Vec<FigureRef> = hidden.keys().cloned().collect();
        smallest(&all)
    })
}

/// The largest of some figures that are called small: rather a sum than its parts.
fn largest_small(
    told: &[FigureRef],
    cells: &BTreeMap<FigureRef, u32>,
    hidden: &BTreeMap<FigureRef, Hidden>,
) -> Option<FigureRef> {
    let small = told
        .iter()
        .filter(|cell| hidden.get(*cell) == Some(&Hidden::Small));
    small.max_by_key(|cell| cells.get(*cell)).cloned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::{Kind, Part, Slice};

    fn of(unit: Part, kind: Kind) -> FigureRef {
        FigureRef::cases(unit, kind, 2022)
    }

    fn named(unit: usize) -> Part {
        Part::Named(format!("E{unit}"))
    }

    fn category(unit: usize, category: usize) -> FigureRef {
        of(named(unit), Kind::Deviation).of(Slice::Category(Some(format!("K{category}"))))
    }

    /// Units with categories of one kind and counts of another, and the totals of all.
    fn table(units: &[(Vec<u32>, u32)]) -> BTreeMap<FigureRef, u32> {
        let mut cells = BTreeMap::new();
        for (unit, (categories, complaints)) in units.iter().enumerate() {
            for (at, number) in categories.iter().enumerate() {
                cells.insert(category(unit, at), *number);
            }
            let sum = categories.iter().sum();
            let whole = of(named(unit), Kind::Deviation);
            cells.insert(whole.clone().by(Derivation::CategorySum), sum);
            cells.insert(whole, sum);
            cells.insert(of(named(unit), Kind::Complaint), *complaints);
        }
        let all = |which: fn(&(Vec<u32>, u32)) -> u32| units.iter().map(which).sum();
        let deviations = all(|(categories, _)| categories.iter().sum());
        cells.insert(of(Part::All, Kind::Deviation), deviations);
        cells.insert(of(Part::All, Kind::Complaint), all(|(_, number)| *number));
        cells
    }

    /// Small numbers as often as others.
    fn number() -> impl Strategy<Value = u32> {
        prop_oneof![0_u32..4, 0_u32..40]
    }

    #[test]
    fn the_next_smallest_goes_with_one_that_is_small() {
        let cells = table(&[(vec![22, 11, 2], 30), (vec![9], 12)]);
        let hidden = protected(&cells, 5);
        let expected = [
            (category(0, 1), Hidden::Withheld),
            (category(0, 2), Hidden::Small),
        ];
        assert_eq!(hidden, expected.into_iter().collect());
    }

    /// Three of fewer than three, together three: each is one, unless the sum is hidden as well.
    #[test]
    fn a_sum_that_leaves_no_choice_is_hidden_too() {
        let cells = table(&[(vec![1, 1, 1], 30), (vec![9], 12), (vec![20], 40)]);
        let hidden = protected(&cells, 3);
        assert_eq!(
            hidden.get(&of(named(0), Kind::Deviation)),
            Some(&Hidden::Withheld)
        );
        assert_eq!(told(&cells, &equations(&cells), &hidden, 3), []);
    }

    /// Two of one each, together two, in everything that is shown: to call the sums small would say it.
    #[test]
    fn where_all_is_small_the_sums_are_not_called_so() {
        let cells = table(&[(vec![1, 1], 0)]);
        let hidden = protected(&cells, 3);
        let is = |of: FigureRef| hidden.get(&of).copied();
        assert_eq!(is(category(0, 0)), Some(Hidden::Small));
        assert_eq!(is(of(named(0), Kind::Deviation)), Some(Hidden::Withheld));
        assert_eq!(is(of(Part::All, Kind::Deviation)), Some(Hidden::Withheld));
        assert_eq!(told(&cells, &equations(&cells), &hidden, 3), []);
    }

    proptest! {
        /// The shown part of every total leaves two hidden figures or none, and more than one way to fill them.
        #[test]
        fn no_hidden_figure_is_a_total_minus_what_is_shown(
            units in prop::collection::vec((prop::collection::vec(number(), 1..6), number()), 1..6),
            threshold in prop::sample::select(vec![3_u32, 5, 10]),
        ) {
            let cells = table(&units);
            let hidden = protected(&cells, threshold);
            for (cell, number) in &cells {
                if (1..threshold).contains(number) {
                    prop_assert!(hidden.contains_key(cell));
                }
            }
            let equations = equations(&cells);
            for equation in &equations {
                let hidden_cells = equation.cells().filter(|cell| hidden.contains_key(*cell));
                prop_assert_ne!(hidden_cells.count(), 1, "{:?}", equation);
            }
            prop_assert_eq!(told(&cells, &equations, &hidden, threshold), []);
        }
    }
}
