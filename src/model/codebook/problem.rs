//! Why a change of a codebook is refused.

use serde::{Deserialize, Serialize};

use super::change::CodebookChange;
use super::names::key;
use super::{Category, CategoryId, Codebook};

/// Why a change makes no sense.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CodebookProblem {
    /// There is no such category.
    Unknown(CategoryId),
    /// It has been merged or split: others stand for it now.
    Became(CategoryId),
    /// A name without letters.
    EmptyName,
    /// This category has the name, or had it, in one of the same years.
    NameTaken(CategoryId),
    /// A new category has the id of another.
    IdTaken(CategoryId),
    /// A category would be a part of itself.
    Circle,
    /// A category would be merged into itself, or moved before itself.
    IntoItself,
    /// Nothing to merge, or fewer than two parts to split into.
    TooFew,
    /// Its last year would be before its first.
    YearsReversed,
    /// It is in use already.
    NotRetired,
}

impl Codebook {
    /// Why a change would be refused; none where it would be made.
    #[must_use]
    pub fn problem_of(&self, change: &CodebookChange) -> Option<CodebookProblem> {
        self.changed(change).err()
    }

    /// The codebook as it would be after a change.
    pub(super) fn changed(&self, change: &CodebookChange) -> Result<Self, CodebookProblem> {
        self.check(change)?;
        let mut after = self.clone();
        after.carry_out(change);
        let is_new = |category: &&Category| self.find(&category.id) != Some(*category);
        for category in after.categories.iter().filter(is_new) {
            let merged = category.became.len() == 1;
            if let Some(other) = after.taken_by(category).filter(|_| !merged) {
                return Err(CodebookProblem::NameTaken(other.clone()));
            }
        }
        Ok(after)
    }

    /// What can be told of a change without making it.
    fn check(&self, change: &CodebookChange) -> Result<(), CodebookProblem> {
        match change {
            CodebookChange::Add { category } => self.check_new(std::slice::from_ref(category)),
            CodebookChange::Rename { id, name } => {
                self.standing(id)?;
                check_name(name)
            }
            CodebookChange::Describe { id, .. } => self.standing(id).map(drop),
            CodebookChange::Nest { id, parent } => {
                self.standing(id)?;
                let Some(parent) = parent else { return Ok(()) };
                self.standing(parent)?;
                if parent == id || self.above(parent).contains(&id) {
                    return Err(CodebookProblem::Circle);
                }
                Ok(())
            }
            CodebookChange::Move { id, before } => {
                self.known(id)?;
                let Some(before) = before else { return Ok(()) };
                self.known(before)?;
                if before == id {
                    return Err(CodebookProblem::IntoItself);
                }
                Ok(())
            }
            CodebookChange::Merge { from, into } => {
                if from.is_empty() {
                    return Err(CodebookProblem::TooFew);
                }
                if from.contains(into) {
                    return Err(CodebookProblem::IntoItself);
                }
                from.iter()
                    .chain([into])
                    .try_for_each(|id| self.standing(id).map(drop))
            }
            CodebookChange::Split { id, into } => {
                let first = self.standing(id)?.valid_from;
                if into.len() < 2 {
                    return Err(CodebookProblem::TooFew);
                }
                self.check_new(into)?;
                let mut parents = into.iter().filter_map(|part| part.parent.as_ref());
                if parents.any(|parent| parent == id) {
                    return Err(CodebookProblem::Circle);
                }
                let last = CodebookChange::last_year_before(into);
                check_years(first, last)
            }
            CodebookChange::Retire { id, last_year } => {
                check_years(self.standing(id)?.valid_from, Some(*last_year))
            }
            CodebookChange::Revive { id } => {
                if self.standing(id)?.valid_to.is_none() {
                    return Err(CodebookProblem::NotRetired);
                }
                Ok(())
            }
        }
    }

    /// New categories: each with a name, an id and years of its own, nested under what there is.
    fn check_new(&self, new: &[Category]) -> Result<(), CodebookProblem> {
        for (index, category) in new.iter().enumerate() {
            check_name(&category.name)?;
            check_years(category.valid_from, category.valid_to)?;
            let mut earlier = new.iter().take(index).map(|other| &other.id);
            let taken = self.find(&category.id).is_some() || earlier.any(|id| *id == category.id);
            if taken {
                return Err(CodebookProblem::IdTaken(category.id.clone()));
            }
            if let Some(parent) = &category.parent {
                self.standing(parent)?;
            }
            if !category.became.is_empty() {
                return Err(CodebookProblem::Became(category.id.clone()));
            }
        }
        Ok(())
    }

    fn known(&self, id: &CategoryId) -> Result<&Category, CodebookProblem> {
        self.find(id)
            .ok_or_else(|| CodebookProblem::Unknown(id.clone()))
    }

    /// The category, where it stands for itself.
    fn standing(&self, id: &CategoryId) -> Result<&Category, CodebookProblem> {
        let category = self.known(id)?;
        if category.became.is_empty() {
            Ok(category)
        } else {
            Err(CodebookProblem::Became(id.clone()))
        }
    }
}

fn check_name(name: &str) -> Result<(), CodebookProblem> {
    if key(name).is_empty() {
        return Err(CodebookProblem::EmptyName);
    }
    Ok(())
}

fn check_years(first: Option<i32>, last: Option<i32>) -> Result<(), CodebookProblem> {
    match first.zip(last) {
        Some((first, last)) if last < first => Err(CodebookProblem::YearsReversed),
        _ => Ok(()),
    }
}
