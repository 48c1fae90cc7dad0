//! Which sheets number their cases in one series, and which begin anew, so that the same number is another case.

mod evidence;
mod finder;
mod series;
mod zeros;

use std::collections::BTreeMap;

use hashbrown::HashMap;
use rustc_hash::FxBuildHasher;

use self::finder::Finder;
use self::zeros::Zeros;
use super::gather::{Gathered, SheetCases};
use super::rows::SheetRows;
use crate::model::Kind;

/// Stands for "no number" among the numbers of cases.
const NONE: u32 = u32::MAX;

/// What the numbers of several sheets say of their cases.
#[derive(Debug, Default)]
pub struct Numbering {
    /// For each sheet and each of its cases a number that cases of different sheets share when they are the same;
    /// [`NONE`] for a case without one.
    cases: Vec<Vec<u32>>,
    /// How many different ones there are.
    pub count: usize,
    /// Pairs of sheets whose numbers do not stand for the same cases, or not clearly so.
    pub restarts: Vec<Restart>,
}

/// Two sheets that have numbers in common which tell of different cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Restart {
    /// The later one, by its place among the sheets.
    pub sheet: usize,
    /// The earlier one.
    pub other: usize,
    /// How many numbers in common are of different cases.
    pub numbers: u32,
    /// They count as the same cases all the same, since more of the numbers in common are of the same cases.
    pub joined: bool,
}

/// A kind, unit and year: numbers are compared within one.
type Group = (Kind, u32, Option<i16>);

impl Numbering {
    /// Compares the numbers of several sheets.
    #[must_use]
    pub fn new(sheets: &[SheetRows], gathered: &[SheetCases]) -> Self {
        let zeros = Zeros::of(sheets, gathered);
        let mut found = Finder::new(sheets, gathered, zeros);
        let cases = (0..gathered.len())
            .map(|sheet| found.sheet(sheet))
            .collect();
        let mut numbering = Self {
            cases,
            count: found.last.len(),
            restarts: Vec::new(),
        };
        let series = series::series(sheets, &found.evidence, &mut numbering.restarts);
        if !series.is_empty() {
            numbering.part(gathered, &series);
        }
        numbering
    }

    /// What a case shares with the same case of other sheets; nothing where it has no number.
    #[must_use]
    pub fn of(&self, sheet: usize, case: u32) -> Option<usize> {
        let shared = self.cases.get(sheet)?.get(usize::try_from(case).ok()?)?;
        (*shared != NONE).then(|| usize::try_from(*shared).ok())?
    }

    /// Tells apart equal numbers of different series.
    fn part(&mut self, gathered: &[SheetCases], series: &BTreeMap<(Group, u32), u32>) {
        let mut parted: HashMap<(u32, u32), u32, FxBuildHasher> = HashMap::default();
        for ((sheet, numbers), cases) in (0..).zip(&mut self.cases).zip(gathered) {
            for (number, case) in numbers.iter_mut().zip(&cases.cases) {
                let series = series.get(&(group(case), sheet));
                if let Some(series) = series.filter(|_| *number != NONE) {
                    let fresh = u32::try_from(self.count).unwrap_or(NONE);
                    let known = parted.entry((*number, *series)).or_insert(fresh);
                    self.count += usize::from(*known == fresh);
                    *number = *known;
                }
            }
        }
    }
}

const fn group(case: &Gathered) -> Group {
    (case.kind, case.unit, case.year)
}
