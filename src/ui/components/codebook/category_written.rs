//! What is written about a category and not yet saved.

use leptos::prelude::*;

use super::Book;
use super::form::{Wrong, lines_of, year_of};
use crate::model::{Category, CategoryId, CodebookChange};
use crate::ui::i18n::{I18n, t_string};
use crate::ui::typing::typed;

/// What stands in the form.
#[derive(Clone, Copy)]
pub(super) struct Written {
    /// The category as it is saved.
    pub(super) category: StoredValue<Category>,
    pub(super) name: RwSignal<String>,
    pub(super) definition: RwSignal<String>,
    pub(super) keywords: RwSignal<String>,
    pub(super) examples: RwSignal<String>,
    /// The id of what it is a part of, or nothing.
    pub(super) parent: RwSignal<String>,
    pub(super) last_year: RwSignal<String>,
}

impl Written {
    /// What was typed about a category, or else what it is.
    pub(super) fn new(category: Category) -> Self {
        let place = typing_of(&category.id);
        let text = |field: &str, text: &str| {
            let saved = text.to_owned();
            typed(format!("{place}{field}"), move || saved.clone())
        };
        let parent = category.parent.as_ref().map_or("", |parent| &parent.0);
        let last_year = category.valid_to.map(|year| year.to_string());
        Self {
            name: text("name", &category.name),
            definition: text("definition", &category.definition),
            keywords: text("keywords", &category.keywords.join("\n")),
            examples: text("examples", &category.examples.join("\n")),
            parent: text("parent", parent),
            last_year: text("last_year", &last_year.unwrap_or_default()),
            category: StoredValue::new(category),
        }
    }

    /// The changes that it makes, each with the field that it stands in.
    pub(super) fn changes(self) -> Result<Vec<(&'static str, CodebookChange)>, &'static str> {
        let category = self.category.get_value();
        let id = category.id.clone();
        let mut changes = Vec::new();
        let name = self.name.get();
        if name.trim() != category.name {
            let id = id.clone();
            changes.push((NAME, CodebookChange::Rename { id, name }));
        }
        let definition = self.definition.get().trim().to_owned();
        let keywords = lines_of(&self.keywords.get());
        let examples = lines_of(&self.examples.get());
        let said = (&category.definition, &category.keywords, &category.examples);
        if said != (&definition, &keywords, &examples) {
            let change = CodebookChange::Describe {
                id: id.clone(),
                definition,
                keywords,
                examples,
            };
            changes.push((DEFINITION, change));
        }
        let parent = Some(CategoryId(self.parent.get())).filter(|parent| !parent.0.is_empty());
        if parent != category.parent {
            let id = id.clone();
            changes.push((PARENT, CodebookChange::Nest { id, parent }));
        }
        let last_year = year_of(&self.last_year.get()).map_err(|()| LAST_YEAR)?;
        if last_year != category.valid_to {
            let change = match last_year {
                Some(last_year) => CodebookChange::Retire { id, last_year },
                None => CodebookChange::Revive { id },
            };
            changes.push((LAST_YEAR, change));
        }
        Ok(changes)
    }

    /// What is wrong first, in words; followed when it changes.
    pub(super) fn wrong(self, book: Book, i18n: I18n) -> Option<Wrong> {
        let changes = match self.changes() {
            Ok(changes) => changes,
            Err(field) => return Some((field, t_string!(i18n, codebook.no_year).to_owned())),
        };
        let mut after = book.now();
        for (field, change) in changes {
            if let Some(problem) = after.problem_of(&change) {
                return Some((field, book.why(&problem)));
            }
            after.apply(&change);
        }
        None
    }
}

/// The ids of the fields.
pub(super) const NAME: &str = "category-name";
pub(super) const DEFINITION: &str = "category-definition";
pub(super) const PARENT: &str = "category-parent";
pub(super) const LAST_YEAR: &str = "category-last-year";

/// Where what is typed about a category is kept.
pub(super) fn typing_of(id: &CategoryId) -> String {
    format!("category/{}/", id.0)
}

/// The category that was being changed when the page was left, where it is in this codebook.
pub(super) fn category_begun(book: Book) -> Option<CategoryId> {
    let mut ids = book.now().categories.into_iter().map(|each| each.id);
    ids.find(|id| book.workspace.first_typing(&typing_of(id)).is_some())
}

/// The panel is left, and what was typed there with it.
pub(super) fn leave(book: Book, open: RwSignal<Option<CategoryId>>) {
    if let Some(id) = open.get_untracked() {
        book.workspace.forget_typing(&typing_of(&id));
    }
    open.set(None);
}
