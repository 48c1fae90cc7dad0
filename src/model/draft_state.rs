//! What a draft (utkast) amounts to: the state that doing its operations gives.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    CaseKey, Codebook, CodebookChange, Count, Crosswalk, Decision, Fingerprint, Kind, Operation,
    Place, PublishedFigure, Reading, ReportDraft, Rule, RuleId, SheetAnswers, SheetMapping,
    SourceRef,
};

/// A file of the draft and how it is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceState {
    /// The file.
    pub source: SourceRef,
    /// The user's choices for text files.
    pub reading: Reading,
    /// One mapping for each sheet.
    pub sheets: Vec<SheetMapping>,
    /// What was answered of the sheets, by their place; sheets beyond the end have no answers.
    pub answers: Vec<SheetAnswers>,
    /// Whether the user has confirmed them.
    pub confirmed: bool,
}

impl SourceState {
    /// What was answered of a sheet.
    #[must_use]
    pub fn answers(&self, sheet: usize) -> SheetAnswers {
        self.answers.get(sheet).cloned().unwrap_or_default()
    }
}

/// A unit name of the files and the unit it counts as.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitLink {
    /// The name in the files.
    pub name: String,
    /// The unit.
    pub unit: String,
}

/// What a draft amounts to: all that the engine needs beside the files themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftState {
    /// The files, in the order in which they were added.
    pub sources: Vec<SourceState>,
    /// The year of the account, where the user chose it.
    pub year: Option<i32>,
    /// Units that no file names.
    pub added_units: Vec<String>,
    /// Unit names counted as the user says.
    pub links: Vec<UnitLink>,
    /// What the user says of units, kinds and years that no file covers.
    pub statements: Vec<(String, Kind, i32, Count)>,
    /// Figures stated elsewhere.
    pub figures: Vec<PublishedFigure>,
    /// Where cases stand that a later file tells otherwise, and the earlier reading counts.
    pub kept_earlier: Vec<Place>,
    /// Cases of different files that the user says are one, or are not: the earlier, the later.
    pub matches: Vec<(Place, Place, bool)>,
    /// The codebooks that the user has changed; other units' are made of the names in the files.
    pub codebooks: Vec<Codebook>,
    /// What the user has decided of cases.
    pub decisions: BTreeMap<CaseKey, Decision>,
    /// The rules, in order: the first that fits a case counts.
    pub rules: Vec<Rule>,
    /// Translations between years of a unit's categories.
    pub crosswalks: Vec<(Option<String>, Crosswalk)>,
    /// What the user has filled in and written in the report.
    pub report: ReportDraft,
}

