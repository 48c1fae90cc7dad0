//! What a user does to a codebook.

use serde::{Deserialize, Serialize};

use super::{Category, CategoryId, Codebook};

/// One change of a codebook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CodebookChange {
    /// A new category, last; its id is [fresh](Codebook::fresh_id).
    Add {
        /// As it will be.
        category: Category,
    },
    /// Another name; the old one goes on meaning the category.
    Rename {
        /// Which one.
        id: CategoryId,
        /// What it is called from now on.
        name: String,
    },
    /// What falls under a category, in place of what was said before.
    Describe {
        /// Which one.
        id: CategoryId,
        /// See [`Category::definition`].
        definition: String,
        /// See [`Category::keywords`].
        keywords: Vec<String>,
        /// See [`Category::examples`].
        examples: Vec<String>,
    },
    /// A category becomes a part of another, or with none of no other.
    Nest {
        /// Which one.
        id: CategoryId,
        /// What it becomes a part of.
        parent: Option<CategoryId>,
    },
    /// Another place in the user's order.
    Move {
        /// Which one.
        id: CategoryId,
        /// What it will stand before; none: last.
        before: Option<CategoryId>,
    },
    /// Several become one, which takes over their names, keywords, examples, years and parts.
    Merge {
        /// Those that will no longer stand for themselves.
        from: Vec<CategoryId>,
        /// The one that stays.
        into: CategoryId,
    },
    /// One becomes several new ones, which come after it. Where every part has a first year, it is used in the years
    /// before; otherwise in none. Its own parts move up to where it stood, as do the new ones without a parent.
    Split {
        /// The one that will no longer stand for itself.
        id: CategoryId,
        /// Those that take its place, at least two.
        into: Vec<Category>,
    },
    /// Not used after this year.
    Retire {
        /// Which one.
        id: CategoryId,
        /// The last year in which it is used.
        last_year: i32,
    },
    /// Used again, with no last year.
    Revive {
        /// Which one.
        id: CategoryId,
    },
}

impl CodebookChange {
    /// The last year before all of the parts are used, where each has a first year.
    pub(super) fn last_year_before(parts: &[Category]) -> Option<i32> {
        let first: Option<Vec<i32>> = parts.iter().map(|part| part.valid_from).collect();
        first?.into_iter().min().map(|year| year.saturating_sub(1))
    }
}

impl Codebook {
    /// Makes a change. One that makes no sense, as [`problem_of`](Self::problem_of) tells, changes nothing.
    pub fn apply(&mut self, change: &CodebookChange) {
        if let Ok(after) = self.changed(change) {
            *self = after;
        }
    }

    /// Makes a change that has been checked.
    pub(super) fn carry_out(&mut self, change: &CodebookChange) {
        match change {
            CodebookChange::Add { category } => self.categories.push(category.clone()),
            CodebookChange::Move { id, before } => self.put(id, before.as_ref()),
            CodebookChange::Merge { from, into } => self.merge(from, into),
            CodebookChange::Split { id, into } => self.split(id, into),
            CodebookChange::Rename { id, .. }
            | CodebookChange::Describe { id, .. }
            | CodebookChange::Nest { id, .. }
            | CodebookChange::Retire { id, .. }
            | CodebookChange::Revive { id } => {
                if let Some(category) = self.find_mut(id) {
                    change_one(category, change);
                }
            }
        }
    }

    fn put(&mut self, id: &CategoryId, before: Option<&CategoryId>) {
        let place = |categories: &[Category], id: &CategoryId| {
            categories.iter().position(|category| category.id == *id)
        };
        let Some(from) = place(&self.categories, id) else {
            return;
        };
        let moved = self.categories.remove(from);
        let to = before.and_then(|before| place(&self.categories, before));
        self.categories
            .insert(to.unwrap_or(self.categories.len()), moved);
    }

    fn merge(&mut self, from: &[CategoryId], into: &CategoryId) {
        let above: Vec<CategoryId> = self.above(into).into_iter().cloned().collect();
        let on_the_way = |id: &CategoryId| id == into || above.contains(id);
        // The nearest above a merged category that stays. Only what is above `into` asks for it.
        let staying = |id: &CategoryId| {
            let past = above.iter().skip_while(|other| *other != id);
            past.into_iter()
                .find(|other| !from.contains(other))
                .cloned()
        };
        let mut taken: Vec<Category> = Vec::new();
        for category in &mut self.categories {
            if from.contains(&category.id) {
                taken.push(category.clone());
                category.became = vec![into.clone()];
                category.parent = None;
            } else if let Some(parent) = category.parent.clone().filter(|id| from.contains(id)) {
                category.parent = if on_the_way(&category.id) {
                    staying(&parent)
                } else {
                    Some(into.clone())
                };
            }
        }
        let Some(into) = self.find_mut(into) else {
            return;
        };
        for other in taken {
            into.valid_from = into.valid_from.zip(other.valid_from).map(|(a, b)| a.min(b));
            into.valid_to = into.valid_to.zip(other.valid_to).map(|(a, b)| a.max(b));
            let names = std::iter::once(other.name).chain(other.former_names);
            names.for_each(|name| into.also_called(&name));
            add_missing(&mut into.keywords, other.keywords);
            add_missing(&mut into.examples, other.examples);
        }
    }

    fn split(&mut self, id: &CategoryId, into: &[Category]) {
        let Some(place) = self.categories.iter().position(|other| other.id == *id) else {
            return;
        };
        let Some(old) = self.categories.get_mut(place) else {
            return;
        };
        old.became = into.iter().map(|part| part.id.clone()).collect();
        if let Some(last) = CodebookChange::last_year_before(into) {
            old.valid_to = Some(old.valid_to.map_or(last, |already| already.min(last)));
        } else {
            // Without a year there is none in which it could be told from its parts.
            old.valid_to = None;
        }
        let parent = old.parent.take();
        for category in &mut self.categories {
            if category.parent.as_ref() == Some(id) {
                category.parent.clone_from(&parent);
            }
        }
        let mut parts = into.to_vec();
        for part in &mut parts {
            part.parent = part.parent.take().or_else(|| parent.clone());
        }
        let after = (place + 1).min(self.categories.len());
        self.categories.splice(after..after, parts);
    }
}

/// A change of one category alone.
fn change_one(category: &mut Category, change: &CodebookChange) {
    match change {
        CodebookChange::Rename { name, .. } => category.rename(name),
        CodebookChange::Describe {
            definition,
            keywords,
            examples,
            ..
        } => {
            category.definition.clone_from(definition);
            category.keywords.clone_from(keywords);
            category.examples.clone_from(examples);
        }
        CodebookChange::Nest { parent, .. } => category.parent.clone_from(parent),
        CodebookChange::Retire { last_year, .. } => category.valid_to = Some(*last_year),
        CodebookChange::Revive { .. } => category.valid_to = None,
        CodebookChange::Add { .. }
        | CodebookChange::Move { .. }
        | CodebookChange::Merge { .. }
        | CodebookChange::Split { .. } => {}
    }
}

fn add_missing(to: &mut Vec<String>, from: Vec<String>) {
    for text in from {
        if !to.contains(&text) {
            to.push(text);
        }
    }
}
