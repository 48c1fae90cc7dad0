//! The build's name: a short hash of the files that make the program.
//!
//! Page and engine are compiled with the same name. Trunk does not put a hash in the engine's
//! file name, so a browser may pair a new page with an old engine from its cache; the two names
//! tell. The hash is of content alone: the same sources have the same name on every machine.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::project::Project;

/// The environment variable that the program is compiled with.
pub const VARIABLE: &str = "LARDOM_BUILD";

const SOURCES: &[&str] = &[
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "index.html",
    "locales",
    "public",
    "src",
    "style",
];

/// Sixteen hexadecimal digits.
///
/// # Errors
/// When a source file cannot be read.
pub fn build_id(project: &Project) -> Result<String> {
    let mut hasher = blake3::Hasher::new();
    for source in SOURCES {
        add(&mut hasher, source, &project.path(source))?;
    }
    let mut id = hasher.finalize().to_hex().to_string();
    id.truncate(16);
    Ok(id)
}

// Names and lengths go in with the bytes, so that moving text from one file to another counts.
fn add(hasher: &mut blake3::Hasher, name: &str, path: &Path) -> Result<()> {
    if path.is_dir() {
        let mut names = Vec::new();
        for entry in fs::read_dir(path).with_context(|| format!("reading {}", path.display()))? {
            names.push(entry?.file_name());
        }
        // A folder lists its files in any order it likes.
        names.sort();
        for file in names {
            let name = format!("{name}/{}", file.to_string_lossy());
            add(hasher, &name, &path.join(&file))?;
        }
    } else if path.is_file() {
        let bytes = fs::read(path).with_context(|| format!("reading {}", path.display()))?;
        hasher.update(&length(name.as_bytes()));
        hasher.update(name.as_bytes());
        hasher.update(&length(&bytes));
        hasher.update(&bytes);
    }
    Ok(())
}

fn length(bytes: &[u8]) -> [u8; 16] {
    (bytes.len() as u128).to_le_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(name: &str) -> Result<Project> {
        let root = std::env::temp_dir().join(format!("xtask-{name}-{}", std::process::id()));
        fs::create_dir_all(root.join("src/model"))?;
        fs::write(root.join("Cargo.lock"), "lock")?;
        fs::write(root.join("src/lib.rs"), "a")?;
        fs::write(root.join("src/model/case.rs"), "b")?;
        Ok(Project::at(&root))
    }

    #[test]
    fn names_the_content_and_nothing_else() -> Result<()> {
        let one = sample("id-one")?;
        let two = sample("id-two")?;
        let id = build_id(&one)?;
        assert_eq!(id.len(), 16);
        assert_eq!(id, build_id(&two)?);

        fs::write(two.path("README.md"), "not a part of the program")?;
        assert_eq!(id, build_id(&two)?);

        fs::write(two.path("src/lib.rs"), "ab")?;
        fs::write(two.path("src/model/case.rs"), "")?;
        assert_ne!(id, build_id(&two)?);

        fs::remove_dir_all(one.path(""))?;
        fs::remove_dir_all(two.path(""))?;
        Ok(())
    }
}
