//! The report of the account last counted: composed, checked and frozen, and its sections to and from the text editor.

use crate::charts;
use crate::model::{
    Account, ChartWords, EditedSection, FrozenChart, FrozenReport, Report, ReportDraft,
    ReportFacts, ReportView, SectionId,
};
use crate::protocol::{NotFrozen, OpenSection};
use crate::report::{
    Basis, Template, blocks_for_editor, blocks_from_editor, checklist, compose, figures_for_editor,
    hide_below, mark_read,
};
use crate::share::Package;

/// What a report is composed of.
pub struct Reporting<'a> {
    /// The account.
    pub account: &'a Account,
    /// What is told beside it.
    pub facts: &'a ReportFacts,
    /// The user's part.
    pub written: &'a ReportDraft,
}

impl Reporting<'_> {
    /// The report with what is to be looked at; nothing where the template that comes with the program is broken.
    #[must_use]
    pub fn view(&self) -> Option<ReportView> {
        let report = self.report(0)?;
        let checks = checklist(&report, self.account, self.written);
        Some(ReportView {
            report,
            facts: self.facts.clone(),
            checks,
        })
    }

    /// A section as the text editor opens it.
    #[must_use]
    pub fn open(&self, id: &SectionId) -> Option<OpenSection> {
        let report = self.report(0)?;
        let section = report.section(&id.0)?;
        Some(OpenSection {
            document: blocks_for_editor(&section.blocks).to_string(),
            figures: figures_for_editor(&self.basis(0), &section.blocks).to_string(),
        })
    }

    /// A section as the text editor has it, its figures taken as read; nothing where it is none of the editor's.
    #[must_use]
    pub fn read(&self, id: SectionId, heading: String, document: &str) -> Option<EditedSection> {
        let report = self.report(0)?;
        let known = report.section(&id.0)?;
        let mut blocks = blocks_from_editor(document, &known.blocks).ok()?;
        self.basis(0).refresh(&mut blocks);
        mark_read(&mut blocks);
        Some(EditedSection {
            id,
            heading,
            blocks,
        })
    }

    /// The report as a package.
    ///
    /// # Errors
    /// Why it is not handed on.
    pub fn freeze(
        &self,
        words: &ChartWords,
        hidden_below: u32,
        frozen_ms: u64,
    ) -> Result<Package, NotFrozen> {
        let view = self.view().ok_or(NotFrozen::NoAccount)?;
        let undecided = view.undecided();
        if undecided > 0 {
            return Err(NotFrozen::Undecided(undecided));
        }
        let report = self.report(hidden_below).ok_or(NotFrozen::NoAccount)?;
        let charts = charts::charts(self.account, words);
        let mut frozen = FrozenReport {
            charts: FrozenChart::of_report(&report, &charts),
            report,
            frozen_ms,
            hidden_below: 0,
        };
        hide_below(&mut frozen, hidden_below);
        Package::freeze(&frozen).map_err(|_| NotFrozen::TooLarge)
    }

    /// The report, written so that its words tell no count that will be hidden.
    fn report(&self, hidden_below: u32) -> Option<Report> {
        let template = Template::standard().ok()?;
        let basis = self.basis(hidden_below);
        Some(compose(&template, &basis, &self.written.edited))
    }

    fn basis(&self, hidden_below: u32) -> Basis<'_> {
        Basis {
            account: self.account,
            facts: self.facts,
            details: &self.written.details,
            hidden_below,
        }
    }
}
