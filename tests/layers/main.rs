//! A layer imports only what the table in `docs/ARCHITECTURE.md` allows, and no files of the page import each
//! other.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on stops"
)]

mod files;
mod paths;
mod rings;
mod tokens;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use files::source_files;
use paths::named;

/// Layer to the layers it may import, from the table's first and last columns.
fn allowed() -> BTreeMap<String, BTreeSet<String>> {
    let text =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/ARCHITECTURE.md"))
            .unwrap();
    let plain = |cell: &str| {
        cell.trim()
            .trim_matches('`')
            .trim_end_matches('/')
            .to_owned()
    };
    text.lines()
        .skip_while(|line| {
            !line.starts_with("| layer | lives there | must not know | may import |")
        })
        .skip(2)
        .take_while(|line| line.starts_with('|'))
        .map(|line| {
            let cells: Vec<&str> = line.trim_matches('|').split('|').collect();
            let imports = cells[3].split(',').map(plain);
            (
                plain(cells[0]),
                imports.filter(|name| !name.is_empty()).collect(),
            )
        })
        .collect()
}

/// The layer a file of `src` belongs to; programs and the crate's root put layers together and belong to none.
fn layer_of(address: &str) -> Option<&str> {
    let layer = address.split('/').next()?.trim_end_matches(".rs");
    (layer != "lib" && layer != "bin").then_some(layer)
}

/// Every layer that a text names behind `crate::`.
fn imports(text: &str) -> BTreeSet<String> {
    let paths = named(text).into_iter().map(|named| named.parts);
    let in_crate = paths.filter(|parts| parts[0] == "crate");
    in_crate.filter_map(|parts| parts.get(1).cloned()).collect()
}

#[test]
fn every_import_is_one_that_the_architecture_allows() {
    let allowed = allowed();
    assert!(
        allowed.len() >= 9,
        "the table of layers was not found: {allowed:?}"
    );
    let mut wrong = Vec::new();
    let mut checked = 0;
    for (address, text) in source_files("") {
        let Some(layer) = layer_of(&address) else {
            continue;
        };
        let may = allowed
            .get(layer)
            .unwrap_or_else(|| panic!("{layer} is not in the table"));
        for import in imports(&text) {
            checked += 1;
            let known = allowed.contains_key(&import);
            if known && import != layer && !may.contains(&import) {
                wrong.push(format!("{address} imports {import}"));
            }
        }
    }
    assert!(checked > 50, "hardly any import was found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_files_of_the_page_import_each_other() {
    let imports = rings::imports(&source_files("ui"));
    let count: usize = imports.values().map(BTreeSet::len).sum();
    assert!(count > 500, "hardly any import was found");
    let rings = rings::rings(&imports);
    let told = rings
        .iter()
        .map(|ring| format!("{} → {}", ring.join(" → "), ring[0]));
    let told: Vec<String> = told.collect();
    assert!(told.is_empty(), "files in a ring:\n{}", told.join("\n"));
}

#[test]
fn layers_are_found_single_and_in_braces() {
    let text = "use crate::model::{Case, Kind};\nuse crate::{import, cases::{CaseStore, x::{Y}}, counting::Z};\nx(crate::ui::y)";
    let expected = ["cases", "counting", "import", "model", "ui"].map(str::to_owned);
    assert_eq!(imports(text), BTreeSet::from(expected));
}
