//! What the steps found: said while they run, and added up at the end.

use std::fmt::Write as _;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::Result;

use super::one;
use super::steps::Step;
use crate::run::{duration, run_reading};
use crate::tally::Tally;

/// How one step ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    tally: Tally,
    /// Why it failed, if not every line of it is in its output.
    why: Option<String>,
}

impl Outcome {
    /// A step that is one test and passed.
    pub fn passed() -> Self {
        Self {
            tally: one(true),
            why: None,
        }
    }

    /// A step that is one test and failed.
    pub fn failed(why: &str) -> Self {
        Self {
            tally: one(false),
            why: Some(why.to_owned()),
        }
    }

    /// A step whose runner counted its tests. A runner that fails without a failed test could
    /// not start them, and one that ends well without a test has tested nothing: both failed.
    pub fn counted(success: bool, mut tally: Tally) -> Self {
        let why = match (success, tally) {
            (
                true,
                Tally {
                    passed: 0,
                    failed: 0,
                },
            ) => Some("no test was run"),
            (false, Tally { failed: 0, .. }) => Some("the tests could not all be run"),
            _ => None,
        };
        if why.is_some() {
            tally.add(one(false));
        }
        Self {
            tally,
            why: why.map(ToOwned::to_owned),
        }
    }

    fn is_good(&self) -> bool {
        self.tally.failed == 0
    }
}

/// The steps so far.
#[derive(Debug, Default)]
pub struct Report {
    steps: Vec<(String, Outcome, Duration)>,
}

impl Report {
    /// Runs a step that is one test: its exit code says how it went.
    pub fn lint(&mut self, mut step: Step) {
        self.check(step.name, || {
            let status = run_reading(&mut step.command, |_| {})?;
            Ok(if status.success() {
                Outcome::passed()
            } else {
                Outcome::failed(&format!("{status}"))
            })
        });
    }

    /// Runs a step that counts its own tests.
    pub fn tests(&mut self, mut step: Step) {
        self.check(step.name, || {
            let mut tally = Tally::default();
            let status = run_reading(&mut step.command, |line| tally.read(line))?;
            Ok(Outcome::counted(status.success(), tally))
        });
    }

    /// Runs a step that is done here, and says whether it was good.
    pub fn check(&mut self, name: &str, step: impl FnOnce() -> Result<Outcome>) -> bool {
        println!("\n── {name}");
        let start = Instant::now();
        let outcome = step().unwrap_or_else(|error| Outcome::failed(&format!("{error:#}")));
        let time = start.elapsed();
        let good = outcome.is_good();
        let verdict = if good { "passed" } else { "FAILED" };
        println!("── {name}: {verdict} after {}", duration(time));
        if let Some(why) = &outcome.why {
            println!("   {why}");
        }
        self.steps.push((name.to_owned(), outcome, time));
        good
    }

    /// Writes down a step that could not be tried; it counts as failed.
    pub fn skip(&mut self, name: &str, why: &str) {
        self.check(name, || Ok(Outcome::failed(&format!("not run: {why}"))));
    }

    /// The closing lines, the last of them `N passed, N failed`.
    pub fn summary(&self, total: Duration) -> String {
        let mut out = String::from("\n");
        let mut sum = Tally::default();
        for (name, outcome, time) in &self.steps {
            let mark = if outcome.is_good() {
                "passed"
            } else {
                "FAILED"
            };
            let Tally { passed, failed } = outcome.tally;
            let time = duration(*time);
            let _ = writeln!(
                out,
                "{mark}  {name:30} {passed:>5} passed {failed:>3} failed  {time:>13}"
            );
            sum.add(outcome.tally);
        }
        let _ = writeln!(out, "all of it took {}", duration(total));
        let _ = writeln!(out, "{} passed, {} failed", sum.passed, sum.failed);
        out
    }

    /// Success if no step failed.
    pub fn exit_code(&self) -> ExitCode {
        if self.steps.iter().all(|(_, outcome, _)| outcome.is_good()) {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(passed: u64, failed: u64) -> Tally {
        Tally { passed, failed }
    }

    #[test]
    fn a_runner_that_tested_nothing_has_failed() {
        assert!(Outcome::counted(true, tally(3, 0)).is_good());
        assert!(!Outcome::counted(true, tally(0, 0)).is_good());
        assert!(!Outcome::counted(true, tally(3, 1)).is_good());
        assert_eq!(Outcome::counted(false, tally(3, 2)).tally, tally(3, 2));
        assert_eq!(Outcome::counted(false, tally(3, 0)).tally, tally(3, 1));
    }

    #[test]
    fn the_last_line_adds_everything_up() {
        let mut report = Report::default();
        report.check("one", || Ok(Outcome::passed()));
        report.check("many", || Ok(Outcome::counted(true, tally(40, 0))));
        assert_eq!(report.exit_code(), ExitCode::SUCCESS);
        report.check("broken", || anyhow::bail!("cannot start"));
        report.skip("last", "nothing to test");
        let summary = report.summary(Duration::from_secs(1));
        assert_eq!(summary.lines().last(), Some("41 passed, 2 failed"));
        assert_eq!(report.exit_code(), ExitCode::FAILURE);
    }
}
