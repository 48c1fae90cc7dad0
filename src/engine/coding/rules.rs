//! The rules of a draft against its cases.

use crate::cases::{CaseStore, Field, NewNotation};
use crate::classify::rules::{CompiledRules, RuleInput};
use crate::columns::NONE;
use crate::model::{Rule, RuleField, RuleHit};

/// Rules made ready for all cases.
pub struct Rules<'a> {
    rules: &'a [Rule],
    compiled: CompiledRules,
}

impl<'a> Rules<'a> {
    /// Makes rules ready, in their order.
    #[must_use]
    pub fn new(rules: &'a [Rule]) -> Self {
        Self {
            rules,
            compiled: CompiledRules::new(rules),
        }
    }

    /// The first rule that decides a case of these notations, as the files tell them. A rule of texts decides only
    /// where the file names no category.
    #[must_use]
    pub fn first(&self, store: &CaseStore, row: usize, told: &[NewNotation]) -> Option<&'a Rule> {
        let undecided = told.iter().all(|notation| notation.category == NONE);
        self.hits(store, row, told)
            .iter()
            .filter_map(|hit| self.rules.get(hit.rule as usize))
            .find(|rule| rule.field == RuleField::Category || undecided)
    }

    /// What the first rule that matches finds in a case: the words, as they stand there.
    #[must_use]
    pub fn found(&self, store: &CaseStore, row: usize, told: &[NewNotation]) -> Vec<String> {
        let hits = self.hits(store, row, told);
        let Some(hit) = hits.first() else {
            return Vec::new();
        };
        let Some(rule) = self.rules.get(hit.rule as usize) else {
            return Vec::new();
        };
        let parts = match rule.field {
            RuleField::Text => vec![store.texts_of(told)],
            RuleField::Measure => vec![store.measures_of(told)],
            RuleField::Category => categories(store, told).map(str::to_owned).collect(),
        };
        let mut found: Vec<String> = Vec::new();
        for place in &hit.places {
            let part = parts.get(place.part as usize);
            let words = part.and_then(|text| text.get(place.bytes.clone()));
            let words = words.map(str::to_owned);
            found.extend(words.filter(|words| !found.contains(words)));
        }
        found
    }

    fn hits(&self, store: &CaseStore, row: usize, told: &[NewNotation]) -> Vec<RuleHit> {
        let Some(kind) = store.kind(row).filter(|_| !self.rules.is_empty()) else {
            return Vec::new();
        };
        let categories: Vec<&str> = categories(store, told).collect();
        self.compiled.matches(&RuleInput {
            unit: store.text(Field::Unit, row).unwrap_or_default(),
            kind,
            text: &store.texts_of(told),
            measure: &store.measures_of(told),
            categories: &categories,
        })
    }
}

fn categories<'a>(store: &'a CaseStore, told: &'a [NewNotation]) -> impl Iterator<Item = &'a str> {
    let told = told.iter();
    told.filter_map(|notation| store.categories.text(notation.category))
}
