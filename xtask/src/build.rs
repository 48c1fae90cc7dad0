//! `cargo xtask build`: the finished page in `dist/`, and its weight.

use std::process::ExitCode;

use anyhow::{Context as _, Result};

use crate::build_id::{VARIABLE, build_id};
use crate::project::Project;
use crate::run::run;
use crate::setup::trunk_command;
use crate::weigh;

/// Builds the page and weighs it. The set-up must have been done.
///
/// # Errors
/// When the page cannot be built or weighed. A page that is too heavy is built all the same, and
/// told by the exit code.
pub fn build(project: &Project) -> Result<ExitCode> {
    make(project)?;
    let light = weigh_and_say(project)?;
    Ok(if light {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Makes `dist/`.
///
/// # Errors
/// When Trunk cannot be started or fails.
pub fn make(project: &Project) -> Result<()> {
    let id = build_id(project)?;
    println!("building dist/ as {id} (several minutes the first time, a minute or two later)");
    run(trunk_command(project)?
        .env(VARIABLE, id)
        .args(["build", "--release"]))
    .context("building the page")
}

/// Prints what each part of `dist/` weighs and says whether all budgets are kept.
///
/// # Errors
/// When a file in `dist/` cannot be read.
pub fn weigh_and_say(project: &Project) -> Result<bool> {
    let parts = weigh::parts(&project.dist())?;
    println!("{}", weigh::table(&parts));
    let over = weigh::over_budget(&parts);
    for line in &over {
        println!("{line}");
    }
    Ok(over.is_empty())
}
