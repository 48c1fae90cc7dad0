//! The user's part of the report: what she has filled in, and the sections that she has written in.

use serde::{Deserialize, Serialize};

use super::{CheckItem, EditedSection, Report, ReportDetails, SectionId};

/// What a draft says of its report; the rest is made of the template and the account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportDraft {
    /// What is filled in.
    pub details: ReportDetails,
    /// The sections that she has written in, in the order in which she first did.
    pub edited: Vec<EditedSection>,
}

/// A report with what is to be looked at in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportView {
    /// The report.
    pub report: Report,
    /// What is to be looked at, in the order of the sections.
    pub checks: Vec<CheckItem>,
}

impl ReportDraft {
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
}
