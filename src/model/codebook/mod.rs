//! The codebook (kodbok): the categories that a unit's cases are sorted into, and what a name in a file means.
//!
//! How it changes is in [`change`]; why a change is refused, in [`problem`].

mod change;
mod fill;
mod names;
mod problem;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use change::CodebookChange;
pub use problem::CodebookProblem;

/// What a category is known by, whatever its name: short, readable, and the same wherever the same files are read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CategoryId(pub String);

/// What cases are about: one entry of a codebook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Category {
    /// What it is known by.
    pub id: CategoryId,
    /// What people call it.
    pub name: String,
    /// What falls under it, in a sentence or two; may be empty.
    pub definition: String,
    /// Words that tell of it.
    pub keywords: Vec<String>,
    /// Made-up or masked texts of such cases.
    pub examples: Vec<String>,
    /// The category that it is a part of.
    pub parent: Option<CategoryId>,
    /// The first year in which it is used; none: as long as anyone remembers.
    pub valid_from: Option<i32>,
    /// The last year in which it is used.
    pub valid_to: Option<i32>,
    /// Earlier names, and names in files, that mean it too.
    pub former_names: Vec<String>,
    /// The one that it was merged into, or those that it was split into; empty while it stands for itself.
    pub became: Vec<CategoryId>,
}

impl Category {
    /// A category with a name and nothing else.
    #[must_use]
    pub fn new(id: CategoryId, name: &str) -> Self {
        Self {
            id,
            name: name.trim().to_owned(),
            definition: String::new(),
            keywords: Vec::new(),
            examples: Vec::new(),
            parent: None,
            valid_from: None,
            valid_to: None,
            former_names: Vec::new(),
            became: Vec::new(),
        }
    }

    /// Whether a case of this year can be given it. One that was split can, in the years before.
    #[must_use]
    pub fn is_used_in(&self, year: i32) -> bool {
        let stands = match self.became.len() {
            0 => true,
            1 => false,
            _ => self.valid_to.is_some(),
        };
        stands && self.covers(year)
    }

    /// Whether the year is one of its years, whatever became of it.
    fn covers(&self, year: i32) -> bool {
        self.valid_from.is_none_or(|first| first <= year)
            && self.valid_to.is_none_or(|last| year <= last)
    }
}

/// The categories of a unit, in the order that the user gave them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Codebook {
    /// Whose they are; none: those of cases without a unit, or of all units.
    pub unit: Option<String>,
    /// All that ever were; none is taken away, so that what was coded keeps its meaning.
    pub categories: Vec<Category>,
}

impl Codebook {
    /// The category that has this id.
    #[must_use]
    pub fn find(&self, id: &CategoryId) -> Option<&Category> {
        self.categories.iter().find(|category| category.id == *id)
    }

    /// The categories that a case of this year can be given, in the user's order.
    pub fn in_use(&self, year: i32) -> impl Iterator<Item = &Category> {
        let used = move |category: &&Category| category.is_used_in(year);
        self.categories.iter().filter(used)
    }

    /// The parts of a category, or with none the categories that are part of no other, in the user's order.
    pub fn children<'a>(
        &'a self,
        parent: Option<&'a CategoryId>,
    ) -> impl Iterator<Item = &'a Category> {
        let is_part = move |category: &&Category| category.parent.as_ref() == parent;
        self.categories.iter().filter(is_part)
    }

    /// Those that a category is now, in the user's order: itself while it stands for itself, the one that it was
    /// merged into, or the several that it was split into. Nothing where the id is not known.
    #[must_use]
    pub fn leads_to(&self, id: &CategoryId) -> Vec<&Category> {
        let mut reached = vec![id];
        let mut next = 0;
        // Every id is followed once, so that stored data that lead in a circle end too.
        while let Some(category) = reached.get(next).copied() {
            next += 1;
            for other in self.find(category).map_or(&[][..], |found| &found.became) {
                if !reached.contains(&other) {
                    reached.push(other);
                }
            }
        }
        let stands =
            |category: &&Category| category.became.is_empty() && reached.contains(&&category.id);
        self.categories.iter().filter(stands).collect()
    }

    /// The category above this one, and the one above that, to the top.
    pub(crate) fn above<'a>(&'a self, id: &CategoryId) -> Vec<&'a CategoryId> {
        let mut above: Vec<&CategoryId> = Vec::new();
        let mut at = self.find(id);
        while let Some(parent) = at.and_then(|category| category.parent.as_ref())
            && !above.contains(&parent)
        {
            above.push(parent);
            at = self.find(parent);
        }
        above
    }

    fn find_mut(&mut self, id: &CategoryId) -> Option<&mut Category> {
        self.categories
            .iter_mut()
            .find(|category| category.id == *id)
    }
}
