//! Code lists that come with the program, to begin a codebook with: those of a board's published account of 2022.
//!
//! Names and which unit they belong to are the account's. Definitions and keywords are written for this program; the
//! keywords have the form of a rule's phrases.

use serde::Deserialize;

use crate::model::{Category, Codebook};

/// A code list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeList {
    /// What it is known by.
    pub key: String,
    /// What it is called in Swedish, as the units are.
    pub title: String,
    /// The unit that it was made for.
    pub unit_hint: String,
    /// Its categories, of the unit of the hint.
    pub codebook: Codebook,
}

/// Every code list, in the order of the file.
#[must_use]
pub fn code_lists() -> Vec<CodeList> {
    let lists: Vec<Listed> = serde_json::from_str(LISTS).unwrap_or_default();
    lists.into_iter().map(Listed::into_code_list).collect()
}

const LISTS: &str = include_str!("code_lists.json");

/// A code list as the file has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Listed {
    key: String,
    title: String,
    unit: String,
    categories: Vec<ListedCategory>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ListedCategory {
    name: String,
    definition: String,
    keywords: Vec<String>,
}

impl Listed {
    fn into_code_list(self) -> CodeList {
        let names = self.categories.iter().map(|listed| listed.name.as_str());
        let mut codebook = Codebook::from_names(Some(self.unit.clone()), names);
        for (category, listed) in codebook.categories.iter_mut().zip(self.categories) {
            *category = Category {
                definition: listed.definition,
                keywords: listed.keywords,
                ..category.clone()
            };
        }
        CodeList {
            key: self.key,
            title: self.title,
            unit_hint: self.unit,
            codebook,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    #[test]
    fn every_category_is_described() {
        let lists = code_lists();
        let sizes: Vec<(&str, usize)> = lists
            .iter()
            .map(|list| (list.key.as_str(), list.codebook.categories.len()))
            .collect();
        assert_eq!(sizes, [("amf", 6), ("fut", 8)]);
        let listed: Vec<Listed> = serde_json::from_str(LISTS).unwrap();
        let mut ids = BTreeSet::new();
        for (list, listed) in lists.iter().zip(&listed) {
            let categories = list.codebook.categories.iter().zip(&listed.categories);
            for (category, listed) in categories {
                // Names that mean the same would have moved the definitions to others.
                assert_eq!(category.name, listed.name);
                assert!(category.definition.ends_with('.'), "{}", category.name);
                let keywords = category.keywords.len();
                assert!((3..=8).contains(&keywords), "{}", category.name);
                assert!(ids.insert(category.id.clone()), "{:?}", category.id);
            }
        }
    }

    #[test]
    fn ids_tell_unit_and_name() {
        let lists = code_lists();
        let first = lists[1].codebook.categories.first().unwrap();
        assert_eq!(first.id.0, "fut-rutiner");
        assert_eq!(lists[0].codebook.unit.as_deref(), Some("AMF"));
    }

    #[test]
    fn the_lists_are_those_of_the_account() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let Ok(facts) = std::fs::read_to_string(root.join("../shared/seed/facts.json")) else {
            println!("skipped: ../shared/seed is not here");
            return;
        };
        let facts: serde_json::Value = serde_json::from_str(&facts).unwrap();
        let fields = ["avvikelser_by_category", "noteringar_by_category"];
        for (list, field) in code_lists().iter().zip(fields) {
            let stated = facts["units"][&list.unit_hint]["2022"][field].as_object();
            let stated: BTreeSet<&str> = stated.unwrap().keys().map(String::as_str).collect();
            let categories = list.codebook.categories.iter();
            let ours: BTreeSet<&str> = categories.map(|found| found.name.as_str()).collect();
            assert_eq!(ours, stated);
        }
    }
}
