//! The user's part of the report: what she has filled in, and the sections that she has written in.

use serde::{Deserialize, Serialize};

use super::{CheckItem, EditedSection, Finding, Report, ReportDetails, ReportFacts, SectionId};

/// What a draft says of its report; the rest is made of the template and the account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportDraft {
    /// What is filled in.
    pub details: ReportDetails,
    /// The sections that she has written in, in the order in which she first did.
    pub edited: Vec<EditedSection>,
    /// What identifies a person and may stand, as it is written, with the section that it stands in.
    pub allowed: Vec<(SectionId, String)>,
}

/// A report with what is to be looked at in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportView {
    /// The report.
    pub report: Report,
    /// What it tells beside the account.
    pub facts: ReportFacts,
    /// What is to be looked at, in the order of the sections.
    pub checks: Vec<CheckItem>,
}

impl ReportView {
    /// How many identifiers of people there are to decide on: while there is one, the report is not handed on.
    #[must_use]
    pub fn undecided(&self) -> u32 {
        let checks = self.checks.iter();
        let undecided = checks.filter(|item| matches!(item.finding, Finding::Identifier { .. }));
        u32::try_from(undecided.count()).unwrap_or(u32::MAX)
    }
}

impl ReportDraft {
    /// Lets an identifier stand in a section as it is written now.
    pub fn allow(&mut self, section: &SectionId, written: &str) {
        if !self.allows(section, written) {
            self.allowed.push((section.clone(), written.to_owned()));
        }
    }

    /// Whether an identifier may stand in a section.
    #[must_use]
    pub fn allows(&self, section: &SectionId, written: &str) -> bool {
        let mut allowed = self.allowed.iter();
        allowed.any(|(id, known)| id == section && known == written)
    }

    /// Keeps a section as it is written now.
    pub fn keep(&mut self, section: EditedSection) {
        match self.edited.iter_mut().find(|each| each.id == section.id) {
            Some(known) => *known = section,
            None => self.edited.push(section),
        }
    }

    /// Forgets what was written in a section.
    pub fn reset(&mut self, id: &SectionId) {
        self.edited.retain(|each| each.id != *id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_is_kept_as_it_was_written_last() {
        let section = |id: &str, heading: &str| EditedSection {
            id: SectionId(id.to_owned()),
            heading: heading.to_owned(),
            blocks: Vec::new(),
        };
        let mut draft = ReportDraft::default();
        for (id, heading) in [("a", "1"), ("b", "2"), ("a", "3")] {
            draft.keep(section(id, heading));
        }
        assert_eq!(draft.edited, [section("a", "3"), section("b", "2")]);
        draft.reset(&SectionId("a".to_owned()));
        assert_eq!(draft.edited, [section("b", "2")]);
    }

    #[test]
    fn an_identifier_may_stand_in_its_section_only() {
        let id = |id: &str| SectionId(id.to_owned());
        let mut draft = ReportDraft::default();
        for _ in 0..2 {
            draft.allow(&id("a"), "013-20 60 00");
        }
        assert_eq!(draft.allowed.len(), 1);
        assert!(draft.allows(&id("a"), "013-20 60 00"));
        assert!(!draft.allows(&id("b"), "013-20 60 00"));
        assert!(!draft.allows(&id("a"), "013-20 60 01"));
    }
}
