//! What is written of a rule and not yet saved.

use leptos::prelude::*;

use super::Book;
use super::form::{Wrong, lines_of};
use super::unit_rules::unit_of_rules;
use crate::model::{Rule, RuleField, RuleId, RuleMatch, RuleState};
use crate::ui::i18n::{I18n, t_string};
use crate::ui::typing::typed;

/// The ids of the fields.
pub(super) const WORDS: &str = "rule-words";
pub(super) const THEN: &str = "rule-then";

/// Where what is typed of a unit's rules is kept: one of them is written at a time.
fn typing_of_unit(book: Book) -> String {
    format!("rule/{}/", unit_of_rules(book))
}

/// The rule that was being written when the page was left.
pub(super) fn rule_begun(book: Book) -> Option<RuleId> {
    let unit = typing_of_unit(book);
    let place = book.workspace.first_typing(&unit)?;
    let id = place.strip_prefix(&unit)?.split('/').next()?.parse();
    id.ok().map(RuleId)
}

/// The panel is left, and what was typed there with it.
pub(super) fn leave(book: Book, open: RwSignal<Option<RuleId>>) {
    open.set(None);
    book.workspace
        .forget_typing(&untrack(|| typing_of_unit(book)));
}

/// What stands in the form.
#[derive(Clone, Copy)]
pub(super) struct Written {
    /// The parts that are chosen and not written.
    pub(super) chosen: RwSignal<Rule>,
    pub(super) words: RwSignal<String>,
    pub(super) without: RwSignal<String>,
}

impl Written {
    /// What was typed of a rule, or else what it is; without one it is new.
    pub(super) fn new(book: Book, id: RuleId, known: Option<Rule>) -> Self {
        let rule = known.unwrap_or_else(|| Rule {
            id,
            unit: Some(unit_of_rules(book)),
            kind: None,
            field: RuleField::Text,
            words: Vec::new(),
            matching: RuleMatch::Any,
            without: Vec::new(),
            then: Vec::new(),
            state: RuleState::On,
        });
        let place = format!("{}{}/", typing_of_unit(book), id.0);
        Self {
            words: {
                let saved = rule.words.join("\n");
                typed(format!("{place}words"), move || saved.clone())
            },
            without: {
                let saved = rule.without.join("\n");
                typed(format!("{place}without"), move || saved.clone())
            },
            chosen: typed(format!("{place}rule"), move || rule.clone()),
        }
    }

    /// The rule as it is written; followed when it changes.
    pub(super) fn rule(self) -> Rule {
        Rule {
            words: lines_of(&self.words.get()),
            without: lines_of(&self.without.get()),
            ..self.chosen.get()
        }
    }

    /// What is wrong first, in words; followed when it changes.
    pub(super) fn wrong(self, i18n: I18n) -> Option<Wrong> {
        let rule = self.rule();
        if rule.words.is_empty() {
            return Some((WORDS, t_string!(i18n, rules.no_words).to_owned()));
        }
        let why = || (THEN, t_string!(i18n, rules.no_categories).to_owned());
        rule.then.is_empty().then(why)
    }
}
