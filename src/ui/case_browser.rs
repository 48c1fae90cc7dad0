//! What the parts of the page of cases share: the filter that the address names, the cases of its list as far as they
//! are here, the counts beside it, and the case that is open.

use leptos::prelude::*;

use super::case_windows::{CaseWindows, Question, WINDOW};
use super::going::focus;
use super::route::DraftPage;
use super::workspace::Workspace;
use crate::browser::fragment;
use crate::model::{CaseFilter, CaseOrder, CaseRow, Categorised, Dimension, Facets};
use crate::protocol::{Request, Response};

/// How many values of a dimension the page is told of.
pub const VALUES: u32 = 200;

/// What stands in the place of the list. Cases are named by their places among all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CaseView {
    /// The list itself.
    #[default]
    List,
    /// The groups of cases whose texts are nearly the same.
    NearGroups,
    /// One of these groups, by its first case.
    NearGroup(u32),
    /// The case that was open in the list, and those whose texts are nearly the same.
    NearCase(u32),
}

impl CaseView {
    /// What it was opened from.
    #[must_use]
    pub const fn opened_from(self) -> Self {
        match self {
            Self::NearGroup(_) => Self::NearGroups,
            Self::List | Self::NearGroups | Self::NearCase(_) => Self::List,
        }
    }
}

/// The page of cases. Copies are the same page.
#[derive(Clone, Copy)]
pub struct CaseBrowser {
    /// The filter of the address; on the way to another page it stays what it was.
    filter: Memo<CaseFilter>,
    workspace: Workspace,
    windows: StoredValue<CaseWindows, LocalStorage>,
    /// The place of the case in the middle of the view.
    seen: StoredValue<u32>,
    /// Counts the answers about the list.
    answered: RwSignal<u32>,
    /// Counts the lists that took the place of another: those are read from their beginning.
    pub renewed: RwSignal<u32>,
    /// The counts of every value beside the filter.
    pub facets: RwSignal<Facets>,
    /// The place in the list of the case that keys move from.
    pub cursor: RwSignal<u32>,
    /// Whether that case is open.
    pub open: RwSignal<bool>,
    /// What stands in the place of the list.
    pub view: RwSignal<CaseView>,
}

impl CaseBrowser {
    /// Begins to follow the address and the draft.
    pub fn new(page: Memo<DraftPage>, workspace: Workspace) -> Self {
        let browser = Self {
            filter: Memo::new(move |before: Option<&CaseFilter>| {
                page.with(|page| match page {
                    DraftPage::Cases(filter) => filter.clone(),
                    _ => before.cloned().unwrap_or_default(),
                })
            }),
            workspace,
            windows: StoredValue::new_local(CaseWindows::default()),
            seen: StoredValue::new(0),
            answered: RwSignal::new(0),
            renewed: RwSignal::new(0),
            facets: RwSignal::default(),
            cursor: RwSignal::new(0),
            open: RwSignal::new(false),
            view: RwSignal::default(),
        };
        let mut before = None;
        Effect::new(move || {
            if workspace.counted.get() == 0 {
                return;
            }
            let filter = browser.filter();
            // A draft that was counted anew is read on where it was.
            let other = before
                .replace(filter.clone())
                .is_some_and(|before| before != filter);
            let case = if other { 0 } else { browser.seen.get_value() };
            let begun = browser
                .windows
                .try_update_value(|windows| windows.begin(case));
            if let Some(question) = begun {
                browser.ask(&filter, question, other);
                browser.count(filter);
            }
        });
        browser
    }

    /// The filter; followed when it changes.
    #[must_use]
    pub fn filter(self) -> CaseFilter {
        self.filter.get()
    }

    /// The link to the list with another filter.
    #[must_use]
    pub fn href(self, filter: CaseFilter) -> String {
        self.workspace.href(DraftPage::Cases(filter))
    }

    /// Goes to another filter; the browser's back button comes back.
    pub fn go(self, filter: CaseFilter) {
        fragment::go(&self.href(filter));
    }

