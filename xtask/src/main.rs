//! `cargo xtask COMMAND`: everything there is to do with the project, from a machine that has
//! only Rust and Node. Each command does the set-up that it needs first.

mod bench;
mod build;
mod build_id;
mod deps;
mod fuzz;
mod help;
mod page;
mod program;
mod project;
mod run;
mod serve;
mod servers;
mod setup;
mod tally;
mod test;
mod trunk_page;
mod vendor;
mod version;
mod weigh;

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::project::Project;

const HELP: &str = "\
cargo xtask COMMAND

  serve [--port N] [--debug]  sets up what is missing, builds the page, serves it here and
                              builds it again when a file changes; --debug builds faster
  test                        runs every check that has to pass: format, lints, native tests,
                              a little fuzzing, tests in the browser, the committed bundles, the
                              size of the page
  build                       makes dist/, which works from any folder of any static host, and
                              weighs it
  bench [ARGUMENTS]           measures the engine beside what a person could use in its place;
                              the arguments are those of benches/browser/run.mjs
  servers                     tries the web servers' settings of docs/drift.md on those servers,
                              with the page in dist/
  fuzz [--runs N] [TARGET...] tries the readers on what a fuzzer makes of the seeds: a few
                              thousand executions of each target, the same every time; with
                              --runs, N of each, on from where the last ones ended
  deps                        checks licences and sources of everything the program is made of
  vendor                      makes public/vendor again: the bundles of ECharts and ProseMirror
                              (also called echarts)
  help                        prints this

What the set-up installs stays inside the project (target/tools, node_modules), but for Rust's
own parts (through rustup) and Chromium (through apt-get, where it may).";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match command(&arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn command(arguments: &[String]) -> Result<ExitCode> {
    let (name, rest) = match arguments.split_first() {
        Some((name, rest)) => (name.as_str(), rest),
        None => ("help", arguments),
    };
    if !["serve", "bench", "fuzz"].contains(&name) && !rest.is_empty() {
        bail!("{name} takes no arguments; `cargo xtask help` lists the commands");
    }
    let project = Project::find()?;
    match name {
        "serve" => serve::serve(&project, &serve::Options::parse(rest)?),
        "test" => test::test(&project),
        "build" => {
            setup::for_building(&project)?;
            build::build(&project)
        }
        "page" => page::page(&project),
        "trunk-page" => trunk_page::trunk_page(&project),
        "servers" => servers::servers(&project),
        "bench" => bench::bench(&project, rest),
        "fuzz" => fuzz::fuzz(&project, &fuzz::Options::parse(rest)?),
        "deps" => deps::deps(&project),
        "vendor" | "echarts" => vendor::rebuild(&project),
        "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        other => bail!("there is no command {other:?}\n\n{HELP}"),
    }
}
