//! The rules of a codebook's unit in the draft.

use leptos::prelude::*;

use super::Book;
use crate::model::{Rule, RuleId};

/// The unit as rules name it: a rule without a unit would be one of all units, whose categories are others.
pub(super) fn unit_of_rules(book: Book) -> String {
    book.unit().unwrap_or_default()
}

/// A rule of the draft; followed when it changes.
pub(super) fn rule_of(book: Book, id: RuleId) -> Option<Rule> {
    book.workspace.state.with(|state| {
        let mut rules = state.rules.iter();
        rules.find(|rule| rule.id == id).cloned()
    })
}
