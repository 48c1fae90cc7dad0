//! What is decided of cases whose texts are nearly the same, while they are looked at.

use leptos::prelude::*;

use super::told;
use crate::model::{CaseKey, Categorised, CategoryId, Decision, Means, NearGroup, Operation};
use crate::ui::case_browser::CaseBrowser;
use crate::ui::i18n::{I18n, td_string};
use crate::ui::workspace::Workspace;

/// The cases while they are looked at. Copies are the same.
#[derive(Clone, Copy)]
pub(super) struct Preview {
    browser: CaseBrowser,
    /// The draft that they are of.
    pub workspace: Workspace,
    i18n: I18n,
    /// The cases and what they may be given; nothing until they have come.
    pub found: RwSignal<Option<NearGroup>>,
    /// Those that the decision is for.
    pub ticked: RwSignal<Vec<CaseKey>>,
    /// The categories that they are given.
    pub chosen: RwSignal<Vec<CategoryId>>,
    /// Why nothing is decided yet.
    pub wrong: RwSignal<Option<Wanting>>,
    told: RwSignal<String>,
}

/// What a decision lacks.
#[derive(Clone, Copy)]
pub(super) enum Wanting {
    /// No case is ticked.
    Cases,
    /// No category is chosen.
    Categories,
}

impl Preview {
    /// Nothing is chosen before the cases have come.
    pub(super) fn new(
        browser: CaseBrowser,
        workspace: Workspace,
        i18n: I18n,
        found: RwSignal<Option<NearGroup>>,
        told: RwSignal<String>,
    ) -> Self {
        let preview = Self {
            browser,
            workspace,
            i18n,
            found,
            ticked: RwSignal::new(Vec::new()),
            chosen: RwSignal::new(Vec::new()),
            wrong: RwSignal::new(None),
            told,
        };
        preview.propose();
        preview
    }

    /// Ticks the undecided cases and what they may be given, whenever other cases have come or some were decided.
    fn propose(self) {
        let before = StoredValue::new(Vec::new());
        Effect::new(move |_| {
            let Some(found) = self.found.get() else {
                return;
            };
            let cases = found.cases.iter();
            let now: Vec<_> = cases.map(|it| (it.key, it.row.categorised)).collect();
            if before.get_value() == now {
                return;
            }
            let undecided = now.iter().filter(|(_, how)| *how == Categorised::Undecided);
            self.ticked.set(undecided.map(|(key, _)| *key).collect());
            self.chosen.set(found.proposed);
            before.set_value(now);
        });
    }

    /// Ticks a case or takes that back.
    pub(super) fn tick(self, case: CaseKey, is_ticked: bool) {
        self.wrong.set(None);
        self.ticked.update(|ticked| turn(ticked, case, is_ticked));
    }

    /// Chooses a category or takes that back.
    pub(super) fn choose(self, category: CategoryId, is_chosen: bool) {
        self.wrong.set(None);
        self.chosen
            .update(|chosen| turn(chosen, category, is_chosen));
    }

    /// Gives the ticked cases the chosen categories, as one thing that is done, and goes back.
    pub(super) fn decide(self) {
        let (cases, categories) = (self.ticked.get_untracked(), self.chosen.get_untracked());
        if cases.is_empty() || categories.is_empty() {
            self.wrong.set(Some(if cases.is_empty() {
                Wanting::Cases
            } else {
                Wanting::Categories
            }));
            return;
        }
        let operation = Operation::Categorise {
            cases,
            decision: Some(Decision {
                categories,
                means: Means::NearlyAlike,
            }),
        };
        let workspace = self.workspace;
        let locale = self.i18n.get_locale_untracked();
        let said = untrack(|| {
            workspace
                .draft
                .with(|draft| told(locale, &operation, draft, workspace))
        });
        let unit = untrack(|| self.unit());
        workspace.apply_coded(unit.as_deref(), vec![operation]);
        self.told.set(said);
        self.go_back();
    }

    /// The unit that the cases are of.
    pub(super) fn unit(self) -> Option<String> {
        self.found
            .with(|found| found.as_ref()?.cases.first()?.row.unit.clone())
    }

    /// Goes back to what the cases were opened from.
    pub(super) fn go_back(self) {
        let view = self.browser.view.get_untracked();
        self.browser.look_at(view.opened_from());
    }

    /// Why nothing is decided yet, in words.
    pub(super) fn why(self) -> Option<&'static str> {
        let locale = self.i18n.get_locale();
        self.wrong.get().map(|wrong| match wrong {
            Wanting::Cases => td_string!(locale, near.no_cases),
            Wanting::Categories => td_string!(locale, rules.no_categories),
        })
    }
}

/// Adds something to a list or takes it out.
fn turn<T: PartialEq>(list: &mut Vec<T>, what: T, is_on: bool) {
    list.retain(|each| *each != what);
    if is_on {
        list.push(what);
    }
}
