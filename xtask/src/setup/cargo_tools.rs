//! Programs from crates.io: Trunk, wasm-bindgen and cargo-deny, each at the one right version.
//!
//! What is already on PATH at that version is taken as it is. Anything else goes into
//! `target/tools`, never over the user's own programs.

use std::fs;
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use super::say;
use crate::project::Project;
use crate::run::{answer, run};
use crate::version::{Version, locked};

/// Trunk 0.22 asks for a newer compiler than the project does.
const TRUNK: Version = Version(0, 21, 14);
const CARGO_DENY: Version = Version(0, 20, 2);

struct Tool<'a> {
    package: &'a str,
    programs: &'a [&'a str],
    version: Version,
    features: &'a [&'a str],
    /// How much the compiler optimises it: a tool that works hard pays back the longer compile.
    opt_level: &'a str,
    takes: &'a str,
}

/// Trunk, which builds and serves the page.
pub fn trunk(project: &Project) -> Result<()> {
    install(
        project,
        &Tool {
            package: "trunk",
            programs: &["trunk"],
            version: TRUNK,
            // Without Trunk's check for a newer Trunk.
            features: &["--no-default-features", "--features", "rustls"],
            opt_level: "0",
            takes: "3 to 6 minutes",
        },
    )
}

/// wasm-bindgen at the version of the crate: its two halves must be the same release.
pub fn wasm_bindgen(project: &Project) -> Result<()> {
    let lockfile = fs::read_to_string(project.path("Cargo.lock")).context("reading Cargo.lock")?;
    let version = locked(&lockfile, "wasm-bindgen").context("no wasm-bindgen in Cargo.lock")?;
    install(
        project,
        &Tool {
            package: "wasm-bindgen-cli",
            programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
            version,
            features: &[],
            opt_level: "1",
            takes: "2 to 5 minutes",
        },
    )
}

/// cargo-deny, which reads the licences and sources of everything the program is made of.
pub fn cargo_deny(project: &Project) -> Result<()> {
    install(
        project,
        &Tool {
            package: "cargo-deny",
            programs: &["cargo-deny"],
            version: CARGO_DENY,
            features: &[],
            opt_level: "0",
            takes: "4 to 8 minutes",
        },
    )
}

/// Trunk, told to use the tools that the set-up put in place. It downloads a tool only when the
/// one it finds is not the version it wants, so it downloads nothing. (Its offline mode would keep
/// cargo from fetching the program's crates too.)
pub fn trunk_command(project: &Project) -> Result<Command> {
    crate::trunk_page::write(project)?;
    let wasm_opt = super::npm::wasm_opt(project)?;
    let mut command = project.command("trunk");
    command
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        .env("TRUNK_TOOLS_WASM_OPT", format!("version_{}", wasm_opt.0));
    // Trunk takes NO_COLOR for a switch of its own and stops at the usual value 1.
    if std::env::var_os("NO_COLOR").is_some() {
        command.env_remove("NO_COLOR").env("TRUNK_COLOR", "never");
    }
    Ok(command)
}

fn install(project: &Project, tool: &Tool) -> Result<()> {
    if is_there(project, tool) {
        return Ok(());
    }
    if by_binstall(project, tool) && is_there(project, tool) {
        return Ok(());
    }
    say(&format!(
        "compiling {} {} into target/tools ({} on two cores, once)",
        tool.package, tool.version, tool.takes
    ));
    let mut cargo = project.command("cargo");
    // A build folder or target of the user's own is not meant for this; a debug build without
    // its debug information is the one that is compiled soonest.
    cargo
        .env_remove("CARGO_TARGET_DIR")
        .env_remove("CARGO_BUILD_TARGET_DIR")
        .env_remove("CARGO_BUILD_TARGET")
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("CARGO_PROFILE_DEV_OPT_LEVEL", tool.opt_level)
        .args(["install", "--locked", "--debug", "--force", "--root"])
        .arg(project.tools())
        .args(tool.features)
        .args(["--version", &format!("={}", tool.version), tool.package]);
    run(&mut cargo).with_context(|| format!("installing {} {}", tool.package, tool.version))?;
    if !is_there(project, tool) {
        bail!(
            "{} {} was installed into target/tools, but does not answer with that version",
            tool.package,
            tool.version
        );
    }
    Ok(())
}

// The first one found is the one that Trunk and cargo would run, so only that one counts.
fn is_there(project: &Project, tool: &Tool) -> bool {
    tool.programs.iter().all(|program| {
        let said = answer(project.command(program).arg("--version"));
        said.and_then(|text| Version::said(&text)) == Some(tool.version)
    })
}

/// Takes a finished program if `cargo binstall` is here and finds one. That it does not is no
/// error: the compiler is still there.
fn by_binstall(project: &Project, tool: &Tool) -> bool {
    if project.program("cargo-binstall").is_none() {
        return false;
    }
    say(&format!(
        "asking cargo binstall for {} {} (under a minute, once)",
        tool.package, tool.version
    ));
    let mut cargo = project.command("cargo");
    cargo
        .args([
            "binstall",
            "--no-confirm",
            "--disable-strategies",
            "compile",
        ])
        .args(["--force", "--root"])
        .arg(project.tools())
        .arg(format!("{}@={}", tool.package, tool.version));
    run(&mut cargo).is_ok()
}
