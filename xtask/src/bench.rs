//! `cargo xtask bench`: the page's engine beside what a person could use in its place.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, Result};

use crate::build_id::build_id;
use crate::program::{BENCH, ENGINE, Form, Linking, Program};
use crate::project::Project;
use crate::run::run_reading;
use crate::setup;

/// Where the bench page is put together.
const FOLDER: &str = "target/bench";

const PAGE: &str = "benches/page/index.html";

const SCRIPTS: [&str; 2] = ["public/ahead.js", "public/engine_worker.js"];

/// Builds the bench page and measures it beside the peers. The arguments are those of
/// `benches/browser/run.mjs`.
///
/// # Errors
/// When the set-up fails, the page cannot be built, or the harness cannot be started. A limit
/// that is not kept is told by the exit code.
pub fn bench(project: &Project, arguments: &[String]) -> Result<ExitCode> {
    let chromium = setup::for_benching(project)?;
    make(project)?;
    let mut node = project.command("node");
    node.env("CHROMIUM", &chromium.browser)
        .arg(project.bench().join("run.mjs"))
        .args(["--contender", &format!("lardom={FOLDER}")])
        // What a visitor fetches is the page, not the bench's.
        .args(["--weigh", "lardom=dist"])
        .args(arguments);
    let status = run_reading(&mut node, |_| {})?;
    Ok(if status.success() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Makes `target/bench/`: the engine as Trunk makes it for `dist/`, and the program that asks it.
fn make(project: &Project) -> Result<()> {
    println!("building {FOLDER}/ (several minutes the first time, a minute or two later)");
    let folder = project.path(FOLDER);
    fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
    for program in [ENGINE, BENCH] {
        make_program(project, &program, &folder)
            .with_context(|| format!("building {}", program.name))?;
    }
    for file in SCRIPTS {
        let from = project.path(file);
        let name = from.file_name().context("a file without a name")?;
        fs::copy(&from, folder.join(name)).with_context(|| format!("copying {file}"))?;
    }
    let page = fs::read_to_string(project.path(PAGE)).with_context(|| format!("reading {PAGE}"))?;
    let page = page.replace("?BUILD", &format!("?{}", build_id(project)?));
    fs::write(folder.join("index.html"), page).context("writing the bench page")
}

fn make_program(project: &Project, program: &Program, folder: &Path) -> Result<()> {
    let compiled = program.compile(project, Form::Finished, Linking::Plain)?;
    let bound = program.bind(project, &compiled, folder)?;
    program.optimise(project, &bound)
}
