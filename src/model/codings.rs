//! What a second person decides of the cases of a sample, handed on as one line:
//! `lardom-codings 1 CHECKSUM CODINGS`. Nothing of the cases' texts is in it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::container::{Container, Opened, from_content, to_content};
use super::{CaseKey, CategoryId, ContainerError, Sample};

/// The version of the line that this program writes.
pub const CODINGS_VERSION: u32 = 2;

/// The word that the line begins with.
pub const CODINGS_WORD: &str = "lardom-codings";

const CONTAINER: Container = Container {
    magic: CODINGS_WORD,
    version: CODINGS_VERSION,
    first: CODINGS_VERSION,
};

/// One person's decisions on a sample.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Codings {
    /// The sample's [`id`](Sample::id).
    pub sample: String,
    /// The sample's title.
    pub title: String,
    /// What the person wants to be called; may be empty.
    pub coder: String,
    /// The categories that there were to choose from.
    pub offered: Vec<CategoryId>,
    /// Each case of the sample with its categories, in order of the sample: none chosen where the person says that no
    /// category fits, `None` where the case is not decided.
    pub cases: Vec<(CaseKey, Option<Vec<CategoryId>>)>,
}

impl Codings {
    /// Nothing decided yet of a sample.
    #[must_use]
    pub fn of(sample: &Sample) -> Self {
        let categories = sample.categories.iter();
        let cases = sample.cases.iter();
        Self {
            sample: sample.id(),
            title: sample.title.clone(),
            coder: String::new(),
            offered: categories.map(|category| category.id.clone()).collect(),
            cases: cases.map(|case| (case.key, None)).collect(),
        }
    }

    /// Whether they are of a sample and of nothing else.
    #[must_use]
    pub fn is_of(&self, sample: &Sample) -> bool {
        let keys = self.cases.iter().map(|(key, _)| key);
        self.sample == sample.id() && keys.eq(sample.cases.iter().map(|case| &case.key))
    }

    /// How many cases are decided.
    #[must_use]
    pub fn decided(&self) -> usize {
        self.cases
            .iter()
            .filter(|(_, coding)| coding.is_some())
            .count()
    }

    /// Decides a case by its place in the sample, or takes the decision back.
    pub fn decide(&mut self, at: usize, categories: Option<Vec<CategoryId>>) {
        if let Some((_, coding)) = self.cases.get_mut(at) {
            *coding = categories;
        }
    }

    /// Gives a case a category that it has not, or takes one that it has away. A case that then has none is not decided.
    pub fn toggle(&mut self, at: usize, category: &CategoryId) {
        let Some((_, coding)) = self.cases.get_mut(at) else {
            return;
        };
        let mut chosen = coding.take().unwrap_or_default();
        match chosen.iter().position(|each| each == category) {
            Some(place) => {
                chosen.remove(place);
            }
            None => chosen.push(category.clone()),
        }
        *coding = (!chosen.is_empty()).then_some(chosen);
    }
}

/// Codings as the line that is handed on.
#[must_use]
pub fn write_codings(codings: &Codings) -> String {
    CONTAINER.write(&to_content(codings))
}

/// Reads the line.
///
/// # Errors
/// `Foreign` when it is something else, `Newer` when a newer program wrote it, `Damaged` when it is not what was
/// written, or tells of a case twice.
pub fn read_codings(line: &str) -> Result<Codings, ContainerError> {
    let Opened { version, content } = CONTAINER.open(line)?;
    let codings: Codings = match version {
        1 | CODINGS_VERSION => from_content(&content)?,
        _ => return Err(ContainerError::Foreign),
    };
    if repeats(codings.cases.iter().map(|(key, _)| *key)) {
        return Err(ContainerError::Damaged);
    }
    Ok(codings)
}

/// Whether a key comes twice.
pub(super) fn repeats(mut keys: impl Iterator<Item = CaseKey>) -> bool {
    let mut seen = BTreeSet::new();
    !keys.all(|key| seen.insert(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codings(keys: &[u64]) -> Codings {
        Codings {
            cases: keys.iter().map(|key| (CaseKey(*key), None)).collect(),
            ..Codings::default()
        }
    }

    #[test]
    fn a_case_without_categories_is_decided_only_where_that_is_said() {
        let mut codings = codings(&[1, 2]);
        let category = CategoryId("a".to_owned());
        codings.toggle(0, &category);
        codings.toggle(9, &category);
        assert_eq!(codings.decided(), 1);
        codings.toggle(0, &category);
        assert_eq!(codings.decided(), 0);
        codings.decide(1, Some(Vec::new()));
        assert_eq!(codings.decided(), 1);
    }

    #[test]
    fn codings_come_back_from_their_line_and_a_case_told_twice_is_damage() {
        let line = write_codings(&codings(&[1, 2]));
        assert_eq!(read_codings(&line), Ok(codings(&[1, 2])));
        let twice = write_codings(&codings(&[1, 1]));
        assert_eq!(read_codings(&twice), Err(ContainerError::Damaged));
        let newer = Container {
            version: 9,
            ..CONTAINER
        };
        let newer = newer.write(&[]);
        assert_eq!(read_codings(&newer), Err(ContainerError::Newer(9)));
    }
}
