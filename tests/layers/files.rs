//! The program's files, as they are read by these tests.

use std::collections::BTreeMap;
use std::path::Path;

/// The source files in a folder of `src` or in all of it (`""`): each one's address in `src`, with its text.
pub fn source_files(folder: &str) -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = BTreeMap::new();
    let mut folders = vec![root.join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let address = path.strip_prefix(&root).unwrap().to_str().unwrap();
                let text = std::fs::read_to_string(&path).unwrap();
                found.insert(address.replace('\\', "/"), without_tests(&text).to_owned());
            }
        }
    }
    found
}

/// Unit tests may import whatever they need to test a file.
fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod tests").next().unwrap()
}
