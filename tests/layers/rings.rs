//! Which file imports which, and the rings among them.
//!
//! A name that a file hands on with `pub use` is of the file that defines it: who imports it from a `mod.rs` that only
//! lists imports nothing of its other names.

use std::collections::{BTreeMap, BTreeSet};

use crate::paths::{Named, named};

/// Each file with those that it imports.
pub type Imports = BTreeMap<String, BTreeSet<String>>;

/// How often a name can be handed on from file to file.
const MOST_HANDS: usize = 16;

/// A file as a module of the crate.
struct Module {
    /// Its address in `src`.
    address: String,
    /// Its path in the crate: `ui`, `pages`, `start`.
    path: Vec<String>,
    /// Whether it is the file of a folder, whose imports the folder's files see.
    is_folder: bool,
    named: Vec<Named>,
}

impl Module {
    fn new(address: &str, text: &str) -> Self {
        let of_file = address.trim_end_matches(".rs");
        let of_folder = of_file.strip_suffix("/mod");
        Self {
            address: address.to_owned(),
            path: parts(of_folder.unwrap_or(of_file)),
            is_folder: of_folder.is_some(),
            named: named(text),
        }
    }

    /// What a name stands for that others find here without its being defined here.
    fn handed_on(&self, name: &str) -> Option<&Named> {
        let mut named = self.named.iter();
        named
            .find(|each| (each.is_public || self.is_folder) && each.import.as_deref() == Some(name))
    }
}

fn parts(path: &str) -> Vec<String> {
    path.split('/').map(str::to_owned).collect()
}

/// The files, by their paths in the crate.
struct Crate(BTreeMap<Vec<String>, Module>);

impl Crate {
    /// A path as it is seen from the crate's root; nothing where it begins at another crate or at a name in the file.
    fn path_in_crate(&self, module: &Module, named: &Named) -> Option<Vec<String>> {
        let mut start = [&module.path[..], &named.within].concat();
        let mut rest = &named.parts[..];
        match rest.first().map(String::as_str)? {
            "crate" => return Some(rest[1..].to_vec()),
            "self" => rest = &rest[1..],
            "super" => {
                while rest.first().is_some_and(|part| part == "super") {
                    start.pop();
                    rest = &rest[1..];
                }
            }
            below => {
                start.push(below.to_owned());
                let is_module = self.0.contains_key(&start);
                start.pop();
                if !is_module {
                    return None;
                }
            }
        }
        start.extend_from_slice(rest);
        Some(start)
    }

    /// The file that defines what a path from the crate's root names; nothing where no file here does.
    fn defining(&self, mut path: Vec<String>) -> Option<&Module> {
        let mut found = None;
        for _ in 0..MOST_HANDS {
            let lengths = (1..=path.len()).rev();
            let mut modules = lengths.filter_map(|length| self.0.get(&path[..length]));
            let Some(module) = modules.next() else {
                break;
            };
            found = Some(module);
            let rest = &path[module.path.len()..];
            let handed_on = rest.first().and_then(|name| module.handed_on(name));
            let origin = handed_on.and_then(|each| self.path_in_crate(module, each));
            let Some(origin) = origin else {
                break;
            };
            path = [&origin, &rest[1..]].concat();
        }
        found
    }

    fn imports_of(&self, module: &Module) -> BTreeSet<String> {
        let paths = module.named.iter();
        let paths = paths.filter_map(|named| self.path_in_crate(module, named));
        let files = paths.filter_map(|path| self.defining(path));
        let files = files.map(|other| other.address.clone());
        files.filter(|other| *other != module.address).collect()
    }
}

/// Which of some files imports which of them. Each is given by its address in `src`, with its text.
pub fn imports(files: &BTreeMap<String, String>) -> Imports {
    let modules = files.iter().map(|(address, text)| {
        let module = Module::new(address, text);
        (module.path.clone(), module)
    });
    let all = Crate(modules.collect());
    let modules = all.0.values();
    modules
        .map(|module| (module.address.clone(), all.imports_of(module)))
        .collect()
}

/// Rings of files that import each other, none where there is none. Each file imports the next, and the last the first;
/// of rings that share files one is told.
pub fn rings(imports: &Imports) -> Vec<Vec<String>> {
    let mut left = imports.clone();
    let mut rings = Vec::new();
    loop {
        drop_ends(&mut left);
        let Some(first) = left.keys().next() else {
            return rings;
        };
        // Each file that is left imports another that is left, so that the walk comes back to where it was.
        let mut walk = vec![first.clone()];
        let ring = loop {
            let next = left[&walk[walk.len() - 1]].first().unwrap();
            if let Some(start) = walk.iter().position(|file| file == next) {
                break walk.split_off(start);
            }
            walk.push(next.clone());
        };
        left.retain(|file, _| !ring.contains(file));
        rings.push(ring);
    }
}

/// Leaves out the files that import nothing that is left: they are in no ring.
fn drop_ends(left: &mut Imports) {
    loop {
        let files: BTreeSet<String> = left.keys().cloned().collect();
        for imports in left.values_mut() {
            imports.retain(|other| files.contains(other));
        }
        left.retain(|_, imports| !imports.is_empty());
        if left.len() == files.len() {
            return;
        }
    }
}

fn made_up(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    let files = files.iter();
    files
        .map(|(address, text)| ((*address).to_owned(), (*text).to_owned()))
        .collect()
}

#[test]
fn rings_are_found_through_names_that_are_handed_on() {
    let files = made_up(&[
        (
            "ui/mod.rs",
            "mod app; mod parts; mod words; pub use app::start;",
        ),
        (
            "ui/app.rs",
            "use super::{parts::{self, Button, Frame as Box}, words::word};",
        ),
        (
            "ui/words.rs",
            "use crate::model::Case; mod keys { fn f() { super::word(); } } fn word() { self::keys::f(); }",
        ),
        (
            "ui/parts/mod.rs",
            "mod button; mod frame; mod link; pub use self::{button::Button, frame::Frame};",
        ),
        ("ui/parts/button.rs", "fn press() { super::link::go(); }"),
        ("ui/parts/frame.rs", "use crate::ui::words::word;"),
        (
            "ui/parts/link.rs",
            "use crate::ui::parts::{Frame}; use crate::ui::{parts::Button as Pressed, words};",
        ),
    ]);
    let imports = imports(&files);
    let of_link = ["ui/parts/button.rs", "ui/parts/frame.rs", "ui/words.rs"];
    assert_eq!(
        imports["ui/parts/link.rs"],
        BTreeSet::from(of_link.map(str::to_owned))
    );
    assert_eq!(
        rings(&imports),
        [["ui/parts/button.rs", "ui/parts/link.rs"]]
    );
}

#[test]
fn longer_rings_and_several_are_all_told() {
    let files = made_up(&[
        ("a.rs", "use crate::b::B;"),
        ("b.rs", "use crate::c::C;"),
        ("c.rs", "use crate::{a::A, end};"),
        ("d.rs", "fn d() { crate::e::e(); }"),
        ("e.rs", "use super::d; // crate::a"),
        ("end.rs", ""),
    ]);
    let found = rings(&imports(&files));
    assert_eq!(found, [vec!["a.rs", "b.rs", "c.rs"], vec!["d.rs", "e.rs"]]);
}
