//! What one draft takes over from another: next year begins with this year's codebooks and rules.

use super::Draft;
use crate::model::{DraftState, Operation, Rule, RuleId};

/// What a draft would take over from another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TakeOver {
    /// What is to be done: the codebooks are made again as they were made there, so that their ids and what became of
    /// each category stay; rules come last, under ids that are free.
    pub operations: Vec<Operation>,
    /// The units whose codebooks come; `None` for cases that name none.
    pub units: Vec<Option<String>>,
    /// How many rules come.
    pub rules: usize,
    /// Units that have a codebook of their own already, which stays as it is.
    pub kept: Vec<Option<String>>,
}

impl TakeOver {
    /// What a draft in this state would take over from another draft. Rules come with their unit's codebook, whose
    /// categories they name.
    #[must_use]
    pub fn new(from: &Draft, into: &DraftState) -> Self {
        let there = from.state();
        let mut take_over = Self::default();
        for codebook in &there.codebooks {
            let list = if into.codebook(codebook.unit.as_deref()).is_some() {
                &mut take_over.kept
            } else {
                &mut take_over.units
            };
            list.push(codebook.unit.clone());
        }
        for operation in from.operations() {
            take_over.add_changes(operation);
        }
        let next = into.fresh_rule_id();
        let comes = |rule: &&Rule| {
            // A rule for cases without a unit says so with an empty name.
            let unit = rule.unit.clone().filter(|unit| !unit.is_empty());
            take_over.units.contains(&unit)
        };
        let rules: Vec<Operation> = there
            .rules
            .iter()
            .filter(comes)
            .zip(next.0..)
            .map(|(rule, id)| Operation::SetRule {
                rule: Rule {
                    id: RuleId(id),
                    ..rule.clone()
                },
            })
            .collect();
        take_over.rules = rules.len();
        take_over.operations.extend(rules);
        take_over
    }

    fn add_changes(&mut self, operation: &Operation) {
        match operation {
            Operation::ChangeCodebook { unit, .. } if self.units.contains(unit) => {
                self.operations.push(operation.clone());
            }
            Operation::Together { operations } => {
                for each in operations {
                    self.add_changes(each);
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::Pen;
    use crate::model::{Category, CategoryId, CodebookChange, RuleField, RuleMatch, RuleState};

    fn change(unit: &str, changes: Vec<CodebookChange>) -> Operation {
        Operation::ChangeCodebook {
            unit: Some(unit.to_owned()),
            changes,
        }
    }

    fn add(id: &str, name: &str) -> CodebookChange {
        CodebookChange::Add {
            category: Category::new(CategoryId(id.to_owned()), name),
        }
    }

    fn rule(id: u32, unit: &str) -> Operation {
        Operation::SetRule {
            rule: Rule {
                id: RuleId(id),
                unit: Some(unit.to_owned()),
                kind: None,
                field: RuleField::Text,
                words: vec!["stickprov*".to_owned()],
                matching: RuleMatch::Any,
                without: Vec::new(),
                then: vec![CategoryId("a".to_owned())],
                state: RuleState::On,
            },
        }
    }

    fn draft(operations: Vec<Operation>) -> Draft {
        let mut draft = Draft::new("a".to_owned(), String::new(), 0);
        for operation in operations {
            let event = draft.doing(operation, &Pen::default());
            draft.take(event).unwrap();
        }
        draft
    }

    #[test]
    fn codebooks_come_as_they_were_made_and_rules_under_free_ids() {
        let merge = CodebookChange::Merge {
            from: vec![CategoryId("a".to_owned())],
            into: CategoryId("b".to_owned()),
        };
        let last_year = draft(vec![
            Operation::SetYear { year: 2022 },
            Operation::Together {
                operations: vec![
                    change("FUT", vec![add("a", "Rutin"), add("b", "Rutiner")]),
                    Operation::SetYear { year: 2022 },
                ],
            },
            change("FUT", vec![merge]),
            change("AMI", vec![add("c", "Lokaler")]),
            rule(0, "FUT"),
            rule(1, "AMI"),
        ]);
        let mut state = DraftState::default();
        state.apply(&change("AMI", vec![add("d", "Eget")]));
        state.apply(&rule(0, "AMI"));
        let found = TakeOver::new(&last_year, &state);
        assert_eq!(found.units, [Some("FUT".to_owned())]);
        assert_eq!(found.kept, [Some("AMI".to_owned())]);
        assert_eq!(found.rules, 1);
        for operation in &found.operations {
            state.apply(operation);
        }
        let there = last_year.state();
        assert_eq!(state.codebook(Some("FUT")), there.codebook(Some("FUT")));
        assert_eq!(state.codebook(Some("AMI")).unwrap().categories.len(), 1);
        assert_eq!(state.year, None);
        let ids: Vec<u32> = state.rules.iter().map(|rule| rule.id.0).collect();
        assert_eq!(ids, [0, 1]);
    }
}
