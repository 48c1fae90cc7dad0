//! The case that is being decided, and what is done to it.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::super::told;
use super::choosable::{categories_for, found};
use crate::model::{CaseDetail, Categorised, Category, CategoryId, Decision, Means, Operation};
use crate::protocol::{Request, Response};
use crate::ui::case_browser::{CaseBrowser, CaseView, use_case_browser};
use crate::ui::engine::Engine;
use crate::ui::going::focus;
use crate::ui::i18n::{I18n, td_string, use_i18n};
use crate::ui::workspace::{Workspace, use_workspace};

/// The case on the desk and what is done to it. Copies are the same desk.
#[derive(Clone, Copy)]
pub struct Desk {
    workspace: Workspace,
    i18n: I18n,
    /// Its place among all cases.
    pub at: Memo<Option<u32>>,
    detail: RwSignal<Option<CaseDetail>>,
    /// What is typed to find a category.
    pub sought: RwSignal<String>,
    /// What has just been done, for those who do not see it.
    pub done: RwSignal<String>,
    browser: CaseBrowser,
}

impl Desk {
    /// A desk for the case at a place among all, with nothing on it yet.
    pub fn new(at: Memo<Option<u32>>) -> Self {
        Self {
            workspace: use_workspace(),
            i18n: use_i18n(),
            at,
            detail: RwSignal::new(None),
            sought: RwSignal::new(String::new()),
            done: RwSignal::new(String::new()),
            browser: use_case_browser(),
        }
    }

    /// Asks the engine for the case, whenever it is another one or may be told otherwise.
    pub fn keep_asking(self) {
        let engine = expect_context::<Engine>();
        Effect::new(move || {
            self.workspace.counted.track();
            engine.learnt.track();
            let Some(at) = self.at.get() else { return };
            let request = Request::Case { at };
            self.workspace.engine().ask(&request, None, move |reply| {
                if let Ok((Response::Case(found), _)) = reply
                    && self.at.try_get_untracked() == Some(Some(at))
                {
                    let found = found.map(|found| *found);
                    if self.detail.with_untracked(|before| *before != found) {
                        self.detail.set(found);
                    }
                }
            });
        });
    }

    /// Reads the case, where there is one; followed when it changes.
    pub fn read<T>(self, read: impl FnOnce(&CaseDetail) -> T) -> Option<T> {
        self.detail.with(|detail| detail.as_ref().map(read))
    }

    /// The categories that it can be given.
    pub fn names(self, detail: &CaseDetail) -> Vec<Category> {
        categories_for(
            self.workspace,
            detail.row.unit.as_deref(),
            &detail.categories,
        )
    }

    /// Whether a key means something here; does it.
    pub fn press(self, key: &str, on_control: bool) -> bool {
        let Some(detail) = self.current() else {
            return false;
        };
        if let Some(place) = key.parse::<usize>().ok().filter(|place| *place > 0) {
            let names = untrack(|| self.names(&detail));
            let shown = found(&names, &self.sought.get_untracked());
            if let Some(category) = shown.get(place - 1) {
                self.toggle(&category.id);
            }
            return true;
        }
        match key {
            " " if !on_control => {
                if let Some(first) = detail.suggestions.first() {
                    self.set(vec![first.category.clone()], Means::Suggestion);
                    self.browser.go_on();
                }
            }
            "j" => self.browser.step(true),
            "k" => self.browser.step(false),
            "a" => self.spread(),
            "l" => self.look_at_near(),
            "n" => self.set(Vec::new(), Means::Choice),
            "t" => focus("#coding-search"),
            "u" => {
                self.workspace.undo();
                let undone = td_string!(self.i18n.get_locale_untracked(), coding.undone);
                self.done.set(undone.to_owned());
            }
            "?" => focus(".keys summary"),
            _ => return false,
        }
        true
    }

    /// Enter takes the first category that is found; both it and Escape leave the field, so that keys mean cases again.
    pub fn typed(self, event: &KeyboardEvent) {
        match event.key().as_str() {
            "Enter" => {
                let detail = self.detail.get_untracked();
                let names = detail.map_or_else(Vec::new, |detail| untrack(|| self.names(&detail)));
                let shown = found(&names, &self.sought.get_untracked());
                if let Some(first) = shown.first() {
                    self.sought.set(String::new());
                    self.toggle(&first.id);
                    focus("#case-list");
                }
            }
            "Escape" => {
                self.sought.set(String::new());
                focus("#case-list");
            }
            _ => {}
        }
    }

    /// Gives it a category, or takes it away.
    pub fn toggle(self, id: &CategoryId) {
        let mut chosen = self
            .detail
            .with_untracked(|detail| detail.as_ref().map(|detail| detail.categories.clone()))
            .unwrap_or_default();
        match chosen.iter().position(|each| each == id) {
            Some(place) => {
                chosen.remove(place);
            }
            None => chosen.push(id.clone()),
        }
        self.set(chosen, Means::Choice);
    }

    /// Gives it these categories and no others.
    pub fn set(self, categories: Vec<CategoryId>, means: Means) {
        self.decide(Some(Decision { categories, means }));
    }

    /// The case on the desk, where it is the one that the list points at: what is decided is never of the case before.
    fn current(self) -> Option<CaseDetail> {
        let detail = self.detail.get_untracked();
        detail.filter(|detail| Some(detail.row.at) == self.at.get_untracked())
    }

    /// Decides it, or takes back what was decided.
    pub fn decide(self, decision: Option<Decision>) {
        let Some(detail) = self.current() else {
            return;
        };
        // What is chosen shows at once; the engine counts meanwhile.
        if let Some(decision) = &decision {
            self.detail.update(|detail| {
                if let Some(detail) = detail {
                    detail.categories.clone_from(&decision.categories);
                    detail.row.categorised = Categorised::Hand;
                }
            });
        }
        let cases = vec![detail.key];
        self.categorise(
            detail.row.unit.as_deref(),
            Operation::Categorise { cases, decision },
        );
    }

    /// Gives what the case has to all undecided cases that are told in the same words.
    pub fn spread(self) {
        let Some(detail) = self.current() else {
            return;
        };
        let categories = match (&detail.categories[..], detail.suggestions.first()) {
            ([], Some(first)) if detail.row.categorised == Categorised::Undecided => {
                vec![first.category.clone()]
            }
            (categories, _) => categories.to_vec(),
        };
        let Some(at) = self.at.get_untracked().filter(|_| detail.alike > 0) else {
            return;
        };
        self.workspace
            .engine()
            .ask(&Request::Alike { at }, None, move |reply| {
                if let Ok((Response::Keys(mut cases), _)) = reply {
                    cases.push(detail.key);
                    let decision = Decision {
                        categories,
                        means: Means::Alike,
                    };
                    let decision = Some(decision);
                    self.categorise(
                        detail.row.unit.as_deref(),
                        Operation::Categorise { cases, decision },
                    );
                }
            });
    }

    fn categorise(self, unit: Option<&str>, operation: Operation) {
        let workspace = self.workspace;
        let locale = self.i18n.get_locale_untracked();
        let said = workspace
            .draft
            .with_untracked(|draft| untrack(|| told(locale, &operation, draft, workspace)));
        workspace.apply_coded(unit, vec![operation]);
        // For those who do not see it.
        self.done.set(said);
    }

    /// Puts the cases whose texts are nearly the same in the place of the list.
    pub fn look_at_near(self) {
        if let Some(detail) = self.current().filter(|detail| detail.near > 0) {
            self.browser.look_at(CaseView::NearCase(detail.row.at));
        }
    }
}
