//! Cases whose texts are nearly the same: the group of one, and the largest groups of undecided ones.

use std::cmp::Reverse;
use std::collections::BTreeMap;

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
        let mut rows: Vec<usize> = self.rows_near(at).collect();
        rows.sort_by_key(|row| store.categorised(*row) != Categorised::Undecided);
        rows.insert(0, at);
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
        let mut groups: BTreeMap<(u32, u32), (u32, usize)> = BTreeMap::new();
        for row in rows.iter().map(|row| *row as usize) {
            if store.categorised(row) == Categorised::Undecided
                && let Some(group) = self.suggesting.group(store, row)
            {
                let unit = store.code(Field::Unit, row);
                let (cases, _) = groups.entry((unit, group)).or_insert((0, row));
                *cases += 1;
            }
        }
        let mut groups: Vec<(u32, usize)> = groups.into_values().collect();
        groups.retain(|(cases, _)| *cases > 1);
        groups.sort_by_key(|(cases, row)| (Reverse(*cases), *row));
        groups.truncate(GROUPS);
        let first = |(cases, row)| Some((store.row(row)?, cases));
        Some(groups.into_iter().filter_map(first).collect())
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
