//! `cargo xtask vendor`: the committed bundles of `ECharts` and `ProseMirror` and the typefaces, made again or checked.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, Result};

use crate::project::Project;
use crate::run::run;
use crate::setup;

const COMMITTED: &str = "public/vendor";
const FILES: [&str; 8] = [
    "faces.LICENSE.txt",
    "source-sans-3.woff2",
    "source-serif-4.woff2",
    "echarts.js",
    "echarts.LICENSE.txt",
    "echarts.NOTICE.txt",
    "prosemirror.js",
    "prosemirror.LICENSE.txt",
];

/// Makes the bundles in `public/vendor` again.
///
/// # Errors
/// When the set-up or the bundler fails.
pub fn rebuild(project: &Project) -> Result<ExitCode> {
    setup::for_bundling(project)?;
    bundle(project, &project.path(COMMITTED))?;
    Ok(ExitCode::SUCCESS)
}

/// Bundles into another folder and names every committed file that differs from it: what is
/// served must be what the pinned packages give, and nothing that was put into it by hand.
///
/// # Errors
/// When the bundler fails.
pub fn differing(project: &Project) -> Result<Vec<String>> {
    let fresh = project.path("target/vendor");
    bundle(project, &fresh)?;
    let mut differing = Vec::new();
    for file in FILES {
        let made = fs::read(fresh.join(file)).with_context(|| format!("reading a fresh {file}"))?;
        let committed = project.path(COMMITTED).join(file);
        if fs::read(committed).ok() != Some(made) {
            differing.push(format!("{COMMITTED}/{file}"));
        }
    }
    Ok(differing)
}

fn bundle(project: &Project, out: &Path) -> Result<()> {
    let mut node = project.command("node");
    run(node.arg(project.npm().join("bundle.mjs")).arg(out)).context("bundling for the page")
}
