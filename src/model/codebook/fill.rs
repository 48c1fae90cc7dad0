//! What a codebook lacks of a finished list.

use super::{Category, Codebook, CodebookChange};

impl Codebook {
    /// The changes that bring a list's categories in: those that the codebook has no name for in this year are added,
    /// last and under ids of its own; those that it has and says nothing of are described as the list does.
    #[must_use]
    pub fn filled_from(&self, list: &Self, year: i32) -> Vec<CodebookChange> {
        let names: Vec<&str> = list
            .categories
            .iter()
            .map(|each| each.name.as_str())
            .collect();
        let listed = list.categories.iter().zip(self.fresh_ids(&names));
        listed
            .filter_map(|(listed, id)| match self.meaning_of(&listed.name, year) {
                None => Some(CodebookChange::Add {
                    category: Category {
                        id,
                        parent: None,
                        ..listed.clone()
                    },
                }),
                Some(known) if known.is_bare() => Some(CodebookChange::Describe {
                    id: known.id.clone(),
                    definition: listed.definition.clone(),
                    keywords: listed.keywords.clone(),
                    examples: listed.examples.clone(),
                }),
                Some(_) => None,
            })
            .collect()
    }
}

impl Category {
    /// Whether nothing is said of what falls under it.
    fn is_bare(&self) -> bool {
        self.definition.is_empty() && self.keywords.is_empty() && self.examples.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codebook(unit: &str, categories: &[(&str, &str)]) -> Codebook {
        let names = categories.iter().map(|(name, _)| *name);
        let mut codebook = Codebook::from_names(Some(unit.to_owned()), names);
        for (category, (_, definition)) in codebook.categories.iter_mut().zip(categories) {
            (*definition).clone_into(&mut category.definition);
        }
        codebook
    }

    #[test]
    fn what_is_missing_comes_and_what_is_said_stays() {
        let mut own = codebook("FUT", &[("rutiner.", ""), ("Bemötande", "Vårt eget.")]);
        let list = codebook(
            "AMF",
            &[
                ("Rutiner", "En."),
                ("Bemötande", "Två."),
                ("Lokaler", "Tre."),
            ],
        );
        for change in own.filled_from(&list, 2022) {
            assert_eq!(own.problem_of(&change), None);
            own.apply(&change);
        }
        let found: Vec<(&str, &str, &str)> = own
            .categories
            .iter()
            .map(|each| {
                (
                    each.id.0.as_str(),
                    each.name.as_str(),
                    each.definition.as_str(),
                )
            })
            .collect();
        assert_eq!(
            found,
            [
                ("fut-rutiner", "rutiner.", "En."),
                ("fut-bemotande", "Bemötande", "Vårt eget."),
                ("fut-lokaler", "Lokaler", "Tre."),
            ]
        );
        assert_eq!(own.filled_from(&list, 2022), []);
    }
}
