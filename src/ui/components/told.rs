//! What was done to a draft, in words: "Satte Rutiner på 30 ärenden".

use super::teller::Teller;
use super::told_codebook::is_taking_up;
use crate::draft::{Change, Draft, Step};
use crate::model::{Count, Fingerprint, Means, Operation, RuleId};
use crate::ui::i18n::{Locale, td_string};
use crate::ui::language::{self, plural};
use crate::ui::numbers;
use crate::ui::workspace::Workspace;

/// An operation of a draft's history in words.
pub fn told(locale: Locale, operation: &Operation, draft: &Draft, workspace: Workspace) -> String {
    let teller = Teller {
        locale,
        draft,
        workspace,
    };
    teller.operation(operation)
}

/// A step of a draft's history in words.
pub fn told_step(locale: Locale, step: &Step, draft: &Draft, workspace: Workspace) -> String {
    match &step.change {
        Change::Do(operation) => told(locale, operation, draft, workspace),
        Change::Join { .. } => td_string!(locale, history.join).to_owned(),
        Change::Return { to } => match draft.name_of(*to) {
            Some(name) => td_string!(locale, history.returned, name = name),
            None => td_string!(locale, history.returned_day).to_owned(),
        },
    }
}

impl Teller<'_> {
    fn operation(&self, operation: &Operation) -> String {
        let locale = self.locale;
        let file = |fingerprint| self.file(fingerprint);
        match operation {
            Operation::AddSource { source, .. } => {
                td_string!(locale, history.add_source, name = source.name)
            }
            Operation::RemoveSource { fingerprint } => {
                td_string!(locale, history.remove_source, name = file(fingerprint))
            }
            Operation::SetReading { fingerprint, .. }
            | Operation::SetMapping { fingerprint, .. } => {
                td_string!(locale, history.set_mapping, name = file(fingerprint))
            }
            Operation::Confirm { fingerprint } => {
                td_string!(locale, history.confirm, name = file(fingerprint))
            }
            Operation::SetYear { year } => td_string!(locale, history.set_year, year = year),
            Operation::AddUnit { unit } => td_string!(locale, history.add_unit, unit = unit),
            Operation::LinkUnit { name, unit } => {
                td_string!(locale, history.link_unit, name = name, unit = unit)
            }
            Operation::State {
                unit,
                kind,
                year,
                count,
            } => {
                let said = match count {
                    Count::Reported(number) => numbers::grouped(*number),
                    Count::Missing => td_string!(locale, history.nothing).to_owned(),
                    Count::NotReported => td_string!(locale, history.not_reported).to_owned(),
                };
                let kind = language::kinds(locale, *kind);
                td_string!(
                    locale,
                    history.state,
                    unit = unit,
                    kind = kind,
                    year = year,
                    said = said
                )
            }
            Operation::StateFigure { figure } => {
                td_string!(locale, history.state_figure, value = figure.value)
            }
            Operation::RemoveFigure { figure } => {
                td_string!(locale, history.remove_figure, value = figure.value)
            }
            Operation::KeepEarlier { .. } => td_string!(locale, history.keep_earlier).to_owned(),
            Operation::Match { same: true, .. } => td_string!(locale, history.same).to_owned(),
            Operation::Match { .. } => td_string!(locale, history.not_same).to_owned(),
            Operation::Categorise { cases, decision } => {
                let cases = u32::try_from(cases.len()).unwrap_or(u32::MAX);
                let cases = plural!(locale, cases, cases.count_single, cases.count_several);
                decision.as_ref().map_or_else(
                    || td_string!(locale, history.withdraw, cases = cases),
                    |decision| {
                        let names = self.names(&decision.categories);
                        let told =
                            td_string!(locale, history.categorise, names = names, cases = cases);
                        match decision.means {
                            Means::NearlyAlike => {
                                td_string!(locale, history.nearly_alike, told = told)
                            }
                            Means::Choice | Means::Suggestion | Means::Alike => told,
                        }
                    },
                )
            }
            Operation::ChangeCodebook { changes, .. } => self.changes(changes),
            Operation::SetRule { rule } => {
                let words = rule.words.join(", ");
                td_string!(locale, history.set_rule, words = words)
            }
            Operation::MoveRule { id, .. } => {
                td_string!(locale, history.move_rule, words = self.words(*id))
            }
            Operation::RemoveRule { .. } => td_string!(locale, history.remove_rule).to_owned(),
            Operation::Translate { crosswalk, .. } => {
                let (from, to) = (crosswalk.from_year, crosswalk.to_year);
                td_string!(locale, history.translate, from = from, to = to)
            }
            Operation::SetReportDetails { .. } => {
                td_string!(locale, history.report_details).to_owned()
            }
            Operation::EditSection { section } => {
                td_string!(locale, history.edit_section, section = section.heading)
            }
            Operation::ResetSection { .. } => td_string!(locale, history.reset_section).to_owned(),
            Operation::AllowIdentifier { .. } => {
                td_string!(locale, history.allow_identifier).to_owned()
            }
            Operation::Together { operations } => self.together(operations),
            Operation::Answer { fingerprint, .. } => {
                td_string!(locale, history.answer, name = file(fingerprint))
            }
        }
    }

    /// The first of several things, and how many more there were. What was only taken up on the way is not told.
    fn together(&self, operations: &[Operation]) -> String {
        let is_told = |each: &&Operation| !is_taking_up(each);
        let mut told = operations.iter().filter(is_told);
        let Some(first) = told.next().or_else(|| operations.first()) else {
            return String::new();
        };
        let first = self.operation(first);
        match told.count() {
            0 => first,
            more => td_string!(self.locale, history.and_more, first = first, count = more),
        }
    }

    /// The words of a rule, as it was last written.
    fn words(&self, id: RuleId) -> String {
        let written = all(self.draft.operations()).filter_map(|operation| match operation {
            Operation::SetRule { rule } if rule.id == id => Some(rule.words.join(", ")),
            _ => None,
        });
        written.last().unwrap_or_default()
    }

    fn file(&self, fingerprint: &Fingerprint) -> String {
        let added = all(self.draft.operations()).find_map(|operation| match operation {
            Operation::AddSource { source, .. } if source.fingerprint == *fingerprint => {
                Some(source.name.clone())
            }
            _ => None,
        });
        added.unwrap_or_default()
    }
}

/// All operations, with those that were done as one each by itself.
fn all<'a>(operations: impl Iterator<Item = &'a Operation>) -> impl Iterator<Item = &'a Operation> {
    operations.flat_map(|operation| match operation {
        Operation::Together { operations } => operations.as_slice(),
        other => std::slice::from_ref(other),
    })
}
