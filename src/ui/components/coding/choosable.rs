//! The categories that a case can be given, and those among them that are sought.

use leptos::prelude::*;

use crate::model::{Category, CategoryId, fold};
use crate::ui::workspace::Workspace;

/// The categories that a case of a unit can be given, in the codebook's order, those among them that it has.
pub fn categories_for(
    workspace: Workspace,
    unit: Option<&str>,
    own: &[CategoryId],
) -> Vec<Category> {
    let year = workspace.account(|account| account.year);
    workspace.codebooks.with_untracked(|books| {
        let book = books.iter().find(|book| book.unit.as_deref() == unit);
        let categories = book.map_or(&[][..], |book| &book.categories);
        let fits = |each: &&Category| {
            own.contains(&each.id) || year.is_none_or(|year| each.is_used_in(year))
        };
        categories.iter().filter(fits).cloned().collect()
    })
}

/// The categories whose names or keywords have what is typed, all where nothing is.
pub fn found(categories: &[Category], sought: &str) -> Vec<Category> {
    let sought = fold(sought);
    let has = |text: &String| fold(text).contains(&sought);
    let fits =
        |each: &&Category| sought.is_empty() || has(&each.name) || each.keywords.iter().any(has);
    categories.iter().filter(fits).cloned().collect()
}
