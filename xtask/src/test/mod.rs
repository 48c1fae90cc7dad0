//! `cargo xtask test`: every check that has to pass, in the order that fails soonest.

mod report;
mod steps;

use std::process::ExitCode;
use std::time::Instant;

use anyhow::Result;

use self::report::{Outcome, Report};
use crate::project::Project;
use crate::run::{answer, duration};
use crate::setup::{self, Chromium};
use crate::tally::Tally;
use crate::{build, fuzz, vendor};

/// Runs every step. A step that finds something does not stop the ones after it; only what they
/// stand on does: the set-up, and a page that cannot be built.
///
/// # Errors
/// When the set-up fails.
pub fn test(project: &Project) -> Result<ExitCode> {
    let start = Instant::now();
    println!(
        "every check of the project: up to 40 minutes the first time on two cores, most of it \
         compiling; under 15 later"
    );
    let chromium = setup::for_testing(project)?;
    println!("set-up: in place ({})", duration(start.elapsed()));
    if let Some(version) = answer(project.command("rustc").arg("--version")) {
        println!("with {}", version.trim());
    }

    let mut report = Report::default();
    for lint in steps::lints(project) {
        report.lint(lint);
    }
    report.tests(steps::native_tests(project));
    report.check("fuzzing", || fuzzed(project));
    report.tests(steps::wasm_tests(project, &chromium)?);
    report.check("the committed bundles", || committed_bundles(project));
    if report.check("build", || built(project)) {
        report.check("weight", || weighed(project));
        browser(project, &chromium, &mut report)?;
    } else {
        report.skip("browser tests", "there is no page to test");
    }

    print!("{}", report.summary(start.elapsed()));
    Ok(report.exit_code())
}

fn browser(project: &Project, chromium: &Chromium, report: &mut Report) -> Result<()> {
    let files = steps::browser_test_files(project)?;
    report.tests(steps::browser_tests(project, chromium, &files));
    Ok(())
}

fn committed_bundles(project: &Project) -> Result<Outcome> {
    let differing = vendor::differing(project)?;
    if differing.is_empty() {
        println!("a rebuild gives the same bytes");
        return Ok(Outcome::passed());
    }
    Ok(Outcome::failed(&format!(
        "a rebuild gives another {}; run `cargo xtask vendor` and commit what it writes",
        differing.join(" and ")
    )))
}

fn fuzzed(project: &Project) -> Result<Outcome> {
    let tally = fuzz::run_all(project, &fuzz::Options::default())?;
    Ok(Outcome::counted(tally.failed == 0, tally))
}

fn built(project: &Project) -> Result<Outcome> {
    build::make(project)?;
    Ok(Outcome::passed())
}

fn weighed(project: &Project) -> Result<Outcome> {
    Ok(if build::weigh_and_say(project)? {
        Outcome::passed()
    } else {
        Outcome::failed("the page is over its budget")
    })
}

/// A step's tally when its runner counts nothing itself: the step is one test.
fn one(passed: bool) -> Tally {
    Tally {
        passed: u64::from(passed),
        failed: u64::from(!passed),
    }
}