impl DraftState {
    /// Applies one operation. An operation on a file that is not there changes nothing.
    pub fn apply(&mut self, operation: &Operation) {
        match operation {
            Operation::AddSource { source, sheets } => self.add_source(source, sheets),
            Operation::RemoveSource { fingerprint } => self
                .sources
                .retain(|each| each.source.fingerprint != *fingerprint),
            Operation::SetReading {
                fingerprint,
                reading,
                sheets,
            } => {
                if let Some(source) = self.source_mut(fingerprint) {
                    source.reading = *reading;
                    source.sheets.clone_from(sheets);
                    source.confirmed = false;
                }
            }
            Operation::SetMapping {
                fingerprint,
                sheet,
                mapping,
            } => {
                let slot = self
                    .source_mut(fingerprint)
                    .and_then(|source| source.sheets.get_mut(*sheet));
                if let Some(slot) = slot {
                    slot.clone_from(mapping);
                }
            }
            Operation::Confirm { fingerprint } => {
                if let Some(source) = self.source_mut(fingerprint) {
                    source.confirmed = true;
                }
            }
            Operation::SetYear { year } => self.year = Some(*year),
            Operation::AddUnit { unit } => {
                if !self.added_units.contains(unit) {
                    self.added_units.push(unit.clone());
                }
            }
            Operation::LinkUnit { name, unit } => {
                self.links.retain(|link| link.name != *name);
                self.links.push(UnitLink {
                    name: name.clone(),
                    unit: unit.clone(),
                });
            }
            Operation::State {
                unit,
                kind,
                year,
                count,
            } => {
                self.statements
                    .retain(|(u, k, y, _)| (u, k, y) != (unit, kind, year));
                if *count != Count::Missing {
                    self.statements.push((unit.clone(), *kind, *year, *count));
                }
            }
            Operation::StateFigure { figure } => {
                self.remove_figure(figure);
                self.figures.push(figure.clone());
            }
            Operation::RemoveFigure { figure } => self.remove_figure(figure),
            Operation::KeepEarlier { place, keep } => {
                self.kept_earlier.retain(|each| each != place);
                if *keep {
                    self.kept_earlier.push(place.clone());
                }
            }
            Operation::Match {
                earlier,
                later,
                same,
            } => {
                self.matches
                    .retain(|(first, second, _)| (first, second) != (earlier, later));
                self.matches.push((earlier.clone(), later.clone(), *same));
            }
            Operation::Categorise { cases, decision } => {
                for case in cases {
                    match decision {
                        Some(decision) => self.decisions.insert(*case, decision.clone()),
                        None => self.decisions.remove(case),
                    };
                }
            }
            Operation::ChangeCodebook { unit, changes } => {
                self.change_codebook(unit.as_deref(), changes);
            }
            Operation::SetRule { rule } => {
                match self.rules.iter_mut().find(|each| each.id == rule.id) {
                    Some(known) => known.clone_from(rule),
                    None => self.rules.push(rule.clone()),
                }
            }
            Operation::RemoveRule { id } => self.rules.retain(|rule| rule.id != *id),
            Operation::MoveRule { id, before } => self.move_rule(*id, *before),
            Operation::Translate { unit, crosswalk } => {
                let years = (crosswalk.from_year, crosswalk.to_year);
                self.crosswalks.retain(|(other, each)| {
                    other != unit || (each.from_year, each.to_year) != years
                });
                if !crosswalk.pairs.is_empty() {
                    self.crosswalks.push((unit.clone(), crosswalk.clone()));
                }
            }
            Operation::SetReportDetails { details } => {
                self.report.details.clone_from(details);
            }
            Operation::EditSection { section } => self.report.keep(section.clone()),
            Operation::ResetSection { id } => self.report.reset(id),
            Operation::AllowIdentifier { section, written } => {
                self.report.allow(section, written);
            }
            Operation::Together { operations } => {
                for each in operations {
                    self.apply(each);
                }
            }
            Operation::Answer {
                fingerprint,
                sheet,
                answer,
            } => {
                if let Some(source) = self.source_mut(fingerprint)
                    && *sheet < source.sheets.len()
                {
                    let sheets = source.sheets.len();
                    source.answers.resize_with(sheets, SheetAnswers::default);
                    if let Some(answers) = source.answers.get_mut(*sheet) {
                        answers.take(answer);
                    }
                }
            }
        }
    }

    /// An id that no rule has.
    #[must_use]
    pub fn fresh_rule_id(&self) -> RuleId {
        let highest = self.rules.iter().map(|rule| rule.id.0).max();
        RuleId(highest.map_or(0, |id| id.saturating_add(1)))
    }

    /// The codebook of a unit, where the user has changed it.
    #[must_use]
    pub fn codebook(&self, unit: Option<&str>) -> Option<&Codebook> {
        let mut codebooks = self.codebooks.iter();
        codebooks.find(|each| each.unit.as_deref() == unit)
    }

    fn change_codebook(&mut self, unit: Option<&str>, changes: &[CodebookChange]) {
        let mut codebooks = self.codebooks.iter_mut();
        let known = codebooks.find(|each| each.unit.as_deref() == unit);
        if let Some(codebook) = known {
            for change in changes {
                codebook.apply(change);
            }
            return;
        }
        let mut codebook = Codebook {
            unit: unit.map(str::to_owned),
            categories: Vec::new(),
        };
        for change in changes {
            codebook.apply(change);
        }
        self.codebooks.push(codebook);
    }

    /// A rule that is not there, and one that it should stand before and that is not there, leave all as it is.
    fn move_rule(&mut self, id: RuleId, before: Option<RuleId>) {
        let place = |id: RuleId| self.rules.iter().position(|rule| rule.id == id);
        let end = Some(self.rules.len());
        let (Some(from), Some(to)) = (place(id), before.map_or(end, place)) else {
            return;
        };
        let rule = self.rules.remove(from);
        self.rules.insert(if from < to { to - 1 } else { to }, rule);
    }

