//! `cargo xtask bench`: the page's engine beside what a person could use in its place.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, Result};

use crate::build_id::{VARIABLE, build_id};
use crate::project::Project;
use crate::run::{run, run_reading};
use crate::setup;

/// Where the bench page is put together.
const FOLDER: &str = "target/bench";

const FILES: [&str; 2] = ["benches/page/index.html", "public/engine_worker.js"];

/// A program of the bench page.
struct Program {
    name: &'static str,
    features: &'static str,
    /// The program of the page whose settings in `index.html` it is built with.
    like: &'static str,
    /// The form of its JavaScript, as Trunk chooses it for that program.
    bindings: &'static str,
}

const PROGRAMS: [Program; 2] = [
    Program {
        name: "engine",
        features: "worker",
        like: "engine",
        bindings: "no-modules",
    },
    Program {
        name: "bench",
        features: "bench",
        like: "app",
        bindings: "web",
    },
];

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
    let id = build_id(project)?;
    println!("building {FOLDER}/ as {id} (several minutes the first time, a minute or two later)");
    let folder = project.path(FOLDER);
    fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
    let page = fs::read_to_string(project.path("index.html")).context("reading index.html")?;
    for program in &PROGRAMS {
        let settings = Settings::of(&page, program.like)
            .with_context(|| format!("index.html does not say how to build {}", program.like))?;
        build(project, program, &settings, &id)
            .with_context(|| format!("building {}", program.name))?;
    }
    for file in FILES {
        let from = project.path(file);
        let name = from.file_name().context("a file without a name")?;
        fs::copy(&from, folder.join(name)).with_context(|| format!("copying {file}"))?;
    }
    Ok(())
}

fn build(project: &Project, program: &Program, settings: &Settings, id: &str) -> Result<()> {
    let folder = project.path(FOLDER);
    let mut cargo = project.command("cargo");
    cargo
        .env(VARIABLE, id)
        .args(["build", "--locked", "--target", "wasm32-unknown-unknown"])
        .arg("--target-dir")
        .arg(project.path("target"))
        .args(["--profile", &settings.profile, "--bin", program.name])
        .args(["--no-default-features", "--features", program.features]);
    run(&mut cargo)?;

    let mut bindgen = project.command("wasm-bindgen");
    bindgen
        .args(["--target", program.bindings, "--no-typescript"])
        .args(["--out-name", program.name, "--out-dir"])
        .arg(&folder)
        .arg(compiled(project, program, settings));
    run(&mut bindgen)?;

    let wasm = folder.join(format!("{}_bg.wasm", program.name));
    let mut optimiser = project.command("wasm-opt");
    optimiser
        .arg(format!("-O{}", settings.level))
        .args(&settings.parameters)
        .arg(&wasm)
        .arg("--output")
        .arg(&wasm);
    run(&mut optimiser)
}

fn compiled(project: &Project, program: &Program, settings: &Settings) -> PathBuf {
    project
        .path("target/wasm32-unknown-unknown")
        .join(&settings.profile)
        .join(format!("{}.wasm", program.name))
}

/// How Trunk builds a program of the page.
#[derive(Debug, PartialEq, Eq)]
struct Settings {
    profile: String,
    level: String,
    parameters: Vec<String>,
}

impl Settings {
    /// Reads them where Trunk does: in the program's `<link>`.
    fn of(page: &str, program: &str) -> Option<Self> {
        let bin = format!("data-bin=\"{program}\"");
        let link = page.split('<').find(|tag| tag.contains(&bin))?;
        let parameters = attribute(link, "data-wasm-opt-params")?;
        Some(Self {
            profile: attribute(link, "data-cargo-profile-release")
                .unwrap_or("release")
                .to_owned(),
            level: attribute(link, "data-wasm-opt")?.to_owned(),
            parameters: parameters.split_whitespace().map(str::to_owned).collect(),
        })
    }
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split_once('"').map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_settings_where_trunk_does() {
        let page = "<link data-bin=\"app\" data-cargo-profile-release=\"page\" data-wasm-opt=\"z\" \
             data-wasm-opt-params=\"--a --b\"><link data-bin=\"engine\" data-wasm-opt=\"3\" \
             data-wasm-opt-params=\"\"><link data-bin=\"plain\">";
        let app = Settings {
            profile: "page".to_owned(),
            level: "z".to_owned(),
            parameters: vec!["--a".to_owned(), "--b".to_owned()],
        };
        assert_eq!(Settings::of(page, "app"), Some(app));
        let engine = Settings {
            profile: "release".to_owned(),
            level: "3".to_owned(),
            parameters: Vec::new(),
        };
        assert_eq!(Settings::of(page, "engine"), Some(engine));
        assert_eq!(Settings::of(page, "plain"), None);
        assert_eq!(Settings::of(page, "absent"), None);
    }

    #[test]
    fn the_page_says_how_to_build_both_programs() -> Result<()> {
        let page = fs::read_to_string(Project::find()?.path("index.html"))?;
        for program in PROGRAMS {
            assert!(
                Settings::of(&page, program.like).is_some_and(|found| !found.level.is_empty()),
                "{}",
                program.like
            );
        }
        Ok(())
    }
}
