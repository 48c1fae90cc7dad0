//! The report of the open draft, composed anew whenever the draft has been counted.

use leptos::prelude::*;

use super::components::report::section_begun;
use super::i18n::Locale;
use super::language;
use super::workspace::Workspace;
use crate::model::{Chart, EditedSection, Operation, ReportDraft, ReportView, Section, SectionId};
use crate::protocol::{Request, Response};
use crate::report::mark_read;

/// The report, for whoever shows a part of it. Copies are the same.
#[derive(Clone, Copy)]
pub struct ReportDesk {
    /// The draft that it is of.
    pub workspace: Workspace,
    /// The report; nothing until it is composed, and where there is no account.
    view: RwSignal<Option<ReportView>>,
    /// Its charts, with Swedish words, as the report has them.
    pub charts: RwSignal<Vec<Chart>>,
    /// Whether the engine has answered.
    pub is_composed: RwSignal<bool>,
    /// The section that is being written in.
    pub writing: RwSignal<Option<SectionId>>,
}

impl ReportDesk {
    /// Makes it known to the components below.
    pub fn provide(workspace: Workspace) -> Self {
        let desk = Self {
            workspace,
            view: RwSignal::new(None),
            charts: RwSignal::default(),
            is_composed: RwSignal::new(false),
            writing: RwSignal::new(section_begun(workspace)),
        };
        Effect::new(move |_| {
            if workspace.counted.get() > 0 {
                desk.compose();
            }
        });
        provide_context(desk);
        desk
    }

    /// Lets the engine compose it of the draft as it is now, charts first.
    fn compose(self) {
        let words = Box::new(language::chart_words(Locale::Sv));
        let request = Request::Charts { words };
        self.workspace.engine().ask(&request, None, move |reply| {
            if let Ok((Response::Charts(charts), _)) = reply {
                // The page may have been left.
                let _ = self.charts.try_set(charts);
            }
        });
        let number = self.workspace.counted.get_untracked();
        let request = Request::Report {
            written: Box::new(self.written()),
        };
        self.workspace.engine().ask(&request, None, move |reply| {
            // The draft may have been counted again, or the page left, before the answer came.
            if self.view.is_disposed() || self.workspace.counted.get_untracked() != number {
                return;
            }
            if let Ok((Response::Report(view), _)) = reply {
                self.view.set(view.map(|view| *view));
                self.is_composed.set(true);
            }
        });
    }

    /// The user's part of it, as it is now.
    #[must_use]
    pub fn written(self) -> ReportDraft {
        let state = self.workspace.state;
        state.with_untracked(|state| state.report.clone())
    }

    /// Reads the report, where there is one; followed when it changes.
    pub fn view<T>(self, read: impl FnOnce(&ReportView) -> T) -> Option<T> {
        self.view.with(|view| view.as_ref().map(read))
    }

    /// How many identifiers of people there are to decide on; followed when it changes.
    #[must_use]
    pub fn undecided(self) -> u32 {
        self.view(ReportView::undecided).unwrap_or_default()
    }

    /// Reads a section; followed when the report changes.
    pub fn section<T>(self, id: &SectionId, read: impl FnOnce(&Section) -> T) -> Option<T> {
        self.view(|view| view.report.section(&id.0).map(read))
            .flatten()
    }

    /// Takes the figures of a section as read.
    pub fn mark_read(self, id: &SectionId) {
        let section = untrack(|| self.section(id, Section::clone));
        if let Some(mut section) = section {
            mark_read(&mut section.blocks);
            self.workspace.apply(Operation::EditSection {
                section: EditedSection {
                    id: section.id,
                    heading: section.heading,
                    blocks: section.blocks,
                },
            });
        }
    }
}

/// The report of the open draft.
#[must_use]
pub fn use_report_desk() -> ReportDesk {
    expect_context()
}
