//! `cargo xtask deps`: licences, sources and duplicates of everything the program is made of.

use std::process::ExitCode;

use anyhow::Result;

use crate::project::Project;
use crate::run::run;
use crate::setup;

/// Runs cargo-deny with `deny.toml`.
///
/// # Errors
/// When cargo-deny cannot be installed, or finds something.
pub fn deps(project: &Project) -> Result<ExitCode> {
    setup::for_checking_dependencies(project)?;
    println!(
        "checking licences, sources and duplicates; known vulnerabilities are not looked up \
         (`cargo deny check advisories` does, with the network)"
    );
    let mut deny = project.command("cargo");
    run(deny.args(["deny", "--locked", "check", "licenses", "sources", "bans"]))?;
    Ok(ExitCode::SUCCESS)
}
