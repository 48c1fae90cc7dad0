//! `cargo xtask servers`: the settings that `docs/drift.md` gives for web servers, tried on those servers.

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::project::Project;
use crate::run::run_reading;
use crate::setup;

const TESTS: &str = "tests/servers/servers.test.mjs";

/// Tries the finished page on the servers that are installed.
///
/// # Errors
/// When there is no page, the set-up fails, or Node cannot be started. A server that does otherwise than it should is told
/// by the exit code.
pub fn servers(project: &Project) -> Result<ExitCode> {
    if !project.dist().join("index.html").exists() {
        bail!("there is no page to serve: run `cargo xtask build` first");
    }
    let chromium = setup::for_browsing(project)?;
    println!("servers that are not installed are skipped: `apt-get install nginx apache2 caddy`");
    let mut node = project.command("node");
    node.env("DIST", project.dist())
        .env("CHROMIUM", &chromium.browser)
        .args(["--test", "--test-reporter=spec", "--test-force-exit"])
        .arg(project.path(TESTS));
    let status = run_reading(&mut node, |_| {})?;
    Ok(if status.success() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
