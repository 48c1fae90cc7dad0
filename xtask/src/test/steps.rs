//! The commands that the steps run.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::project::Project;
use crate::setup::Chromium;

/// A step: its name and its command.
pub struct Step {
    /// What it is called in the report.
    pub name: &'static str,
    /// What it runs.
    pub command: Command,
}

const WASM: [&str; 3] = ["--locked", "--target", "wasm32-unknown-unknown"];
const DENY_WARNINGS: [&str; 3] = ["--", "-D", "warnings"];

fn cargo<'a>(
    project: &Project,
    name: &'static str,
    arguments: impl IntoIterator<Item = &'a str>,
) -> Step {
    let mut command = project.command("cargo");
    command.args(arguments);
    Step { name, command }
}

/// Format and lints. Each program of the page is linted with its own features alone, for these
/// are the programs that are shipped.
pub fn lints(project: &Project) -> Vec<Step> {
    let clippy = |name, what: &[&'static str]| {
        let head = ["clippy"].into_iter().chain(what.iter().copied());
        cargo(project, name, head.chain(DENY_WARNINGS))
    };
    let program = |name, feature, bin| {
        let features = ["--no-default-features", "--features", feature, "--bin", bin];
        clippy(name, &[WASM.as_slice(), features.as_slice()].concat())
    };
    vec![
        cargo(project, "format", ["fmt", "--all", "--", "--check"]),
        cargo(
            project,
            "format, the fuzz targets",
            ["fmt", "--manifest-path", "fuzz/Cargo.toml", "--", "--check"],
        ),
        clippy(
            "clippy, native",
            &["--workspace", "--all-targets", "--locked"],
        ),
        program("clippy, the page's program", "page", "app"),
        program("clippy, the engine's program", "worker", "engine"),
    ]
}

/// Everything that runs without a browser.
pub fn native_tests(project: &Project) -> Step {
    cargo(
        project,
        "native tests",
        ["test", "--workspace", "--locked", "--no-fail-fast"],
    )
}

/// The tests of the adapters to the web platform, in Chromium through its driver.
pub fn wasm_tests(project: &Project, chromium: &Chromium) -> Result<Step> {
    let features = ["--no-default-features", "--features", "browser"];
    let arguments = ["test"].into_iter().chain(WASM).chain(features);
    let mut step = cargo(project, "wasm tests", arguments.chain(["--test", "web"]));
    // Another browser's driver named in the environment would be taken before Chromium's.
    for other in [
        "GECKODRIVER",
        "SAFARIDRIVER",
        "MSEDGEDRIVER",
        "CHROMEDRIVER",
    ] {
        step.command.env_remove(other);
        step.command.env_remove(format!("{other}_REMOTE"));
    }
    step.command
        .env("CHROMEDRIVER", &chromium.driver)
        .env(
            "WASM_BINDGEN_TEST_WEBDRIVER_JSON",
            capabilities(project, chromium)?,
        )
        .env("WASM_BINDGEN_TEST_TIMEOUT", "180")
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "30")
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            "wasm-bindgen-test-runner",
        );
    Ok(step)
}

/// Writes how Chromium is to be started, and says where. Made here, not committed: it names the
/// browser of this machine.
fn capabilities(project: &Project, chromium: &Chromium) -> Result<PathBuf> {
    let json = serde_json::json!({
        "goog:chromeOptions": {
            "binary": chromium.browser,
            "args": [
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
            ],
        }
    });
    let file = project.tools().join("webdriver.json");
    fs::create_dir_all(project.tools())
        .and_then(|()| fs::write(&file, json.to_string()))
        .with_context(|| format!("writing {}", file.display()))?;
    Ok(file)
}

/// Every `*.test.mjs` beside the harness. Listed here: Node 20's runner takes no patterns.
pub fn browser_test_files(project: &Project) -> Result<Vec<PathBuf>> {
    let folder = project.browser_tests();
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder).with_context(|| format!("reading {}", folder.display()))? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(".test.mjs") {
            files.push(path);
        }
    }
    if files.is_empty() {
        bail!("no *.test.mjs in {}", folder.display());
    }
    files.sort();
    Ok(files)
}

/// The finished page in Chromium, one test file at a time: two browsers at once on two cores
/// make each other's waits run out.
pub fn browser_tests(project: &Project, chromium: &Chromium, files: &[PathBuf]) -> Step {
    let mut command = project.command("node");
    command
        .env("DIST", project.dist())
        .env("CHROMIUM", &chromium.browser)
        .args(["--test", "--test-concurrency=1", "--test-reporter=spec"])
        // A test that failed with its browser open must not keep the run from ending.
        .arg("--test-force-exit")
        .args(files);
    Step {
        name: "browser tests",
        command,
    }
}