    /// The file with this fingerprint.
    #[must_use]
    pub fn source(&self, fingerprint: &Fingerprint) -> Option<&SourceState> {
        self.sources
            .iter()
            .find(|each| each.source.fingerprint == *fingerprint)
    }

    fn source_mut(&mut self, fingerprint: &Fingerprint) -> Option<&mut SourceState> {
        self.sources
            .iter_mut()
            .find(|each| each.source.fingerprint == *fingerprint)
    }

    fn add_source(&mut self, source: &SourceRef, sheets: &[SheetMapping]) {
        if self.source(&source.fingerprint).is_none() {
            self.sources.push(SourceState {
                source: source.clone(),
                reading: Reading::default(),
                sheets: sheets.to_vec(),
                answers: Vec::new(),
                confirmed: false,
            });
        }
    }

    fn remove_figure(&mut self, figure: &PublishedFigure) {
        self.figures.retain(|each| !each.concerns_the_same(figure));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CategoryId, Quantity, RuleField, RuleMatch, RuleState};

    fn source(name: &str) -> SourceRef {
        SourceRef {
            fingerprint: Fingerprint(name.to_owned()),
            name: name.to_owned(),
            bytes: 1,
        }
    }

    fn figure(value: u32) -> PublishedFigure {
        PublishedFigure {
            unit: Some("FUT".to_owned()),
            kind: Some(Kind::Deviation),
            year: 2022,
            quantity: Quantity::Notations,
            value,
        }
    }

    #[test]
    fn replaying_gives_the_state_and_the_last_word_counts() {
        let mut state = DraftState::default();
        for operation in [
            Operation::AddSource {
                source: source("a"),
                sheets: vec![SheetMapping::default()],
            },
            Operation::AddSource {
                source: source("a"),
                sheets: vec![],
            },
            Operation::Confirm {
                fingerprint: Fingerprint("a".to_owned()),
            },
            Operation::Confirm {
                fingerprint: Fingerprint("not there".to_owned()),
            },
            Operation::StateFigure {
                figure: figure(111),
            },
            Operation::StateFigure {
                figure: figure(112),
            },
        ] {
            state.apply(&operation);
        }
        assert_eq!(state.sources.len(), 1);
        assert_eq!(state.sources[0].sheets.len(), 1);
        assert!(state.sources[0].confirmed);
        assert_eq!(state.figures, [figure(112)]);
        state.apply(&Operation::RemoveFigure { figure: figure(0) });
        assert!(state.figures.is_empty());
    }

    #[test]
    fn a_statement_is_replaced_and_can_be_withdrawn() {
        let mut state = DraftState::default();
        let mut say = |count| {
            state.apply(&Operation::State {
                unit: "AMI".to_owned(),
                kind: Kind::Viewpoint,
                year: 2022,
                count,
            });
            state.statements.len()
        };
        assert_eq!(say(Count::NotReported), 1);
        assert_eq!(say(Count::Reported(0)), 1);
        assert_eq!(say(Count::Missing), 0);
    }

    #[test]
    fn a_rule_is_moved_before_another_or_to_the_end() {
        let mut state = DraftState::default();
        for id in [1, 2, 3].map(RuleId) {
            let rule = Rule {
                id,
                unit: None,
                kind: None,
                field: RuleField::Text,
                words: vec!["ord".to_owned()],
                matching: RuleMatch::Any,
                without: Vec::new(),
                then: vec![CategoryId("rutiner".to_owned())],
                state: RuleState::On,
            };
            state.apply(&Operation::SetRule { rule });
        }
        let mut moved = |id, before: Option<u32>| {
            let (id, before) = (RuleId(id), before.map(RuleId));
            state.apply(&Operation::MoveRule { id, before });
            state.rules.iter().map(|rule| rule.id.0).collect::<Vec<_>>()
        };
        assert_eq!(moved(3, Some(1)), [3, 1, 2]);
        assert_eq!(moved(3, Some(2)), [1, 3, 2]);
        assert_eq!(moved(1, None), [3, 2, 1]);
        // Before itself, before none that is there, and one that is not there.
        assert_eq!(moved(2, Some(2)), [3, 2, 1]);
        assert_eq!(moved(2, Some(9)), [3, 2, 1]);
        assert_eq!(moved(9, Some(3)), [3, 2, 1]);
    }
}
