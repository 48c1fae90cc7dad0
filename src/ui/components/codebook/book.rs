//! The open codebook: what is read of it, and how it is changed.

use leptos::prelude::*;

use crate::model::{Category, CategoryId, Codebook, CodebookChange, CodebookProblem, Operation};
use crate::protocol::{Request, Response};
use crate::ui::asked::asked;
use crate::ui::i18n::{I18n, Locale, td_string, use_i18n};
use crate::ui::workspace::{Workspace, use_workspace};

/// The open codebook. Copies are the same codebook.
#[derive(Clone, Copy)]
pub(super) struct Book {
    pub(super) workspace: Workspace,
    i18n: I18n,
    unit: StoredValue<Option<String>>,
    /// The id of the section that it is changed in.
    section: &'static str,
    told: RwSignal<Told>,
    /// What gets the focus when the change has been counted.
    pub(super) next_focus: StoredValue<String>,
}

/// What was done last.
#[derive(Default)]
struct Told {
    /// The section in which it was done.
    section: &'static str,
    text: String,
    /// The language of the text, which is not shown in another.
    locale: Option<Locale>,
}

impl Book {
    /// The codebook of a unit.
    pub(super) fn new(unit: Option<String>) -> Self {
        let i18n = use_i18n();
        Self {
            workspace: use_workspace(),
            i18n,
            unit: StoredValue::new(unit),
            section: "",
            told: RwSignal::default(),
            next_focus: StoredValue::default(),
        }
    }

    /// The codebook as a section of the page changes it, by the id of the section's heading.
    pub(super) const fn in_section(mut self, id: &'static str) -> Self {
        self.section = id;
        self
    }

    /// The id of the section's heading.
    pub(super) const fn section_id(self) -> &'static str {
        self.section
    }

    /// Tells what was done.
    pub(super) fn tell(self, text: String) {
        self.told.set(Told {
            section: self.section,
            text,
            locale: Some(self.i18n.get_locale_untracked()),
        });
    }

    /// What was done last, if it was in this section; followed when it changes.
    pub(super) fn told(self) -> String {
        let locale = Some(self.i18n.get_locale());
        self.told.with(|told| {
            let is_here = told.section == self.section && told.locale == locale;
            if is_here {
                told.text.clone()
            } else {
                String::new()
            }
        })
    }

    /// The codebook as it is; followed when it changes.
    pub(super) fn now(self) -> Codebook {
        self.workspace.codebooks.with(|books| {
            let is_it = |book: &&Codebook| self.unit.with_value(|unit| book.unit == *unit);
            books.iter().find(is_it).cloned().unwrap_or_default()
        })
    }

    pub(super) fn unit(self) -> Option<String> {
        self.unit.get_value()
    }

    pub(super) fn category(self, id: &CategoryId) -> Option<Category> {
        self.now().find(id).cloned()
    }

    /// What a category is called.
    pub(super) fn name(self, id: &CategoryId) -> String {
        let found = self.category(id);
        found.map_or_else(|| id.0.clone(), |category| category.name)
    }

    /// "Rutiner, Bemötande och Lokaler".
    pub(super) fn names<'a>(self, ids: impl Iterator<Item = &'a CategoryId>) -> String {
        let book = self.now();
        let names: Vec<&str> = ids
            .filter_map(|id| book.find(id))
            .map(|category| category.name.as_str())
            .collect();
        listed(&names, td_string!(self.i18n.get_locale(), codebook.and))
    }

    /// The account's year; 0 while there is none.
    pub(super) fn year(self) -> i32 {
        self.workspace
            .account(|account| account.year)
            .unwrap_or_default()
    }

    /// How many notations of the account's year are of a category, by its name.
    pub(super) fn notations(self, name: &str) -> u32 {
        let sum = self.workspace.account(|account| {
            let units = account.units.iter();
            let of_unit = units.filter(|each| self.unit.with_value(|unit| each.unit == *unit));
            let kinds = of_unit.flat_map(|unit| &unit.kinds);
            let categories = kinds.flat_map(|kind| &kind.categories);
            categories
                .filter(|each| each.category.as_deref() == Some(name))
                .filter_map(|each| each.notations.current.number())
                .sum()
        });
        sum.unwrap_or_default()
    }

    /// Changes the codebook, tells it, and moves the focus when it is done.
    pub(super) fn change(self, changes: Vec<CodebookChange>, told: String, focus_on: String) {
        let unit = self.unit();
        self.apply(
            vec![Operation::ChangeCodebook { unit, changes }],
            told,
            focus_on,
        );
    }

    /// The same with other operations that name its categories.
    pub(super) fn apply(self, operations: Vec<Operation>, told: String, focus_on: String) {
        let unit = self.unit();
        self.workspace.apply_coded(unit.as_deref(), operations);
        self.tell(told);
        self.next_focus.set_value(focus_on);
    }

    /// Why a change would be refused, in words; followed when the language changes.
    pub(super) fn why(self, problem: &CodebookProblem) -> String {
        let locale = self.i18n.get_locale();
        let text = match problem {
            CodebookProblem::NameTaken(id) | CodebookProblem::IdTaken(id) => {
                return td_string!(locale, codebook.name_taken, name = self.name(id));
            }
            CodebookProblem::EmptyName => td_string!(locale, codebook.empty_name),
            CodebookProblem::Circle => td_string!(locale, codebook.circle),
            CodebookProblem::TooFew => td_string!(locale, codebook.too_few),
            CodebookProblem::YearsReversed => td_string!(locale, codebook.years_reversed),
            CodebookProblem::Unknown(_)
            | CodebookProblem::Became(_)
            | CodebookProblem::IntoItself
            | CodebookProblem::NotRetired => td_string!(locale, codebook.not_possible),
        };
        text.to_owned()
    }

    /// What the engine answers to a request, asked anew whenever what the request is made of changes.
    pub(super) fn asked<T: PartialEq + Send + Sync + 'static>(
        self,
        request: impl Fn() -> Option<Request> + 'static,
        read: fn(Response) -> Option<T>,
    ) -> RwSignal<Option<T>> {
        asked(self.workspace, request, read)
    }
}

/// "a, b och c", with the word for "and" given.
pub(super) fn listed(names: &[&str], and: &str) -> String {
    match names {
        [others @ .., before, last] => {
            let end = format!("{before} {and} {last}");
            let mut all: Vec<&str> = others.to_vec();
            all.push(&end);
            all.join(", ")
        }
        _ => names.concat(),
    }
}

/// What selects the element with an id, whatever letters it has.
pub(super) fn by_id(what: &str, id: &str) -> String {
    format!("[id=\"{what}-{id}\"]")
}
