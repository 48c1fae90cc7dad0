//! Names of categories: what they mean, whether they are taken, and the ids that are made of them.

use super::{Category, CategoryId, Codebook};
use crate::model::fold;

/// So many letters of a name an id has at most, and so many of its unit's.
const NAME_LETTERS: usize = 40;
const UNIT_LETTERS: usize = 12;

impl Codebook {
    /// A codebook of names found in files, in the order given. A name that means the same as an earlier one, as it
    /// differs in case, marks or punctuation only, and an empty one, are left out.
    #[must_use]
    pub fn from_names<'a>(unit: Option<String>, names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut keys: Vec<String> = Vec::new();
        let mut found = Vec::new();
        for name in names {
            let key = key(name);
            if !key.is_empty() && !keys.contains(&key) {
                keys.push(key);
                found.push(name);
            }
        }
        let mut codebook = Self {
            unit,
            categories: Vec::new(),
        };
        let ids = codebook.fresh_ids(&found);
        codebook.categories = ids
            .into_iter()
            .zip(found)
            .map(|(id, name)| Category::new(id, name))
            .collect();
        codebook
    }

    /// An id for a category of this name.
    #[must_use]
    pub fn fresh_id(&self, name: &str) -> CategoryId {
        let mut ids = self.fresh_ids(&[name]);
        ids.pop()
            .unwrap_or_else(|| CategoryId(slug(name, NAME_LETTERS)))
    }

    /// Ids for categories of these names that are made together: unit and name in plain letters, with a number where
    /// another has the same.
    #[must_use]
    pub fn fresh_ids(&self, names: &[&str]) -> Vec<CategoryId> {
        let unit = self.unit.as_deref().unwrap_or_default();
        let unit = slug(unit, UNIT_LETTERS);
        let mut ids: Vec<CategoryId> = Vec::with_capacity(names.len());
        for name in names {
            let mut stem = slug(name, NAME_LETTERS);
            if stem.is_empty() {
                "kategori".clone_into(&mut stem);
            }
            if !unit.is_empty() {
                stem = [unit.as_str(), &stem].join("-");
            }
            let mut id = CategoryId(stem.clone());
            let mut number = 1;
            while self.find(&id).is_some() || ids.contains(&id) {
                number += 1;
                id = CategoryId([stem.as_str(), &number.to_string()].join("-"));
            }
            ids.push(id);
        }
        ids
    }

    /// The category that a name in a file of this year means: the one that is called so, or was, or is called so in
    /// other files; case, the dots of å ä ö and punctuation do not count.
    ///
    /// Of several, one that has the year among its years comes first, then one whose own name it is, then the last in
    /// the codebook. What was merged is what it was merged into. What was split is itself, since only a person can
    /// say which of the parts a case belongs to, unless all parts have become one.
    #[must_use]
    pub fn meaning_of(&self, name: &str, year: i32) -> Option<&Category> {
        let sought = key(name);
        if sought.is_empty() {
            return None;
        }
        let named = self.categories.iter().filter_map(|category| {
            let is_own = key(&category.name) == sought;
            let means = is_own || category.former_names.iter().any(|name| key(name) == sought);
            means.then_some((category.covers(year), is_own, category))
        });
        let (_, _, found) = named.max_by_key(|(covers, is_own, _)| (*covers, *is_own))?;
        Some(self.resolved(found))
    }

    /// What a category is now: see [`meaning_of`](Self::meaning_of).
    fn resolved<'a>(&'a self, category: &'a Category) -> &'a Category {
        if let [only] = self.leads_to(&category.id).as_slice() {
            return only;
        }
        let mut at = category;
        // Stored data may lead in a circle; there are no more steps than categories.
        for _ in 0..self.categories.len() {
            let [into] = at.became.as_slice() else { break };
            let Some(next) = self.find(into) else { break };
            at = next;
        }
        at
    }

    /// The category that a category's names are taken by, in any of its years. What was merged holds no names: what it
    /// was merged into does.
    pub(super) fn taken_by(&self, category: &Category) -> Option<&CategoryId> {
        let keys = keys(category);
        let takes = |other: &&Category| {
            other.id != category.id
                && other.became.len() != 1
                && is_at_one_time(other, category)
                && self::keys(other).iter().any(|key| keys.contains(key))
        };
        self.categories.iter().find(takes).map(|other| &other.id)
    }
}

impl Category {
    /// Adds a name that means it too, unless it does already.
    pub(super) fn also_called(&mut self, name: &str) {
        let key = key(name);
        if !key.is_empty() && !keys(self).contains(&key) {
            self.former_names.push(name.to_owned());
        }
    }

    /// Renames it; the name that it had goes on meaning it.
    pub(super) fn rename(&mut self, name: &str) {
        let former = std::mem::replace(&mut self.name, name.trim().to_owned());
        let own = key(&self.name);
        self.former_names.retain(|former| key(former) != own);
        self.also_called(&former);
    }
}

/// What names have in common that are the same name; empty for an empty name only.
pub(super) fn key(name: &str) -> String {
    let folded = fold(name);
    if folded.is_empty() {
        name.trim().to_owned()
    } else {
        folded
    }
}

fn keys(category: &Category) -> Vec<String> {
    let former = category.former_names.iter();
    std::iter::once(&category.name)
        .chain(former)
        .map(|name| key(name))
        .collect()
}

/// Whether there is a year that is one of both categories' years.
fn is_at_one_time(one: &Category, other: &Category) -> bool {
    let begins_before_end = |begin: Option<i32>, end: Option<i32>| match (begin, end) {
        (Some(begin), Some(end)) => begin <= end,
        _ => true,
    };
    begins_before_end(one.valid_from, other.valid_to)
        && begins_before_end(other.valid_from, one.valid_to)
}

/// A text in plain letters and figures with hyphens between its words, as many whole words as there is room for.
fn slug(text: &str, most: usize) -> String {
    let mut slug = String::new();
    for word in fold(text).split(' ') {
        let room = most.saturating_sub(slug.chars().count() + 1);
        if slug.is_empty() {
            slug.extend(word.chars().take(most));
        } else if word.chars().count() <= room {
            slug.push('-');
            slug.push_str(word);
        } else {
            break;
        }
    }
    slug
}
