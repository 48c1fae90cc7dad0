//! `cargo xtask fuzz`: the readers on what a fuzzer makes of the seeds.
//!
//! The targets are cargo-fuzz's, but are built here: with the compiler that the project is built with, without a
//! sanitiser (the program has no `unsafe`), and with the coverage that libFuzzer is guided by.

use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context as _, Result, bail};

use crate::project::Project;
use crate::run::{answer, duration, run};
use crate::setup;
use crate::tally::Tally;

/// A target, and how it is run where nothing else is asked for.
struct Target {
    name: &'static str,
    /// Executions that take some five seconds. A number and no time: the same inputs are tried on every machine.
    runs: u64,
    /// Bytes of the longest input: seeds are cut to so many, which archives do not outlive.
    longest: usize,
}

const fn target(name: &'static str, runs: u64, longest: usize) -> Target {
    Target {
        name,
        runs,
        longest,
    }
}

const TARGETS: [Target; 14] = [
    target("account", 1_000, 2 << 10),
    target("archive", 3_000, 16 << 10),
    target("dates", 10_000, 1 << 10),
    target("delimited", 2_000, 2 << 10),
    target("encoding", 3_000, 1 << 10),
    target("identifiers", 10_000, 1 << 10),
    target("json", 30_000, 4 << 10),
    target("links", 5_000, 1 << 11),
    target("markup", 5_000, 4 << 10),
    target("ods", 10_000, 16 << 10),
    target("xls", 5_000, 8 << 10),
    target("xlsb", 400, 16 << 10),
    target("xlsx", 2_000, 16 << 10),
    target("xlsx_parts", 5_000, 4 << 10),
];

/// How the compiler marks the program's branches for libFuzzer: what cargo-fuzz asks for, and stable Rust has.
const COVERAGE: [&str; 5] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
];

/// Bytes of the longest input of runs that are asked for.
const LONGEST: usize = 64 << 10;

/// Files that are seeds for every target, beside its own.
const SAMPLES: &str = "public/sample";

/// How often what is tried, and what.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Executions of each target; without it, few, and the same ones every time.
    pub runs: Option<u64>,
    /// The targets; all of them where none is named.
    pub targets: Vec<String>,
}

impl Options {
    /// Reads the arguments.
    ///
    /// # Errors
    /// When one is not understood.
    pub fn parse(arguments: &[String]) -> Result<Self> {
        let mut options = Self::default();
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            if argument == "--runs" {
                let runs = rest.next().context("--runs needs a number")?;
                let runs = runs
                    .parse()
                    .with_context(|| format!("{runs} is no number"))?;
                options.runs = Some(runs);
            } else if TARGETS.iter().any(|target| target.name == argument) {
                options.targets.push(argument.clone());
            } else {
                let names: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
                bail!("{argument} is no target; these are: {}", names.join(", "));
            }
        }
        Ok(options)
    }

    fn wants(&self, target: &str) -> bool {
        self.targets.is_empty() || self.targets.iter().any(|name| name == target)
    }
}

