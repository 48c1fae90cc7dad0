//! Cases whose texts are nearly the same: the group of one, and the largest groups of undecided ones.

use super::desk::Desk;
use crate::cases::Field;
use crate::classify::clusters::differing;
use crate::model::{CaseRow, Categorised, NearCase, NearGroup};

/// How many cases of a group are shown at a time: nothing is decided of what nobody has seen.
const SHOWN: usize = 200;

/// How many groups are shown.
const GROUPS: usize = 50;

impl Desk<'_> {
    /// A case and the others of its unit whose texts are nearly the same; nothing while texts are being read.
    #[must_use]
    pub fn near_group(&self, at: usize) -> Option<NearGroup> {
        let store = self.store();
        if !self.suggesting.is_ready(store) {
            return None;
        }
        let is_undecided = |row: &usize| store.categorised(*row) == Categorised::Undecided;
        let mut rows = vec![at];
        rows.extend(self.rows_near(at).filter(is_undecided));
        rows.extend(self.rows_near(at).filter(|row| !is_undecided(row)));
        let own = self.texts(at).join("\n");
        let mut proposed = self.categories(at);
        if proposed.is_empty() && store.categorised(at) == Categorised::Undecided {
            let suggestions = self.suggestions(at).into_iter();
            proposed.extend(suggestions.map(|each| each.category).take(1));
        }
        let shown = rows.iter().take(SHOWN);
        Some(NearGroup {
            cases: shown.filter_map(|row| self.near_case(*row, &own)).collect(),
            more: u32::try_from(rows.len().saturating_sub(SHOWN)).unwrap_or(u32::MAX),
            proposed,
        })
    }

    /// The largest groups of undecided cases of one unit among these rows whose texts are nearly the same: the first
    /// case of each, and how many there are. Nothing while texts are being read.
    #[must_use]
    pub fn near_groups(&self, rows: &[u32]) -> Option<Vec<(CaseRow, u32)>> {
        let store = self.store();
        if !self.suggesting.is_ready(store) {
            return None;
        }
        // A group is known by its unit and by the text that its texts are like.
        let group_of = |row: usize| {
            let is_undecided = store.categorised(row) == Categorised::Undecided;
            let group = self.suggesting.group(store, row).filter(|_| is_undecided)?;
            Some((u64::from(store.code(Field::Unit, row)) << 32) | u64::from(group))
        };
        let rows = || rows.iter().map(|row| *row as usize);
        let mut all: Vec<u64> = rows().filter_map(group_of).collect();
        all.sort_unstable();
        let groups: Vec<&[u64]> = all
            .chunk_by(u64::eq)
            .filter(|rows| rows.len() > 1)
            .collect();
        // The number of rows above, and below it what puts the first of equals last.
        let places = (0..u64::from(u32::MAX)).rev();
        let mut sizes: Vec<u64> = groups
            .iter()
            .zip(places)
            .map(|(rows, place)| ((rows.len() as u64) << 32) | place)
            .collect();
        sizes.sort_unstable();
        let largest = sizes.iter().rev().take(GROUPS).filter_map(|size| {
            let place = u32::MAX - 1 - u32::try_from(size & u64::from(u32::MAX)).ok()?;
            let rows_of = groups.get(place as usize)?;
            let first = rows().find(|row| group_of(*row) == rows_of.first().copied())?;
            Some((store.row(first)?, u32::try_from(rows_of.len()).ok()?))
        });
        Some(largest.collect())
    }

    /// The other rows of a row's unit whose texts are nearly the same.
    pub(super) fn rows_near(&self, at: usize) -> impl Iterator<Item = usize> {
        let store = self.store();
        let unit = store.code(Field::Unit, at);
        let near = self.suggesting.near(store, at);
        near.filter(move |row| *row != at && store.code(Field::Unit, *row) == unit)
    }

    fn near_case(&self, row: usize, first: &str) -> Option<NearCase> {
        let texts = self.texts(row);
        let (places, lacks) = differing(first, &texts);
        // A part of a number or an address would stand there alone, and nothing would know what to mask.
        let is_word = |word: &&str| !word.contains(|sign: char| sign.is_numeric() || sign == '@');
        let lacks = lacks.into_iter().filter(is_word).map(str::to_owned);
        Some(NearCase {
            key: *self.keys().get(row)?,
            row: self.store().row(row)?,
            lacks: lacks.collect(),
            texts: texts.into_iter().zip(places).collect(),
        })
    }
}
