//! The paths that a source text names, in imports and anywhere else.

use crate::tokens::tokens;

/// A path that a text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its parts, as `crate`, `ui`, `route`; the last is `*` where all that is there is meant.
    pub parts: Vec<String>,
    /// The modules within the file in which it stands.
    pub within: Vec<String>,
    /// The name under which it is imported; none where it only stands in the program.
    pub import: Option<String>,
    /// Whether others can import that name from here.
    pub is_public: bool,
}

/// All paths of a text: those of its imports, and those of more than one part anywhere else.
pub fn named(text: &str) -> Vec<Named> {
    let tokens = tokens(text);
    let mut found = Vec::new();
    let mut open = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        follow_braces(&tokens, at, &mut open);
        let is_use = tokens[at] == "use";
        let is_path = is_word(tokens[at]) && tokens.get(at + 1) == Some(&"::");
        if !is_use && !is_path {
            at += 1;
            continue;
        }
        let is_public = is_use && is_handed_on(&tokens[..at]);
        let mut paths = Vec::new();
        at = tree(&tokens, at + usize::from(is_use), &[], &mut paths);
        let within: Vec<String> = open.iter().flatten().cloned().collect();
        found.extend(paths.into_iter().map(|(parts, name)| Named {
            parts,
            within: within.clone(),
            import: is_use.then_some(name),
            is_public,
        }));
    }
    found
}

/// Keeps the braces that are open, each with the name of the module that it holds, if it holds one.
fn follow_braces(tokens: &[&str], at: usize, open: &mut Vec<Option<String>>) {
    match tokens[at] {
        "{" => open.push(match tokens[..at] {
            [.., "mod", name] => Some(name.to_owned()),
            _ => None,
        }),
        "}" => {
            open.pop();
        }
        _ => {}
    }
}

/// Whether what stands before a `use` makes it public, to all or to some.
fn is_handed_on(before: &[&str]) -> bool {
    match before {
        [.., "pub"] => true,
        [.., ")"] => {
            let open = before.iter().rposition(|token| *token == "(");
            open.is_some_and(|open| before[..open].ends_with(&["pub"]))
        }
        _ => false,
    }
}

/// Takes the paths of a tree like `a::{b, c::{self, d as e}}`, each with its name. Says where the tree ends.
fn tree(
    tokens: &[&str],
    mut at: usize,
    before: &[String],
    found: &mut Vec<(Vec<String>, String)>,
) -> usize {
    let mut parts = before.to_vec();
    loop {
        match tokens.get(at) {
            Some(&"{") => return branches(tokens, at + 1, &parts, found),
            Some(part) if *part == "*" || is_word(part) => parts.push((*part).to_owned()),
            // What stands before the types of a call, as in `Vec::<u8>::new`.
            _ => break,
        }
        at += 1;
        if tokens.get(at) != Some(&"::") {
            break;
        }
        at += 1;
    }
    if parts.len() > 1 {
        // `a::{self}` is `a`.
        parts.pop_if(|last| last == "self");
    }
    let mut name = parts.last().cloned();
    if tokens.get(at) == Some(&"as") {
        name = tokens.get(at + 1).map(|name| (*name).to_owned());
        at += 2;
    }
    found.extend(name.map(|name| (parts, name)));
    at
}

/// Takes the paths of the trees between braces. Says where the braces have been closed.
fn branches(
    tokens: &[&str],
    mut at: usize,
    before: &[String],
    found: &mut Vec<(Vec<String>, String)>,
) -> usize {
    while at < tokens.len() && tokens[at] != "}" {
        at = if tokens[at] == "," {
            at + 1
        } else {
            tree(tokens, at, before, found).max(at + 1)
        };
    }
    at + 1
}

fn is_word(token: &str) -> bool {
    token.starts_with(|first: char| first.is_alphabetic() || first == '_')
}

/// What a text names, each as `path = name` in an import.
fn told(text: &str) -> Vec<String> {
    let told = named(text).into_iter().map(|each| {
        let public = if each.is_public { "pub " } else { "" };
        let name = each
            .import
            .map_or_else(String::new, |name| format!(" = {name}"));
        format!("{public}{}{name}", each.parts.join("::"))
    });
    told.collect()
}

#[test]
fn braces_within_braces_are_opened() {
    assert_eq!(
        told("use crate::{a::{b, c::{self, d as e}}, f,};\nuse super::super::g::*;"),
        [
            "crate::a::b = b",
            "crate::a::c = c",
            "crate::a::c::d = e",
            "crate::f = f",
            "super::super::g::* = *",
        ]
    );
}

#[test]
fn public_imports_and_paths_in_the_program_are_told_apart() {
    let text = "pub use a::b; pub(crate) use c; fn d(e: f::G) { let _ = Vec::<u8>::new() as h::I; j.k(); }";
    assert_eq!(
        told(text),
        ["pub a::b = b", "pub c = c", "f::G", "Vec", "h::I"]
    );
}