    /// Puts another filter in the place of this one in the address.
    pub fn put(self, filter: CaseFilter) {
        fragment::replace(&self.href(filter));
    }

    /// How many cases and notations the list has, once that is known; followed when it changes.
    #[must_use]
    pub fn sums(self) -> Option<(u32, u32)> {
        self.answered.track();
        self.windows.with_value(CaseWindows::sums)
    }

    /// Reads a case of the list, where it is here, and the number that changes when it comes anew; followed.
    pub fn row<T>(self, case: u32, read: impl FnOnce(&CaseRow, u32) -> T) -> Option<T> {
        self.answered.track();
        self.windows
            .with_value(|windows| windows.row(case).map(|(row, stamp)| read(row, stamp)))
    }

    /// Cases are in view: asks for those that are not here, and for what is near.
    pub fn show(self, visible: std::ops::Range<u32>) {
        self.seen
            .set_value(u32::midpoint(visible.start, visible.end));
        let next = self
            .windows
            .try_update_value(|windows| windows.next(visible));
        if let Some(Some(question)) = next {
            let filter = untrack(|| self.filter());
            self.ask(&filter, question, false);
        }
    }

    /// Puts something in the place of the list, or the list where it was, and the focus there.
    pub fn look_at(self, view: CaseView) {
        let before = self.view.get_untracked();
        self.view.set(view);
        let selector = match (view, before) {
            (CaseView::List, CaseView::NearGroups) => "#near-groups",
            (CaseView::List, _) => "#case-list",
            _ => "#near-title",
        };
        request_animation_frame(move || focus(selector));
    }

    /// Moves the cursor one case on or back.
    pub fn step(self, forward: bool) {
        let cases = untrack(|| self.sums()).map_or(0, |(cases, _)| cases);
        let at = self.cursor.get_untracked();
        let to = if forward {
            at.saturating_add(1).min(cases.saturating_sub(1))
        } else {
            at.saturating_sub(1)
        };
        self.cursor.set(to);
    }

    /// Goes to the next case after this one was decided. Where the list has the undecided only, this one leaves it and
    /// the next takes its place.
    pub fn go_on(self) {
        let filter = untrack(|| self.filter());
        let leaves = filter.order == CaseOrder::Date
            && filter.has(Dimension::Categorised, Categorised::Undecided.code());
        if !leaves {
            self.step(true);
        }
    }

    fn ask(self, filter: &CaseFilter, question: Question, other: bool) {
        let request = Request::Cases {
            filter: filter.clone(),
            offset: question.offset,
            limit: WINDOW,
        };
        self.workspace.engine().ask(&request, None, move |reply| {
            // The page may have been left.
            let taken = self.windows.try_update_value(|windows| {
                if let Ok((Response::Cases(window), _)) = reply {
                    windows.take(question, window)
                } else {
                    windows.give_up(question);
                    false
                }
            });
            if taken != Some(true) {
                return;
            }
            if other {
                self.open.set(false);
                // A group is of cases, whatever the filter: the groups are of those that it lets through.
                let view = self.view.get_untracked();
                if let CaseView::NearCase(_) | CaseView::NearGroup(_) = view {
                    self.view.set(view.opened_from());
                }
                self.cursor.set(0);
                self.renewed.update(|times| *times += 1);
            }
            self.answered.update(|answers| *answers += 1);
        });
    }

    fn count(self, filter: CaseFilter) {
        let request = Request::Facets {
            filter: filter.clone(),
            limit: VALUES,
        };
        self.workspace.engine().ask(&request, None, move |reply| {
            let newest = self.filter.try_get_untracked() == Some(filter);
            if let (true, Ok((Response::Facets(facets), _))) = (newest, reply) {
                let _ = self.facets.try_set(facets);
            }
        });
    }
}

/// The page of cases that a component is a part of.
#[must_use]
pub fn use_case_browser() -> CaseBrowser {
    expect_context()
}
