//! What each of the earlier year's categories is in the later one, as the user has chosen and as it is used.

use leptos::prelude::*;

use super::Book;
use crate::model::{CategoryId, Confidence, Crosswalk, CrosswalkProposal, YearsToTranslate};

/// The choice of what a category is, as the value of its field: the category itself. The value for another category
/// is that one's id.
pub(super) const SAME: &str = "=";
/// The several that were proposed.
pub(super) const SEVERAL: &str = "+";
/// None.
pub(super) const NONE: &str = "";

/// What the user has chosen and not yet used: category and value.
pub(super) type Choices = RwSignal<Vec<(CategoryId, String)>>;

/// What the user has chosen for a category: now, or when the translation was last used; else what is proposed, unless
/// that is unsure.
pub(super) fn chosen(
    book: Book,
    choices: Choices,
    years: &YearsToTranslate,
    proposal: &CrosswalkProposal,
) -> String {
    let now = choices.with(|choices| {
        let mut choices = choices.iter();
        let found = choices.find(|(id, _)| *id == proposal.from);
        found.map(|(_, value)| value.clone())
    });
    if let Some(now) = now {
        return now;
    }
    let used = accepted(book, years);
    let targets: Vec<&CategoryId> = match &used {
        Some(used) => used.targets(&proposal.from),
        None if proposal.confidence == Confidence::Unsure => Vec::new(),
        None => proposal.to.iter().map(|(id, _)| id).collect(),
    };
    match targets.as_slice() {
        [] => NONE.to_owned(),
        [only] if **only == proposal.from => SAME.to_owned(),
        [only] => only.0.clone(),
        _ => SEVERAL.to_owned(),
    }
}

/// The translation that is used, if one is.
pub(super) fn accepted(book: Book, years: &YearsToTranslate) -> Option<Crosswalk> {
    let unit = book.unit();
    book.workspace.state.with(|state| {
        let mut known = state.crosswalks.iter();
        let is_it = |(other, each): &&(Option<String>, Crosswalk)| {
            *other == unit && (each.from_year, each.to_year) == (years.from_year, years.to_year)
        };
        known.find(is_it).map(|(_, crosswalk)| crosswalk.clone())
    })
}

/// The translation as it is chosen. What is a category of both years is itself.
pub(super) fn crosswalk_of(book: Book, choices: Choices, years: &YearsToTranslate) -> Crosswalk {
    let mut pairs: Vec<(CategoryId, CategoryId)> = Vec::new();
    for (id, _) in &years.counts {
        let Some(proposal) = years.proposals.iter().find(|each| each.from == *id) else {
            pairs.push((id.clone(), id.clone()));
            continue;
        };
        let value = chosen(book, choices, years, proposal);
        let to: Vec<CategoryId> = match value.as_str() {
            NONE => Vec::new(),
            SAME => vec![id.clone()],
            SEVERAL => proposal.to.iter().map(|(id, _)| id.clone()).collect(),
            _ => vec![CategoryId(value)],
        };
        pairs.extend(to.into_iter().map(|to| (id.clone(), to)));
    }
    Crosswalk {
        from_year: years.from_year,
        to_year: years.to_year,
        pairs,
    }
}
