//! What comes from npm: the packages that the lockfiles name, and wasm-opt among them.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use super::say;
use crate::project::Project;
use crate::run::{answer, run};
use crate::version::Version;

/// The first Node whose test runner can end while something a failed test left open still runs.
const NODE: Version = Version(20, 14, 0);

/// wasm-opt before this one turns the page into one that does not start.
const WASM_OPT: Version = Version(116, 0, 0);

/// A copy of the lockfile beside the packages that it gave. Its text is compared, not its time:
/// a new checkout has new times and the same packages.
const STAMP: &str = "installed-lockfile.json";

/// The packages of one folder, as its lockfile names them.
pub fn packages(project: &Project, folder: &Path, whose: &str) -> Result<()> {
    let lockfile = fs::read(folder.join("package-lock.json"))
        .with_context(|| format!("reading the lockfile in {}", folder.display()))?;
    let stamp = folder.join("node_modules").join(STAMP);
    if fs::read(&stamp).is_ok_and(|installed| installed == lockfile) {
        return Ok(());
    }
    node(project)?;
    say(&format!(
        "fetching {whose} npm packages (under a minute, once)"
    ));
    run(project.command("npm").arg("ci").current_dir(folder))
        .with_context(|| format!("npm ci in {}", folder.display()))?;
    fs::write(&stamp, lockfile).with_context(|| format!("writing {}", stamp.display()))
}

fn node(project: &Project) -> Result<()> {
    let said = answer(project.command("node").arg("--version"));
    match said.as_deref().and_then(Version::said) {
        Some(version) if version >= NODE => Ok(()),
        Some(version) => bail!("this Node is {version}; the project needs {NODE} or later"),
        None => bail!("Node is missing: install Node {NODE} or later, with npm"),
    }
}

/// Makes sure that the wasm-opt that Trunk will find is a good one, and says which it is.
pub fn wasm_opt(project: &Project) -> Result<Version> {
    let said = answer(project.command("wasm-opt").arg("--version"));
    match said.as_deref().and_then(Version::said) {
        Some(version) if version >= WASM_OPT => Ok(version),
        Some(version) => bail!(
            "the wasm-opt found first is {version}: releases before {WASM_OPT} (Debian 12 has 108) \
             give a page that stays blank, with an error from WebAssembly.Table.set(). Delete \
             xtask/npm/node_modules to have the project's own fetched again"
        ),
        None => {
            bail!("wasm-opt does not run. Delete xtask/npm/node_modules to have it fetched again")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Somebody who calls Trunk without `cargo xtask` gets the same wasm-opt or an error, not
    // whichever is on PATH.
    #[test]
    fn trunk_and_npm_name_the_same_wasm_opt() -> Result<()> {
        let project = Project::find()?;
        let package = fs::read_to_string(project.npm().join("package.json"))?;
        let package: serde_json::Value = serde_json::from_str(&package)?;
        let pinned = package
            .pointer("/devDependencies/binaryen")
            .and_then(serde_json::Value::as_str)
            .and_then(Version::parse)
            .context("no binaryen in package.json")?;
        let trunk = fs::read_to_string(project.path("Trunk.toml"))?;
        assert!(
            trunk.contains(&format!("wasm_opt = \"version_{}\"", pinned.0)),
            "Trunk.toml should name wasm-opt {}",
            pinned.0
        );
        Ok(())
    }
}