/// Builds and runs the targets.
///
/// # Errors
/// When the set-up fails or they cannot be built or started. What they find is told by the exit code.
pub fn fuzz(project: &Project, options: &Options) -> Result<ExitCode> {
    setup::for_fuzzing(project)?;
    let tally = run_all(project, options)?;
    Ok(if tally.failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// The same for whoever counts the targets that found nothing and those that did. The set-up must be in place.
///
/// # Errors
/// As [`fuzz`].
pub fn run_all(project: &Project, options: &Options) -> Result<Tally> {
    let programs = build(project)?;
    let mut tally = Tally::default();
    for target in TARGETS.iter().filter(|target| options.wants(target.name)) {
        let start = Instant::now();
        let run = Run::of(project, target, &programs);
        let found = run.go(options.runs)?;
        let time = duration(start.elapsed());
        println!(
            "{:12} {:>9} executions {time:>13}",
            target.name, found.executions
        );
        if found.good {
            tally.passed += 1;
        } else {
            tally.failed += 1;
            run.tell()?;
        }
    }
    Ok(tally)
}

/// Compiles every target, and says where they are.
fn build(project: &Project) -> Result<PathBuf> {
    let about = answer(project.command("rustc").arg("-vV")).context("rustc does not answer")?;
    let host = about
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .context("rustc does not name its host")?;
    let folder =
        env::var_os("CARGO_TARGET_DIR").map_or_else(|| project.path("target"), PathBuf::from);
    println!("building the fuzz targets (a few minutes the first time)");
    let mut cargo = project.command("cargo");
    cargo
        .env("RUSTFLAGS", COVERAGE.join(" "))
        .args(["build", "--quiet", "--locked", "--bins"])
        .arg("--manifest-path")
        .arg(project.fuzz().join("Cargo.toml"))
        // With a target named, what runs while building is compiled without the coverage.
        .args(["--target", host, "--target-dir"])
        .arg(&folder);
    run(&mut cargo)?;
    Ok(folder.join(host).join("debug"))
}

/// One target's run.
struct Run<'a> {
    project: &'a Project,
    target: &'a Target,
    program: PathBuf,
    log: PathBuf,
    artifacts: PathBuf,
}

/// What a run came to.
struct Found {
    executions: u64,
    good: bool,
}

impl<'a> Run<'a> {
    fn of(project: &'a Project, target: &'a Target, programs: &Path) -> Self {
        let name = target.name;
        Self {
            project,
            target,
            program: programs.join(name),
            log: project.path("target/fuzz").join(format!("{name}.log")),
            artifacts: project.fuzz().join("artifacts").join(name),
        }
    }

    /// Without a number of runs, the few that are the same every time: from the seeds alone and without limits of
    /// time. With it, on from where the last ones ended, and inputs that take long or much are findings too.
    fn go(&self, runs: Option<u64>) -> Result<Found> {
        let name = self.target.name;
        let corpus = match runs {
            None => self.project.path("target/fuzz").join(name),
            Some(_) => self.project.fuzz().join("corpus").join(name),
        };
        if runs.is_none() && corpus.exists() {
            fs::remove_dir_all(&corpus)
                .with_context(|| format!("emptying {}", corpus.display()))?;
        }
        for folder in [&corpus, &self.artifacts, &self.project.path("target/fuzz")] {
            fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
        }
        let log =
            File::create(&self.log).with_context(|| format!("making {}", self.log.display()))?;
        let mut fuzzer = self.project.command(&self.program.to_string_lossy());
        fuzzer
            .arg("-print_final_stats=1")
            .arg(format!("-artifact_prefix={}/", self.artifacts.display()));
        let (runs, longest) = match runs {
            None => {
                fuzzer.args(["-seed=1", "-timeout=0", "-report_slow_units=1000000"]);
                (self.target.runs, self.target.longest)
            }
            Some(runs) => {
                fuzzer.args([
                    "-timeout=3",
                    "-report_slow_units=1",
                    "-rss_limit_mb=1024",
                    "-malloc_limit_mb=512",
                ]);
                (runs, LONGEST)
            }
        };
        fuzzer.args([format!("-runs={runs}"), format!("-max_len={longest}")]);
        let dictionary = self
            .project
            .fuzz()
            .join("dictionaries")
            .join(format!("{name}.dict"));
        if dictionary.exists() {
            fuzzer.arg(format!("-dict={}", dictionary.display()));
        }
        fuzzer.arg(&corpus);
        let seeds = self.project.fuzz().join("seeds").join(name);
        let samples = self.project.path(SAMPLES);
        fuzzer.args([seeds, samples].iter().filter(|folder| folder.is_dir()));
        let status = fuzzer
            .stdout(log.try_clone()?)
            .stderr(log)
            .status()
            .with_context(|| format!("could not start {}", self.program.display()))?;
        Ok(Found {
            executions: executions(&fs::read(&self.log)?),
            good: status.success(),
        })
    }

    /// Says what was found and how to see it again.
    fn tell(&self) -> Result<()> {
        /// Enough for a message and the way to it.
        const LINES: usize = 60;
        let log = fs::read(&self.log)?;
        let log = String::from_utf8_lossy(&log);
        let lines: Vec<&str> = log.lines().collect();
        for line in lines.iter().skip(lines.len().saturating_sub(LINES)) {
            println!("  {line}");
        }
        println!(
            "{} FOUND SOMETHING. All of its output is in {}; the input is named above. Once more:\n  {} INPUT",
            self.target.name,
            self.log.display(),
            self.program.display()
        );
        Ok(())
    }
}

/// How many executions a run's closing lines tell of.
fn executions(log: &[u8]) -> u64 {
    String::from_utf8_lossy(log)
        .lines()
        .filter_map(|line| line.strip_prefix("stat::number_of_executed_units:"))
        .find_map(|count| count.trim().parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_is_run() -> Result<()> {
        let mut files = Vec::new();
        for entry in fs::read_dir(Project::find()?.fuzz().join("fuzz_targets"))? {
            let name = entry?.file_name();
            files.push(name.to_string_lossy().trim_end_matches(".rs").to_owned());
        }
        files.sort();
        assert_eq!(files, TARGETS.map(|target| target.name));
        Ok(())
    }

    #[test]
    fn arguments_are_targets_and_a_number() -> Result<()> {
        let parse = |words: &str| {
            let words: Vec<String> = words.split_whitespace().map(str::to_owned).collect();
            Options::parse(&words)
        };
        assert_eq!(parse("")?, Options::default());
        let options = parse("--runs 12 json xls")?;
        assert_eq!(options.runs, Some(12));
        assert!(options.wants("xls") && !options.wants("ods"));
        assert!(parse("docx").is_err() && parse("--runs").is_err());
        Ok(())
    }

    #[test]
    fn executions_are_read_from_the_closing_lines() {
        let log = b"#2 INITED\nstat::number_of_executed_units: 5000\nstat::peak_rss_mb: 60\n";
        assert_eq!(executions(log), 5000);
        assert_eq!(executions(b""), 0);
    }
}
