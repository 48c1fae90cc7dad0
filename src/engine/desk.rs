//! The desk at which cases are categorised: one case with all that helps, cases like it, what a rule would do.

use std::collections::{HashMap, HashSet};

use super::coding::Rules;
use super::evaluate::Evaluation;
use super::suggesting::Suggesting;
use crate::cases::{CaseStore, Field, NewNotation};
use crate::classify::clusters::spellings;
use crate::model::{
    CaseDetail, CaseKey, CaseSuggestion, Categorised, CategoryId, Rule, RuleId, RuleTrial,
    SpellingMethod,
};

/// How many cases a trial of a rule shows.
const SHOWN: usize = 20;

/// How many cases are put in the order in which they teach most.
const TAUGHT: usize = 100;

/// The cases last counted and what is suggested of them.
pub struct Desk<'a> {
    /// The cases.
    pub evaluation: &'a Evaluation,
    /// The suggestions.
    pub suggesting: &'a Suggesting,
}

impl Desk<'_> {
    /// A case with all that helps to decide its categories.
    #[must_use]
    pub fn detail(&self, at: usize) -> Option<CaseDetail> {
        let store = self.store();
        let coding = &self.evaluation.coding;
        let told = self.told(at);
        let row = store.row(at)?;
        Some(CaseDetail {
            key: *self.keys().get(at)?,
            told: told.iter().map(|notation| store.told(*notation)).collect(),
            categories: self.categories(at),
            rule: coding.rules.get(&at).copied(),
            suggestions: self.suggestions(at),
            alike: u32::try_from(self.rows_alike(at).count()).unwrap_or(u32::MAX),
            near: u32::try_from(self.rows_near(at).count()).unwrap_or(u32::MAX),
            texts: self.texts(at),
            row,
        })
    }

    /// The keys of the other undecided cases of a case's unit that are told in the same words.
    #[must_use]
    pub fn alike(&self, at: usize) -> Vec<CaseKey> {
        let keys = self.keys();
        let rows = self.rows_alike(at);
        rows.filter_map(|row| keys.get(row).copied()).collect()
    }

    /// What a rule would do in its place, or were it the last where the draft does not have it.
    #[must_use]
    pub fn try_rule(&self, rule: &Rule) -> RuleTrial {
        let store = self.store();
        let rules = std::slice::from_ref(rule);
        let rules = Rules::new(rules);
        let coding = &self.evaluation.coding;
        let is_later = |other: &RuleId| {
            let mut order = coding.order.iter().skip_while(|id| **id != rule.id);
            order.any(|id| id == other)
        };
        let mut trial = RuleTrial::default();
        for row in 0..store.len() {
            let told = self.told(row);
            let found = rules.found(store, row, &told);
            if found.is_empty() {
                continue;
            }
            trial.found += 1;
            let free = match store.categorised(row) {
                Categorised::Hand => false,
                Categorised::Rule if !coding.rules.get(&row).is_some_and(is_later) => false,
                Categorised::Rule | Categorised::File | Categorised::Undecided => {
                    rules.first(store, row, &told).is_some()
                }
            };
            if free {
                trial.decides += 1;
                if trial.rows.len() < SHOWN {
                    trial.rows.extend(store.row(row).map(|row| (row, found)));
                }
            }
        }
        trial
    }

    /// Rows with those first whose decision teaches most, the others in the order given; nothing while the texts are
    /// being read.
    #[must_use]
    pub fn teaching(&self, rows: Vec<u32>) -> Option<Vec<u32>> {
        let mut order = self.suggesting.teaching(self.store(), TAUGHT, &rows)?;
        let first: HashSet<u32> = order.iter().copied().collect();
        order.extend(rows.into_iter().filter(|row| !first.contains(row)));
        Some(order)
    }

    /// The numbers that the files give cases, for each key; `None` where a case is not there or has no number.
    #[must_use]
    pub fn case_numbers(&self, keys: &[CaseKey]) -> Vec<Option<String>> {
        let wanted: HashSet<CaseKey> = keys.iter().copied().collect();
        let all = self.keys().iter().zip(0..);
        let rows: HashMap<CaseKey, usize> = all
            .filter(|(key, _)| wanted.contains(key))
            .map(|(key, row)| (*key, row))
            .collect();
        let number = |key| self.store().number(*rows.get(key)?);
        keys.iter()
            .map(|key| number(key).map(str::to_owned))
            .collect()
    }

    /// The keys of rows.
    #[must_use]
    pub fn keys_of(&self, rows: &[u32]) -> Vec<CaseKey> {
        let keys = self.keys();
        let rows = rows.iter();
        rows.filter_map(|row| keys.get(*row as usize).copied())
            .collect()
    }

    /// Groups of a unit's categories whose names may be spellings of one, the surest way of telling first. In each
    /// group the one to keep stands first.
    #[must_use]
    pub fn spellings(&self, unit: Option<&str>) -> Vec<(SpellingMethod, Vec<CategoryId>)> {
        let Some(book) = self.evaluation.coding.codebook(unit) else {
            return Vec::new();
        };
        let standing: Vec<_> = book
            .categories
            .iter()
            .filter(|category| category.became.is_empty())
            .collect();
        let names: Vec<(String, u32)> = standing
            .iter()
            .map(|category| {
                (
                    category.name.clone(),
                    self.notations_of(unit, &category.name),
                )
            })
            .collect();
        let mut found: Vec<(SpellingMethod, Vec<CategoryId>)> = Vec::new();
        for method in [
            SpellingMethod::Fingerprint,
            SpellingMethod::NgramFingerprint,
            SpellingMethod::NearestNeighbour,
        ] {
            for cluster in spellings(&names, method) {
                let mut members = cluster.members;
                members.sort_by_key(|member| *member != cluster.proposed);
                let ids: Vec<CategoryId> = members
                    .iter()
                    .filter_map(|member| Some(standing.get(*member as usize)?.id.clone()))
                    .collect();
                let known = found
                    .iter()
                    .any(|(_, known)| ids.iter().all(|id| known.contains(id)));
                if !known {
                    found.push((method, ids));
                }
            }
        }
        found
    }

    /// What a case may be about.
    pub(super) fn suggestions(&self, at: usize) -> Vec<CaseSuggestion> {
        self.suggesting
            .suggestions(self.store(), at, &self.texts(at))
    }

    /// What happened, in the reporter's words: the different texts of a case's notations.
    // Asked for by many, of a few cases: one copy in the program is enough.
    #[inline(never)]
    pub(super) fn texts(&self, at: usize) -> Vec<String> {
        let mut texts: Vec<String> = Vec::new();
        for notation in self.told(at) {
            let text = self.store().told(notation).text;
            texts.extend(text.filter(|text| !texts.contains(text)));
        }
        texts
    }

    /// The categories that a case counts under.
    #[inline(never)]
    pub(super) fn categories(&self, at: usize) -> Vec<CategoryId> {
        let store = self.store();
        let book = self.evaluation.coding.codebook(store.text(Field::Unit, at));
        let year = store.year(at).unwrap_or_default();
        let mut categories: Vec<CategoryId> = Vec::new();
        for notation in store.notations(at) {
            let name = store.categories.text(store.category(notation));
            let meant = name.and_then(|name| book?.meaning_of(name, year));
            if let Some(meant) = meant.filter(|meant| !categories.contains(&meant.id)) {
                categories.push(meant.id.clone());
            }
        }
        categories
    }

    pub(super) const fn store(&self) -> &CaseStore {
        &self.evaluation.store
    }

    /// What names each case, in order of the rows.
    pub(super) fn keys(&self) -> &[CaseKey] {
        self.evaluation.coding.keys(self.store())
    }

    /// A case's notations as the files tell them.
    #[inline(never)]
    pub(super) fn told(&self, row: usize) -> Vec<NewNotation> {
        let store = self.store();
        self.evaluation.coding.told.get(&row).map_or_else(
            || {
                store
                    .notations(row)
                    .map(|notation| store.notation(notation))
                    .collect()
            },
            Clone::clone,
        )
    }

    fn rows_alike(&self, at: usize) -> impl Iterator<Item = usize> {
        let store = self.store();
        let unit = store.code(Field::Unit, at);
        // Cases of which nothing is told are not told in the same words.
        let tells = !store.texts_of(&self.told(at)).is_empty();
        self.suggesting.alike(at).filter(move |row| {
            tells
                && *row != at
                && store.code(Field::Unit, *row) == unit
                && store.categorised(*row) == Categorised::Undecided
        })
    }

    fn notations_of(&self, unit: Option<&str>, name: &str) -> u32 {
        let account = self.evaluation.account.iter();
        let units = account.flat_map(|account| &account.units);
        let kinds = units
            .filter(|each| each.unit.as_deref() == unit)
            .flat_map(|unit| &unit.kinds);
        kinds
            .flat_map(|kind| &kind.categories)
            .filter(|category| category.category.as_deref() == Some(name))
            .filter_map(|category| category.notations.current.number())
            .sum()
    }
}
