//! Every text exists in every language, asks for the same values, and is used.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Key to text, keys as `group.name`.
fn texts(locale: &str) -> BTreeMap<String, String> {
    let path = Path::new(ROOT).join(format!("locales/{locale}.json"));
    let all: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let groups = all.as_object().unwrap();
    groups
        .iter()
        .flat_map(|(group, texts)| {
            let texts = texts.as_object().unwrap();
            texts.iter().map(move |(name, text)| {
                (format!("{group}.{name}"), text.as_str().unwrap().to_owned())
            })
        })
        .collect()
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    let parts = text.split("{{").skip(1);
    parts
        .map(|part| part.split("}}").next().unwrap().trim())
        .collect()
}

#[test]
fn both_languages_have_the_same_texts_with_the_same_values() {
    let (swedish, english) = (texts("sv"), texts("en"));
    assert!(swedish.keys().eq(english.keys()), "the keys differ");
    for (key, text) in &swedish {
        assert!(!text.trim().is_empty(), "{key} is empty");
        assert_eq!(placeholders(text), placeholders(&english[key]), "{key}");
    }
}

#[test]
fn english_is_english() {
    let (swedish, english) = (texts("sv"), texts("en"));
    let same: Vec<_> = swedish
        .keys()
        .filter(|key| swedish[*key] == english[*key])
        .collect();
    // Names, codes and words that both languages share.
    assert!(same.len() <= 25, "not translated: {same:?}");
}

#[test]
fn every_text_is_used() {
    fn read(folder: &Path, all: &mut String) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                read(&path, all);
            } else {
                all.push_str(&std::fs::read_to_string(path).unwrap());
            }
        }
    }
    let mut program = String::new();
    read(&Path::new(ROOT).join("src/ui"), &mut program);
    let squeezed: String = program.split_whitespace().collect();
    let unused: Vec<_> = texts("sv")
        .into_keys()
        .filter(|key| {
            !squeezed.match_indices(key.as_str()).any(|(at, found)| {
                let after = squeezed[at + found.len()..].chars().next();
                !after.is_some_and(|next| next.is_alphanumeric() || next == '_')
            })
        })
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
}
