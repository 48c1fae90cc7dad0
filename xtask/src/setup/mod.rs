//! Set-up: puts in place what a command needs, and only what is missing.
//!
//! On a machine where everything is there, each function here costs a few short look-ups and
//! prints nothing.

mod cargo_tools;
mod chromium;
mod cpp;
mod debian;
mod npm;
mod rust;

use anyhow::Result;

pub use self::chromium::Chromium;
use crate::project::Project;

/// What it takes to build the page.
///
/// # Errors
/// When something is missing and cannot be installed; the message says what to do.
pub fn for_building(project: &Project) -> Result<()> {
    rust::target(project)?;
    npm::packages(project, &project.npm(), "the build's")?;
    npm::wasm_opt(project)?;
    cargo_tools::trunk(project)?;
    cargo_tools::wasm_bindgen(project)
}

/// What it takes to make the committed bundles.
///
/// # Errors
/// As [`for_building`].
pub fn for_bundling(project: &Project) -> Result<()> {
    npm::packages(project, &project.npm(), "the build's")
}

/// What it takes to run every test.
///
/// # Errors
/// As [`for_building`].
pub fn for_testing(project: &Project) -> Result<Chromium> {
    rust::components(project)?;
    for_building(project)?;
    cpp::compiler(project)?;
    for_browsing(project)
}

/// What it takes to open a page that is built in a browser.
///
/// # Errors
/// As [`for_building`].
pub fn for_browsing(project: &Project) -> Result<Chromium> {
    npm::packages(project, &project.browser_tests(), "the browser tests'")?;
    chromium::chromium(project)
}

/// What it takes to measure the engine beside its peers.
///
/// # Errors
/// As [`for_building`].
pub fn for_benching(project: &Project) -> Result<Chromium> {
    rust::target(project)?;
    npm::packages(project, &project.npm(), "the build's")?;
    npm::wasm_opt(project)?;
    cargo_tools::wasm_bindgen(project)?;
    npm::packages(project, &project.bench(), "the bench's")?;
    chromium::chromium(project)
}

/// What it takes to fuzz.
///
/// # Errors
/// As [`for_building`].
pub fn for_fuzzing(project: &Project) -> Result<()> {
    cpp::compiler(project)
}

/// What it takes to check licences and sources.
///
/// # Errors
/// As [`for_building`].
pub fn for_checking_dependencies(project: &Project) -> Result<()> {
    cargo_tools::cargo_deny(project)
}

pub use self::cargo_tools::trunk_command;

/// One line about what the set-up is doing now.
fn say(what: &str) {
    println!("set-up: {what}");
}
