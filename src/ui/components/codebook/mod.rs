//! The codebook of one unit, and everything that is done to it.

mod category_edit;
mod category_reshape;
mod category_rows;
mod fetch;
mod form;
mod rule_edit;
mod rule_list;
mod rule_trial;
mod spelling_card;
mod spellings;
mod translation;
mod translation_choice;
mod translation_effect;
mod translation_row;

use leptos::prelude::*;

use crate::model::{Category, CategoryId, Codebook, CodebookChange, CodebookProblem, Operation};
use crate::protocol::{Request, Response};
use crate::ui::app::focus;
use crate::ui::asked::asked;
use crate::ui::i18n::td_string;
use crate::ui::language::{Locale, use_locale};
use crate::ui::live::{afterwards, words};
use crate::ui::markup::{Markup, group, tag};
use crate::ui::workspace::{Workspace, use_workspace};

/// The open codebook. Copies are the same codebook.
#[derive(Clone, Copy)]
struct Book {
    workspace: Workspace,
    locale: Locale,
    unit: StoredValue<Option<String>>,
    /// The id of the section that it is changed in.
    section: &'static str,
    /// What was done last, in words, and in which section.
    told: RwSignal<(&'static str, String)>,
    /// What gets the focus when the change has been counted.
    next_focus: StoredValue<String>,
}

/// The codebook of a unit, its near-identical names, rules and translation between years.
pub fn codebook(unit: Option<String>) -> Markup {
    let book = Book {
        workspace: use_workspace(),
        locale: use_locale(),
        unit: StoredValue::new(unit),
        section: "",
        told: RwSignal::default(),
        next_focus: StoredValue::default(),
    };
    afterwards(move || {
        book.workspace.counted.track();
        let selector = book.next_focus.get_value();
        if !selector.is_empty() {
            book.next_focus.set_value(String::new());
            request_animation_frame(move || focus(&selector));
        }
    });
    group()
        .child(category_rows::categories(book))
        .child(spellings::spellings(book))
        .child(rule_list::rules(book))
        .child(translation::translation(book))
}

impl Book {
    /// The codebook as a section of the page changes it, and the section's heading, beneath which it is told what was
    /// done.
    fn section(mut self, id: &'static str, title: &str) -> (Self, Markup) {
        self.section = id;
        let told = move || {
            self.told.with(|(section, told)| {
                let here = (*section == id).then_some(told);
                here.cloned().unwrap_or_default()
            })
        };
        let heading = group()
            .child(tag("h2").id(id).attr("tabindex", "-1").child(title))
            .child(
                tag("p")
                    .attr("role", "status")
                    .class("told")
                    .child(words(told)),
            );
        (self, heading)
    }

    /// Tells what was done.
    fn tell(self, told: String) {
        self.told.set((self.section, told));
    }

    /// The codebook as it is; followed when it changes.
    fn now(self) -> Codebook {
        self.workspace.codebooks.with(|books| {
            let is_it = |book: &&Codebook| self.unit.with_value(|unit| book.unit == *unit);
            books.iter().find(is_it).cloned().unwrap_or_default()
        })
    }

    fn unit(self) -> Option<String> {
        self.unit.get_value()
    }

    fn category(self, id: &CategoryId) -> Option<Category> {
        self.now().find(id).cloned()
    }

    /// What a category is called.
    fn name(self, id: &CategoryId) -> String {
        let found = self.category(id);
        found.map_or_else(|| id.0.clone(), |category| category.name)
    }

    /// "Rutiner, Bemötande och Lokaler".
    fn names<'a>(self, ids: impl Iterator<Item = &'a CategoryId>) -> String {
        let book = self.now();
        let names: Vec<&str> = ids
            .filter_map(|id| book.find(id))
            .map(|category| category.name.as_str())
            .collect();
        listed(&names, td_string!(self.locale, codebook.and))
    }

    /// The account's year; 0 while there is none.
    fn year(self) -> i32 {
        self.workspace
            .account(|account| account.year)
            .unwrap_or_default()
    }

    /// How many notations of the account's year are of a category, by its name.
    fn notations(self, name: &str) -> u32 {
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
    fn change(self, changes: Vec<CodebookChange>, told: String, focus_on: String) {
        let unit = self.unit();
        self.apply(
            vec![Operation::ChangeCodebook { unit, changes }],
            told,
            focus_on,
        );
    }

    /// The same with other operations that name its categories.
    fn apply(self, operations: Vec<Operation>, told: String, focus_on: String) {
        let unit = self.unit();
        self.workspace.apply_coded(unit.as_deref(), operations);
        self.tell(told);
        self.next_focus.set_value(focus_on);
    }

    /// Why a change would be refused, in words.
    fn why(self, problem: &CodebookProblem) -> String {
        let locale = self.locale;
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
    fn asked<T: PartialEq + Send + Sync + 'static>(
        self,
        request: impl Fn() -> Option<Request> + 'static,
        read: fn(Response) -> Option<T>,
    ) -> RwSignal<Option<T>> {
        asked(self.workspace, request, read)
    }
}

/// "a, b och c", with the word for "and" given.
fn listed(names: &[&str], and: &str) -> String {
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
fn by_id(what: &str, id: &str) -> String {
    format!("[id=\"{what}-{id}\"]")
}
