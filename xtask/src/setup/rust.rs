//! Rust's own parts: the WebAssembly target, and the formatter and lints.
//!
//! `rust-toolchain.toml` asks for them too, but rustup installs what that file asks for only
//! where its auto-install is on.

use std::path::Path;

use anyhow::{Context as _, Result, bail};

use super::say;
use crate::project::Project;
use crate::run::{answer, run};

const TARGET: &str = "wasm32-unknown-unknown";

/// The standard library for WebAssembly.
pub fn target(project: &Project) -> Result<()> {
    if has_target(project) {
        return Ok(());
    }
    say(&format!(
        "adding Rust's {TARGET} target (about a minute, once)"
    ));
    run(project.command("rustup").args(["target", "add", TARGET])).with_context(|| {
        format!(
            "Rust's {TARGET} target is missing: install it with rustup or your system's packages"
        )
    })
}

// Asked of the compiler, not of rustup: a Rust from a system's packages has no rustup, and may
// well have the target.
fn has_target(project: &Project) -> bool {
    let mut rustc = project.command("rustc");
    rustc.args(["--print", "target-libdir", "--target", TARGET]);
    answer(&mut rustc).is_some_and(|folder| Path::new(folder.trim()).is_dir())
}

/// Clippy and rustfmt.
pub fn components(project: &Project) -> Result<()> {
    for (component, subcommand) in [("clippy", "clippy"), ("rustfmt", "fmt")] {
        let mut version = project.command("cargo");
        if answer(version.args([subcommand, "--version"])).is_some() {
            continue;
        }
        say(&format!("adding Rust's {component} (under a minute, once)"));
        let mut add = project.command("rustup");
        if let Err(error) = run(add.args(["component", "add", component])) {
            bail!("cargo {subcommand} is missing and rustup could not add it: {error:#}");
        }
    }
    Ok(())
}
