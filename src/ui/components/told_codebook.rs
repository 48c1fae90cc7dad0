//! Changes of a codebook in words, and what categories are called.

use leptos::prelude::*;

use super::teller::Teller;
use crate::model::{Category, CategoryId, CodebookChange, Operation};
use crate::ui::i18n::td_string;

impl Teller<'_> {
    /// The first of several changes that says something.
    pub(super) fn changes(&self, changes: &[CodebookChange]) -> String {
        let is_told = |each: &&CodebookChange| !matches!(each, CodebookChange::Add { .. });
        let told = changes.iter().find(is_told).or_else(|| changes.last());
        told.map_or_else(String::new, |change| self.change(change))
    }

    fn change(&self, change: &CodebookChange) -> String {
        let locale = self.locale;
        let name = |id| self.name(id);
        match change {
            CodebookChange::Add { category } => {
                td_string!(locale, history.add_category, name = category.name)
            }
            CodebookChange::Rename { id, name: new } => {
                let before = id.0.as_str();
                let found = self.before(id).unwrap_or_else(|| before.to_owned());
                td_string!(locale, history.rename, name = found, new = new)
            }
            CodebookChange::Describe { id, .. } => {
                td_string!(locale, history.describe, name = name(id))
            }
            CodebookChange::Nest { id, .. } | CodebookChange::Move { id, .. } => {
                td_string!(locale, history.move_category, name = name(id))
            }
            CodebookChange::Merge { from, into } => {
                td_string!(
                    locale,
                    history.merge,
                    names = self.names(from),
                    into = name(into)
                )
            }
            CodebookChange::Split { id, into } => {
                let parts = into.iter().map(|part: &Category| part.name.as_str());
                let parts = parts.collect::<Vec<_>>().join(", ");
                td_string!(locale, history.split, name = name(id), names = parts)
            }
            CodebookChange::Retire { id, last_year } => {
                td_string!(locale, history.retire, name = name(id), year = last_year)
            }
            CodebookChange::Revive { id } => td_string!(locale, history.revive, name = name(id)),
        }
    }

    /// What categories are called.
    pub(super) fn names(&self, ids: &[CategoryId]) -> String {
        if ids.is_empty() {
            return td_string!(self.locale, history.no_category).to_owned();
        }
        let names: Vec<String> = ids.iter().map(|id| self.name(id)).collect();
        names.join(", ")
    }

    fn name(&self, id: &CategoryId) -> String {
        let found = self.workspace.codebooks.with(|books| {
            let mut found = books.iter().filter_map(|book| book.find(id));
            found.next().map(|category| category.name.clone())
        });
        found.unwrap_or_else(|| id.0.clone())
    }

    /// What a category was called before it was called otherwise.
    fn before(&self, id: &CategoryId) -> Option<String> {
        self.workspace.codebooks.with(|books| {
            let mut found = books.iter().filter_map(|book| book.find(id));
            let category = found.next()?;
            let former = category.former_names.last();
            Some(former.unwrap_or(&category.name).clone())
        })
    }
}

/// Whether an operation only takes up names of the files in a codebook.
pub(super) fn is_taking_up(operation: &Operation) -> bool {
    matches!(operation, Operation::ChangeCodebook { changes, .. }
        if changes.iter().all(|change| matches!(change, CodebookChange::Add { .. })))
}
