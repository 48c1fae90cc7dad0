//! A layer imports only what the table in `docs/ARCHITECTURE.md` allows.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on stops"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Layer to the layers it may import, from the table's first and last columns.
fn allowed() -> BTreeMap<String, BTreeSet<String>> {
    let text = std::fs::read_to_string(Path::new(ROOT).join("docs/ARCHITECTURE.md")).unwrap();
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

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The layer a file of `src` belongs to; programs and the crate's root put layers together and belong to none.
fn layer_of(file: &Path) -> Option<String> {
    let inside = file.strip_prefix(Path::new(ROOT).join("src")).unwrap();
    let first = inside.components().next()?.as_os_str().to_str()?;
    let layer = first.trim_end_matches(".rs");
    (layer != "lib" && layer != "bin").then(|| layer.to_owned())
}

/// Every layer named behind `crate::`, single or in braces.
fn imports(text: &str) -> BTreeSet<String> {
    let mut layers = BTreeSet::new();
    for (start, prefix) in text.match_indices("crate::") {
        let rest = &text[start + prefix.len()..];
        let end = if rest.starts_with('{') {
            rest.find('}').unwrap()
        } else {
            40.min(rest.len())
        };
        let end = (0..=end)
            .rev()
            .find(|at| rest.is_char_boundary(*at))
            .unwrap();
        let names = rest[..end].trim_start_matches('{').split(',');
        let single = !rest.starts_with('{');
        for name in names.take(if single { 1 } else { usize::MAX }) {
            let name: String = name
                .trim()
                .chars()
                .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
                .collect();
            layers.insert(name);
        }
    }
    layers
}

#[test]
fn every_import_is_one_that_the_architecture_allows() {
    let allowed = allowed();
    assert!(
        allowed.len() >= 9,
        "the table of layers was not found: {allowed:?}"
    );
    let mut files = Vec::new();
    rust_files(&Path::new(ROOT).join("src"), &mut files);
    let mut wrong = Vec::new();
    let mut checked = 0;
    for file in &files {
        let Some(layer) = layer_of(file) else {
            continue;
        };
        let may = allowed
            .get(&layer)
            .unwrap_or_else(|| panic!("{layer} is not in the table"));
        let text = std::fs::read_to_string(file).unwrap();
        // Unit tests may put layers together.
        let program = text.split("#[cfg(test)]\nmod tests").next().unwrap();
        for import in imports(program) {
            checked += 1;
            let known = allowed.contains_key(&import);
            if known && import != layer && !may.contains(&import) {
                wrong.push(format!("{} imports {import}", file.display()));
            }
        }
    }
    assert!(checked > 50, "hardly any import was found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn imports_are_found_single_and_in_braces() {
    let text =
        "use crate::model::{Case, Kind};\nuse crate::{import, cases::CaseStore};\nx(crate::ui::y)";
    let expected = ["cases", "import", "model", "ui"].map(str::to_owned);
    assert_eq!(imports(text), BTreeSet::from(expected));
}
